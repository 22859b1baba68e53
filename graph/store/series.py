"""Readings by the million in the log of a store: those of a measure that come at once are one event, a series.

The event holds them in short, as rows of date, value and so on, is sealed as one, and bears the number of its last
reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import isnan
from typing import Any, Final

import numpy as np

from graph.errors import WrongUse
from graph.model import Reading, Record
from graph.reading_columns import PLAIN, ReadingColumns

SERIES: Final = "series"
"""What such an event says it is about, in the place of `reading`."""

PORTION = 20_000
PARTS = Reading.__slots__[1:8]
FIGURES = 4


@dataclass(frozen=True, slots=True)
class Portion:
    """Some of very many readings, as many as are written at once.

    Attributes:
        measures: The measure of each of its series, in order.
        ends: Where each of them ends.
        columns: Dates, values, numerators, denominators, notes, whether they are excluded, and why; figures that are
            not given are NaN.
    """

    measures: Sequence[str]
    ends: Sequence[int]
    columns: tuple[Sequence[Any], ...]

    def series(self) -> Iterator[tuple[str, int, Record]]:
        """Yield of each series its measure, how many readings it has, and the record that the log holds."""
        start = 0
        for measure, end in zip(self.measures, self.ends, strict=True):
            columns = [column[start:end] for column in self.columns]
            given = list(zip(*columns[: _width(columns)], strict=True))
            yield measure, end - start, {"measure": measure, "readings": given}
            start = end

    def keys(self, keys: Mapping[str, int]) -> list[int]:
        """Return the number of the measure of each reading."""
        lengths = np.diff(np.array(self.ends), prepend=0)
        return np.repeat([keys[measure] for measure in self.measures], lengths).tolist()


def portions(readings: ReadingColumns) -> Iterator[Portion]:
    """Yield readings in portions, in their order; those of a measure stand together.

    Raises:
        WrongUse: If a figure is not finite.
    """
    for start in range(0, len(readings), PORTION):
        yield _portion(readings, slice(start, start + PORTION))


def _portion(readings: ReadingColumns, span: slice) -> Portion:
    measures = readings.array_of("measure_codes")[span]
    figures = [readings.array_of(name)[span] for name in ("values", "numerators", "denominators")]
    if any(np.isinf(column).any() for column in figures):
        raise WrongUse("a reading has a figure that is not a finite number")
    ends = np.append(np.flatnonzero(np.diff(measures)) + 1, len(measures))
    days, texts = readings.dates.texts, readings.measures.texts
    rests = [readings.rests.get(at, PLAIN) for at in range(*span.indices(len(readings)))]
    return Portion(
        [texts[code] for code in measures[ends - 1].tolist()],
        ends.tolist(),
        (
            [days[code] for code in readings.array_of("date_codes")[span].tolist()],
            *(column.tolist() for column in figures),
            *zip(*rests, strict=True),
        ),
    )


def _width(columns: Sequence[Sequence[Any]]) -> int:
    """Return how many of the columns of a series say anything."""
    if any(map(any, columns[FIGURES:])):
        return len(columns)
    return 2 if all(map(isnan, chain(*columns[2:FIGURES]))) else FIGURES


def readings_in(series: Record) -> Iterator[Record]:
    """Yield the records of the readings of a series that the log holds."""
    for row in series["readings"]:
        record: Record = {"measure": series["measure"]}
        for at, (name, given) in enumerate(zip(PARTS, row, strict=False)):
            if given if at >= FIGURES else given is not None:
                record[name] = given
        yield record
