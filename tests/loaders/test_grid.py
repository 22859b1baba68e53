"""Headers, blank rows, ragged rows and broken cells."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Place, Problem
from graph.problem_list import Problems
from loaders import grid
from loaders.grid import Grid, clean, table_of
from loaders.tables import BadCell, Cell, Row, Table

SHEET = Place("book.xlsx", "needs")


def table(*rows: Sequence[Cell]) -> tuple[Table | None, list[Row], list[Problem]]:
    """Return the table of some rows, its rows, and what is wrong with them."""
    problems = Problems()
    made = table_of(Grid("needs", SHEET, iter(enumerate(rows, 1))), problems)
    return made, list(made.rows) if made else [], list(problems)


def test_the_first_row_that_is_not_blank_holds_the_headers() -> None:
    made, rows, problems = table(["", None], ["id", "name"], ["d1", "Be seen"])

    assert made
    assert (made.headers, made.place.row) == (("id", "name"), 2)
    assert rows == [Row(Place("book.xlsx", "needs", 3), {"id": "d1", "name": "Be seen"})]
    assert problems == []


def test_blank_rows_are_passed_over() -> None:
    _, rows, _ = table(["id"], [""], [" \u00a0"], [None], ["d1"])

    assert [row.place.row for row in rows] == [5]


def test_nothing_but_blank_cells_is_no_table() -> None:
    assert table(["", ""], [])[0] is None


def test_a_row_with_more_cells_than_headers_is_an_error() -> None:
    _, rows, problems = table(["id", "name"], ["d1", "Be seen", "soon"], ["d2", "Hear", ""])

    assert len(rows) == 2
    assert [(problem.severity, problem.place.row, problem.value) for problem in problems] == [("error", 2, "soon")]


def test_a_second_column_of_a_name_is_kept_under_a_name_of_its_own() -> None:
    made, rows, problems = table(["id", "name", "name"], ["d1", "Be seen", "Hear"])

    assert made
    assert made.headers == ("id", "name", "name (3)")
    assert rows[0].cells["name (3)"] == "Hear"
    assert [problem.place.column for problem in problems] == ["name"]


def test_columns_without_a_name_are_called_by_their_number() -> None:
    made, *_ = table(["id", "", "name"], ["d1", "x", "Be seen"])

    assert made
    assert made.headers == ("id", "column 2", "name")


def test_too_many_columns_are_said_and_left_out() -> None:
    made, _, problems = table([f"c{number}" for number in range(grid.MOST_COLUMNS + 1)])

    assert made
    assert len(made.headers) == grid.MOST_COLUMNS
    assert [problem.severity for problem in problems] == ["error"]


def test_a_row_of_very_many_cells_is_told_by_its_first_ones() -> None:
    made, _, problems = table(["id", "name"], ["a", "b", *map(str, range(100_000))])

    assert made is not None
    assert made.headers == ("id", "name")
    assert problems[0].value == "; ".join(map(str, range(20))) + "; and 99,980 more"


def test_rows_beyond_the_limit_are_said_and_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MOST_ROWS", 2)

    _, rows, problems = table(["id"], ["a"], ["b"], ["c"])

    assert [row.cells["id"] for row in rows] == ["a", "b"]
    assert "the rest is not read" in problems[0].message


def test_errors_of_a_spreadsheet_are_no_text() -> None:
    words = ["#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", " #NUM! ", "#N/A N/A"]

    assert all(isinstance(clean(word), BadCell) for word in words)
    assert clean("#1 priority") == "#1 priority"


def test_the_apostrophe_before_a_formula_is_taken_off_once() -> None:
    assert [clean("'=1+1"), clean("''=1"), clean("'tis"), clean("'#N/A")] == ["=1+1", "'=1", "'tis", "#N/A"]


def test_a_nul_character_is_a_bad_cell() -> None:
    assert isinstance(clean("a\x00b"), BadCell)


@given(st.lists(st.lists(st.none() | st.text() | st.floats() | st.booleans(), max_size=6), max_size=12))
def test_any_rows_make_a_table_or_none(rows: list[list[Cell]]) -> None:
    made, found, _ = table(*rows)

    assert made is None or all(set(row.cells) <= set(made.headers) for row in found)
