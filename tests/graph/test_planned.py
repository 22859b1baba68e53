"""Tests of `graph.planned`: changes made when they are asked for are those that were added."""

from __future__ import annotations

from graph.model import Change, Link, Node, Reading
from graph.planned import Changes
from graph.records import change_of, link_record, node_record, reading_record

NODE, LINK, READING = Node("a", "Job", "Weld", {"size": 1}), Link("a", "feeds", "b"), Reading("a", "2026-01-01", 1.0)


def test_changes_come_in_the_order_in_which_they_were_added() -> None:
    ending = Change("node", "z", {"id": "z", "kind": "Job", "name": "Z"}, None)
    changes = Changes()
    changes.add("node", None, NODE, "a.csv")
    changes.add("link", LINK, Link("a", "feeds", "b", {"strength": 1}))
    changes.append(ending)
    changes.add("reading", None, READING, "b.csv")

    expected = [
        change_of("node", None, node_record(NODE), "a.csv"),
        change_of("link", link_record(LINK), link_record(Link("a", "feeds", "b", {"strength": 1}))),
        ending,
        change_of("reading", None, reading_record(READING), "b.csv"),
    ]
    assert list(changes) == expected
    assert [changes[0], changes[-1], *changes[1:3]] == [expected[0], expected[3], *expected[1:3]]
    assert len(changes) == 4


def test_changes_that_are_taken_come_in_order_and_are_let_go_of() -> None:
    changes = Changes()
    changes.add("node", None, NODE, "a.csv")
    changes.add("reading", None, READING, "b.csv")
    expected = list(changes)
    taking = changes.taken()

    assert next(taking) == expected[0]
    assert next(taking) == expected[1]
    assert len(changes) == 1
    assert list(taking) == []
    assert not changes


def test_no_changes_are_nothing() -> None:
    assert not Changes()
