"""What is seen of an .xlsb before it is opened."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders import xlsb_look
from loaders.accepts import UnreadableError
from loaders.xlsb_look import look

ROW, NUMBER, BLANK = 0, 5, 1


def record(number: int, value: int) -> bytes:
    """Return a record whose data starts with a number."""
    return bytes([number, 8]) + value.to_bytes(4, "little") + b"\x00" * 4


def book(folder: Path, sheet: bytes) -> Path:
    """Write a workbook with one binary sheet and return where."""
    with zipfile.ZipFile(folder / "a.xlsb", "w") as made:
        made.writestr("xl/worksheets/sheet1.bin", sheet)
    return folder / "a.xlsb"


def test_a_single_cell_far_away_is_refused(tmp_path: Path) -> None:
    file = book(tmp_path, record(ROW, 1_048_575) + record(NUMBER, 16_383))

    with pytest.raises(UnreadableError, match="row 1048576, column 16384"):
        look(file)


def test_near_cells_and_far_formats_are_fine(tmp_path: Path) -> None:
    near = record(ROW, 9) + record(NUMBER, 3)

    assert look(book(tmp_path, near + record(ROW, 1_048_575) + record(BLANK, 16_383))) == {}


@given(st.binary(max_size=200))
def test_any_bytes_have_an_extent(data: bytes) -> None:
    rows, columns = xlsb_look._extent(data)

    assert rows >= 0
    assert columns >= 0
