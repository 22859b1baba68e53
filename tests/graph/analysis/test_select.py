"""Conditions on nodes: what each of them chooses, and that together they say what logic says."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.case import Case
from graph.analysis.field_columns import EVERY_KIND
from graph.analysis.findings import findings
from graph.analysis.graphs import Bools, Ints
from graph.analysis.select import (
    All,
    Condition,
    FieldIs,
    Found,
    IdIn,
    KindIn,
    Linked,
    Live,
    Look,
    NameIs,
    Not,
    Operator,
    Says,
    SightIn,
    Some,
    Within,
    meets,
    select,
)
from graph.declarations import load_ontology
from tests.graph.analysis.brute import Brute
from tests.graph.analysis.organisations import frozen, ids, organisations, snapshot_of

ORGANISATION = """
OrgUnit U0 "Board" level=organisation
OrgUnit U1 "Clinics" level=directorate -part_of-> U0
Purpose P1 "Keep people well" unit=U0 -exists_to_meet-> Need N1 "Be seen soon" importance=5
Process R1 "Receive letters" lane=support number=1 unit=U1
Process R2 "Treat people" lane=mainstay number=2 unit=U0
R1 -flows_to[strength=2]-> R2
R2 -produces-> Service S1 "Clinic"
S1 -meets-> N1
Process R3 "Print leaflets" lane=support status=paused tags=[paper,old] reviewed_on=2026-03-01
Role W1 "Flow lead" holder="Ann Other"
R2 -owned_by-> W1
"""


def everywhere(_: str, nodes: Ints) -> Bools:
    """Let everything be seen."""
    return np.ones(len(nodes), dtype=np.bool_)


def look(kind: str = EVERY_KIND, text: str = ORGANISATION, visible: Any = everywhere) -> Look:
    """Return the nodes of a kind in an organisation."""
    case = Case(snapshot_of(text))
    return Look(case, kind, lambda: findings(case), visible)


def chosen(condition: Condition, kind: str = EVERY_KIND, **where: Any) -> list[str]:
    """Return the ids of the nodes that meet a condition."""
    there = look(kind, **where)
    return ids(there.case.snapshot, select(there, condition))


def field(kind: str, name: str, operator: Operator, value: object) -> FieldIs:
    """Return a condition on a field of a kind."""
    return FieldIs(load_ontology().fields_of(kind)[name], operator, value)


@pytest.mark.parametrize(
    ("name", "operator", "value", "found"),
    [
        ("number", "eq", 2, ["R2"]),
        ("number", "gte", 1, ["R1", "R2"]),
        ("number", "gt", 1, ["R2"]),
        ("number", "lt", 2, ["R1"]),
        ("number", "in", [1, 7], ["R1"]),
        ("number", "null", True, ["R3"]),
        ("number", "null", False, ["R1", "R2"]),
        ("lane", "eq", "support", ["R1", "R3"]),
        ("lane", "in", ["mainstay", "driver"], ["R2"]),
        ("status", "eq", "active", ["R1", "R2"]),
        ("reviewed_on", "lte", "2026-03-01", ["R3"]),
        ("reviewed_on", "gt", "2026-03-01", []),
        ("tags", "any", ["old", "new"], ["R3"]),
        ("tags", "all", ["old", "new"], []),
        ("tags", "all", ["old"], ["R3"]),
        ("tags", "null", True, ["R1", "R2"]),
        ("unit", "eq", "U1", ["R1"]),
    ],
)
def test_a_field_is_compared_as_its_type_is(name: str, operator: Operator, value: object, found: list[str]) -> None:
    assert chosen(field("Process", name, operator, value), "Process") == found


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        (NameIs("contains", "LE"), ["R1", "R2", "R3", "P1", "W1"]),
        (NameIs("starts_with", "keep"), ["P1"]),
        (NameIs("in", ["Clinic", "clinics"]), ["S1"]),
        (IdIn(["R1", "W1", "?"]), ["R1", "W1"]),
        (KindIn(["Service", "Role"]), ["S1", "W1"]),
        (Live(False), ["R3"]),
        (SightIn(["operational"]), ["N1", "P1", "R1", "R2", "S1"]),
        (Linked(["flows_to"], "out"), ["R1"]),
        (Linked(["flows_to"], "into"), ["R2"]),
        (Linked(["flows_to"]), ["R1", "R2"]),
        (Linked(["flows_to"], strength=3), []),
        (Linked(side="out", other=KindIn(["Role"])), ["R2"]),
        (Not(Linked()), ["R3"]),
        (Says("ann"), ["W1"]),
        (Some([]), []),
        (Not(Some([])), ["N1", "P1", "R1", "R2", "R3", "S1", "U0", "U1", "W1"]),
    ],
)
def test_a_condition_chooses_what_it_says(condition: Condition, found: list[str]) -> None:
    assert sorted(chosen(condition)) == sorted(found)


def test_a_unit_holds_what_belongs_to_it_and_to_those_below_it() -> None:
    there = look()
    board, clinics = (there.case.snapshot.position(unit) for unit in ("U0", "U1"))

    assert board is not None and clinics is not None
    assert chosen(Within(board), "Process") == ["R1", "R2"]
    assert chosen(Within(clinics), "Process") == ["R1"]


def test_a_finding_is_asked_for_by_rule_by_how_pressing_it_is_and_by_what_became_of_it() -> None:
    without_measure = chosen(Found(["S02"]))

    assert without_measure == ["R1", "R2"]
    assert chosen(Found(["S02"], ["H"])) == ["R2"]
    assert chosen(Found(["S02"], set_aside=True)) == []
    assert chosen(Found(["S02"], set_aside=False)) == ["R1", "R2"]
    assert set(chosen(Found())) >= set(without_measure)


def test_what_may_not_be_seen_counts_as_empty() -> None:
    def hidden(name: str, nodes: Ints) -> Bools:
        return np.full(len(nodes), name != "holder")

    assert chosen(field("Role", "holder", "contains", "ann"), "Role") == ["W1"]
    assert chosen(field("Role", "holder", "contains", "ann"), "Role", visible=hidden) == []
    assert chosen(field("Role", "holder", "null", True), "Role", visible=hidden) == ["W1"]
    assert chosen(Says("ann"), "Role", visible=hidden) == []


CONDITIONS = st.recursive(
    st.sampled_from([Live(True), Linked(), SightIn(["adrift"]), IdIn(["n0", "n3"]), KindIn(["Need", "Process"])]),
    lambda parts: st.one_of(
        st.builds(Not, parts), st.builds(All, st.lists(parts, max_size=3)), st.builds(Some, st.lists(parts, max_size=3))
    ),
    max_leaves=6,
)


@given(organisations(), CONDITIONS, CONDITIONS)
def test_conditions_follow_logic(drawn: Brute, one: Condition, other: Condition) -> None:
    case = Case(frozen(drawn))
    there = Look(case, EVERY_KIND, lambda: findings(case), everywhere)

    neither = Not(Some([one, other])).holds(there)

    assert neither.tolist() == All([Not(one), Not(other)]).holds(there).tolist()
    assert Not(Not(one)).holds(there).tolist() == one.holds(there).tolist()


@pytest.mark.parametrize(
    ("value", "operator", "wanted"),
    [(2, "lt", 3), (2.5, "in", [2.5]), ("May", "eq", "May"), (("a", "b"), "any", ["b"]), (True, "eq", True)],
)
def test_one_value_is_compared_as_many_are(value: object, operator: Operator, wanted: object) -> None:
    assert meets(value, operator, wanted)
    assert not meets(None, operator, wanted)
