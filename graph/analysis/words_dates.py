"""Words about days that rules and questions share: in date, periods of a frequency, the day on which time ran out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from graph.analysis.case import Case
from graph.model import Reading

PERIOD_DAYS: Mapping[str, int] = MappingProxyType(
    {"daily": 1, "weekly": 7, "monthly": 31, "quarterly": 92, "annual": 366}
)
"""Days of one period of a frequency, at the longest."""


def period_days(case: Case, node: int) -> int | None:
    """Return the days of one period of a node's frequency, or None where it has none that is known."""
    return PERIOD_DAYS.get(str(case.field(node, "frequency")))


def last_value_day(case: Case, measure: int) -> int | None:
    """Return the day of the last reading with a value, up to the day asked about; None where there is none."""
    for reading in reversed(case.readings(measure)):
        if value_of(reading) is not None:
            return date.fromisoformat(reading.date).toordinal()
    return None


def value_of(reading: Reading) -> float | None:
    """Return the value of a reading: as given, else its numerator by its denominator; None for a gap.

    >>> value_of(Reading("m1", "2026-07-01", numerator=3, denominator=4))
    0.75
    """
    if reading.value is None and reading.numerator is not None and reading.denominator:
        return reading.numerator / reading.denominator
    return reading.value


def review_in_date(case: Case, node: int) -> bool:
    """Tell whether the day for a node's next review is empty or has not passed; the day itself is in date."""
    return not case.passed(node, "review_due")


def check_in_date(case: Case, node: int) -> bool:
    """Tell whether a check (an assurance) is in date: done lately enough, and the next one not overdue."""
    done = case.day(node, "done_on")
    return not case.passed(node, "next_due") and case.within(done, case.thresholds.assure)


def ran_out(day: int, days: int) -> int:
    """Return the first day on which a day is older than so many days.

    >>> ran_out(100, 30)
    131
    """
    return day + days + 1


def iso(day: int) -> str:
    """Return an ordinal day as an ISO text.

    >>> iso(739798)
    '2026-07-01'
    """
    return date.fromordinal(day).isoformat()
