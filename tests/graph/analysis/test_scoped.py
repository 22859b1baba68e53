"""Which nodes belong to the unit that is asked about."""

from __future__ import annotations

from graph.analysis.examples import case_of
from graph.analysis.scoped import within

UNITS = "OrgUnit u1\nOrgUnit u2 -part_of-> u1\nOrgUnit u3\n"
WORK = "Process r3 unit=u3\nProcess r2 unit=u2\nProcess r1 unit=u1\nProcess r0\n"


def picked(scope: str) -> list[str]:
    """Return the work of a unit, asked for from the last to the first."""
    case = case_of(UNITS + WORK)
    index = case.snapshot.index
    pick = within(case, index[scope] if scope else None)
    return [case.snapshot.ids[node] for node in pick(index[name] for name in ("r3", "r2", "r1", "r0"))]


def test_what_belongs_to_a_unit_or_below_it_is_picked_in_the_same_order() -> None:
    assert picked("u1") == ["r2", "r1"]
    assert picked("u3") == ["r3"]


def test_without_a_unit_everything_is_picked() -> None:
    assert picked("") == ["r3", "r2", "r1", "r0"]
