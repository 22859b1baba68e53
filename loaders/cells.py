"""Single cells to ids, names and field values: what `graph.values.convert` needs to be told about cells of files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from graph.model import Place, Problem, Severity, Value
from graph.ontology import Field
from graph.several_texts import parts_of
from graph.values import convert
from loaders.dates import day_of
from loaders.tables import BadCell, Cell

MOST_DIGITS = 15
SAFE_NUMBER = 10**MOST_DIGITS

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+\d{2,}", re.ASCII)


def text_of(cell: Cell, place: Place, severity: Severity = "error") -> tuple[str, Problem | None]:
    """Return a cell as an id, a name or a word; a number without its `.0`, blanks around it dropped.

    Args:
        cell: What stands there.
        place: Where.
        severity: Of the problem, where there is one.
    """
    if isinstance(cell, str) and is_plain(cell):
        return cell.strip(), None
    if isinstance(cell, BadCell):
        return "", cell.problem(place, severity)
    if has_lost_digits(cell):
        message = f"a number of more than {MOST_DIGITS} digits is not kept exactly by spreadsheets: digits are lost"
        return "", Problem("error", message, place, str(cell), "format the column as text and enter it again")
    if isinstance(cell, (Mapping, list, tuple)):
        return "", Problem("error", "one text is needed here, not several", place, str(cell))
    text = _plain(cell)
    if _UNSTORABLE.search(text):
        return "", Problem("error", "the text holds a character that cannot be stored", place, ascii(text))
    return text, None


def _plain(cell: object) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    return "" if cell is None else str(cell).replace("\u00a0", " ").strip()


def is_plain(text: str) -> bool:
    """Tell whether a text is an id or a name as it stands, but for blanks around it."""
    return text.isprintable() and not has_lost_digits(text)


def has_lost_digits(cell: Cell) -> bool:
    """Tell whether a cell is an id that a spreadsheet took for a number and shortened.

    >>> has_lost_digits(1.2345678901234568e16), has_lost_digits("1.23457E+16"), has_lost_digits("12345678901234567")
    (True, True, False)
    """
    if isinstance(cell, float):
        return cell.is_integer() and abs(cell) >= SAFE_NUMBER
    return isinstance(cell, str) and "E+" in cell and bool(_SCIENTIFIC.fullmatch(cell.strip()))


def value_of(
    field: Field, cell: Cell, place: Place, severity: Severity = "warning"
) -> tuple[Value | None, Problem | None]:
    """Return the value of a field that a cell holds, and what is wrong with it: `convert`, with dates as people write.

    Args:
        field: What the cell stands for.
        cell: What stands there.
        place: Where.
        severity: Of the problem of a cell that holds an error of a spreadsheet.
    """
    if isinstance(cell, BadCell):
        return None, cell.problem(place, severity)
    if field.type in {"node", "nodes"} and has_lost_digits(cell):
        return None, text_of(cell, place)[1]
    if field.type == "date":
        return _date(field, cell, place)
    if field.type in {"list", "nodes"} and isinstance(cell, str):
        return convert(field, parts_of(cell), place)
    return convert(field, cell, place)  # type: ignore[arg-type]


def _date(field: Field, cell: Cell, place: Place) -> tuple[Value | None, Problem | None]:
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        message = f"{field.name} needs a date, not the number of a day"
        return None, Problem("error", message, place, text_of(cell, place)[0], "format the column as dates")
    found = day_of(cell) if isinstance(cell, str) else None
    return convert(field, found or cell, place)  # type: ignore[arg-type]
