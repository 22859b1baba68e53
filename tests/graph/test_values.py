"""Tests of `graph.values`: what people type becomes what a field may hold, or a problem that helps."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Place, Problem, Value
from graph.ontology import FIELD_TYPES, Choice, Field, FieldType, Label
from graph.values import Cell, convert, fault, nearest

LANES = (
    Choice("driver", Label("Driver", "Gyrru"), ""),
    Choice("mainstay", Label("Mainstay work", "Craidd"), ""),
    Choice("business_as_usual", Label("Business as usual", "Busnes fel arfer"), ""),
)


def field(kind: FieldType, **more: Any) -> Field:
    return Field("lane" if kind == "choice" else "thing", kind, Label("", ""), "", **more)


def value_of(declared: Field, cell: Cell | None) -> Value | None:
    value, problem = convert(declared, cell)
    assert problem is None
    return value


def problem_of(declared: Field, cell: Cell) -> Problem:
    value, problem = convert(declared, cell, Place("a.csv", row=3, column="thing"))
    assert value is None
    assert problem is not None
    return problem


@pytest.mark.parametrize("kind", FIELD_TYPES)
@pytest.mark.parametrize("blank", ["", "  ", "\u00a0", None, float("nan")])
def test_a_blank_cell_is_no_value_and_no_problem(kind: FieldType, blank: Cell | None) -> None:
    assert convert(field(kind, choices=LANES if kind == "choice" else ()), blank) == (None, None)


@pytest.mark.parametrize(
    ("cell", "value"),
    [("5", 5), (" 5 ", 5), (5, 5), (5.0, 5), ("5.0", 5), ("1,234", 1234), ("-7", -7)],
)
def test_whole_numbers_are_read(cell: Cell, value: int) -> None:
    assert value_of(field("integer"), cell) == value


@pytest.mark.parametrize(
    "cell",
    [
        "five",
        "5.5",
        5.5,
        True,
        "1,23",
        "5%",
        "٥",
        "1_000",
        "inf",
        2**60,
        10**400,
        "9" * 400,
        "9" * 5000,
        "9" * 99_999 + "x",
    ],
)
def test_what_is_no_whole_number_is_a_problem(cell: Cell) -> None:
    problem = problem_of(field("integer"), cell)

    assert problem.severity == "error"
    assert problem.place.row == 3


@pytest.mark.parametrize(("cell", "value"), [("3.5", 3.5), ("1,234.5", 1234.5), ("1e3", 1000), (".5", 0.5), (2, 2)])
def test_numbers_are_read(cell: Cell, value: float) -> None:
    assert value_of(field("number"), cell) == value


@pytest.mark.parametrize("cell", [0, 6, "9"])
def test_a_number_out_of_bounds_says_the_bounds(cell: Cell) -> None:
    problem = problem_of(field("integer", minimum=1, maximum=5), cell)

    assert problem.suggestion == "1 to 5"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("yes", True),
        ("Ie", True),
        (1, True),
        (True, True),
        ("TRUE", True),
        ("nage", False),
        ("No", False),
        (0.0, False),
    ],
)
def test_yes_and_no_are_read_in_english_and_welsh(cell: Cell, value: bool) -> None:
    assert value_of(field("boolean"), cell) is value


@pytest.mark.parametrize("cell", ["2026-05-01", date(2026, 5, 1), datetime(2026, 5, 1, 10, 30)])
def test_dates_are_read(cell: Cell) -> None:
    assert value_of(field("date"), cell) == "2026-05-01"


@pytest.mark.parametrize("cell", ["2026-02-31", "31/02/2026", "20260501", "2026-W01-1", "soon", 46000])
def test_a_date_that_does_not_exist_or_is_not_iso_is_a_problem(cell: Cell) -> None:
    assert "2026-05-01" in problem_of(field("date"), cell).suggestion


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("mainstay", "mainstay"),
        ("MAINSTAY WORK", "mainstay"),
        ("craidd", "mainstay"),
        ("Business-as usual", "business_as_usual"),
        ("Busnes fel arfer", "business_as_usual"),
    ],
)
def test_a_choice_is_given_by_code_or_label_in_either_language(cell: str, code: str) -> None:
    assert value_of(field("choice", choices=LANES), cell) == code


@pytest.mark.parametrize(("cell", "meant"), [("mainstey", "mainstay"), ("Gyru", "driver"), ("zzzz", "")])
def test_an_unknown_choice_suggests_the_nearest_valid_word(cell: str, meant: str) -> None:
    problem = problem_of(field("choice", choices=LANES), cell)

    assert problem.suggestion == meant
    assert "driver, mainstay, business_as_usual" in problem.message


def test_a_choice_whose_codes_are_numbers_takes_numbers() -> None:
    orders = (Choice("1", Label("First", "Cyntaf"), ""), Choice("2", Label("Second", "Ail"), ""))

    assert value_of(field("choice", choices=orders), 2.0) == "2"


def test_a_list_is_parted_by_semicolons_and_says_nothing_twice() -> None:
    assert value_of(field("list"), "red; blue ;;red") == ("red", "blue")
    assert value_of(field("nodes"), ["u1", "u2"]) == ("u1", "u2")
    assert value_of(field("list"), " ; ") is None


def test_a_number_in_a_text_field_stays_as_it_was_typed() -> None:
    assert value_of(field("text"), 2024.0) == "2024"
    assert value_of(field("text"), "007") == "007"


def test_a_text_that_is_too_long_is_kept_with_a_warning() -> None:
    value, problem = convert(field("text", max_length=5), "too long")

    assert value == "too long"
    assert problem is not None
    assert problem.severity == "warning"


def test_an_address_that_could_run_something_is_kept_and_said_not_to_become_a_link() -> None:
    value, problem = convert(field("url"), "javascript:alert(1)")

    assert value == "javascript:alert(1)"
    assert problem is not None
    assert problem.severity == "warning"


@pytest.mark.parametrize("text", ["a\x00b", "a\ud800b"])
def test_a_character_that_cannot_be_stored_is_a_problem(text: str) -> None:
    assert "cannot be stored" in problem_of(field("text"), text).message


def test_nothing_much_like_a_word_is_no_suggestion() -> None:
    assert nearest("qqqq", ["driver", "mainstay"]) == ""
    assert nearest("x", []) == ""


CELLS = st.one_of(
    st.text(), st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes(), st.lists(st.text()), st.none()
)


@given(st.sampled_from(FIELD_TYPES), CELLS)
def test_converting_never_raises_and_gives_only_values_without_fault(kind: FieldType, cell: Cell | None) -> None:
    declared = field(kind, choices=LANES if kind == "choice" else ())

    value, problem = convert(declared, cell)

    assert (value is None) or (found := fault(declared, value)) is None or found.severity == "warning"
    assert (problem is None) or (value is None) == (problem.severity == "error")


@given(st.sampled_from(FIELD_TYPES), CELLS)
def test_converting_a_value_again_changes_nothing(kind: FieldType, cell: Cell | None) -> None:
    declared = field(kind, choices=LANES if kind == "choice" else ())
    value, _ = convert(declared, cell)

    assert convert(declared, value)[0] == value
