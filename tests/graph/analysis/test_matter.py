"""Tests of `graph.analysis.matter`: what is within a unit."""

from __future__ import annotations

from graph.analysis.examples import case_of
from graph.analysis.findings import Findings, findings
from graph.analysis.matter import Matter

TEXT = """
OrgUnit u0; OrgUnit u1 -part_of-> u0; OrgUnit u2 -part_of-> u0
Process r1 unit=u1 lane=mainstay; Process r2 unit=u2 lane=mainstay
Feedback f1 -about-> r1; Feedback f2 -about-> r2; Feedback f3
"""


def within(unit: str = "") -> Matter:
    case = case_of(TEXT)
    return Matter(case, lambda: findings(case), case.snapshot.position(unit) if unit else None)


def ids(matter: Matter, kind: str) -> list[str]:
    return [matter.case.snapshot.ids[node] for node in matter.live(kind)]


def test_within_a_unit_is_what_belongs_to_it_or_below_it() -> None:
    assert ids(within("u1"), "Process") == ["r1"]
    assert ids(within("u0"), "Process") == ["r1", "r2"]


def test_what_has_no_unit_is_within_the_unit_of_what_it_is_joined_to() -> None:
    assert ids(within("u1"), "Feedback") == ["f1"]
    assert ids(within(), "Feedback") == ["f1", "f2", "f3"]


def test_findings_are_those_within_the_unit_and_are_asked_for_once() -> None:
    case, asked = case_of(TEXT), list[int]()

    def found() -> Findings:
        asked.append(1)
        return findings(case)

    matter = Matter(case, found, case.snapshot.position("u1"))

    assert [one.id for one in matter.found("S01", "S02")] == ["S01:r1", "S02:r1"]
    assert matter.found("S03")
    assert len(asked) == 1
