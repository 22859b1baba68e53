"""Tests of `graph.analysis.working_together`: where work of one unit leans on another."""

from __future__ import annotations

from graph.analysis.examples import case_of
from graph.analysis.working_together import crossings

UNITS = "OrgUnit u1; OrgUnit u2; Process r1 unit=u1; Process r2 unit=u2; Process r3 unit=u1\n"


def test_a_dependence_between_two_units_is_told_with_what_it_rests_on() -> None:
    case = case_of(UNITS + "r1 -depends_on[basis=agreed]-> r2; r1 -depends_on-> r3; r1 -depends_on-> Resource z1")

    found = crossings(case)

    ids = case.snapshot.ids
    assert [(ids[one.work], ids[one.other], one.basis) for one in found] == [("r1", "r2", "agreed")]
    assert crossings(case, lambda _: False) == []
