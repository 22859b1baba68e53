"""Figures as published tables write them: thousands, decimal commas, per cent, footnote marks, signs for no value."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.mapping import Decimal
from loaders.mapping_cells import WITHOUT_SIGNS
from loaders.tables import Cell

MARKED = "a footnote mark behind a number was taken off"
THOUSANDS = "marks between thousands were taken off"
COMMA = "a comma was read as the decimal mark"

NO_VALUE = frozenset(
    {"*", "**", "-", "--", "–", "—", "..", "...", "…", ".", ":", "~", "#", "x", "z", "c", "[c]", "[x]", "[z]", "[u]",
     "[low]", "[w]", "n/a", "na", "n.a.", "null", "none", "nil return", "suppressed", "not available", "no data",
     "not applicable", "missing", "ddim ar gael", "dim data"}
)  # fmt: skip
"""Signs that stand where there is no value, in lower case: of official statistics, and words in both languages."""

_PLAIN = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?", re.ASCII)
_MARK = re.compile(r"\s*(?:\[[^\]]{1,20}\]|\((?:[a-z]|\d{1,2})\)|[*†‡§¹²³⁴⁵⁶⁷⁸⁹]|(?<=[\d%)])\s?[rpe])+$", re.IGNORECASE)
_SIGNED = re.compile(r"([-+−(]?)\s*[£$€]?\s*([-+−]?)\s*(\d.*?|[.,]\d+)\s*(%|k|m|bn)?\s*(\)?)", re.IGNORECASE)
_POINTED = re.compile(r"(\d{1,3}(?:([, '’\u202f\u2009])\d{3})(?:\2\d{3})*|\d+)?(\.\d+)?", re.ASCII)
_COMMAED = re.compile(r"(\d{1,3}(?:([. '’\u202f\u2009])\d{3})(?:\2\d{3})*|\d+)?(,\d+)?", re.ASCII)
_COMMA_SIGN = re.compile(r"\d+,(?:\d{1,2}|\d{4,})|\d{1,3}(?:\.\d{3})+,\d+", re.ASCII)
_POINT_SIGN = re.compile(r"\d*\.(?:\d{1,2}|\d{4,})|\d{1,3}(?:,\d{3})+\.\d+", re.ASCII)
LONGEST = 200
"""What has more letters is no figure, and takes long to be looked at."""
_SCALES = {"k": 1e3, "m": 1e6, "bn": 1e9}


@dataclass(frozen=True, slots=True)
class Figure:
    """What stands in a cell that should hold a number.

    Attributes:
        value: The number; None where there is none.
        is_gap: Whether a sign says that there is no value.
        how: How it was repaired, or empty.
    """

    value: float | None
    is_gap: bool = False
    how: str = ""


NONE = Figure(None)


def figure_of(cell: Cell, decimal: Decimal = "point") -> Figure:
    """Return the figure of a cell.

    Args:
        cell: What stands there.
        decimal: Which mark parts whole numbers from their fractions.

    >>> figure_of("12.3 [note 1]").value, figure_of("1,234").value, figure_of("12,3").value
    (12.3, 1234.0, None)
    >>> figure_of("12,3", "comma").value
    12.3
    >>> figure_of("..").is_gap, figure_of("about 5")
    (True, Figure(value=None, is_gap=False, how=''))
    """
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return Figure(float(cell)) if math.isfinite(cell) else NONE
    if not isinstance(cell, str):
        return NONE
    text = cell.replace("\u00a0", " ").strip()
    if text.casefold() in NO_VALUE:
        return Figure(None, is_gap=True)
    if len(text) > LONGEST:
        return NONE
    number, how = _number(text, decimal)
    if number is not None:
        return Figure(number, how=how)
    bare = _MARK.sub("", text)
    number, _ = _number(bare, decimal) if bare != text else (None, "")
    return Figure(number, how=MARKED) if number is not None else NONE


def quick_figure(cell: Cell, decimal: Decimal = "point") -> float:
    """Return the figure of a cell that is a plain number and nothing else, as most are; NaN where it needs `figure_of`.

    >>> quick_figure("12.5"), quick_figure("1,234"), quick_figure("12.5", "comma")
    (12.5, nan, nan)
    """
    if isinstance(cell, float):
        return cell if math.isfinite(cell) else math.nan
    if not isinstance(cell, str) or (decimal == "comma" and not cell.isdecimal()):
        return math.nan
    return float(cell) if _PLAIN.fullmatch(cell) else math.nan


def decimal_of(texts: Sequence[str]) -> Decimal:
    """Return which decimal mark figures have: a comma only where one shows that it is, and none shows the reverse."""
    has_comma = any(_COMMA_SIGN.fullmatch(text.strip(" %£$€-+")) for text in texts)
    has_point = any(_POINT_SIGN.fullmatch(text.strip(" %£$€-+")) for text in texts)
    return "comma" if has_comma and not has_point else "point"


def _number(text: str, decimal: Decimal) -> tuple[float | None, str]:
    match = _SIGNED.fullmatch(text)
    if not match or (match[1] == "(") != (match[5] == ")"):
        return _scientific(text), ""
    pattern = _POINTED if decimal == "point" else _COMMAED
    digits = pattern.fullmatch(match[3])
    if not digits:
        return _scientific(text), ""
    whole = re.sub(r"\D", "", digits[1] or "0")
    number = float(f"{whole}.{(digits[3] or '.0')[1:]}") * _SCALES.get((match[4] or "").casefold(), 1)
    is_below = match[1] in {"-", "−", "("} or match[2] in {"-", "−"}
    return (-number if is_below else number), _how(text, digits)


def _how(text: str, digits: re.Match[str]) -> str:
    if set(text) & set("£$€%()kKmMbB"):
        return WITHOUT_SIGNS
    if digits[2]:
        return THOUSANDS
    return COMMA if (digits[3] or "").startswith(",") else ""


def _scientific(text: str) -> float | None:
    if not re.fullmatch(r"[-+]?\d+(?:\.\d+)?[eE][-+]?\d{1,3}", text, re.ASCII):
        return None
    number = float(text)
    return number if math.isfinite(number) else None
