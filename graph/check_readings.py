"""Checks the readings of batches: what they measure, that they have a day and a figure, one a day."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph.directory import Directory
from graph.merge import has_figures
from graph.model import Batch, Place, Reading
from graph.ontology import Ontology
from graph.problems import Report, at
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

    def run(self, batches: Sequence[Batch]) -> list[list[Reading]]:
        """Return the readings that can be loaded, of each batch, and add what is wrong to the report."""
        kinds = {kind.name for kind in self.ontology.with_trait(TRAIT)}
        kept: list[list[Reading]] = []
        for number, batch in enumerate(batches):
            fine: list[Reading] = []
            for given in batch.readings:
                wrong = self._is_wrong_row(number, given.place) or not self._has_figures(given)
                measure = "" if wrong else self._measure(given, kinds)
                if not measure or self._is_repeated(number, reading := replace(given, measure=measure)):
                    self.refused += not measure
                    continue
                self.report.persons({"note": given.note, "reason": given.reason}, given.place)
                fine.append(reading)
            kept.append(fine)
        return kept

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
        elif not has_figures(reading) and not reading.note:
            hint = "give a value, or numerator and denominator"
            self.report.error("there is no value", _at(place, "value"), "", hint)
        elif (reading.numerator is None) != (reading.denominator is None):
            self._half_a_ratio(reading, place)
        elif reading.denominator == 0 and reading.value is None:
            self.report.error("the denominator is 0", _at(place, "denominator"), "0")
        else:
            return True
        return False

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
