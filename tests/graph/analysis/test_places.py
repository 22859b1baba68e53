"""Tests of `graph.analysis.places`: the unit of everything is the first that is named, as the method defines it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.examples import case_of
from graph.analysis.places import NOWHERE, live_units, units_of
from graph.analysis.snapshot import Snapshot
from graph.model import Change
from graph.records import change_of
from tests.graph.analysis.organisations import snapshot_of

TREE = """
OrgUnit u0 level=organisation
OrgUnit u1 level=directorate -part_of-> u0
OrgUnit u2 level=team -part_of-> u1
OrgUnit u9 level=organisation status=archived
Role w1 -part_of-> u1
Role w2 -part_of-> u2
"""
OWNED = ["Process", "Measure", "Priority"]
WORK = ["Process", "Improvement", "Activity"]


def unit(text: str, node_id: str) -> str | None:
    snapshot = snapshot_of(TREE + text)
    return by_id(snapshot)[node_id]


def by_id(snapshot: Snapshot) -> dict[str, str | None]:
    units = units_of(snapshot).tolist()
    names = [None if unit == NOWHERE else snapshot.ids[unit] for unit in units]
    return dict(zip(snapshot.ids, names, strict=True))


@pytest.mark.parametrize(
    ("text", "node_id", "expected"),
    [
        ("", "u2", "u2"),
        ("", "u9", None),
        ("Process x unit=u2", "x", "u2"),
        ("Process x unit=u2; u1 -runs-> x", "x", "u2"),
        ("Process x unit=u9; u1 -runs-> x", "x", "u1"),
        ("Process x unit=nowhere; u1 -runs-> x", "x", "u1"),
        ("Service x; u2 -runs-> x; u1 -runs-> x", "x", "u1"),
        ("", "w2", "u2"),
        ("Process x -owned_by-> w2", "x", "u2"),
        ("Process x -owned_by-> w2; u1 -runs-> x", "x", "u1"),
        ("Process x -owned_by-> w2; x -owned_by-> w1", "x", "u1"),
        ("Improvement x -led_by-> w2; x -sponsored_by-> w1", "x", "u2"),
        ("Improvement x -sponsored_by-> w1", "x", "u1"),
        ("Improvement x -led_by-> Role w3; x -sponsored_by-> w1", "x", "u1"),
        ("Activity x -belongs_to-> Process r1; u2 -runs-> r1", "x", "u2"),
        ("Activity x -belongs_to-> Improvement i1; i1 -sponsored_by-> w2", "x", "u2"),
        ("Process r1 unit=u1; Process r2 unit=u1; Measure x -measures-> r1; x -measures-> r2", "x", "u1"),
        ("Process r1 unit=u1; Process r2 unit=u2; Measure x -measures-> r1; x -measures-> r2", "x", None),
        ("Process r1 unit=u1; Process r2; Measure x -measures-> r1; x -measures-> r2", "x", None),
        ("Process r1; Measure x -measures-> r1", "x", None),
        ("Process r1 unit=u1; Measure x -measures-> r1; x -owned_by-> w2", "x", "u2"),
        ("Plan k1 unit=u2; Plan x -part_of-> k1", "x", None),
        ("Process x -owned_by[valid_to=2026-06-30]-> w2", "x", None),
        ("Process x -owned_by-> Role w3 status=stopped; w3 -part_of-> u1", "x", None),
    ],
)
def test_the_unit_of_a_node_is_the_first_live_one_that_is_named(text: str, node_id: str, expected: str | None) -> None:
    assert unit(text, node_id) == expected


def test_only_units_in_force_are_live_units() -> None:
    snapshot = snapshot_of(TREE + "Process x")

    assert [snapshot.ids[node] for node in live_units(snapshot).nonzero()[0]] == ["u0", "u1", "u2"]


def test_nothing_has_no_unit() -> None:
    assert units_of(case_of("").snapshot).tolist() == []


@st.composite
def placements(draw: st.DrawFn) -> str:
    """Draw work, aims and measures that are placed in every way, often in several at once."""
    lines = []
    for number in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from(sorted({*OWNED, *WORK})))
        field = draw(st.sampled_from(["", "unit=u1", "unit=u2", "unit=u9"]))
        lines.append(f"{kind} n{number} {field if kind in {'Process', 'Priority'} else ''}")
        ways = ["owned_by-> w2", "owned_by-> w1"] if kind in OWNED else ["led_by-> w1", "sponsored_by-> w2"]
        if kind != "Activity" and draw(st.booleans()):
            lines.append(f"n{number} -{draw(st.sampled_from(ways))}")
        if kind == "Process" and draw(st.booleans()):
            lines.append(f"{draw(st.sampled_from(['u0', 'u2', 'u9']))} -runs-> n{number}")
        for _ in range(draw(st.integers(0, 2))):
            lines += _towards(kind, number, draw(st.integers(0, number)), lines)
    return TREE + "\n".join(lines)


def _towards(kind: str, number: int, other: int, lines: list[str]) -> list[str]:
    target = next(line.split()[0] for line in lines if line.split()[1:2] == [f"n{other}"])
    if kind == "Measure" and target in {"Process", "Improvement", "Priority"}:
        return [f"n{number} -measures-> n{other}"]
    if kind == "Activity" and target in {"Process", "Improvement", "Priority"}:
        return [f"n{number} -belongs_to-> n{other}"]
    return []


@given(placements())
def test_units_equal_the_definition(text: str) -> None:
    snapshot = snapshot_of(text)

    assert by_id(snapshot) == {node_id: _defined(snapshot, at) for at, node_id in enumerate(snapshot.ids)}


def _defined(snapshot: Snapshot, node: int) -> str | None:
    """Return the unit of a node, step by step as it is defined."""

    def live_unit(candidates: list[int]) -> str | None:
        found = [snapshot.ids[unit] for unit in candidates if snapshot.kinds[unit] == "OrgUnit" and snapshot.live[unit]]
        return min(found, default=None)

    def unit_of(targets: list[int]) -> str | None:
        return min((unit for target in targets if (unit := _defined(snapshot, target))), default=None)

    named = snapshot.position(str(snapshot.field(node, "unit")))
    measured = {_defined(snapshot, target) for target in snapshot.out(node, "measures")}
    return (
        live_unit([node])
        or live_unit([] if named is None else [named])
        or live_unit(snapshot.into(node, "runs"))
        or (live_unit(snapshot.out(node, "part_of")) if snapshot.kinds[node] == "Role" else None)
        or unit_of(snapshot.out(node, "owned_by"))
        or unit_of(snapshot.out(node, "led_by"))
        or unit_of(snapshot.out(node, "sponsored_by"))
        or unit_of(snapshot.out(node, "belongs_to"))
        or (measured.pop() if len(measured) == 1 else None)
    )


@pytest.mark.parametrize(
    "changes",
    [
        [change_of("node", None, {"id": "a0", "kind": "Process", "name": "New", "fields": {"unit": "u1"}})],
        [change_of("node", None, {"id": "r1", "kind": "Process", "name": "r1", "fields": {"unit": "u0"}})],
        [change_of("node", None, {"id": "r1", "kind": "Process", "name": "r1"})],
        [Change("node", "r1", None, None)],
        [Change("node", "u1", None, None)],
        [change_of("node", None, {"id": "u2", "kind": "OrgUnit", "name": "u2", "fields": {"status": "archived"}})],
        [change_of("link", None, {"from": "r2", "kind": "owned_by", "to": "w1"})],
        [change_of("link", None, {"from": "i1", "kind": "improves", "to": "r1"})],
        [change_of("node", None, {"id": "r2", "kind": "Process", "name": "r2", "fields": {"unit": "u1"}})],
        [change_of("node", None, {"id": "w2", "kind": "Role", "name": "w2", "fields": {"status": "archived"}})],
    ],
)
def test_after_a_change_units_are_those_told_anew(changes: list[Change]) -> None:
    before = snapshot_of(
        f"{TREE}; Process r1 unit=u2; Process r2 -owned_by-> w2; Improvement i1 -led_by-> w1\n"
        "Activity a1 -belongs_to-> r2"
    )
    assert before.units.size

    after = before.after(changes)

    anew = Snapshot(after.ontology, after.columns, after.date)
    assert after.units.tolist() == anew.units.tolist()
    assert after.named_units.tolist() == anew.named_units.tolist()


def test_units_are_taken_over_where_no_place_is_another() -> None:
    before = snapshot_of(f"{TREE}; Process r1 unit=u2; Improvement i1")
    assert before.units.size

    linked = before.after([change_of("link", None, {"from": "i1", "kind": "improves", "to": "r1"})])
    owned = before.after([change_of("link", None, {"from": "r1", "kind": "owned_by", "to": "w1"})])

    assert "units" in vars(linked)
    assert "units" not in vars(owned)
