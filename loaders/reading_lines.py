"""Lines of our own tables of readings, read fast: a million plain ones in seconds; odd ones are for `Records`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isnan

from graph.reading_columns import NONE, ReadingColumns
from graph.values import is_date
from loaders.cells import is_plain
from loaders.figures import quick_figure
from loaders.tables import Cell, Line, Table

FIGURES = ("value", "numerator", "denominator")
ISO_LENGTH = 10


@dataclass
class ReadingLines:
    """Takes the plain lines of one table of readings.

    Attributes:
        table: Ours, with headers.
        at: By field of readings, the position of its column.
        example: How the measure of a row begins that is an example, and no reading.
        readings: What was taken.
    """

    table: Table
    at: Mapping[str, int]
    example: str
    readings: ReadingColumns
    _place: int = field(init=False)
    _plain: dict[Cell, int] = field(default_factory=dict)
    _days: dict[Cell, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note where the columns stand."""
        self._place = self.readings.places.code((self.table.place.file, self.table.place.sheet, ""))
        self._others = [at for name, at in self.at.items() if name not in {"measure", "date", *FIGURES}]
        self._figures = [(which, self.at[name]) for which, name in enumerate(FIGURES) if name in self.at]
        self._width = len(self.table.headers)

    def take(self, line: Line) -> bool:
        """Take a line if nothing of it is odd, and tell whether it was taken."""
        number, cells = line
        if len(cells) != self._width or any(cells[at] is not None for at in self._others):
            return False
        measure, day = self._measure(cells[self.at["measure"]]), self._day(cells[self.at["date"]])
        figures = [NONE, NONE, NONE]
        for which, at in self._figures:
            if (cell := cells[at]) is not None:
                figures[which] = quick_figure(cell)
                if isnan(figures[which]):
                    return False
        if measure < 0 or day < 0:
            return False
        self.readings.add((measure, day, self._place), (figures[0], figures[1], figures[2]), number)
        return True

    def _measure(self, cell: Cell) -> int:
        """Return the code of a measure; -1 where the cell needs a closer look."""
        if (code := self._plain.get(cell)) is not None:
            return code
        if not isinstance(cell, str) or not is_plain(cell) or cell.startswith(self.example):
            return -1
        code = self._plain[cell] = self.readings.measures.code(cell.strip())
        return code

    def _day(self, cell: Cell) -> int:
        if not isinstance(cell, str):
            return -1
        if (code := self._days.get(cell)) is not None:
            return code
        if len(cell) != ISO_LENGTH or not is_date(cell):
            return -1
        code = self._days[cell] = self.readings.dates.code(cell)
        return code
