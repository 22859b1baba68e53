"""The cells of one field: plain ones at once, others when they come again."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from graph.declarations import load_ontology
from loaders.field_cells import FieldCells
from loaders.tables import Cell

DECLARED = load_ontology().fields_of("Process")


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        ("summary", " What it is for ", "What it is for"),
        ("importance", 5.0, 5),
        ("importance", 4, 4),
        ("valid_from", date(2026, 5, 1), "2026-05-01"),
        ("valid_from", datetime(2026, 5, 1, 12), "2026-05-01"),
    ],
)
def test_plain_cells_are_taken_as_they_are(field: str, cell: Cell, value: object) -> None:
    assert FieldCells(DECLARED[field]).value(cell) == value


@pytest.mark.parametrize(
    ("field", "cell"),
    [
        ("summary", "two\u00a0words"), ("summary", "a line\nbreak"), ("summary", " "), ("summary", 5.0),
        ("importance", 9.0), ("importance", 2.5), ("importance", float("nan")), ("importance", True),
        ("importance", "5"), ("lane", "driver"), ("valid_from", "2026-05-01"), ("tags", "a; b"), ("tags", ["a"]),
    ],
)  # fmt: skip
def test_of_others_it_has_to_be_found_out(field: str, cell: Cell) -> None:
    assert FieldCells(DECLARED[field]).value(cell) is None


def test_what_went_well_is_remembered_by_its_type() -> None:
    cells = FieldCells(DECLARED["lane"])
    cells.remember("Driver", "driver")
    cells.remember(1, "one")

    assert cells.value("Driver") == "driver"
    assert (cells.value(1), cells.value(1.0), cells.value(True)) == ("one", None, None)


@pytest.mark.parametrize("odd", ["", "²", "1_0", "5.5", "1" * 16, "-3", "soon", "9"])
def test_a_column_of_digits_is_numbers_and_an_odd_one_among_them_is_read_by_itself(odd: str) -> None:
    cells: list[Cell] = ["3", "05", odd]
    values, doubtful = FieldCells(DECLARED["importance"]).values(cells)

    one_by_one = [FieldCells(DECLARED["importance"])._sure(cell) for cell in cells]
    assert list(values) == one_by_one
    assert list(doubtful) == [2]
    assert list(FieldCells(DECLARED["importance"]).values(cells[:2])[0]) == [3, 5]
