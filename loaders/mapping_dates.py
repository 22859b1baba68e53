"""Days and months as foreign tables write them: two-digit years, day numbers, months and quarters, Welsh names.

What is read is told with how it was read, so that nobody has to trust a repair in silence. Whole days in four-digit
years are for `loaders.dates`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain

from loaders.dates import day_of
from loaders.mapping import DateOrder, MonthDay
from loaders.tables import Cell

DAY_ZERO = date(1899, 12, 30)  # of spreadsheets that count from 1900, and take that year for a leap year
FIRST_SERIAL, LAST_SERIAL = 20_000, 80_000  # from 1954 to 2119
CENTURY_TURNS = 80
FEWEST_LETTERS = 3
YEAR_STARTS = 4  # the financial year begins in April

MONTHS = (
    ("january", "ionawr"), ("february", "chwefror"), ("march", "mawrth"), ("april", "ebrill"), ("may", "mai"),
    ("june", "mehefin"), ("july", "gorffennaf"), ("august", "awst"), ("september", "medi"), ("october", "hydref"),
    ("november", "tachwedd"), ("december", "rhagfyr"),
)  # fmt: skip

SERIAL = "the number of a day was read as that day"
SHORT_YEAR = "a year of two digits was read as one of four"
SPELT = "a month in words was read"
WHOLE_MONTH = "a month was read as one of its days"
QUARTER = "a quarter was read as one of its days"

LONGEST = 200
"""What has more letters is no day or period, and takes long to be looked at."""
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})", re.ASCII)
_SPELT = re.compile(r"(?:\w+,? )?(\d{1,2})(?:st|nd|rd|th|af|ail|ydd|fed|ain|eg)?[ -](\w+)[ ,.-]+(\d{4}|\d{2})")
_MONTH = re.compile(r"([^\W\d]+)[ .'’/-]*(\d{4}|\d{2})")
_MONTH_NUMBERS = re.compile(r"(?:(\d{4})[-/](\d{1,2})|(\d{1,2})[/](\d{4}))", re.ASCII)
_QUARTER = re.compile(r"(?:q|ch|quarter|chwarter) ?([1-4])[ ,-]*(?:fy ?)?(\d{4})[/-](?:\d{2}|\d{4})")


def found_day(cell: Cell, order: DateOrder = "day_first", month: MonthDay = "last") -> tuple[str, str]:
    """Return the day that a cell holds, ISO, and how it was repaired; both empty where it holds none.

    Args:
        cell: A date, a text, or a number.
        order: How days such as 5/4/2026 are meant.
        month: Which day of it a month, or a quarter of a financial year, means.

    >>> found_day("30.06.08"), found_day("Maw-26"), found_day(45292.0)[0], found_day("soon")
    (('2008-06-30', 'a year of two digits was read as one of four'), ('2026-03-31', \
'a month was read as one of its days'), '2024-01-01', ('', ''))
    """
    if isinstance(cell, date):
        return cell.isoformat()[:10], ""
    if (
        isinstance(cell, bool)
        or not isinstance(cell, (str, int, float))
        or (isinstance(cell, str) and len(cell) > LONGEST)
    ):
        return "", ""
    if isinstance(cell, (int, float)) or _SERIAL.fullmatch(cell.strip()):
        return _of_serial(float(cell))
    text = " ".join(cell.split())
    if match := _NUMBERS.fullmatch(text):
        return _of_numbers(match, order)
    if day := day_of(text):
        return day, ""
    return _of_words(text.casefold(), month)


def _of_serial(number: float) -> tuple[str, str]:
    if not FIRST_SERIAL <= number <= LAST_SERIAL:
        return "", ""
    return (DAY_ZERO + timedelta(days=int(number))).isoformat(), SERIAL


def _of_numbers(match: re.Match[str], order: DateOrder) -> tuple[str, str]:
    first, second = int(match[1]), int(match[3])
    day, month = (first, second) if order == "day_first" else (second, first)
    return _day(_year(match[4]), month, day), "" if len(match[4]) == 4 else SHORT_YEAR


def _of_words(text: str, month: MonthDay) -> tuple[str, str]:
    if match := _SPELT.fullmatch(text):
        return _day(_year(match[3]), month_number(match[2]), int(match[1])), SPELT
    if match := _MONTH.fullmatch(text):
        return span_of_months(_year(match[2]), month_number(match[1]), 1, month), WHOLE_MONTH
    if match := _MONTH_NUMBERS.fullmatch(text):
        year, number = int(match[1] or match[4]), int(match[2] or match[3])
        return span_of_months(year, number, 1, month), WHOLE_MONTH
    if match := _QUARTER.fullmatch(text):
        start = YEAR_STARTS + 3 * (int(match[1]) - 1)
        return span_of_months(int(match[2]) + (start > 12), (start - 1) % 12 + 1, 3, month), QUARTER
    return "", ""


def span_of_months(year: int, month: int, length: int, which: MonthDay) -> str:
    """Return the first or the last day of some months in a row, or an empty text where there is no such month."""
    if which == "first" or not month:
        return _day(year, month, 1)
    after = month + length - 1
    next_first = _day(year + after // 12, after % 12 + 1, 1) if 1 <= month <= 12 else ""
    return (date.fromisoformat(next_first) - timedelta(days=1)).isoformat() if next_first else ""


def month_number(word: str) -> int:
    """Return the number of the month that a word or its beginning names, in English or Welsh; 0 where none is named."""
    named = [number for number, name in _names() if len(word) >= FEWEST_LETTERS and name.startswith(word)]
    return named[0] if named else 0


def _names() -> Iterator[tuple[int, str]]:
    return chain.from_iterable(((number, name) for name in names) for number, names in enumerate(MONTHS, 1))


def _year(text: str) -> int:
    number = int(text)
    if len(text) == 4:
        return number
    return number + (1900 if number >= CENTURY_TURNS else 2000)


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
