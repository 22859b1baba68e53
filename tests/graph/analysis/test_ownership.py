"""Tests of `graph.analysis.ownership`: what nobody owns, and what is owned from afar."""

from __future__ import annotations

import pytest

from graph.analysis.examples import case_of
from graph.analysis.ownership import Ownership, ownership

TREE = """
OrgUnit u0 level=organisation
OrgUnit u1 level=directorate -part_of-> u0
OrgUnit u2 level=service -part_of-> u1
OrgUnit u3 level=team -part_of-> u2
OrgUnit u9 level=directorate -part_of-> u0
Role w0 -part_of-> u0
Role w1 -part_of-> u1
Role w2 -part_of-> u2
Role w3 -part_of-> u3
Role w9 -part_of-> u9
"""


def owned(text: str, kind: str = "Process") -> Ownership:
    return next(found for found in ownership(case_of(TREE + text)) if found.kind == kind)


def test_LS_22_what_nobody_owns_is_listed_by_kind() -> None:
    case = case_of(
        TREE + "Process r1; Process r2 -owned_by-> w1; Measure m1; Measure m2 -owned_by-> w1; Process r3 status=draft\n"
        "Improvement i1; Improvement i2 -led_by-> w1; Improvement i3 -sponsored_by-> w1; Need d1; Risk k1"
    )

    records = {found.kind: found.record(case) for found in ownership(case)}

    assert {kind: record["unowned"] for kind, record in records.items()} == {
        "Process": ["r1"],
        "Measure": ["m1"],
        "Improvement": ["i1"],
        "Risk": ["k1"],
    }
    assert records["Improvement"]["owned_near"] == {"part": 2, "whole": 3, "share": 2 / 3}


@pytest.mark.parametrize(("role", "is_far"), [("w0", True), ("w1", False), ("w2", False), ("w3", False), ("w9", True)])
def test_LS_22_an_owner_is_near_in_the_unit_itself_or_one_step_above_or_below(role: str, is_far: bool) -> None:
    found = owned(f"Process x unit=u2 -owned_by-> {role}")

    assert bool(found.far) is is_far
    assert found.near.part == (0 if is_far else 1)


@pytest.mark.parametrize(
    ("text", "kind", "is_far"),
    [
        ("Process x -owned_by-> w9; u2 -runs-> x", "Process", True),
        ("Process r1 unit=u2; Improvement x -improves-> r1; x -led_by-> w9", "Improvement", True),
        (
            "Process r1 unit=u2; Improvement x -improves-> r1; x -led_by-> w9; x -sponsored_by-> w1",
            "Improvement",
            False,
        ),
        ("Process r1 unit=u2; Measure x -measures-> r1; x -owned_by-> w9", "Measure", True),
        (
            "Process r1 unit=u2; Process r2 unit=u9; Measure x -measures-> r1; x -measures-> r2; x -owned_by-> w9",
            "Measure",
            False,
        ),
        ("Process x -owned_by-> w9", "Process", False),
        ("Role w8; Process x unit=u2 -owned_by-> w8", "Process", False),
    ],
)
def test_LS_22_an_item_belongs_where_it_is_at_work_whoever_owns_it(text: str, kind: str, is_far: bool) -> None:
    assert bool(owned(text, kind).far) is is_far


def test_an_item_owned_from_afar_names_the_roles() -> None:
    case = case_of(TREE + "Process x unit=u2 -owned_by-> w9")

    (record,) = [found.record(case) for found in ownership(case)]

    assert record["owned_from_afar"] == [{"node": "x", "roles": ["w9"]}]
    assert record["unowned"] == []


def test_only_what_is_asked_about_is_counted() -> None:
    case = case_of("Process r1; Process r2; Measure m1")

    found = ownership(case, positions=[1])

    assert [(one.kind, one.items) for one in found] == [("Process", (1,))]
