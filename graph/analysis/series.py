"""A measure over time, ready to be judged: its readings in order of their days, with gaps and what is left out."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from graph.analysis.words_dates import value_of
from graph.model import Problem, Reading


@dataclass(frozen=True, slots=True)
class Series:
    """The readings of one measure, oldest first, one entry a row in every column.

    Attributes:
        measure: Id or name of the measure.
        dates: ISO days, ascending, each once.
        values: In the measure's unit; None for a row without a value, which is a gap of one period.
        numerators, denominators: Parts of ratios, None where not known; empty where no row has any.
        excluded: True where a row counts in no mean, range or limit; empty where none is.
        notes: What happened then; empty where nothing is said.
    """

    measure: str
    dates: tuple[str, ...]
    values: tuple[float | None, ...]
    numerators: tuple[float | None, ...] = ()
    denominators: tuple[float | None, ...] = ()
    excluded: tuple[bool, ...] = ()
    notes: tuple[str, ...] = ()


def series_of(measure: str, readings: Iterable[Reading], per: float = 1.0) -> tuple[Series, tuple[Problem, ...]]:
    """Return the readings of one measure as a series, and what was refused of them.

    Args:
        measure: Id or name of the measure.
        readings: In any order. Of two on one day the first stands, and the second is a problem; a value that is no
            finite number is a gap, and a problem.
        per: By what a ratio is multiplied where no value is given: 100 for a measure in per cent.

    >>> series, problems = series_of("m1", [Reading("m1", "2026-02-01", 3.0), Reading("m1", "2026-01-01", 2.0)])
    >>> series.dates, series.values, problems
    (('2026-01-01', '2026-02-01'), (2.0, 3.0), ())
    """
    first: dict[str, Reading] = {}
    problems: list[Problem] = []
    for reading in readings:
        if reading.date in first:
            problems.append(_repeated(reading))
        else:
            first[reading.date] = reading
            problems += [] if _is_sound(reading) else [_not_finite(reading)]
    rows = sorted(first.values(), key=attrgetter("date"))
    return _series(measure, rows, per), tuple(problems)


def _series(measure: str, rows: list[Reading], per: float) -> Series:
    ratios = any(row.denominator is not None for row in rows)
    return Series(
        measure,
        dates=tuple(row.date for row in rows),
        values=tuple(_value(row, per) if _is_sound(row) else None for row in rows),
        numerators=tuple(row.numerator for row in rows) if ratios else (),
        denominators=tuple(row.denominator for row in rows) if ratios else (),
        excluded=tuple(row.excluded for row in rows) if any(row.excluded for row in rows) else (),
        notes=tuple(row.note for row in rows) if any(row.note for row in rows) else (),
    )


def _value(reading: Reading, per: float) -> float | None:
    value = value_of(reading)
    return value * per if value is not None and reading.value is None else value


def _is_sound(reading: Reading) -> bool:
    value = value_of(reading)
    return value is None or math.isfinite(value)


def _repeated(reading: Reading) -> Problem:
    message = f"{reading.measure} has a reading of {reading.date} already; the first counts"
    return Problem("error", message, reading.place.at("date"), reading.date, "keep one of them")


def _not_finite(reading: Reading) -> Problem:
    message = f"the value of {reading.measure} on {reading.date} is not a finite number; it is taken as a gap"
    return Problem("error", message, reading.place.at("value"), str(value_of(reading)), "give a number, or nothing")
