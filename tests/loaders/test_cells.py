"""Single cells to ids, names and values."""

from __future__ import annotations

import pytest

from graph.model import Place
from graph.ontology import Field, Label
from loaders.cells import text_of, value_of
from loaders.tables import BadCell, Cell

HERE = Place("file.csv", row=2, column="id")
NO_LABEL = Label("", "")
DUE = Field("due", "date", NO_LABEL, "")
UNIT = Field("unit", "node", NO_LABEL, "", of="OrgUnit")


@pytest.mark.parametrize(
    ("cell", "text"),
    [(1.0, "1"), (1.5, "1.5"), (True, "true"), (" a\u00a0", "a"), (None, ""), ("12345678901234567",) * 2],
)
def test_a_cell_is_read_as_the_text_that_people_see(cell: Cell, text: str) -> None:
    assert text_of(cell, HERE) == (text, None)


@pytest.mark.parametrize("cell", [12345678901234567.0, "1.23457E+16"])
def test_an_id_that_lost_digits_is_an_error(cell: Cell) -> None:
    text, problem = text_of(cell, HERE)

    assert text == ""
    assert problem
    assert (problem.severity, problem.suggestion) == ("error", "format the column as text and enter it again")


@pytest.mark.parametrize("cell", ["a\ud800", ["a"], {"to": "a"}])
def test_what_cannot_be_an_id_is_an_error(cell: Cell) -> None:
    text, problem = text_of(cell, HERE)

    assert text == ""
    assert problem
    assert problem.severity == "error"


def test_a_reference_that_lost_digits_is_an_error() -> None:
    value, problem = value_of(UNIT, 12345678901234567.0, HERE)

    assert value is None
    assert problem
    assert "digits are lost" in problem.message


def test_the_number_of_a_day_is_not_taken_for_a_date() -> None:
    value, problem = value_of(DUE, 45000.0, HERE)

    assert value is None
    assert problem
    assert problem.suggestion == "format the column as dates"


def test_a_spreadsheet_error_leaves_the_value_empty_and_says_so() -> None:
    value, problem = value_of(DUE, BadCell("#N/A", "the cell holds an error, no value"), HERE)

    assert value is None
    assert problem
    assert (problem.severity, problem.value) == ("warning", "#N/A")
