"""Small organisations in the notation as cases: how the examples inside rules are run, and what they show of a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from graph.analysis.case import Case
from graph.analysis.rule import EXAMPLE_DATE, CannotTell, Hit, Judgement, Rule
from graph.analysis.snapshot import Snapshot
from graph.columns import columns_of
from graph.declarations import load_ontology
from graph.notation import parse
from graph.ontology import Ontology
from graph.settings import Thresholds


def case_of(text: str, date: str = EXAMPLE_DATE, thresholds: Thresholds | None = None) -> Case:
    """Return the case of a text in the notation, by the kinds that come with the product.

    Args:
        text: Nodes, links and readings; see `graph.notation`.
        date: The day asked about, ISO.
        thresholds: Other than the usual ones.

    >>> case = case_of("Need d1")
    >>> case.live_of("Need")
    [0]
    """
    batch = parse(text)
    columns = columns_of(batch.nodes, batch.links, origin=batch.source)
    return Case(Snapshot(_ontology(), columns, date, readings=lambda: batch.readings), thresholds)


def monthly(measure: str, *values: float, last: str = "2026-06") -> str:
    """Return the readings of a measure in the notation, one a month, the last one in a month.

    >>> monthly("m1", 3, 4.5)
    'm1 @ 2026-05-01 = 3; m1 @ 2026-06-01 = 4.5'
    """
    year, month = map(int, last.split("-"))
    months = [divmod(year * 12 + month - 1 - before, 12) for before in reversed(range(len(values)))]
    days = (f"{in_year}-{number + 1:02}-01" for in_year, number in months)
    return "; ".join(f"{measure} @ {day} = {value:g}" for day, value in zip(days, values, strict=True))


def hits(rule: Rule, case: Case) -> list[tuple[str, ...]]:
    """Return what a rule finds in a case, each as the ids of its nodes, the subject first, in order.

    Nothing where the rule is withheld because no purpose is recorded.
    """
    return sorted(_ids(case, hit.nodes) for hit in _judgements(rule, case) if isinstance(hit, Hit))


def untold(rule: Rule, case: Case) -> list[tuple[str, str]]:
    """Return about which nodes a rule cannot tell, each with the field that it misses, in order."""
    gaps = [gap for gap in _judgements(rule, case) if isinstance(gap, CannotTell)]
    return sorted((case.snapshot.ids[gap.node], gap.name) for gap in gaps)


def _judgements(rule: Rule, case: Case) -> Iterator[Judgement]:
    return iter(()) if rule.needs_anchor and not case.sight.answerable else rule.check(case)


def _ids(case: Case, nodes: Iterable[int]) -> tuple[str, ...]:
    return tuple(case.snapshot.ids[node] for node in nodes)


@cache
def _ontology() -> Ontology:
    return load_ontology()
