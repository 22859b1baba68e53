"""Looks into the sheets of an .ods before it is opened: how far they reach, and which cells hold no value."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

from graph.model import Place
from loaders.grid import broken
from loaders.safe_xml import ends, local
from loaders.tables import BadCell
from loaders.xlsx_look import Bad, refuse_far, uncalculated

CONTENT = "content.xml"


@dataclass
class _Sheet:
    """One sheet as far as it has been scanned."""

    row: int = 0
    rows: int = 0
    columns: int = 0
    bad: dict[tuple[int, int], BadCell] = field(default_factory=dict)


def look(path: Path) -> dict[str, Bad]:
    """Return, by name of sheet, the cells that hold no value though something stands there; rows and columns from 1.

    Raises:
        UnreadableError: If a sheet reaches too far to be opened.
    """
    bad: dict[str, Bad] = {}
    sheet = _Sheet()
    with zipfile.ZipFile(path) as archive:
        if CONTENT not in archive.namelist():
            return bad
        with archive.open(CONTENT) as stream:
            for element in ends(stream, Place(path.name)):
                tag = local(element.tag)
                if tag == "table-row":
                    _take_row(sheet, element)
                    refuse_far(sheet.rows, sheet.columns, Place(path.name))
                    element.clear()
                elif tag == "table":
                    bad[_attributes(element).get("name", "")] = sheet.bad
                    sheet = _Sheet()
    return bad


def _take_row(sheet: _Sheet, row: Element) -> None:
    filled = [(column, width, cell) for column, width, cell in _cells(row) if _is_filled(cell)]
    for column, _, cell in filled:
        if found := _bad(cell):
            sheet.bad[sheet.row + 1, column] = found
    sheet.row += _repeated(row, "rows")
    if filled:
        sheet.rows = sheet.row
        sheet.columns = max(sheet.columns, *(column + width - 1 for column, width, _ in filled))


def _cells(row: Element) -> Iterator[tuple[int, int, Element]]:
    """Yield the number of each cell's column, from 1, how many columns it fills, and the cell."""
    column = 1
    for cell in row:
        width = _repeated(cell, "columns")
        yield column, width, cell
        column += width


def _is_filled(cell: Element) -> bool:
    attributes = _attributes(cell)
    return "value-type" in attributes or "formula" in attributes or len(cell) > 0


def _bad(cell: Element) -> BadCell | None:
    attributes = _attributes(cell)
    text = "".join(cell.itertext()).strip()
    if text.startswith(("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "Err:")):
        return broken(text)
    if "formula" in attributes and "value-type" not in attributes:
        return uncalculated(attributes["formula"].partition(":")[2])
    return None


def _repeated(element: Element, what: str) -> int:
    given = _attributes(element).get(f"number-{what}-repeated", "1")
    return int(given) if given.isdecimal() and int(given) > 0 else 1


def _attributes(element: Element) -> dict[str, str]:
    return {local(key): value for key, value in element.attrib.items()}
