"""Many nodes looked at together: nothing is said of those that would be silent alone, and nothing is missed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.check import check
from graph.declarations import load_ontology
from graph.model import Batch, Node, Place, Value
from graph.plain_columns import LEAST, PlainColumns

ONTOLOGY = load_ontology()
PLAIN: dict[str, Value] = {
    "lane": "driver", "importance": 5, "summary": "For all", "valid_from": "2026-05-01", "tags": ("a", "b"),
    "valid_to": "2027-05-01", "cycle_time": 2.5,
}  # fmt: skip
ODD: list[dict[str, Any]] = [
    {"lane": "nowhere"}, {"importance": 9}, {"importance": True}, {"importance": 2.5}, {"summary": "a\x00b"},
    {"summary": "see 943 476 5919"}, {"valid_from": "2026-02-31"}, {"valid_to": "2025-01-01"}, {"tags": "a"},
    {"tags": ("943 476 5919",)}, {"tags": ("a\x00",)}, {"cycle_time": float("nan")}, {"cycle_time": float("inf")},
    {"status": "active"}, {"summary": "long " * 2000}, {"unknown": "x"}, {"unit": "nobody"},
]  # fmt: skip


def _nodes(*changes: dict[str, Any], names: tuple[str, ...] = ()) -> list[Node]:
    """Return plain nodes, the first of which say something else."""
    fields = [PLAIN | change for change in changes] + [PLAIN] * (2 * LEAST)
    named = [*names, *(f"Process {at}" for at in range(len(fields)))]
    places = (Place("processes.csv", "", at + 2) for at in range(len(fields)))
    return [
        Node(f"p{at}", "Process", named[at], said, place=place)
        for at, (said, place) in enumerate(zip(fields, places, strict=True))
    ]


def _one_by_one(nodes: list[Node]) -> Any:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("graph.plain_columns.LEAST", len(nodes) + 1)
        return check(Batch("a", nodes), ONTOLOGY)


def test_nodes_with_which_nothing_is_wrong_are_silent() -> None:
    nodes = _nodes()

    assert set(PlainColumns(ONTOLOGY, 120).silent(nodes)) == {node.id for node in nodes}


@pytest.mark.parametrize("odd", ODD, ids=str)
def test_one_odd_value_is_told_as_if_its_node_stood_alone(odd: dict[str, Any]) -> None:
    nodes = _nodes(odd)

    assert repr(check(Batch("a", nodes), ONTOLOGY)) == repr(_one_by_one(nodes))


@pytest.mark.parametrize("name", ["seen: 943 476 5919", "long " * 30, "a\tb", ""])
def test_an_odd_name_is_told(name: str) -> None:
    nodes = _nodes(names=(name,))
    checked = check(Batch("a", nodes), ONTOLOGY)

    assert checked == _one_by_one(nodes)
    assert any(problem.place.row == 2 and problem.place.column == "name" for problem in checked.problems)


@given(st.lists(st.lists(st.sampled_from(ODD), max_size=3), max_size=4))
def test_any_mixture_is_told_as_one_by_one(changes: list[list[dict[str, Any]]]) -> None:
    nodes = _nodes(*({name: value for some in each for name, value in some.items()} for each in changes))

    assert repr(check(Batch("a", nodes), ONTOLOGY)) == repr(_one_by_one(nodes))


@pytest.mark.parametrize("unit_id", ["u1", "9434765919"])
def test_what_a_field_names_is_found_and_told_as_one_by_one(unit_id: str) -> None:
    units = [Node(unit_id, "OrgUnit", "Ward", {"level": "team"}, place=Place("org_units.csv", "", 2))]
    nodes = units + _nodes(*[{"unit": "Ward"}] * LEAST, {"unit": "nobody"})
    checked = check(Batch("a", nodes), ONTOLOGY)

    assert repr(checked) == repr(_one_by_one(nodes))
    assert checked.nodes[1].fields["unit"] == unit_id
