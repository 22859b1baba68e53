"""The cells of one field: plain ones are taken as they are, and what went well with others is remembered.

Most cells of large tables are plain texts, numbers and days, or say again what another cell of their column said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from graph.model import NOWHERE, Value
from graph.ontology import Field
from graph.values import are_plainly_right, is_plainly_right
from loaders.cells import MOST_DIGITS, value_of
from loaders.tables import Cell

MOST_REMEMBERED = 20_000


@dataclass(slots=True)
class FieldCells:
    """What is known of the cells of a field.

    Attributes:
        of: The field.
    """

    of: Field
    _texts: dict[str, Value] = field(default_factory=dict)
    _numbers: dict[tuple[type, float], Value] = field(default_factory=dict)

    def values(self, column: Sequence[Cell]) -> tuple[Sequence[Value | None], Sequence[int]]:
        """Return the values of cells, None for blank ones, and the places of those with which something is wrong.

        Args:
            column: Cells without blanks around them.
        """
        if (plain := self._plain(column)) is not None:
            return plain, ()
        values = [None if cell is None else self._sure(cell) for cell in column]
        pairs = enumerate(zip(column, values, strict=True))
        return values, [place for place, (cell, value) in pairs if value is None and cell is not None]

    def _plain(self, column: Sequence[Cell]) -> Sequence[Value] | None:
        """Return the values of cells that are all of one sort and all plainly right; else None."""
        types = set(map(type, column))
        found: Sequence[object] = ()
        if types == {str} and self.of.type == "text":
            found = column
        elif types == {str} and self.of.type in {"integer", "number"} and (figures := _whole_numbers(column)):
            found = figures
        elif types == {str}:
            known = list(map(self._texts.get, column))  # type: ignore[arg-type]  # they are texts
            return None if None in known else known  # type: ignore[return-value]
        elif types == {date} and self.of.type == "date":
            return [cell.isoformat() for cell in column if isinstance(cell, date)]
        elif types == {float}:
            found = [int(cell) if cell.is_integer() else cell for cell in column if isinstance(cell, float)]
        return found if found and are_plainly_right(self.of, found) else None  # type: ignore[return-value]

    def _sure(self, cell: Cell) -> Value | None:
        """Return the value of a cell that is not blank; None where something is wrong with it."""
        if (plain := self.value(cell)) is not None:
            return plain
        value, problem = value_of(self.of, cell, NOWHERE)
        if value is None or problem:
            return None
        self.remember(cell, value)
        return value

    def value(self, cell: Cell) -> Value | None:
        """Return the value of a cell with which nothing is wrong; None where that has to be found out."""
        if type(cell) is str:
            if self.of.type == "text":
                return (cell.strip() or None) if is_plainly_right(self.of, cell) else None
            return self._texts.get(cell)
        if type(cell) is float:
            number = int(cell) if cell.is_integer() else cell
            if is_plainly_right(self.of, number):
                return number
        elif type(cell) is int and is_plainly_right(self.of, cell):
            return cell
        elif self.of.type == "date" and isinstance(cell, date):
            return (cell.date() if isinstance(cell, datetime) else cell).isoformat()
        return self._numbers.get((type(cell), cell)) if isinstance(cell, (int, float)) else None

    def remember(self, cell: Cell, value: Value) -> None:
        """Remember the value of a cell with which nothing was wrong."""
        if isinstance(cell, str) and len(self._texts) < MOST_REMEMBERED:
            self._texts[cell] = value
        elif isinstance(cell, (int, float)) and len(self._numbers) < MOST_REMEMBERED:
            self._numbers[type(cell), cell] = value


def _whole_numbers(column: Sequence[Cell]) -> list[int]:
    """Return the numbers of texts that all are nothing but a few digits; else none."""
    texts: Sequence[str] = column  # type: ignore[assignment]  # they are
    together = "".join(texts)
    if not (together.isascii() and together.isdigit()) or max(map(len, texts)) > MOST_DIGITS or "" in texts:
        return []
    return list(map(int, texts))
