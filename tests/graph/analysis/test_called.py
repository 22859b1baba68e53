"""Searching in what everything is called: as looking at each word alone would find it, after changes too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.called import START, WHOLE, WITHIN, Called
from graph.analysis.snapshot import Snapshot
from graph.columns import columns_of
from graph.model import Change, Node
from graph.records import node_record
from tests.graph.analysis.organisations import DAY, snapshot_of

TEXTS = st.text(alphabet="aÄß\x00\x01.[ ", max_size=4)


def called_as(*nodes: Node) -> Snapshot:
    return Snapshot(snapshot_of("Need d").ontology, columns_of(nodes, []), DAY)


def alone(node: Node, text: str) -> int | None:
    """Return how well a text fits a node, each of its words looked at alone."""
    words = [str(word).casefold() for word in (node.id, node.name, node.fields.get("name_cy", "")) if word]
    tests = ((WHOLE, str.__eq__), (START, str.startswith), (WITHIN, str.__contains__))
    return next((fit for fit, test in tests if any(test(word, text.casefold()) for word in words)), None)


def test_whole_words_come_first_then_starts_then_what_holds_the_text() -> None:
    called = called_as(
        Node("a", "Need", "The flow"),
        Node("b", "Need", "Flow board"),
        Node("c", "Need", "FLOW"),
        Node("d", "Need", "X"),
    ).called

    assert called.find("flow") == ([2, 1, 0], {0: WITHIN, 1: START, 2: WHOLE})


def test_welsh_names_and_ids_are_searched_too() -> None:
    called = called_as(Node("a", "Need", "Care", {"name_cy": "Gofal"}), Node("gofal-2", "Need", "Other")).called

    assert called.find("gofal")[0] == [0, 1]


def test_a_text_is_not_found_across_two_words_or_two_nodes() -> None:
    assert called_as(Node("a", "Need", "b"), Node("c", "Need", "d")).called.find("bc")[0] == []


@given(st.lists(TEXTS, min_size=1, max_size=5), TEXTS.filter(bool))
def test_every_node_fits_as_its_words_do_alone(names: list[str], text: str) -> None:
    nodes = [Node(f"n{number}", "Need", name, {"name_cy": name[::-1]}) for number, name in enumerate(names)]
    if "\x01" in text + "".join(names):  # which stands for the character that parts words
        return

    _, fits = called_as(*nodes).called.find(text)

    assert [fits.get(at) for at in range(len(nodes))] == [alone(node, text) for node in nodes]


@pytest.mark.parametrize(
    "changes",
    [
        {"b": Node("b", "Need", "Renamed", {"name_cy": "Newydd"})},
        {"b": None},
        {"aa": Node("aa", "Need", "Put in"), "z": Node("z", "Need", "At the end")},
        {"a": None, "c": Node("c", "Need", "Other"), "d": Node("d", "Need", "More")},
    ],
)
def test_after_changes_it_is_as_read_anew(changes: dict[str, Node | None]) -> None:
    before = called_as(*(Node(one, "Need", f"Name {one}") for one in "abc"))
    assert before.called

    after = before.after(
        [Change("node", key, None, None if node is None else node_record(node)) for key, node in changes.items()]
    )

    assert "called" in vars(after)
    assert after.called.words == Called.of(after.columns.nodes).words
