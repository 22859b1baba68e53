"""Cells to field values: the one place where what people type becomes what a field may hold.

Dates are ISO here (`2026-05-01`); loaders accept more and pass the day. Choices are given by code or by label, in
English or Welsh. What is wrong is a problem, never an exception.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType

from graph.model import NOWHERE, Place, Problem, Severity, Value
from graph.ontology import Field

Cell = str | int | float | bool | date | Sequence[str]

TRUE_WORDS = frozenset({"yes", "y", "true", "1", "ie", "gwir"})
FALSE_WORDS = frozenset({"no", "n", "false", "0", "nage", "na", "anwir"})
LARGEST_INTEGER = 2**53
MIN_LIKENESS = 60.0
LONGEST_NUMBER = 300
"""What has more letters is no number, and takes long to be looked at."""

_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_NUMBERS = frozenset({"integer", "number"})
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_NEEDS: Mapping[str, str] = MappingProxyType(
    {
        "integer": "a whole number, such as 3",
        "number": "a number, such as 3.5",
        "boolean": "yes or no",
        "date": "a date that exists, as year-month-day: 2026-05-01",
        "list": "texts parted by ;",
        "nodes": "ids parted by ;",
    }
)


def convert(field: Field, cell: Cell | None, place: Place = NOWHERE) -> tuple[Value | None, Problem | None]:
    """Return the value that a cell holds for a field, and what is wrong with it.

    Args:
        field: What the cell stands for.
        cell: A text as people type it, or what a workbook or YAML gave. Blank means not given.
        place: Where the cell stands.

    Returns:
        The value and no problem; no value and an error; or a value with a warning, which is kept. A blank cell is no
        value and no problem.

    >>> from graph.ontology import Label
    >>> convert(Field("importance", "integer", Label("", ""), "", minimum=1), " 5 ")
    (5, None)
    """
    if isinstance(cell, str):
        cell = cell.replace("\u00a0", " ").strip()
    if cell is None or cell == "" or (isinstance(cell, float) and math.isnan(cell)):
        return None, None
    value = _parsed(field, cell)
    if value is None:
        return None, _wrong(field, cell, place)
    if value == ():
        return None, None
    problem = fault(field, value, place)
    return (None if problem and problem.severity == "error" else value), problem


def fault(field: Field, value: object, place: Place = NOWHERE) -> Problem | None:
    """Return what is wrong with a value that should be right for a field already, or None.

    A text that is too long, and an address that is not http or https, are warnings; the rest are errors.
    """
    if not _has_type(field, value):
        return _wrong(field, value, place)
    if any(_UNSTORABLE.search(text) for text in _texts(value)):
        return _problem("error", f"{field.name} holds a character that cannot be stored", place, ascii(value))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _out_of_bounds(field, value, place)
    if field.type == "date" and not is_date(str(value)):
        return _wrong(field, value, place)
    if field.type == "choice" and value not in field.codes:
        return _wrong(field, value, place)
    return _doubtful(field, str(value), place) if isinstance(value, str) else None


def is_plainly_right(field: Field, value: object) -> bool:
    """Tell, quickly, whether nothing can be wrong with a value; False where that has to be looked at by `fault`.

    >>> from graph.ontology import Label
    >>> is_plainly_right(Field("importance", "integer", Label("", ""), "", maximum=5), 5)
    True
    """
    if type(value) is str:
        longest = field.max_length
        return field.type == "text" and value.isprintable() and (longest is None or len(value) <= longest)
    if type(value) is int:
        return field.type in _NUMBERS and _is_within(field, value)
    return type(value) is float and field.type == "number" and _is_within(field, value)


def are_plainly_right(field: Field, values: Sequence[object]) -> bool:
    """Tell, quickly, whether nothing can be wrong with any of many values; False where each has to be looked at.

    >>> from graph.ontology import Label
    >>> are_plainly_right(Field("importance", "integer", Label("", ""), "", maximum=5), [5, 4, 3])
    True
    """
    types = set(map(type, values))
    if types == {str} and field.type == "text":
        texts: Sequence[str] = values  # type: ignore[assignment]  # all of them are
        is_short = field.max_length is None or max(map(len, texts)) <= field.max_length
        return is_short and "".join(texts).isprintable()
    if (types == {int} and field.type in _NUMBERS) or (types <= {int, float} and field.type == "number"):
        numbers: Sequence[float] = values  # type: ignore[assignment]  # all of them are
        # Of numbers among which one is none, the least and the greatest mean nothing; their sum is none either.
        return _is_within(field, min(numbers)) and _is_within(field, max(numbers)) and math.isfinite(sum(numbers))
    return False


def _is_within(field: Field, value: float) -> bool:
    """Tell whether a number is within the bounds of a field; what is no number is not."""
    low = -LARGEST_INTEGER if field.minimum is None else field.minimum
    high = LARGEST_INTEGER if field.maximum is None else field.maximum
    return low <= value <= high and -LARGEST_INTEGER <= value <= LARGEST_INTEGER


def is_date(text: str) -> bool:
    """Tell whether a text is a day that exists, written `2026-05-01`.

    >>> is_date("2026-02-28"), is_date("2026-02-31")
    (True, False)
    """
    if not _ISO_DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def nearest(word: str, choices: Iterable[str]) -> str:
    """Return the choice most like a word, or an empty text when none is much like it.

    >>> nearest("mainstey", ["driver", "mainstay", "support"])
    'mainstay'
    """
    from rapidfuzz import fuzz, process, utils

    found = process.extractOne(
        word, list(choices), scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=MIN_LIKENESS
    )
    return str(found[0]) if found else ""


def choice_code(field: Field, text: str) -> str | None:
    """Return the code of the choice that a text names by code or by label in either language, or None."""
    wanted = _folded(text)
    for choice in field.choices:
        if wanted in {_folded(choice.code), _folded(choice.label.en), _folded(choice.label.cy)}:
            return choice.code
    return None


def _parsed(field: Field, cell: Cell) -> Value | None:
    """Return the cell as the type of its field, or None when it is nothing of that type."""
    if field.type in {"integer", "number"}:
        return _number(cell, whole=field.type == "integer")
    if field.type == "boolean":
        return _boolean(cell)
    if field.type == "date":
        return _day(cell)
    if field.type in {"list", "nodes"}:
        return _several(cell)
    if not isinstance(cell, (str, int, float, date)):
        return None
    return choice_code(field, _text(cell)) if field.type == "choice" else _text(cell)


def _text(cell: str | int | float | date) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat(sep=" ")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _number(cell: Cell, *, whole: bool) -> int | float | None:
    if isinstance(cell, str):
        if len(cell) > LONGEST_NUMBER:
            return None
        plain = cell.replace(",", "") if _GROUPED.fullmatch(cell) else cell
        if not _NUMBER.fullmatch(plain):
            return None
        cell = int(plain) if plain.lstrip("+-").isdigit() else float(plain)
    if isinstance(cell, bool) or not isinstance(cell, (int, float)) or not _is_finite(cell):
        return None
    if isinstance(cell, float) and cell.is_integer() and abs(cell) <= LARGEST_INTEGER:
        return int(cell)
    return None if whole and isinstance(cell, float) else cell


def _is_finite(number: float) -> bool:
    """Tell whether a number is one; a whole number always is, even one that is too large to be a float."""
    return isinstance(number, int) or math.isfinite(number)


def _boolean(cell: Cell) -> bool | None:
    word = _text(cell).casefold() if isinstance(cell, (str, int, float)) else ""
    if word in TRUE_WORDS:
        return True
    return False if word in FALSE_WORDS else None


def _day(cell: Cell) -> str | None:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return cell if isinstance(cell, str) and is_date(cell) else None


def _several(cell: Cell) -> tuple[str, ...] | None:
    if isinstance(cell, (str, int, float, date)):
        parts: Iterable[str] = _text(cell).split(";")
    elif all(isinstance(part, (str, int, float, date)) for part in cell):
        parts = (_text(part) for part in cell)
    else:
        return None
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _has_type(field: Field, value: object) -> bool:
    if field.type == "boolean":
        return isinstance(value, bool)
    if field.type in {"integer", "number"}:
        wanted = int if field.type == "integer" else (int, float)
        return isinstance(value, wanted) and not isinstance(value, bool) and _is_finite(value)
    if field.type in {"list", "nodes"}:
        return isinstance(value, tuple) and all(isinstance(part, str) for part in value)
    return isinstance(value, str)


def _out_of_bounds(field: Field, value: float, place: Place) -> Problem | None:
    low, high = field.minimum, field.maximum
    if (low is None or value >= low) and (high is None or value <= high) and abs(value) <= LARGEST_INTEGER:
        return None
    if low is not None and high is not None:
        meant = f"{low} to {high}"
    elif high is not None:
        meant = f"at most {high}"
    else:
        meant = f"at least {low}" if low is not None else "a smaller number"
    return _problem("error", f"{field.name} must be {meant}", place, str(value), meant)


def _doubtful(field: Field, text: str, place: Place) -> Problem | None:
    if field.max_length is not None and len(text) > field.max_length:
        message = f"{field.name} is longer than {field.max_length} characters ({len(text)}); it is kept"
        return _problem("warning", message, place, text, "say it shorter")
    if field.type == "url" and not text.lower().startswith(("http://", "https://")):
        message = f"{field.name} does not start with http:// or https://; it is kept, and not shown as a link"
        return _problem("warning", message, place, text)
    return None


def _wrong(field: Field, cell: object, place: Place) -> Problem:
    shown = _text(cell) if isinstance(cell, (str, int, float, date)) else str(cell)
    if field.type != "choice":
        needs = _NEEDS.get(field.type, "a text")
        return _problem("error", f"{field.name} needs {needs}", place, shown, needs)
    words = {text: choice.code for choice in field.choices for text in (choice.code, choice.label.en, choice.label.cy)}
    meant = words.get(nearest(shown, words), "")
    message = f"{field.name} must be one of {', '.join(field.codes)}"
    return _problem("error", message, place, shown, meant)


def _problem(severity: Severity, message: str, place: Place, value: str, suggestion: str = "") -> Problem:
    return Problem(severity, message, place, value, suggestion)


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return value if isinstance(value, tuple) else ()


def _folded(text: str) -> str:
    return re.sub(r"[\s_\-]+", " ", text.replace("’", "'")).strip().casefold()
