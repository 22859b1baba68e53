"""Orders of nodes by their values: what is empty last, what is equal by id, and places that hold."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.case import Case
from graph.analysis.findings import Findings
from graph.analysis.graphs import Bools, Ints
from graph.analysis.ordering import By, Order
from graph.analysis.select import Look
from graph.analysis.snapshot import Snapshot
from graph.columns import columns_of
from graph.declarations import load_ontology
from graph.model import Node
from tests.graph.analysis.organisations import DAY, ids

FIELDS = load_ontology().fields_of("Need")
VALUES = st.tuples(st.none() | st.integers(1, 5), st.sampled_from(["", "b", "B", "a", "ä"]))


def everywhere(_: str, nodes: Ints) -> Bools:
    """Let everything be seen."""
    return np.ones(len(nodes), dtype=np.bool_)


def order(nodes: list[Node], *by: By) -> Order:
    """Return an order of the needs among nodes."""
    case = Case(Snapshot(load_ontology(), columns_of(nodes), DAY))
    return Order(Look(case, "Need", lambda: Findings(()), everywhere), by)


def needs(*importances: int | None) -> list[Node]:
    """Return needs n0, n1 … of these importances."""
    fields = [{} if value is None else {"importance": value} for value in importances]
    return [Node(f"n{number}", "Need", "Same", given) for number, given in enumerate(fields)]


def in_order(made: Order) -> list[str]:
    """Return the ids of all needs in order."""
    return ids(made.look.case.snapshot, made.sorted(made.look.nodes))


def test_what_is_empty_comes_last_both_ways_and_what_is_equal_by_id() -> None:
    given_needs = needs(3, None, 5, 3)

    assert in_order(order(given_needs, By(FIELDS["importance"]))) == ["n0", "n3", "n2", "n1"]
    assert in_order(order(given_needs, By(FIELDS["importance"], descending=True))) == ["n2", "n0", "n3", "n1"]


def test_names_are_ordered_without_regard_to_letter_case() -> None:
    named = [Node("1", "Need", "b"), Node("2", "Need", "A"), Node("3", "Need", "a"), Node("4", "Need", "B")]

    assert in_order(order(named, By(None))) == ["2", "3", "4", "1"]


@given(st.lists(VALUES, max_size=8), st.booleans(), st.booleans())
def test_an_order_is_that_of_its_places(drawn: list[tuple[int | None, str]], up: bool, first: bool) -> None:
    nodes = [
        Node(f"n{number}", "Need", "x", {k: v for k, v in {"importance": one, "source": two}.items() if v})
        for number, (one, two) in enumerate(drawn)
    ]
    parts = (By(FIELDS["importance"], descending=up), By(FIELDS["source"], descending=first))
    made = order(nodes, *parts)

    rows = made.sorted(made.look.nodes)

    assert sorted(rows, key=made.place) == rows
    assert [made.place_of(made.values(row)) for row in rows] == [made.place(row) for row in rows]


@given(st.lists(st.none() | st.integers(1, 5), min_size=2, max_size=8), st.data())
def test_a_place_holds_when_its_node_is_gone(importances: list[int | None], data: st.DataObject) -> None:
    nodes = needs(*importances)
    by = By(FIELDS["importance"], descending=data.draw(st.booleans()))
    before = order(nodes, by)
    gone = data.draw(st.sampled_from(nodes))
    position = before.look.case.snapshot.position(gone.id)
    assert position is not None
    values = before.values(position)
    whole = in_order(before)

    after = order([node for node in nodes if node is not gone], by)
    place = after.place_of(values)
    rest = [row for row in after.sorted(after.look.nodes) if after.place(row) > place]

    assert ids(after.look.case.snapshot, rest) == whole[whole.index(gone.id) + 1 :]


@pytest.mark.parametrize("values", [[1], [1, 2], [[], "n0"], [1, "n0", 2], [], [{}, "n0"]])
def test_values_of_another_order_have_no_place(values: list[object]) -> None:
    made = order(needs(1), By(FIELDS["importance"]))

    with pytest.raises((TypeError, ValueError)):
        made.place_of(values)
