"""Whether daily work is defined: an agreed way for every routine process, and which of eight facets each process lacks.

Source: NHS Wales (2024), §§1.2 (7), 2.1 and 2.4 (question 8).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from graph.analysis.case import Case
from graph.analysis.words_dates import review_in_date
from graph.model import Record

Facet = Literal["purpose", "customer", "inputs", "outputs", "owner", "standard", "measure", "feedback"]
FACETS: tuple[Facet, ...] = get_args(Facet)
Way = Literal["in_date", "out_of_date", "none"]
FOLLOWS = "standardised_by"


@dataclass(frozen=True, slots=True)
class Defined:
    """How far one process is defined.

    Attributes:
        process: Its position.
        way: Whether an agreed way of working is `in_date`, `out_of_date`, or there is `none`.
        ways: The agreed ways, in order of id.
        missing: The facets that are not recorded.
    """

    process: int
    way: Way
    ways: tuple[int, ...]
    missing: tuple[Facet, ...]

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        ids = case.snapshot.ids
        return {
            "id": ids[self.process],
            "way": self.way,
            "ways": [ids[one] for one in self.ways],
            "missing": list(self.missing),
        }


def processes_defined(case: Case, processes: list[int]) -> list[Defined]:
    """Return how far some live processes are defined, in the same order."""
    feedback = {kind.name for kind in case.snapshot.ontology.with_trait("feedback")}
    return [_defined(case, process, feedback) for process in processes]


def _defined(case: Case, process: int, feedback: set[str]) -> Defined:
    ways = case.out(process, FOLLOWS)
    is_in_date = any(review_in_date(case, way) for way in ways)
    way: Way = "in_date" if is_in_date else "out_of_date" if ways else "none"
    helping = [link.name for link in case.snapshot.ontology.links_with_trait("helps")]
    services = case.out(process, "produces")
    heard = [item for node in (process, *services) for item in case.into(node, "about") if case.kind(item) in feedback]
    there: dict[Facet, bool] = {
        "purpose": bool(case.sight.serves[process]),
        "customer": case.what_for.reaches_people(process),
        "inputs": bool(case.into(process, "flows_to", "enables", "steers") or case.out(process, "depends_on")),
        "outputs": bool(case.out(process, "flows_to", "produces", "enables", "steers")),
        "owner": bool(case.out(process, *helping)),
        "standard": is_in_date,
        "measure": bool(case.measures(process)),
        "feedback": bool(heard),
    }
    return Defined(process, way, tuple(ways), tuple(facet for facet in FACETS if not there[facet]))
