"""Canonical tables in a workbook, a sheet a table: .xlsx, and also .xlsm, .xlsb, .xls and .ods."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from graph.model import Batch, Place, Problem
from graph.ontology import Ontology
from graph.problem_list import Problems
from loaders import ods_look, xlsb_look, xlsx_look
from loaders.accepts import Accepts, UnreadableError, refused
from loaders.canonical import read_tables
from loaders.grid import Grid, table_of
from loaders.mapping_choice import Mappings
from loaders.tables import BadCell, Cell, Table
from loaders.template_words import INSTRUCTIONS
from loaders.xlsx_look import Bad
from loaders.zip_guard import check_archive

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ABOUT_SHEETS = frozenset({INSTRUCTIONS.en, INSTRUCTIONS.cy})
NO_CELLS: Bad = {}
PANIC = "PanicException"
PLAIN = frozenset({str, int, float, bool, date, datetime})

ACCEPTS = Accepts(
    "workbooks, a sheet a table",
    (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"),
    lambda head: head.startswith((ZIP, OLE)),
    maps=True,
)


def read(path: Path, ontology: Ontology, mappings: Mappings | None = None) -> Batch:
    """Return what a workbook holds; foreign sheets by `mappings`."""
    problems = Problems()
    try:
        bad = _look(path)
        return read_tables(path.name, _tables(path, bad, problems), ontology, problems, mappings)
    except UnreadableError as stop:
        return refused(path.name, *problems, stop.problem)


def _look(path: Path) -> Mapping[str, Bad]:
    """Look into the workbook before anything opens it, by what it is, not by what it is called."""
    with path.open("rb") as file:
        head = file.read(8)
    if head == OLE:
        return {}
    if not head.startswith(ZIP):
        raise UnreadableError("the file is not a workbook, or not all of it", Place(path.name), "fetch it again")
    check_archive(path)
    return {**xlsx_look.look(path), **ods_look.look(path), **xlsb_look.look(path)}


def _tables(path: Path, bad: Mapping[str, Bad], problems: Problems) -> Iterator[Table]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    found = 0
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            for metadata in workbook.sheets_metadata:
                if table := _table(workbook, metadata, path.name, bad, problems):
                    found += 1
                    yield table
    except PasswordError:
        protected = "the workbook is protected by a password"
        raise UnreadableError(protected, Place(path.name), "save a copy without a password") from None
    except UnreadableError:
        raise
    except BaseException as error:
        # A fault inside the library comes as a PanicException, which is no Exception.
        if not isinstance(error, CalamineError) and type(error).__name__ != PANIC:
            raise
        message = f"the workbook cannot be opened ({error})"
        raise UnreadableError(message, Place(path.name), "open it and save it anew as .xlsx") from None
    if not found:
        problems.append(Problem("warning", "no sheet holds a table", Place(path.name)))


def _table(workbook: Any, metadata: Any, file: str, bad: Mapping[str, Bad], problems: Problems) -> Table | None:
    """Return a sheet as a table, or None when it is blank or holds no table on purpose."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    name = metadata.name
    place = Place(file, name)
    if metadata.typ != SheetTypeEnum.WorkSheet or name.startswith("_") or name in ABOUT_SHEETS:
        return None
    if metadata.visible != SheetVisibleEnum.Visible:
        problems.append(Problem("warning", "the sheet is hidden: it is not read", place, name, "show it, or delete it"))
        return None
    sheet = workbook.get_sheet_by_name(name)
    rows = sheet.to_python(skip_empty_area=False)
    problems.extend(_about_merged(sheet, rows, place))
    return table_of(Grid(name, place, _rows(rows, bad.get(name, NO_CELLS))), problems)


def _rows(rows: Sequence[Sequence[object]], bad: Bad) -> Iterator[tuple[int, Sequence[Cell]]]:
    by_row: dict[int, list[tuple[int, BadCell]]] = {}
    for (number, column), cell in bad.items():
        by_row.setdefault(number, []).append((column, cell))
    last = max([len(rows), *by_row])
    for number in range(1, last + 1):
        given = rows[number - 1] if number <= len(rows) else ()
        cells: list[Any] = [value if type(value) in PLAIN else _cell(value) for value in given]
        for column, cell in by_row.get(number, ()):
            cells += [None] * (column - len(cells))
            cells[column - 1] = cell
        yield number, cells


def _cell(value: object) -> Cell:
    """Return a cell as loaders pass it on: times and durations become texts."""
    if isinstance(value, (str, int, float, bool, date)):
        return value
    return str(value) if isinstance(value, (time, timedelta)) else None


def _about_merged(sheet: Any, rows: Sequence[Sequence[object]], place: Place) -> Iterator[Problem]:
    """Yield a warning when cells under the headers are merged: only the first of them has the value."""
    ranges = sheet.merged_cell_ranges or ()
    header = next((number for number, row in enumerate(rows) if any(cell not in (None, "") for cell in row)), 0)
    below = [first for first, _ in ranges if first[0] > header]
    if below:
        message = f"cells below the headers are merged ({len(below)}); only the first cell of each has the value"
        at = Place(place.file, place.sheet, below[0][0] + 1)
        yield Problem("warning", message, at, suggestion="unmerge them and fill in each")
