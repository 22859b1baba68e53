"""Days and periods as tables of readings write them: days, weeks, months, quarters and years, calendar or financial.

A period is read as one of its days, the last one unless a mapping says otherwise. What is not a form of its own here
is for `loaders.mapping_dates`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from loaders.dates import day_of
from loaders.mapping import DateOrder, Every, MonthDay
from loaders.mapping_dates import (
    LONGEST,
    MONTHS,
    QUARTER,
    WHOLE_MONTH,
    found_day,
    month_number,
    span_of_months,
)
from loaders.tables import Cell

WEEK = "a week was read as one of its days"
YEAR = "a year was read as one of its days"
FOOTNOTE = "a footnote mark behind a period was taken off"
SOME_MONTHS = "some months together were read as one of their days"

FIRST_YEAR, LAST_YEAR = 1900, 2100
YEAR_STARTS = 4  # the financial year begins in April

_QUARTER_WORD = r"(?:q|ch|qtr|quarter|chwarter)[ .]?"
_SPAN = r"(?:fy ?)?(\d{4}|\d{2}(?=\D\d{2}$))[/-](\d{4}|\d{2})"
_BEFORE = re.compile(
    r"(?:mis|(?:financial |calendar )?(?:year|quarter|month|week)[ -](?:ending|ended|to|commencing|beginning|starting)"
    r"|[ywm]/[ec]|wythnos yn (?:gorffen|dechrau)|blwyddyn yn gorffen|mis yn gorffen|yn gorffen)[ :]+"
)
_AFTER = re.compile(r" ?(?:\[[^\]]{1,12}\]|\([a-z0-9]\)|[*†‡])+$")
_YEAR_ENDING = re.compile(r"(?:(?:financial |calendar )?year|y/|blwyddyn)")


@dataclass(frozen=True, slots=True)
class Period:
    """One day, or a period and the day that stands for it.

    Attributes:
        day: ISO.
        every: How long it is.
        how: How it was read, or empty where it is a day as it stands.
    """

    day: str
    every: Every
    how: str = ""


@dataclass(frozen=True, slots=True)
class PeriodReader:
    """Reads periods the way of one table.

    Attributes:
        order: How days such as 5/4/2026 are meant.
        which: Which day of it a period means.
        every: What a text means that could be two things: `year` takes `2003-05` for years, not for a month.
    """

    order: DateOrder = "day_first"
    which: MonthDay = "last"
    every: Every = ""

    def read(self, cell: Cell) -> Period | None:
        """Return the period that a cell holds, or None.

        >>> PeriodReader().read("2023/24 Q1").day, PeriodReader("day_first", "first").read("Week 5 2023").day
        ('2023-06-30', '2023-01-30')
        """
        if isinstance(cell, (int, float)) and not isinstance(cell, bool) and float(cell).is_integer():
            cell = str(int(cell))
        if not isinstance(cell, str):
            day, how = found_day(cell, self.order, self.which)
            return Period(day, "day", how) if day else None
        if len(cell) > LONGEST:
            return None
        if self.order == "day_first" and (found := day_of(cell)):
            return Period(found, "day")
        text = " ".join(cell.replace("–", "-").replace("—", "-").split()).casefold()
        return self._of_text(text) or self._of_marked(text)

    def joined(self, year: Cell, part: Cell, every: Every) -> Period | None:
        """Return the period that two cells hold together, a year and a month, quarter or week of it, or None."""
        first, second = _plain(year), _plain(part)
        if every == "month" and (match := re.fullmatch(_SPAN, first)):
            month = month_number(second.casefold())
            first = (match[1] if month >= YEAR_STARTS else _end_of_span(match[1], match[2])) if month else ""
        number = re.fullmatch(r"\D{0,8}?(\d{1,2})", second)
        if every == "month" and second.isdecimal():
            return self._of_text(f"{first}-{int(second):02}") if first.isdecimal() else None
        if every == "quarter" and number:
            return self._of_text(f"q{number[1]} {first}")
        if every == "week" and number:
            return self._of_text(f"{first}-w{number[1]}")
        return self._of_text(f"{second} {first}".casefold().strip())

    def _of_text(self, text: str) -> Period | None:
        for form, read in _FORMS:
            if (match := form.fullmatch(text)) and (found := read(self, match)):
                return found
        day, how = found_day(text, self.order, self.which)
        every: Every = "month" if how == WHOLE_MONTH else "quarter" if how == QUARTER else "day"
        return Period(day, every, how) if day else None

    def _of_marked(self, text: str) -> Period | None:
        """Read a text with words before the period, or a footnote mark behind it."""
        if match := _BEFORE.match(text):
            found = self.read(text[match.end() :])
            is_year = found and _YEAR_ENDING.match(text)
            return Period(found.day, "year", found.how or YEAR) if found and is_year else found
        if match := _AFTER.search(text):
            found = self.read(text[: match.start()])
            return Period(found.day, found.every, FOOTNOTE) if found else None
        return None

    # -- forms ------------------------------------------------------------------------------------------------------

    def _months(self, year: int, month: int, length: int, every: Every, how: str) -> Period | None:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return None
        day = span_of_months(year, month, length, self.which)
        return Period(day, every, how) if day else None

    def _financial_quarter(self, match: re.Match[str]) -> Period | None:
        found = match.groupdict()
        if not _is_one_year(found["a"], found["b"]):
            return None
        start = YEAR_STARTS + 3 * (int(found["q"]) - 1)
        return self._months(_four(found["a"]) + (start > 12), (start - 1) % 12 + 1, 3, "quarter", QUARTER)

    def _calendar_quarter(self, match: re.Match[str]) -> Period | None:
        return self._months(int(match["y"]), 3 * int(match["q"]) - 2, 3, "quarter", QUARTER)

    def _year_span(self, match: re.Match[str]) -> Period | None:
        """Read years such as 2023/24 and 2018-20; where it could be a month, the table says which."""
        first, last = match[1], match[2]
        could_be_month = len(last) == 2 and 1 <= int(last) <= 12 and self.every != "year"
        if could_be_month and not (match[0].find("/") > 0 and _is_one_year(first, last)):
            return self._months(_four(first), int(last), 1, "month", WHOLE_MONTH) if len(first) == 4 else None
        begun, ended = _four(first), int(_end_of_span(first, last))
        if _is_one_year(first, last):
            return self._months(begun, YEAR_STARTS, 12, "year", YEAR)
        return self._months(begun, 1, 12 * (ended - begun + 1), "year", YEAR) if begun < ended <= begun + 10 else None

    def _year(self, match: re.Match[str]) -> Period | None:
        return self._months(int(match[1]), 1, 12, "year", YEAR)

    def _week(self, match: re.Match[str]) -> Period | None:
        try:
            day = date.fromisocalendar(int(match["y"]), int(match["w"]), 1 if self.which == "first" else 7)
        except ValueError:
            return None
        return Period(day.isoformat(), "week", WEEK)

    def _several_months(self, match: re.Match[str]) -> Period | None:
        first, last = month_number(match[1]), month_number(match[2])
        length = (last - first) % 12 + 1
        if not first or not last or length > 6:
            return None
        year = int(match[3]) - (last < first)
        every: Every = "quarter" if length == 3 else "month"
        return self._months(year, first, length, every, QUARTER if length == 3 else SOME_MONTHS)

    def _month_after_year(self, match: re.Match[str]) -> Period | None:
        return self._months(int(match[1]), month_number(match[2]), 1, "month", WHOLE_MONTH)

    def _marked_month(self, match: re.Match[str]) -> Period | None:
        found = self._months(2000 + int(match[2]), month_number(match[1]), 1, "month", FOOTNOTE)
        return found if month_number(match[1]) else None

    def _digits(self, match: re.Match[str]) -> Period | None:
        year, month, day = int(match[1]), int(match[2]), match[3]
        if not day:
            return self._months(year, month, 1, "month", WHOLE_MONTH)
        found, _ = found_day(f"{year}-{month}-{int(day)}")
        return Period(found, "day") if found else None


_FORMS: Sequence[tuple[re.Pattern[str], Callable[[PeriodReader, re.Match[str]], Period | None]]] = (
    (re.compile(rf"(?:fy ?)?(?P<a>\d{{4}}|\d\d)[/-](?P<b>\d{{4}}|\d\d)[ ,:-]*{_QUARTER_WORD}(?P<q>[1-4])"),
     PeriodReader._financial_quarter),
    (re.compile(rf"{_QUARTER_WORD}(?P<q>[1-4])[ ,:-]*(?:fy ?)?(?P<a>\d{{4}}|\d\d)[/-](?P<b>\d{{4}}|\d\d)"),
     PeriodReader._financial_quarter),
    (re.compile(rf"(?P<y>\d{{4}})[ ,:/-]*{_QUARTER_WORD}(?P<q>[1-4])"), PeriodReader._calendar_quarter),
    (re.compile(rf"{_QUARTER_WORD}(?P<q>[1-4])[ ,:/-]*(?P<y>\d{{4}})"), PeriodReader._calendar_quarter),
    (re.compile(_SPAN), PeriodReader._year_span),
    (re.compile(r"(?:calendar year )?((?:19|20|21)\d\d)"), PeriodReader._year),
    (re.compile(r"(?P<y>\d{4})[ -]*(?:w|wk|week|wythnos)[ -]?(?P<w>\d{1,2})"), PeriodReader._week),
    (re.compile(r"(?:w|wk|week|wythnos)[ -]?(?P<w>\d{1,2})[ ,/-]*(?P<y>\d{4})"), PeriodReader._week),
    (re.compile(r"([^\W\d]{3,}) ?(?:-|to|i) ?([^\W\d]{3,}) (\d{4})"), PeriodReader._several_months),
    (re.compile(r"(\d{4})[ -]?([^\W\d]{3,})"), PeriodReader._month_after_year),
    (re.compile(r"([^\W\d]{3,})[ -](\d\d)\d"), PeriodReader._marked_month),
    (re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)?"), PeriodReader._digits),
)  # fmt: skip


def is_part_of_year(text: str) -> bool:
    """Tell whether a text is a month, quarter or week that does not say of which year.

    >>> is_part_of_year("Apr"), is_part_of_year("Ch2"), is_part_of_year("Apr-23")
    (True, True, False)
    """
    text = text.strip().casefold()
    month = next((name for pair in MONTHS for name in pair if len(text) >= 3 and name.startswith(text)), "")
    return bool(month or re.fullmatch(rf"{_QUARTER_WORD}[1-4]|(?:w|wk|week|wythnos) ?\d{{1,2}}", text))


def _plain(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else " ".join(str(cell).replace("–", "-").split())


def _four(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _end_of_span(first: str, last: str) -> str:
    """Return the last year of a span in four digits: 24 after 2023 is 2024, and 00 after 1999 is 2000."""
    if len(last) == 4:
        return last
    century = _four(first) // 100 * 100
    year = century + int(last)
    return str(year if year > _four(first) else year + 100)


def _is_one_year(first: str, last: str) -> bool:
    return int(_end_of_span(first, last)) == _four(first) + 1
