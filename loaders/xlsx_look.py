"""Looks into the sheets of an .xlsx before it is opened: how far they reach, and which cells hold no value.

The reader of workbooks gives error cells, and formulas that were never calculated, as blank cells, and makes room for
every cell up to the furthest; so both must be known first.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from graph.model import Place
from loaders.accepts import UnreadableError
from loaders.grid import broken
from loaders.safe_xml import ends, local
from loaders.tables import BadCell

MOST_CELLS = 30_000_000
WIDEST = 16_384
CHUNK = 1 << 20
MOST_LETTERS = 200
"""In a sheet of more columns the quick look is none: each column that is found makes a longer pattern."""

_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_CELL_PLACE = re.compile(rb'\sr=["\']([A-Z]{1,3})(\d{1,9})["\']')
# What stands before the place is passed over once and for all, and no tag reaches over the next one: else a long one
# would be tried in all ways.
_BEFORE = rb"""(?>(?:\s+(?!r\s*=)[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s+r\s*=\s*["']"""
_FILLED = re.compile(rb"<(?:\w+:)?c(?:\s[^<>]*)?(?<!/)>")
_FILLED_PLACE = re.compile(rb"<(?:\w+:)?c" + _BEFORE + rb"([A-Z]{1,3})(\d{1,9})[\"'][^<>]*(?<!/)>")
_ROW_PLACE = re.compile(rb"<(?:\w+:)?row" + _BEFORE + rb"(\d{1,9})[\"'][^<>]*(?<!/)>")
_PLAIN = b'<c r="'
_PLAIN_ROW = b'<row r="'
_PLAIN_PLACE = re.compile(rb'([A-Z]{1,3})(\d{1,9})"')
_MARKS = (b"<f", b":f", b't="e"', b"t='e'")
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,9})")

Bad = Mapping[tuple[int, int], BadCell]


@dataclass
class _Extent:
    """How far a sheet reaches, as far as it has been scanned."""

    cells: re.Pattern[bytes]
    places: re.Pattern[bytes]
    rows: int = 0
    columns: int = 0
    worth_a_look: bool = False

    def take(self, part: bytes) -> None:
        found = self.places.findall(part)
        if len(found) < len(self.cells.findall(part)):
            # A cell without a place of its own stands right of the one before it: it may be anywhere in its row.
            self.columns = WIDEST
        self.columns = max([self.columns, *(column_number(name.decode()) for name in {name for name, _ in found})])
        self.rows = max([self.rows, *(int(row) for _, row in found), *(int(row) for row in _ROW_PLACE.findall(part))])
        self._look_for_marks(part)

    def _look_for_marks(self, part: bytes) -> None:
        self.worth_a_look = self.worth_a_look or any(mark in part for mark in _MARKS)


@dataclass
class _Reach(_Extent):
    """How far a sheet reaches at most, found several times faster: its rows are only known by how long their number is.

    Attributes:
        letters: The columns that cells were found in.
        digits: How many digits the number of a row has at most.
    """

    letters: frozenset[bytes] = frozenset()
    digits: int = 1

    def take(self, part: bytes) -> None:
        usual = part.count(_PLAIN) == part.count(b"<c") and part.count(_PLAIN_ROW) == part.count(b"<row")
        if not usual or b":c" in part or b":row" in part or not self._take_plain(part):
            super().take(part)

    def _take_plain(self, part: bytes) -> bool:
        """Take a part in which all cells begin alike; False where one has no usual place, or columns are too many."""
        beyond, at = self._beyond(), 0
        while found := beyond.search(part, at):
            place = _PLAIN_PLACE.match(part, found.end())
            if place is None or len(self.letters) > MOST_LETTERS:
                return False
            self.letters |= {place[1]}
            self.digits = max(self.digits, len(place[2]))
            beyond, at = self._beyond(), found.end()
        if re.search(rb'<row r="(?!\d{1,%d}")' % self.digits, part):
            return False
        self.columns = max([self.columns, *(column_number(name.decode()) for name in self.letters)])
        self.rows = max(self.rows, 10**self.digits - 1)
        self._look_for_marks(part)
        return True

    def _beyond(self) -> re.Pattern[bytes]:
        """Return what finds a cell that is further away than those that were found."""
        known = b"|".join(sorted(self.letters)) or b"-"
        return re.compile(rb'<c r="(?!(?:%s)\d{1,%d}")' % (known, self.digits))


def look(path: Path) -> dict[str, Bad]:
    """Return, by name of sheet, the cells that hold no value though something stands there; rows and columns from 1.

    Raises:
        UnreadableError: If a sheet reaches too far to be opened.
    """
    bad: dict[str, Bad] = {}
    with zipfile.ZipFile(path) as archive:
        parts = set(archive.namelist())
        for name, part in _sheets(archive, path.name):
            if part in parts:
                place = Place(path.name, name)
                if _is_worth_a_look(archive, part, place):
                    bad[name] = _bad_cells(archive, part, place)
    return bad


def column_number(letters: str) -> int:
    """Return the number of a column by its letters, from 1.

    >>> column_number("A"), column_number("XFD")
    (1, 16384)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def refuse_far(rows: int, columns: int, place: Place) -> None:
    """Refuse a sheet that would need too much memory.

    Raises:
        UnreadableError: If it has more than `MOST_CELLS` cells up to its furthest.
    """
    if rows * columns > MOST_CELLS:
        reach = f"the sheet reaches to row {rows}, column {columns}"
        message = f"{reach}: {rows * columns:,} cells; at most {MOST_CELLS:,} are read"
        raise UnreadableError(message, place, "delete the cells far away from the table, or save the sheet as CSV")


def _is_worth_a_look(archive: zipfile.ZipFile, part: str, place: Place) -> bool:
    """Refuse a sheet that reaches too far, and tell whether it may have cells without a value.

    Blank cells that only have a format do not count, but telling them apart takes longer: it is done only when needed.
    """
    with archive.open(part) as stream:
        extent = _scan(stream, _Reach(_CELL, _CELL_PLACE))
    if extent.rows * extent.columns > MOST_CELLS:
        with archive.open(part) as stream:
            extent = _scan(stream, _Extent(_CELL, _CELL_PLACE))
    if extent.rows * extent.columns > MOST_CELLS:
        with archive.open(part) as stream:
            extent = _scan(stream, _Extent(_FILLED, _FILLED_PLACE))
        refuse_far(extent.rows, extent.columns, place)
    return extent.worth_a_look


def _scan(stream: IO[bytes], extent: _Extent) -> _Extent:
    """Scan a sheet, cut where elements end."""
    rest = b""
    while chunk := stream.read(CHUNK):
        whole, end, rest = (rest + chunk).rpartition(b">")
        extent.take(whole + end)
    return extent


def _bad_cells(archive: zipfile.ZipFile, part: str, place: Place) -> Bad:
    bad: dict[tuple[int, int], BadCell] = {}
    with archive.open(part) as stream:
        for element in ends(stream, place):
            tag = local(element.tag)
            if tag == "row":
                element.clear()
            if tag != "c" or not (at := _REFERENCE.fullmatch(element.get("r", ""))):
                continue
            inside = {local(child.tag): child.text or "" for child in element}
            if element.get("t") == "e":
                bad[int(at[2]), column_number(at[1])] = broken(inside.get("v", ""))
            elif "f" in inside and not inside.get("v") and element.get("t") != "str":
                bad[int(at[2]), column_number(at[1])] = uncalculated("=" + inside["f"])
    return bad


def uncalculated(formula: str) -> BadCell:
    """Return the cell of a formula that was never calculated."""
    message = "the formula has no value yet: the file was never calculated"
    return BadCell(formula, message, "open it in Excel or LibreOffice and save it", is_lost=True)


def _sheets(archive: zipfile.ZipFile, file: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the part of each sheet; parts that no sheet names come without a name."""
    names = set(archive.namelist())
    book = next((name for name in ("xl/workbook.xml", "xl/workbook1.xml") if name in names), "")
    relations = f"{PurePosixPath(book).parent}/_rels/{PurePosixPath(book).name}.rels"
    targets: dict[str, str] = {}
    if relations in names:
        with archive.open(relations) as stream:
            targets = {e.get("Id", ""): _target(e.get("Target", "")) for e in ends(stream, Place(file))}
    named: set[str] = set()
    if book:
        with archive.open(book) as stream:
            for element in ends(stream, Place(file)):
                if local(element.tag) == "sheet":
                    by_name = {local(key): value for key, value in element.attrib.items()}
                    named.add(part := targets.get(by_name.get("id", ""), ""))
                    yield by_name.get("name", ""), part
    yield from (("", name) for name in names - named if name.startswith("xl/worksheets/") and name.endswith(".xml"))


def _target(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
