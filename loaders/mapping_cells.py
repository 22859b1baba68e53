"""Single cells of foreign tables to values, with what was repaired: ids, dates, numbers, choices in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from graph.model import NOWHERE, Value
from graph.ontology import Field
from graph.values import convert
from loaders.cells import MOST_DIGITS, has_lost_digits
from loaders.headers import folded
from loaders.mapping import DateOrder, MappedColumn
from loaders.mapping_dates import LONGEST, found_day
from loaders.tables import BadCell, Cell

POINT_ZERO = "the `.0` that a spreadsheet had put behind a number was taken off"
WITHOUT_SIGNS = "a number was read without the signs around it"
FIRST_NUMBER = "the number at the start was read, without the words behind it"
ONE_LINE = "a text of several lines was put on one"

_POINT_ZERO = re.compile(r"(\d+)\.0+", re.ASCII)
_SIGNED = re.compile(
    r"([-+(]?)\s*[£$€]?\s*([-+]?)\s*(\d[\d,]*\.?\d*|\.\d+)\s*(k|m|bn|%)?\s*\)?", re.ASCII | re.IGNORECASE
)
_SCALES = {"k": 1e3, "m": 1e6, "bn": 1e9}
_LEADING = re.compile(r"(\d{1,15})\s*(?:[-–—:.=,)(]+\s*|\s)\D.*", re.ASCII | re.DOTALL)


def id_of(cell: Cell) -> tuple[Cell, str]:
    """Return a cell that holds an id, and how it was repaired. Lost digits are not to be repaired: it stays as it is.

    >>> id_of("1042.0")[0], id_of("R-7"), id_of(1.2345678901234568e16)[0]
    ('1042', ('R-7', ''), 1.2345678901234568e+16)
    """
    if isinstance(cell, str) and (match := _POINT_ZERO.fullmatch(cell.strip())):
        if len(match[1]) <= MOST_DIGITS:
            return match[1], POINT_ZERO
        return (float(cell), "") if len(match[1]) <= LONGEST else (cell, "")
    return cell, ""


def one_line(cell: Cell) -> tuple[Cell, str]:
    """Return a cell that holds a name without line breaks, and how it was repaired."""
    if isinstance(cell, str) and not cell.isprintable():
        return " ".join(cell.split()), ONE_LINE
    return cell, ""


def fitted(column: MappedColumn, held: Field, cell: Cell, order: DateOrder) -> tuple[Value | None, str]:
    """Return the value of a field that a cell of a foreign table holds, and how it was repaired.

    Args:
        column: What its mapping says of the column.
        held: The field.
        cell: What stands there.
        order: How days such as 5/4/2026 are meant.

    Returns:
        None where the cell holds no such value, whatever it is.
    """
    if isinstance(cell, (BadCell, Mapping)) or (held.type in {"node", "nodes"} and has_lost_digits(cell)):
        return None, ""
    translated = meant(column, cell)
    if translated is not cell:
        return _converted(held, translated), ""
    if held.type == "date":
        day, how = found_day(cell, order, column.month)
        return day or None, how
    if held.type in {"number", "integer"}:
        return _number(column, held, cell)
    if held.type in {"list", "nodes"}:
        return _converted(held, parted(cell, column.parted_by)), ""
    return _converted(held, cell), ""


def meant(column: MappedColumn, cell: Cell) -> Cell:
    """Return what the mapping says that a cell means, or the cell itself."""
    if not column.values or not isinstance(cell, (str, int, float)):
        return cell
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    return column.values.get(folded(text), cell)


def parted(cell: Cell, mark: str) -> list[str]:
    """Return the texts of a cell that are parted by a mark or stand on lines of their own.

    >>> parted("a; b\\nc", ";"), parted(7.0, ";")
    (['a', 'b', 'c'], ['7'])
    """
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = cell.isoformat()[:10] if isinstance(cell, date) else str(cell)
    pieces = (piece for line in text.splitlines() for piece in (line.split(mark) if mark else [line]))
    return list(dict.fromkeys(piece for piece in (piece.strip(" \t-•*") for piece in pieces) if piece))


def number_of(text: str) -> tuple[float | None, str]:
    """Return the number of a text with signs of money, thousands, per cent or scale, and how it was repaired.

    >>> number_of("£12,131.50")[0], number_of("£1.2m")[0], number_of("(500)")[0], number_of("45 %")[0]
    (12131.5, 1200000.0, -500.0, 45.0)
    """
    match = _SIGNED.fullmatch(text.strip()) if len(text) <= LONGEST else None
    if not match:
        return None, ""
    number = float(match[3].replace(",", "")) * _SCALES.get((match[4] or "").lower(), 1)
    is_below = match[2] == "-" or match[1] == "-" or (match[1] == "(" and text.strip().endswith(")"))
    return (-number if is_below else number), "" if _is_bare(text) else WITHOUT_SIGNS


def _is_bare(text: str) -> bool:
    return not set(text) & set("£$€%()kKmMbB")


def _number(column: MappedColumn, held: Field, cell: Cell) -> tuple[Value | None, str]:
    number: Cell = cell
    how = ""
    if isinstance(cell, str):
        number, how = number_of(cell)
        if number is None and held.type == "integer" and (match := _LEADING.fullmatch(cell.strip())):
            number, how = int(match[1]), FIRST_NUMBER
    if isinstance(number, bool) or not isinstance(number, (int, float)):
        return None, ""
    return _converted(held, round(number * column.times, 6)), how


def _converted(held: Field, cell: Cell) -> Value | None:
    value, problem = convert(held, cell, NOWHERE)  # type: ignore[arg-type]
    return None if problem and problem.severity == "error" else value
