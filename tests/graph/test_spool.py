"""Tests of `graph.spool`: very many nodes and links, kept in a file once they are too many to hold."""

from __future__ import annotations

import pytest

from graph.model import Link, Node, Place
from graph.spool import PART, Spool, all_have_ids, is_large

SAID = {"tags": ("a", "b"), "rank": 3, "cost": 0.5, "is_new": True}
NODES = [Node(f"n{at}", "Job", f"Weld – {at}", SAID, {"old": "x"}, Place("a", "", at)) for at in range(PART + 7)]
LINKS = [Link(f"n{at}", "feeds", "n0", {"strength": 2}, nth=at % 2, place=Place("a", "s", at)) for at in range(9)]


def spooled(nodes: list[Node], most_held: int) -> Spool[Node]:
    """Return nodes in a spool."""
    spool: Spool[Node] = Spool(most_held)
    spool.extend(nodes)
    return spool


@pytest.mark.parametrize("most_held", [3, PART, 10 * PART])
def test_a_spool_gives_back_what_was_put_in_with_its_places(most_held: int) -> None:
    spool = spooled(NODES, most_held)

    assert list(spool) == NODES
    assert [node.place for node in spool] == [node.place for node in NODES]
    assert [spool[at] for at in (0, 5, PART - 1, PART, -1)] == [NODES[at] for at in (0, 5, PART - 1, PART, -1)]
    assert spool[PART - 3 : PART + 3] == NODES[PART - 3 : PART + 3]
    assert spool[1:9:3] == NODES[1:9:3]
    assert len(spool) == len(NODES)


def test_links_keep_their_number() -> None:
    spool: Spool[Link] = Spool(2)
    spool.extend(LINKS)

    assert list(spool) == LINKS
    assert list(spool.files) == [("a", "s")]


def test_few_things_are_passed_on_as_a_tuple_and_many_as_they_are() -> None:
    few, many = spooled(NODES[:3], 9), spooled(NODES, 9)

    assert few.things() == tuple(NODES[:3])
    assert many.things() is many
    assert [is_large(few), is_large(many), is_large(NODES)] == [False, True, False]


@pytest.mark.parametrize("at", [0, len(NODES) - 1])
def test_a_node_without_an_id_is_noticed_wherever_it_is(at: int) -> None:
    nodes = list(NODES)
    nodes[at] = Node("", "Job", "Weld")

    assert all_have_ids(spooled(NODES, 2))
    assert not all_have_ids(spooled(nodes, 2))
