"""Lines of our own tables of one kind, read column by column: very many plain ones fast; odd ones are for `Records`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.model import NOTHING, Node, Place, Value
from loaders.cells import is_plain
from loaders.field_cells import FieldCells
from loaders.headers import Column, Headers
from loaders.layout import LEAST_SHARED, MOST_ASKED, MOST_REMEMBERED
from loaders.tables import Cell, Line, Table

LINES = 1_000
"""So many are read at once."""


@dataclass
class NodeLines:
    """Makes nodes of the plain lines of one table.

    Attributes:
        table: Ours, with headers.
        kind: Of its rows.
        columns: What each column holds.
        example: How the id of a row begins that is an example, and no node.
        links: The places of the columns that hold links, which whoever takes the nodes has to read.
    """

    table: Table
    kind: str
    columns: Sequence[Column]
    example: str
    links: Sequence[int] = field(init=False)
    _shared: dict[tuple[Value | None, ...], Mapping[str, Value]] = field(default_factory=dict)
    _asked: int = 0

    def __post_init__(self) -> None:
        """Note what stands where."""
        self.links = [at for at, column in enumerate(self.columns) if column.link]
        self._words = {column.word: at for at, column in enumerate(self.columns) if column.word}
        self._fields = [(at, FieldCells(column.holds)) for at, column in enumerate(self.columns) if column.holds]
        self._names = [cells.of.name for _, cells in self._fields]

    def nodes(self, lines: Sequence[Line]) -> Iterator[Node | None]:
        """Yield the node of each line; None for a line of which anything needs a closer look."""
        width = len(self.columns)
        odd = {place for place, (_, cells) in enumerate(lines) if len(cells) != width}
        columns = list(zip(*(cells for _, cells in lines if len(cells) == width), strict=True)) or [()] * width
        whole = [place for place in range(len(lines)) if place not in odd]
        ids = self._column("id", columns, whole, odd)
        names = self._column("name", columns, whole, odd)
        values = [self._values(cells, columns[at], whole, odd) for at, cells in self._fields]
        said = self._said(values) if values else [NOTHING] * len(whole)
        made = dict(zip(whole, zip(ids, names, said, strict=True), strict=True))
        file, sheet = self.table.place.file, self.table.place.sheet
        for place, (number, _) in enumerate(lines):
            node_id, name, fields = ("", "", NOTHING) if place in odd else made[place]
            yield None if place in odd else Node(node_id, self.kind, name, fields, NOTHING, Place(file, sheet, number))

    def _column(
        self, word: str, columns: Sequence[Sequence[Cell]], whole: Sequence[int], odd: set[int]
    ) -> Sequence[str]:
        """Return the ids or names of lines, empty where there is none; lines with another one are added to `odd`."""
        if word not in self._words:
            return [""] * len(whole)
        cells = columns[self._words[word]]
        is_fine: Callable[[str], bool] = is_plain if word == "name" else self._is_plain_id
        texts = [cell if type(cell) is str else "" for cell in cells]
        together = "E".join(texts)
        if not together.isprintable() or "E+" in together or (word == "id" and self.example in together):
            odd.update(place for place, text in zip(whole, texts, strict=True) if not is_fine(text))
        odd.update(p for p, cell in zip(whole, cells, strict=True) if type(cell) is not str and cell is not None)
        return texts

    def _is_plain_id(self, text: str) -> bool:
        return is_plain(text) and not text.startswith(self.example)

    def _values(
        self, cells: FieldCells, column: Sequence[Cell], whole: Sequence[int], odd: set[int]
    ) -> Sequence[Value | None]:
        """Return the values of a field, None for blank cells; lines with a doubtful one are added to `odd`."""
        values, doubtful = cells.values(column)
        odd.update(whole[place] for place in doubtful)
        return values

    def _said(self, columns: Sequence[Sequence[Value | None]]) -> Sequence[Mapping[str, Value]]:
        """Return the fields of lines; those that say the same share them, as long as many do."""
        rows = list(zip(*columns, strict=True))
        if self._asked > MOST_ASKED and len(self._shared) * LEAST_SHARED > self._asked:
            return [self._fields_of(row) for row in rows]
        self._asked += len(rows)
        for row in rows:
            if row not in self._shared and len(self._shared) < MOST_REMEMBERED:
                self._shared[row] = self._fields_of(row)
        return [self._shared.get(row) or self._fields_of(row) for row in rows]

    def _fields_of(self, row: tuple[Value | None, ...]) -> Mapping[str, Value]:
        if None in row:
            return {name: value for name, value in zip(self._names, row, strict=True) if value is not None} or NOTHING
        return dict(zip(self._names, row, strict=True))  # type: ignore[arg-type]  # none of them is None


def node_lines(table: Table, kind: str, headers: Headers, example: str) -> NodeLines | None:
    """Return what makes nodes of the lines of a table, where its headers leave no doubt; else None."""
    if not table.sample or table.row_of is None:
        return None
    columns = [headers.column(header) for header in table.headers]
    words = [column.word for column in columns if column.word]
    is_clear = all((column.word or column.holds or column.link) and not column.problems for column in columns)
    if not is_clear or len(set(words)) < len(words) or not set(words) <= {"id", "name"}:
        return None
    return NodeLines(table, kind, columns, example)
