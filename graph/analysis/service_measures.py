"""Which sorts of measure each service has, of its own or of the work that produces it; a missing sort is a gap.

Source: NHS Wales (2024), §2 (planning tools): process, outcome and balancing measures of each service.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from graph.analysis.case import Case
from graph.model import Record

Sort = Literal["outcome", "process", "balancing"]
SORTS: tuple[Sort, ...] = get_args(Sort)
PRODUCES = "produces"


@dataclass(frozen=True, slots=True)
class ServiceMeasures:
    """The measures of one service.

    Attributes:
        service: Its position.
        outcome, process, balancing: Live measures of that sort, in order of id.
    """

    service: int
    outcome: tuple[int, ...]
    process: tuple[int, ...]
    balancing: tuple[int, ...]

    @property
    def missing(self) -> tuple[Sort, ...]:
        """The sorts of which it has none."""
        return tuple(sort for sort in SORTS if not getattr(self, sort))

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        ids = case.snapshot.ids
        return {
            "service": ids[self.service],
            **{sort: [ids[at] for at in getattr(self, sort)] for sort in SORTS},
            "missing": list(self.missing),
        }


def service_measures(case: Case, services: list[int]) -> list[ServiceMeasures]:
    """Return the measures of some services, in the same order."""
    return [_of(case, service) for service in services]


def _of(case: Case, service: int) -> ServiceMeasures:
    near = (service, *case.into(service, PRODUCES), *case.out(service, "achieves", "meets"))
    found = {sort: sorted({one for thing in near for one in case.measures(thing, sort)}) for sort in SORTS}
    return ServiceMeasures(service, *(tuple(found[sort]) for sort in SORTS))
