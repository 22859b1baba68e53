"""Readings as columns: the same readings as values, in the same order, one by one or all at once."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from graph.check import check_all
from graph.declarations import load_ontology
from graph.model import Batch, Node, Place, Problem, Reading
from graph.planned import Changes
from graph.reading_columns import ReadingColumns
from graph.records import reading_record

FIGURE = st.none() | st.floats(-1e6, 1e6)
READINGS = st.lists(
    st.builds(
        Reading,
        st.sampled_from(["m1", "m2", "M one", "m9", ""]),
        st.sampled_from(["2026-01-31", "2026-02-28", "2026-02-30", ""]),
        FIGURE,
        st.sampled_from([None, 0.0, 4.0]),
        st.sampled_from([None, 0.0, 8.0]),
        st.sampled_from(["", "clinic opened"]),
        st.booleans(),
        st.sampled_from(["", "strike"]),
        st.builds(Place, st.just("f.csv"), st.just(""), st.integers(1, 9), st.sampled_from(["", "Apr-26"])),
    ),
    max_size=12,
)


def columns_of(readings: list[Reading]) -> ReadingColumns:
    """Return readings as columns."""
    columns = ReadingColumns()
    columns.extend(readings)
    return columns


@given(READINGS)
def test_what_goes_into_columns_comes_out_again(readings: list[Reading]) -> None:
    columns = columns_of(readings)

    assert list(columns) == readings
    assert [one.place for one in columns] == [one.place for one in readings]
    assert [columns.record(at) for at in range(len(columns))] == [reading_record(one) for one in readings]
    assert columns == tuple(readings)


@given(READINGS, READINGS)
def test_columns_stand_behind_one_another(first: list[Reading], second: list[Reading]) -> None:
    columns = columns_of(first)

    columns.take(columns_of(second))

    assert list(columns) == [*first, *second]


def test_some_of_them_are_selected_under_other_names() -> None:
    noted = Reading("b", "2026-01-02", 2.0, note="n")
    columns = columns_of([Reading("a", "2026-01-01", 1.0), noted, Reading("A", "2026-01-03")])

    chosen = columns.selected(np.array([1, 2]), {"A": "a"})

    assert list(chosen) == [Reading("b", "2026-01-02", 2.0, note="n"), Reading("a", "2026-01-03")]
    assert columns[-1] == Reading("A", "2026-01-03")
    assert columns[:1] == [Reading("a", "2026-01-01", 1.0)]


@given(READINGS, st.sets(st.integers(1, 9), max_size=2))
def test_columns_are_checked_as_their_readings_would_be_one_by_one(readings: list[Reading], wrong: set[int]) -> None:
    ontology = load_ontology()
    nodes = [Node("m1", "Measure", "M one"), Node("m2", "Measure", "M two"), Node("m9", "Role", "Nine")]
    problems = [Problem("error", "this is wrong", Place("f.csv", "", row)) for row in sorted(wrong)]

    whole = check_all([Batch("f.csv", nodes, (), columns_of(readings), problems)], ontology)
    single = check_all([Batch("f.csv", nodes, (), readings, problems)], ontology)

    assert list(whole.readings) == list(single.readings)
    assert whole.problems == single.problems
    assert whole.refused == single.refused


def test_many_readings_become_changes_when_they_are_asked_for() -> None:
    changes = Changes()
    readings = [Reading("m1", "2026-01-31", 1.0), Reading("m1", "2026-02-28", 2.0, note="n")]

    changes.add_readings(columns_of(readings), "f.csv")

    assert [(change.what, change.key, change.old, change.new, change.origin) for change in changes] == [
        ("reading", f"m1\t{one.date}", None, reading_record(one), "f.csv") for one in readings
    ]
