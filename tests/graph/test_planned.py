"""Tests of `graph.planned`: changes made when they are asked for are those that were added."""

from __future__ import annotations

import pytest

from graph.model import Change, Link, Node, Reading
from graph.planned import Changes, NewReadings, parts_of
from graph.reading_columns import ReadingColumns
from graph.records import change_of, link_record, node_record, reading_record

NODE, LINK, READING = Node("a", "Job", "Weld", {"size": 1}), Link("a", "feeds", "b"), Reading("a", "2026-01-01", 1.0)


def columns_of(readings: list[Reading]) -> ReadingColumns:
    """Return readings as columns."""
    columns = ReadingColumns()
    columns.extend(readings)
    return columns


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
    changes.add_readings(columns_of([Reading("b", "2026-01-01", 2.0)]), "c.csv")
    expected = list(changes)

    taken = changes.taken()

    assert not changes
    assert list(taken) == expected
    assert list(taken) == []


def test_readings_that_come_at_once_stand_by_measure_and_date() -> None:
    given = [Reading("b", "2026-02-01", 1.0), Reading("a", "2026-01-01", 2.0), Reading("b", "2026-01-01", note="snow")]
    changes = Changes()
    changes.add("node", None, NODE)
    changes.add_readings(columns_of(given), "c.csv")
    changes.add_readings(columns_of([]), "d.csv")
    changes.add("reading", None, READING)

    expected = [change_of("reading", None, reading_record(given[at]), "c.csv") for at in (2, 0, 1)]
    assert list(changes)[1:4] == expected
    assert [changes[1], changes[-3], *changes[3:4]] == expected
    assert len(changes) == 5
    with pytest.raises(IndexError):
        changes[5]


def test_changes_come_in_parts_with_many_readings_as_columns() -> None:
    changes = Changes()
    changes.add("node", None, NODE)
    changes.add_readings(columns_of([READING]), "c.csv")
    single = [change_of("node", None, node_record(NODE))]

    kept, taken = list(parts_of(changes)), list(parts_of(changes.taken()))

    for parts in (kept, taken):
        assert [isinstance(part, NewReadings) for part in parts] == [False, True]
    assert list(parts_of(single)) == [single]


def test_no_changes_are_nothing() -> None:
    assert not Changes()
