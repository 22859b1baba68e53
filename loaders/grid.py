"""Rows of plain cells, as CSV files and sheets have them, to a table: headers, blank and ragged rows, bad cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from graph.model import Place, Problem
from graph.problem_list import Problems
from loaders.heads import LOOKED_AT, head_of, header_text, joined
from loaders.tables import BadCell, Cell, Line, Row, Table

MOST_COLUMNS = 2_000
MOST_ROWS = 10_000_000
MOST_KNOWN = 50_000
MOST_SHOWN = 20
SAMPLE = 1_000
"""How many rows are looked at to tell what a table holds."""

GUARD = "'"
NEW: Cell = BadCell("", "")
"""Stands for what was not seen yet."""

_GUARDED = re.compile(r"'+[=+\-@\t\r\n#\uff1d\uff0b\uff0d\uff20]")
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


def table_of(grid: Grid, problems: Problems) -> Table | None:
    """Return a grid as a table, or None when it holds nothing; what is wrong is added to `problems`, row by row.

    The first row that is not blank holds the headers, unless it is a title over them; see `loaders.heads`.
    """
    rows = _filled(grid.rows)
    start = list(islice(rows, LOOKED_AT))
    if not start:
        return None
    # What is wider than any table is not looked at: a row may hold a million cells.
    looked_at = [(number, cells[:MOST_COLUMNS]) for number, cells in start]
    head = head_of(looked_at)
    number, upper = looked_at[head.at]
    place = Place(grid.place.file, grid.place.sheet, number)
    values = joined(upper, looked_at[head.at + 1][1]) if head.rows == 2 else upper
    problems.extend(_about_titles(looked_at[: head.at], place))
    width = max(len(cells) for _, cells in start[head.at : head.at + head.rows])
    headers = _headers(values, width, place, problems)
    below = start[head.at + head.rows :]
    below += islice(rows, SAMPLE - len(below))
    lines = _up_to_most(chain(below, rows), place, problems)

    def row_of(line: Line) -> Row:
        return _row(grid, headers, line, problems)

    return Table(grid.name, place, headers, map(row_of, lines), lines, below, row_of=row_of)


def _filled(rows: Iterable[tuple[int, Sequence[Cell]]]) -> Iterator[Line]:
    """Yield the rows that are not blank, each cell cleaned."""
    known: dict[Cell, Cell] = {}
    for number, cells in rows:
        values = [_known(cell, known) if type(cell) is str else cell for cell in cells]
        if values.count(None) == len(values):
            continue
        yield number, values


def _up_to_most(lines: Iterable[Line], header: Place, problems: Problems) -> Iterator[Line]:
    for count, line in enumerate(lines, 1):
        if count > MOST_ROWS:
            place = Place(header.file, header.sheet, line[0])
            problems.append(Problem("error", f"there are more than {MOST_ROWS:,} rows; the rest is not read", place))
            return
        yield line


def _known(cell: str, known: dict[Cell, Cell]) -> Cell:
    """Return a text cleaned. Texts repeat themselves, in their millions: they are remembered."""
    if (found := known.get(cell, NEW)) is not NEW:
        return found
    found = clean(cell)
    if len(known) < MOST_KNOWN:
        known[cell] = found
    return found


def _about_titles(titles: Sequence[Line], header: Place) -> Iterator[Problem]:
    """Yield what is said of lines above the headers: they are left out."""
    if titles:
        shown = _shown([header_text(cell) for _, cells in titles for cell in cells if cell is not None])
        count = "1 line above the headers is" if len(titles) == 1 else f"{len(titles)} lines above the headers are"
        message = f"{count} left out; the headers are read from row {header.row}"
        yield Problem("warning", message, Place(header.file, header.sheet, titles[0][0]), shown)


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


def _headers(values: Sequence[Cell], width: int, place: Place, problems: Problems) -> tuple[str, ...]:
    """Return the headers, each once: a second one of the same name gets a number, one without a name its place."""
    if width > MOST_COLUMNS:
        message = f"there are {width} columns; the first {MOST_COLUMNS} are read"
        problems.append(Problem("error", message, place))
    seen: dict[str, int] = {}
    for number, value in enumerate(values, 1):
        header = header_text(value) or f"column {number}"
        if header in seen:
            message = f"two columns are called {header}; the second is read as {header} ({number})"
            problems.append(Problem("warning", message, place.at(header), header, "give each column its own name"))
            header = f"{header} ({number})"
        seen[header] = number
    return tuple(seen)


def _row(grid: Grid, headers: Sequence[str], line: Line, problems: Problems) -> Row:
    number, values = line
    place = Place(grid.place.file, grid.place.sheet, number)
    found = {header: value for header, value in zip(headers, values, strict=False) if value is not None}
    if beyond := [value for value in values[len(headers) :] if value is not None]:
        problems.append(_too_long(beyond, len(headers), place))
    return Row(place, found)


def _too_long(beyond: Sequence[Cell], columns: int, place: Place) -> Problem:
    shown = _shown(
        [cell.text if isinstance(cell, BadCell) else str(cell) for cell in beyond[: MOST_SHOWN + 1]], len(beyond)
    )
    message = f"the row has more cells than the header ({columns}): they may stand in the wrong columns"
    return Problem("error", message, place, shown, "put a text that holds the separator in quotes")


def _shown(texts: Sequence[str], count: int = 0) -> str:
    """Return cells as they are shown beside a problem: the first ones, and how many more there are."""
    more = max(count, len(texts)) - MOST_SHOWN
    return "; ".join(texts[:MOST_SHOWN]) + (f"; and {more:,} more" if more > 0 else "")
