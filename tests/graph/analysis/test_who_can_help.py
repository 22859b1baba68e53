"""Tests of `graph.analysis.who_can_help`: roles near to a node, the nearest sort first."""

from __future__ import annotations

import pytest

from graph.analysis.examples import case_of
from graph.analysis.who_can_help import who_can_help

UNITS = """
OrgUnit u0 level=organisation
OrgUnit u1 level=team -part_of-> u0
Role w0 "Chief" holder="Ann Other" -part_of-> u0
Role w1 "Head of flow" -part_of-> u1
Role w2 "Nurse in charge" -part_of-> u1
Role w9 "Nobody near"
"""


def helping(text: str, node_id: str = "x") -> list[str]:
    case = case_of(UNITS + text)
    position = case.snapshot.position(node_id)
    assert position is not None
    return [record["role"] for record in who_can_help(case, position)]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Process x unit=u1 -owned_by-> w9", ["w9"]),
        ("Improvement x -sponsored_by-> w0; x -led_by-> w2", ["w2", "w0"]),
        ("Improvement x -sponsored_by-> w2; x -led_by-> w2", ["w2"]),
        ("Process x unit=u1", ["w1", "w2"]),
        ("OrgUnit u2 -part_of-> u1; Process x unit=u2", ["w1", "w2"]),
        ("Process x unit=u1; Role w3 status=stopped -part_of-> u1", ["w1", "w2"]),
        ("Process x unit=u1 -owned_by[valid_to=2026-06-30]-> w9", ["w1", "w2"]),
        ("Process x", []),
    ],
)
def test_those_who_own_lead_or_sponsor_it_can_help_else_the_roles_of_its_unit(text: str, roles: list[str]) -> None:
    assert helping(text) == roles


def test_a_unit_is_helped_by_its_own_roles() -> None:
    assert helping("", "u0") == ["w0"]


def test_EN_06_a_role_is_named_and_never_who_holds_it() -> None:
    case = case_of(UNITS)

    assert who_can_help(case, 0) == [{"role": "w0", "name": "Chief"}]
