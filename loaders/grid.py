"""Rows of plain cells, as CSV files and sheets have them, to a table: headers, blank and ragged rows, bad cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.model import Place, Problem
from loaders.tables import BadCell, Cell, Row, Table

MOST_COLUMNS = 2_000
MOST_ROWS = 10_000_000

GUARD = "'"
BLANK = (None, "")

_GUARDED = re.compile(r"'+[=+\-@\t\r#]")
_BROKEN = re.compile(
    r"#(N/A|REF!|DIV/0!|VALUE!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!)( N/A)?"
)


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet or CSV file before its headers are known.

    Attributes:
        name: What it is called.
        place: The file and sheet.
        rows: Number and cells of each row, read once.
    """

    name: str
    place: Place
    rows: Iterator[tuple[int, Sequence[Cell]]]


def table_of(grid: Grid, problems: list[Problem]) -> Table | None:
    """Return a grid as a table, or None when it holds nothing; what is wrong is added to `problems`, row by row.

    The first row that is not blank holds the headers.
    """
    for number, cells in grid.rows:
        values = [clean(cell) for cell in cells]
        if any(value is not None for value in values):
            place = Place(grid.place.file, grid.place.sheet, number)
            headers = _headers(values, place, problems)
            return Table(grid.name, place, headers, _rows(grid, headers, problems))
    return None


def clean(cell: Cell) -> Cell:
    """Return a cell without blanks around it; None where it is blank, a `BadCell` where it is a spreadsheet's error.

    An apostrophe that was put before a text so that no spreadsheet takes it for a formula is taken off.

    >>> clean(" a\u00a0"), clean(""), clean("'=1"), clean("#N/A").text
    ('a', None, '=1', '#N/A')
    """
    if not isinstance(cell, str) or cell.isalnum():
        return cell
    text = cell.replace("\u00a0", " ").strip()
    if not text:
        return None
    if "\x00" in text:
        return BadCell(ascii(text), "the cell holds a character that cannot be stored", "enter it again")
    if text[0] == GUARD and _GUARDED.match(text):
        return text[1:]
    if text[0] == "#" and _BROKEN.fullmatch(text):
        return broken(text)
    return text


def broken(text: str) -> BadCell:
    """Return the cell that holds an error of a spreadsheet."""
    return BadCell(text, "the cell holds an error, no value", "mend it or empty the cell")


def _headers(values: Sequence[Cell], place: Place, problems: list[Problem]) -> tuple[str, ...]:
    """Return the headers, each once: a second one of the same name gets a number, one without a name its place."""
    if len(values) > MOST_COLUMNS:
        message = f"there are {len(values)} columns; the first {MOST_COLUMNS} are read"
        problems.append(Problem("error", message, place))
    seen: dict[str, int] = {}
    for number, value in enumerate(values[:MOST_COLUMNS], 1):
        header = value.text if isinstance(value, BadCell) else "" if value is None else str(value)
        header = re.sub(r"\s+", " ", header) or f"column {number}"
        if header in seen:
            message = f"two columns are called {header}; the second is read as {header} ({number})"
            problems.append(Problem("warning", message, place.at(header), header, "give each column its own name"))
            header = f"{header} ({number})"
        seen[header] = number
    return tuple(seen)


def _rows(grid: Grid, headers: Sequence[str], problems: list[Problem]) -> Iterator[Row]:
    count, width = 0, len(headers)
    for number, cells in grid.rows:
        found = {
            header: value
            for header, cell in zip(headers, cells, strict=False)
            if cell not in BLANK and (value := clean(cell)) is not None
        }
        beyond = [value for cell in cells[width:] if (value := clean(cell)) is not None]
        if not found and not beyond:
            continue
        place = Place(grid.place.file, grid.place.sheet, number)
        if beyond:
            problems.append(_too_long(beyond, width, place))
        count += 1
        if count > MOST_ROWS:
            problems.append(Problem("error", f"there are more than {MOST_ROWS:,} rows; the rest is not read", place))
            return
        yield Row(place, found)


def _too_long(beyond: Iterable[Cell], columns: int, place: Place) -> Problem:
    shown = "; ".join(cell.text if isinstance(cell, BadCell) else str(cell) for cell in beyond)
    message = f"the row has more cells than the header ({columns}): they may stand in the wrong columns"
    return Problem("error", message, place, shown, "put a text that holds the separator in quotes")
