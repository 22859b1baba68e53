"""What is seen of an .ods before it is opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.accepts import UnreadableError
from loaders.ods_look import look
from tests.loaders.books import ods, ods_row, ods_text


def looked(folder: Path, rows: str) -> dict[tuple[int, int], str]:
    """Return the texts of the cells without a value of an .ods with these rows."""
    (folder / "a.ods").write_bytes(ods(rows))
    return {at: cell.text for at, cell in look(folder / "a.ods")["needs"].items()}


def test_cells_repeated_beyond_measure_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="at most"):
        looked(tmp_path, ods_row(ods_text("id", repeated=16_384), repeated=1_000_000))


def test_blank_rows_and_cells_repeated_to_the_end_do_no_harm(tmp_path: Path) -> None:
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'

    assert looked(tmp_path, ods_row(ods_text("id"), blank) + ods_row(blank, repeated=1_048_000)) == {}


def test_a_value_after_blank_rows_to_the_end_is_refused(tmp_path: Path) -> None:
    wide = ods_text("id", repeated=1000)

    with pytest.raises(UnreadableError):
        looked(tmp_path, ods_row("<table:table-cell/>", repeated=1_000_000) + ods_row(wide))


def test_errors_and_formulas_without_a_value_are_found_by_row_and_column(tmp_path: Path) -> None:
    error = ods_text("#DIV/0!").replace(" office", ' table:formula="of:=1/0" office', 1)
    formula = '<table:table-cell table:formula="of:=[.A1]"/>'

    found = looked(tmp_path, ods_row(ods_text("id", repeated=2)) + ods_row(ods_text("d1"), error, formula))

    assert found == {(2, 2): "#DIV/0!", (2, 3): "=[.A1]"}


def test_a_number_of_repeats_that_is_none_counts_as_one(tmp_path: Path) -> None:
    row = ods_row(ods_text("#N/A")).replace('repeated="1"', 'repeated="many"')

    assert looked(tmp_path, row) == {(1, 1): "#N/A"}
