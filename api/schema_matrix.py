"""Matrices in the schema: rows and columns of things, and what ties each row to each column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import strawberry

from api.grid_columns import kinds_of
from api.resolve import Asked
from api.schema_node import Node
from api.schema_shape import shape, shown
from api.schema_words import Language
from graph.analysis.matrix import Cell, cells
from graph.errors import WrongUse
from graph.ontology import Kind

MOST_ROWS, MOST_COLUMNS = 200, 60
ROWS, COLUMNS = ("flow",), ("priority", "aim")
"""Traits of the kinds that a matrix has where nobody says which: steps of work against what it is done for."""


@shape
class MatrixLine:
    """A row or a column."""

    asked: strawberry.Private[Asked]
    at: strawberry.Private[int]
    filled: strawberry.Private[Sequence[Cell]]

    @shown
    def node(self) -> Node:
        """What it is of."""
        return self.asked.node(self.at)  # type: ignore[no-any-return]

    @shown
    def direct(self) -> int:
        """How many of its cells are filled by a link."""
        return sum(one.is_direct for one in self.filled)

    @shown
    def indirect(self) -> int:
        """How many are filled only by a way through something else."""
        return len(self.filled) - self.direct()

    @shown
    def total(self) -> int:
        """The strengths of its links together; 0: nothing is tied to it directly."""
        return sum(one.strength for one in self.filled if one.is_direct)


@shape
class MatrixCell:
    """What ties a row to a column."""

    asked: strawberry.Private[Asked]
    cell: strawberry.Private[Cell]
    row: int = strawberry.field(description="The number of its row among `rows`, from 0.")
    column: int = strawberry.field(description="The number of its column among `columns`, from 0.")

    @shown
    def strength(self) -> int:
        """1 weak, 2 medium, 3 strong: of the strongest link, or of the weakest link of the best way."""
        return self.cell.strength

    @shown
    def direct(self) -> bool:
        """Whether a link ties them; else a line of sight through something else does."""
        return self.cell.is_direct

    @shown
    def labels(self, language: Language = Language.EN) -> list[str]:
        """What each link says, read from the row to the column; nothing where none ties them directly."""
        snapshot = self.asked.snapshot
        found = []
        for link in self.cell.links:
            kind = snapshot.ontology.links[snapshot.link_kind(link)]
            is_outgoing = int(snapshot.sources[link]) == self.cell.row
            found.append((kind.label if is_outgoing else kind.inverse)[language.value])
        return list(dict.fromkeys(found))


@shape
class Matrix:
    """What of some kinds is tied to what of others, and how strongly."""

    asked: strawberry.Private[Asked]
    row_nodes: strawberry.Private[Sequence[int]]
    column_nodes: strawberry.Private[Sequence[int]]
    row_total: int = strawberry.field(description="How many rows there would be without a limit.")
    column_total: int = strawberry.field(description="How many columns there would be without a limit.")
    row_kinds: list[str] = strawberry.field(description="Codes of the kinds of its rows.")
    column_kinds: list[str] = strawberry.field(description="Codes of the kinds of its columns.")

    @cached_property
    def _cells(self) -> list[Cell]:
        return self.asked.kept(
            ("matrix", tuple(self.row_nodes), tuple(self.column_nodes)),
            lambda: cells(self.asked.snapshot, self.row_nodes, self.column_nodes),
        )

    @shown
    def rows(self) -> list[MatrixLine]:
        """Its rows, in order of kind, then of id."""
        return self._lines(self.row_nodes, {at: [one for one in self._cells if one.row == at] for at in self.row_nodes})

    @shown
    def columns(self) -> list[MatrixLine]:
        """Its columns, in order of kind, then of id."""
        by = {at: [one for one in self._cells if one.column == at] for at in self.column_nodes}
        return self._lines(self.column_nodes, by)

    @shown
    def cells(self) -> list[MatrixCell]:
        """Its filled cells, row by row; those that are not here are empty."""
        row, column = ({at: place for place, at in enumerate(nodes)} for nodes in (self.row_nodes, self.column_nodes))
        self.asked.pager.budget.spend(len(self._cells))
        return [
            MatrixCell(asked=self.asked, cell=one, row=row[one.row], column=column[one.column]) for one in self._cells
        ]

    def _lines(self, nodes: Sequence[int], filled: Mapping[int, Sequence[Cell]]) -> list[MatrixLine]:
        return [MatrixLine(asked=self.asked, at=at, filled=filled[at]) for at in nodes]


def matrix_of(
    asked: Asked, rows: Sequence[str], columns: Sequence[str], unit: int | None, most: tuple[int, int]
) -> Matrix:
    """Return the matrix of some kinds.

    Args:
        asked: The request's view.
        rows, columns: Codes of kinds; empty for steps of work against what it is done for.
        unit: Of which rows may be, as a position; columns are always all of them.
        most: How many rows and columns at most.

    Raises:
        WrongUse: If there is no such kind, or too many rows or columns are asked for.
    """
    wanted = (_kinds(asked, rows, ROWS), _kinds(asked, columns, COLUMNS))
    for number, limit, what in zip(most, (MOST_ROWS, MOST_COLUMNS), ("rows", "columns"), strict=True):
        if not 0 <= number <= limit:
            raise WrongUse(f"a matrix has {limit} {what} at most; {number} were asked for")
    all_rows, all_columns = (_nodes(asked, kinds) for kinds in wanted)
    if unit is not None:
        all_rows = [at for at in all_rows if asked.case.inside(at, unit)]
    asked.pager.budget.spend(min(len(all_rows), most[0]) + min(len(all_columns), most[1]))
    return Matrix(
        asked=asked,
        row_nodes=all_rows[: most[0]],
        column_nodes=all_columns[: most[1]],
        row_total=len(all_rows),
        column_total=len(all_columns),
        row_kinds=[kind.name for kind in wanted[0]],
        column_kinds=[kind.name for kind in wanted[1]],
    )


def _kinds(asked: Asked, names: Sequence[str], traits: Sequence[str]) -> list[Kind]:
    ontology = asked.snapshot.ontology
    if names:
        return kinds_of(ontology, names)
    return list({kind.name: kind for trait in traits for kind in ontology.with_trait(trait)}.values())


def _nodes(asked: Asked, kinds: Sequence[Kind]) -> list[int]:
    return [at for kind in kinds for at in asked.snapshot.live_of(kind.name)]
