"""Very many readings as columns of numbers: a million take some fifty megabytes, and become values when asked for."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import isnan
from typing import Any, overload

import numpy as np
import numpy.typing as npt

from graph.model import NOWHERE, Place, Reading, Record

NONE = float("nan")
"""Stands for a figure that is not given: given ones are finite."""

Rest = tuple[str, bool, str]
"""Note, whether it is excluded, and why: most readings have none of them."""
PLAIN: Rest = ("", False, "")


@dataclass(slots=True)
class Codes:
    """Texts that repeat themselves, each as a small number."""

    texts: list[Any] = field(default_factory=list)
    _codes: dict[Any, int] = field(default_factory=dict)

    def code(self, text: Any) -> int:
        """Return the number of a text, a new one where it is new."""
        found = self._codes.get(text)
        if found is None:
            found = self._codes[text] = len(self.texts)
            self.texts.append(text)
        return found


@dataclass(slots=True, eq=False)
class ReadingColumns(Sequence[Reading]):
    """Readings in their order; a sequence like any other, that can only grow.

    Attributes:
        measures, dates: What `measure_codes` and `date_codes` stand for.
        places: Where they were read, but for the row.
        measure_codes, date_codes: Of each reading.
        values, numerators, denominators: Of each reading; NaN where it is not given.
        rests: By position, of those that have a note or are excluded.
    """

    measures: Codes = field(default_factory=Codes)
    dates: Codes = field(default_factory=Codes)
    places: Codes = field(default_factory=Codes)
    measure_codes: array[int] = field(default_factory=lambda: array("i"))
    date_codes: array[int] = field(default_factory=lambda: array("i"))
    values: array[float] = field(default_factory=lambda: array("d"))
    numerators: array[float] = field(default_factory=lambda: array("d"))
    denominators: array[float] = field(default_factory=lambda: array("d"))
    rows: array[int] = field(default_factory=lambda: array("i"))
    place_codes: array[int] = field(default_factory=lambda: array("i"))
    rests: dict[int, Rest] = field(default_factory=dict)

    def add(
        self,
        codes: tuple[int, int, int],
        figures: tuple[float, float, float],
        row: int,
        rest: Rest = PLAIN,
    ) -> None:
        """Add one reading.

        Args:
            codes: Of its measure, its date and its place.
            figures: Value, numerator and denominator; NaN where one is not given.
            row: Where it stands.
            rest: Note, whether it is excluded, and why.
        """
        if rest != PLAIN:
            self.rests[len(self.values)] = rest
        self.measure_codes.append(codes[0])
        self.date_codes.append(codes[1])
        self.place_codes.append(codes[2])
        self.values.append(figures[0])
        self.numerators.append(figures[1])
        self.denominators.append(figures[2])
        self.rows.append(row)

    def extend(self, readings: Iterable[Reading]) -> None:
        """Add readings, one after the other."""
        for one in readings:
            place = one.place
            code = self.places.code((place.file, place.sheet, place.column))
            figures = (_number(one.value), _number(one.numerator), _number(one.denominator))
            codes = (self.measures.code(one.measure), self.dates.code(one.date), code)
            self.add(codes, figures, place.row, (one.note, one.excluded, one.reason))

    def take(self, other: ReadingColumns) -> None:
        """Add the readings of other columns behind these."""
        shift = len(self)
        for mine, theirs, name in (
            (self.measures, other.measures, "measure_codes"),
            (self.dates, other.dates, "date_codes"),
            (self.places, other.places, "place_codes"),
        ):
            renamed = np.array([mine.code(text) for text in theirs.texts], dtype=np.int32)
            if len(other):
                getattr(self, name).frombytes(renamed[other.array_of(name)].tobytes())
        for name in ("values", "numerators", "denominators", "rows"):
            getattr(self, name).extend(getattr(other, name))
        self.rests |= {shift + at: rest for at, rest in other.rests.items()}

    def array_of(self, name: str) -> npt.NDArray[Any]:
        """Return a column as an array, such as `values`; it must not outlive the next `add`."""
        return np.frombuffer(getattr(self, name), dtype=np.int32 if getattr(self, name).typecode == "i" else np.float64)

    def selected(self, positions: npt.NDArray[np.int64], measures: Mapping[str, str]) -> ReadingColumns:
        """Return the readings at some positions, measures renamed."""
        names = [measures.get(text, text) for text in self.measures.texts]
        chosen = ReadingColumns(Codes(), self.dates, self.places)
        renamed = np.array([chosen.measures.code(name) for name in names], dtype=np.int32)
        if len(positions):
            chosen.measure_codes.frombytes(renamed[self.array_of("measure_codes")[positions]].tobytes())
            for name in ("date_codes", "place_codes", "values", "numerators", "denominators", "rows"):
                getattr(chosen, name).frombytes(self.array_of(name)[positions].tobytes())
        if self.rests:
            chosen.rests.update(
                (new, rest) for new, old in enumerate(positions.tolist()) if (rest := self.rests.get(old))
            )
        return chosen

    def by_measure(self) -> ReadingColumns:
        """Return the same readings, those of a measure together and by date, measures in the order they came in."""
        days = np.argsort(np.argsort(np.array(self.dates.texts or [""])))
        order = np.lexsort((days[self.array_of("date_codes")], self.array_of("measure_codes")))
        return self.selected(order, {})

    def record(self, at: int) -> Record:
        """Return the record of a reading; see `graph.records.reading_record`."""
        record: Record = {"measure": self.measures.texts[self.measure_codes[at]],
                          "date": self.dates.texts[self.date_codes[at]]}  # fmt: skip
        for name, figures in (
            ("value", self.values), ("numerator", self.numerators), ("denominator", self.denominators),
        ):  # fmt: skip
            if not isnan(figure := figures[at]):
                record[name] = figure
        if rest := self.rests.get(at):
            record |= {name: given for name, given in zip(("note", "excluded", "reason"), rest, strict=True) if given}
        return record

    def __len__(self) -> int:
        return len(self.values)

    @overload
    def __getitem__(self, position: int) -> Reading: ...
    @overload
    def __getitem__(self, position: slice) -> list[Reading]: ...
    def __getitem__(self, position: int | slice) -> Reading | list[Reading]:
        if isinstance(position, slice):
            return [self._reading(number) for number in range(*position.indices(len(self)))]
        number = range(len(self))[position]
        return self._reading(number)

    def __iter__(self) -> Iterator[Reading]:
        return map(self._reading, range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(_same, self, other))

    __hash__ = None  # type: ignore[assignment]  # it can grow

    def __repr__(self) -> str:
        return repr(list(self))

    def _reading(self, at: int) -> Reading:
        value, numerator, denominator = self.values[at], self.numerators[at], self.denominators[at]
        file, sheet, column = self.places.texts[self.place_codes[at]]
        row = self.rows[at]
        return Reading(
            self.measures.texts[self.measure_codes[at]],
            self.dates.texts[self.date_codes[at]],
            None if isnan(value) else value,
            None if isnan(numerator) else numerator,
            None if isnan(denominator) else denominator,
            *self.rests.get(at, PLAIN),
            Place(file, sheet, row, column) if file or row or column else NOWHERE,
        )


def measures_of(readings: Iterable[Reading]) -> set[str]:
    """Return what readings name as their measures."""
    if isinstance(readings, ReadingColumns):
        return set(readings.measures.texts)
    return {reading.measure for reading in readings}


def _number(figure: float | None) -> float:
    return NONE if figure is None else figure


def _same(one: Reading, other: object) -> bool:
    return one == other
