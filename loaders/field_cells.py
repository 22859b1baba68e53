"""The cells of one field: plain ones are taken as they are, and what went well with others is remembered.

Most cells of large tables are plain texts, numbers and days, or say again what another cell of their column said.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from graph.model import Value
from graph.ontology import Field
from graph.values import is_plainly_right
from loaders.tables import Cell

MOST_REMEMBERED = 20_000


@dataclass(slots=True)
class FieldCells:
    """What is known of the cells of a field.

    Attributes:
        of: The field.
    """

    of: Field
    _known: dict[tuple[type, Cell], Value] = field(default_factory=dict)

    def value(self, cell: Cell) -> Value | None:
        """Return the value of a cell with which nothing is wrong; None where that has to be found out."""
        if type(cell) is str:
            if self.of.type == "text":
                return (cell.strip() or None) if is_plainly_right(self.of, cell) else None
            return self._known.get((str, cell))
        if type(cell) is float:
            number = int(cell) if cell.is_integer() else cell
            if is_plainly_right(self.of, number):
                return number
        elif type(cell) is int and is_plainly_right(self.of, cell):
            return cell
        elif self.of.type == "date" and isinstance(cell, date):
            return (cell.date() if isinstance(cell, datetime) else cell).isoformat()
        return self._known.get((type(cell), cell)) if isinstance(cell, (int, float)) else None

    def remember(self, cell: Cell, value: Value) -> None:
        """Remember the value of a cell with which nothing was wrong."""
        if isinstance(cell, (str, int, float)) and len(self._known) < MOST_REMEMBERED:
            self._known[type(cell), cell] = value
