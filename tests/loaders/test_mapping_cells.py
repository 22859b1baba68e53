"""Cells of foreign tables: what is repaired, and what cannot be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Value
from graph.ontology import Choice, Field, FieldType, Label
from graph.values import fault
from loaders.mapping import MappedColumn
from loaders.mapping_cells import FIRST_NUMBER, ONE_LINE, POINT_ZERO, WITHOUT_SIGNS, fitted, id_of, one_line, parted
from loaders.tables import BadCell, Cell

COLUMN = MappedColumn("Column", holds="field")
CHOICES = (Choice("up", Label("Rising", "Codi"), ""), Choice("down", Label("Falling", "Gostwng"), ""))


def field(sort: FieldType, minimum: float | None = None, maximum: float | None = None) -> Field:
    """Return a field of a type."""
    choices = CHOICES if sort == "choice" else ()
    return Field("field", sort, Label("Field", "Maes"), "", minimum=minimum, maximum=maximum, choices=choices)


@pytest.mark.parametrize(
    ("cell", "number", "how"),
    [
        (12.0, 12, ""),
        ("12,131.50", 12131.5, ""),
        ("£12,131.50", 12131.5, WITHOUT_SIGNS),
        ("£1.2m", 1_200_000, WITHOUT_SIGNS),
        ("45 %", 45, WITHOUT_SIGNS),
        ("(500)", -500, WITHOUT_SIGNS),
        ("-7", -7, ""),
        ("not known", None, ""),
        ("12 apples", None, ""),
        (True, None, ""),
    ],
)
def test_numbers_are_read_with_the_signs_around_them(cell: Cell, number: float | None, how: str) -> None:
    assert fitted(COLUMN, field("number"), cell, "day_first") == (number, how)


@pytest.mark.parametrize(("cell", "number"), [("4 - Likely", 4), ("4: likely", 4), ("4", 4), ("4 (likely)", 4)])
def test_a_whole_number_may_have_words_behind_it(cell: str, number: int) -> None:
    value, how = fitted(COLUMN, field("integer", 1, 5), cell, "day_first")

    assert (value, how) == (number, FIRST_NUMBER if len(cell) > 1 else "")


@pytest.mark.parametrize("cell", ["9", "9 - beyond", "2.5", "likely", "9" * 5000, "9" * 5000 + " - x"])
def test_a_number_that_the_field_cannot_hold_is_none(cell: str) -> None:
    assert fitted(COLUMN, field("integer", 1, 5), cell, "day_first")[0] is None


def test_numbers_are_multiplied_where_the_table_counts_in_millions() -> None:
    millions = MappedColumn("Cost", holds="field", times=1_000_000)

    assert fitted(millions, field("number"), "£654.46", "day_first")[0] == 654_460_000


@pytest.mark.parametrize(
    ("cell", "value"), [("Higher", "up"), ("rising", "up"), ("Gostwng", "down"), ("down", "down"), ("odd", None)]
)
def test_choices_are_read_by_what_the_mapping_says_then_by_code_and_label(cell: str, value: Value | None) -> None:
    column = MappedColumn("Direction", holds="field", values={"higher": "up"})

    assert fitted(column, field("choice"), cell, "day_first")[0] == value


def test_a_number_cell_is_translated_by_its_digits() -> None:
    column = MappedColumn("Grade", holds="field", values={"1": "up"})

    assert fitted(column, field("choice"), 1.0, "day_first")[0] == "up"


def test_a_cell_that_holds_an_error_holds_no_value() -> None:
    assert fitted(COLUMN, field("text"), BadCell("#N/A", "no value"), "day_first") == (None, "")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("1042.0", ("1042", POINT_ZERO)),
        ("R-1.0", ("R-1.0", "")),
        (7.0, (7.0, "")),
        ("12345678901234567.0", (1.2345678901234568e16, "")),
        ("9" * 400 + ".0", ("9" * 400 + ".0", "")),
    ],
)
def test_a_spreadsheets_point_zero_is_taken_off_an_id(cell: Cell, expected: tuple[Cell, str]) -> None:
    assert id_of(cell) == expected


def test_a_name_of_several_lines_is_put_on_one() -> None:
    assert one_line("Two\n lines") == ("Two lines", ONE_LINE)
    assert one_line("One line") == ("One line", "")


def test_several_in_a_cell_are_parted_by_the_mark_and_by_lines_without_bullets() -> None:
    assert parted("- One\n- Two; Three\n\n• One", ";") == ["One", "Two", "Three"]
    assert parted("a, b", ",") == ["a", "b"]
    assert parted("a; b", "") == ["a; b"]


@given(
    st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.dates()),
    st.sampled_from(("text", "integer", "number", "boolean", "date", "choice", "list", "url")),
)
def test_whatever_is_read_from_a_cell_is_a_value_that_its_field_can_hold(cell: Cell, sort: FieldType) -> None:
    value, _ = fitted(COLUMN, field(sort), cell, "day_first")

    problem = fault(field(sort), value) if value is not None else None
    assert problem is None or problem.severity == "warning"
