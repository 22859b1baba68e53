"""Tables as loaders pass them on: headers, and rows of cells that know where they stand.

A format file only yields rows; `loaders.grid` makes a table of them; `loaders.canonical` makes a batch of tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from graph.model import Place, Problem, Severity


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that holds no value, though it is not blank.

    Attributes:
        text: What stands there, such as `#N/A`.
        message: What is wrong, one clause without the place.
        suggestion: What to do.
        is_lost: Whether there is a value that cannot be seen from here: its row is refused.
    """

    text: str
    message: str
    suggestion: str = ""
    is_lost: bool = False

    def problem(self, place: Place, severity: Severity = "warning") -> Problem:
        """Return what is wrong, of that severity or, where a value is lost, an error."""
        return Problem("error" if self.is_lost else severity, self.message, place, self.text, self.suggestion)


Cell = str | int | float | bool | date | BadCell | Sequence["Cell"] | Mapping[str, "Cell"] | None


Line = tuple[int, Sequence[Cell]]
"""Number and cells of a row that is not blank, each cell without blanks around it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record of an input.

    Attributes:
        place: Where it stands, without a column.
        cells: What is not blank, by header as the input writes it.
    """

    place: Place
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """Records that have the same headers, or a list of records in YAML or JSON.

    Attributes:
        name: What the input calls it: the file name without its ending, the name of the sheet, or the key.
        place: Where its header stands.
        headers: All headers in order. Records of YAML and JSON have none in common.
        rows: Read once, in the order of the input.
        lines: The same rows as plain cells in the order of the headers; whoever takes these takes no `rows`. Records of
            YAML and JSON have none.
        sample: The first lines, to look at as often as wanted; they come again.
        sides: Of a table that was turned: by header, the row that it stood in.
        row_of: Makes a row of a line, for whoever takes lines and needs one of them as a row.
    """

    name: str
    place: Place
    headers: Sequence[str] = ()
    rows: Iterable[Row] = field(default=())
    lines: Iterable[Line] = field(default=())
    sample: Sequence[Line] = field(default=())
    sides: Mapping[str, int] = field(default_factory=dict)
    row_of: Callable[[Line], Row] | None = None
