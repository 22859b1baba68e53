"""What is seen of an .xlsx before it is opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders import xlsx_look
from loaders.accepts import UnreadableError
from loaders.xlsx_look import column_number, look
from tests.loaders.books import SHEET, book, changed, with_rows

PLAIN = book({"needs": [["id", "name"], ["d1", "A"]]})


def looked(folder: Path, content: bytes) -> dict[str, dict[tuple[int, int], str]]:
    """Return what is found in a workbook of that content: the texts of cells without a value, by sheet and place."""
    (folder / "book.xlsx").write_bytes(content)
    return {name: {at: cell.text for at, cell in bad.items()} for name, bad in look(folder / "book.xlsx").items()}


@pytest.mark.parametrize(
    "rows",
    [
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        b'<row r="1048576"><c s="1" r="XFD1048576"><v>1</v></c></row>',
        b"<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
        b'<row r="1048576"><c><v>1</v></c></row>',
        b"""<row x=" r='1'" r="1048576"><c x=' r="A1"' r="XFD1048576"><v>1</v></c></row>""",
        b'<x:row r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>',
    ],
)
def test_a_single_cell_far_away_is_refused_before_anything_makes_room_for_it(tmp_path: Path, rows: bytes) -> None:
    with pytest.raises(UnreadableError) as stop:
        looked(tmp_path, with_rows(PLAIN, rows))

    assert stop.value.problem.place.sheet == "needs"
    assert "1048576" in stop.value.problem.message


def test_a_tag_that_says_its_place_without_end_is_not_tried_in_all_ways(tmp_path: Path) -> None:
    rows = b"<row" + b" r='1'" * 100_000 + b"/><row s='1'>" + b"<c r='A1' " * 100_000

    with pytest.raises(UnreadableError, match="not well formed"):
        looked(tmp_path, with_rows(PLAIN, rows + b"<f"))


def test_the_widest_sheet_is_looked_at_at_once(tmp_path: Path) -> None:
    wide = book({"needs": [["id", "name"] + ["x"] * 16_382] * 2})
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'

    assert looked(tmp_path, wide) == {}
    with pytest.raises(UnreadableError):
        looked(tmp_path, with_rows(wide, far))


def test_formats_far_away_do_no_harm(tmp_path: Path) -> None:
    rows = b'<row r="1048576"><c r="XFD1048576" s="1"/></row>'

    assert looked(tmp_path, with_rows(PLAIN, rows)) == {}


def test_a_far_cell_in_a_part_that_no_sheet_names_is_refused_too(tmp_path: Path) -> None:
    hidden = changed(PLAIN, "xl/workbook.xml", lambda data: data.replace(b"<sheet ", b"<nosheet "))
    content = with_rows(hidden, b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')

    with pytest.raises(UnreadableError):
        looked(tmp_path, content)


def test_errors_and_formulas_without_a_value_are_found_by_row_and_column(tmp_path: Path) -> None:
    rows = b'<row r="3"><c r="A3" t="e"><v>#REF!</v></c><c r="B3"><f>A1</f></c><c r="C3"><f>1+1</f><v>2</v></c></row>'

    assert looked(tmp_path, with_rows(PLAIN, rows)) == {"needs": {(3, 1): "#REF!", (3, 2): "=A1"}}


def test_elements_cut_by_the_size_of_a_chunk_are_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_look, "CHUNK", 7)

    found = looked(tmp_path, with_rows(PLAIN, b'<row r="3"><c r="A3" t="e"><v>#REF!</v></c></row>'))

    assert found == {"needs": {(3, 1): "#REF!"}}


def test_a_sheet_with_entities_is_refused(tmp_path: Path) -> None:
    def entity(data: bytes) -> bytes:
        return data.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet', 1)

    content = changed(with_rows(PLAIN, b'<row r="3"><c r="A3"><f>A1</f></c></row>'), SHEET, entity)

    with pytest.raises(UnreadableError, match="entities"):
        looked(tmp_path, content)


def test_columns_are_numbered_by_their_letters() -> None:
    assert [column_number(letters) for letters in ("A", "Z", "AA", "XFD")] == [1, 26, 27, 16384]
