"""Checks the readings of batches: what they measure, that they have a day and a figure, one a day."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from graph.directory import Directory
from graph.merge import has_figures
from graph.model import Batch, Place, Reading
from graph.ontology import Ontology
from graph.problems import Report, at
from graph.reading_columns import ReadingColumns
from graph.values import is_date

TRAIT = "readings"


@dataclass
class ReadingCheck:
    """The readings of batches on their way through checking.

    Attributes:
        refused: How many were refused.
    """

    ontology: Ontology
    directory: Directory
    report: Report
    refused: int = 0
    _first: dict[tuple[str, str], tuple[int, Reading]] = field(default_factory=dict)
    _measures: dict[str, str] = field(default_factory=dict)

    def run(self, batches: Sequence[Batch]) -> list[Sequence[Reading]]:
        """Return the readings that can be loaded, of each batch, and add what is wrong to the report."""
        kinds = {kind.name for kind in self.ontology.with_trait(TRAIT)}
        if len(batches) == 1 and isinstance(batches[0].readings, ReadingColumns):
            return [self._of_columns(batches[0].readings, kinds)]
        return [self._of_batch(number, batch, kinds) for number, batch in enumerate(batches)]

    def _of_batch(self, number: int, batch: Batch, kinds: set[str]) -> Sequence[Reading]:
        checked = (self._checked(number, given, kinds) for given in batch.readings)
        return [reading for reading in checked if reading]

    def _checked(self, number: int, given: Reading, kinds: set[str]) -> Reading | None:
        """Return a reading with the id of its measure, or None where it is refused."""
        wrong = self._is_wrong_row(number, given.place) or not self._has_figures(given)
        measure = "" if wrong else self._measure(given, kinds)
        if not measure or self._is_repeated(number, reading := replace(given, measure=measure)):
            self.refused += not measure
            return None
        self.report.persons({"note": given.note, "reason": given.reason}, given.place)
        return reading

    def _of_columns(self, readings: ReadingColumns, kinds: set[str]) -> Sequence[Reading]:
        """Return what can be loaded of very many readings: whole columns are looked at, and one by one what is odd."""
        if not len(readings):
            return readings
        for text in readings.measures.texts:
            found = self.directory.known_as(text, kinds)
            if found:
                self._measures[text] = found.id
        fine = self._fine(readings)
        odd = [at for at in np.flatnonzero(~fine).tolist() if self._checked(0, readings[at], kinds)]
        fine[odd] = True
        return readings.selected(np.flatnonzero(fine), self._measures)

    def _fine(self, readings: ReadingColumns) -> npt.NDArray[np.bool_]:
        """Tell of each reading whether nothing of it needs a closer look."""
        ids: dict[str, int] = {}
        names = [self._measures.get(text, "") for text in readings.measures.texts]
        numbered = np.array([ids.setdefault(name, len(ids)) if name else -1 for name in names], dtype=np.int64)
        measures = numbered[readings.array_of("measure_codes")]
        dates = readings.array_of("date_codes")
        is_day = np.array([is_date(text) for text in readings.dates.texts], dtype=np.bool_)
        fine = (measures >= 0) & is_day[dates] & _have_figures(readings)
        _, first, counts = np.unique(measures * len(is_day) + dates, return_inverse=True, return_counts=True)
        fine &= counts[first] == 1
        fine[np.array(list(readings.rests), dtype=np.int64)] = False
        if wrong := self.report.wrong_rows(0):
            fine &= ~_in_rows(readings, wrong)
        told: npt.NDArray[np.bool_] = fine
        return told

    def _is_wrong_row(self, number: int, place: Place) -> bool:
        """Tell whether a row has an error of its loader; a reading that is one cell of a row does not hang on that."""
        return not place.column and self.report.is_wrong_row(number, place)

    def _measure(self, reading: Reading, kinds: set[str]) -> str:
        """Return the id of the node that a reading belongs to, or empty."""
        if reading.measure in self._measures:
            return self._measures[reading.measure]
        place = _at(reading.place, "measure")
        found = self.directory.find(reading.measure, kinds, "measure")
        if found.node and found.node.kind in kinds:
            self._measures[reading.measure] = found.node.id
            return found.node.id
        if not reading.measure:
            self.report.error("the measure is missing", place, "", "give its id or name")
        elif found.node:
            message = f"{found.node.name!r} is a {found.node.kind}, which has no readings"
            self.report.error(message, place, reading.measure, f"readings belong to a {' or '.join(sorted(kinds))}")
        else:
            self.report.error(found.why, place, reading.measure, found.suggestion)
        return ""

    def _has_figures(self, reading: Reading) -> bool:
        place = reading.place
        figures = (reading.value, reading.numerator, reading.denominator)
        if not is_date(reading.date):
            self.report.error("the date is missing or does not exist", _at(place, "date"), reading.date, "2026-05-01")
        elif any(figure is not None and not math.isfinite(figure) for figure in figures):
            self.report.error("a figure is not a finite number", _at(place, "value"))
        elif (reading.numerator is None) != (reading.denominator is None):
            self._half_a_ratio(reading, place)
        elif reading.denominator == 0 and reading.value is None:
            self.report.error("the denominator is 0", _at(place, "denominator"), "0")
        else:
            self._tell_gap(reading)
            return True
        return False

    def _tell_gap(self, reading: Reading) -> None:
        """Say that a reading without figures is a gap, unless its note says why there are none."""
        if not has_figures(reading) and not reading.note:
            hint = "give a value, or numerator and denominator"
            self.report.warning("there is no value: kept as a gap", _at(reading.place, "value"), "", hint)

    def _half_a_ratio(self, reading: Reading, place: Place) -> None:
        missing = "numerator" if reading.numerator is None else "denominator"
        self.report.error(f"the {missing} is missing: a ratio needs both", _at(place, missing))

    def _is_repeated(self, number: int, reading: Reading) -> bool:
        """Tell whether a reading of that day stands before; the same one out of another file is no problem."""
        before, first = self._first.setdefault((reading.measure, reading.date), (number, reading))
        if first is reading:
            return False
        if before == number or first != reading:
            message = f"{reading.measure} has a reading of {reading.date} already; the first{at(first.place)} counts"
            self.report.error(message, _at(reading.place, "date"), reading.date, "keep one of them")
            self.refused += 1
        return True


def _at(place: Place, column: str) -> Place:
    """Return the place of a part of a reading: its column here, unless it is one cell of a foreign table."""
    return place if place.column else place.at(column)


def _have_figures(readings: ReadingColumns) -> npt.NDArray[np.bool_]:
    """Tell of each reading whether it has a finite value, or both parts of a ratio and can be divided."""
    value, numerator, denominator = (readings.array_of(name) for name in ("values", "numerators", "denominators"))
    has_both = np.isfinite(numerator) & np.isfinite(denominator)
    has_neither = np.isnan(numerator) & np.isnan(denominator)
    is_value = np.isfinite(value)
    fine: npt.NDArray[np.bool_] = (is_value & (has_both | has_neither)) | (
        np.isnan(value) & has_both & (denominator != 0)
    )
    return fine


def _in_rows(readings: ReadingColumns, rows: set[int]) -> npt.NDArray[np.bool_]:
    found: npt.NDArray[np.bool_] = np.isin(readings.array_of("rows"), list(rows))
    return found
