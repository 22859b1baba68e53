"""What is wrong with an input, as it is found and in the order of the input: few problems are held, very many are not.

Where a file has a fault in each of its millions of rows, they go to a temporary file, and are read again run by run.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import overload

import numpy as np
import numpy.typing as npt

from graph.model import Problem
from graph.spool import PART, Spool

MOST_HELD = 50_000
"""So many problems are held in memory; with more, all of them go to a file."""

Longs = npt.NDArray[np.int64]
TableKey = tuple[str, str]


@dataclass(eq=False)
class Problems(Spool[Problem]):
    """Problems in the order in which they were found."""

    most_held: int = field(default_factory=lambda: MOST_HELD)
    _tables: dict[TableKey, int] = field(default_factory=dict)
    _table_of: array[int] = field(default_factory=lambda: array("i"))
    _rows: array[int] = field(default_factory=lambda: array("q"))
    _is_error: bytearray = field(default_factory=bytearray)

    @property
    def errors(self) -> int:
        """How many of them are errors."""
        return self._is_error.count(1)

    @property
    def tables(self) -> Iterable[TableKey]:
        """Their files and sheets, in the order in which they come first."""
        return self._tables

    def append(self, thing: Problem) -> None:
        """Add one."""
        place = thing.place
        self._table_of.append(self._tables.setdefault((place.file, place.sheet), len(self._tables)))
        self._rows.append(place.row)
        self._is_error.append(thing.severity == "error")
        super().append(thing)

    def in_order(self, tables: Iterable[TableKey] | None = None, identities: array[int] | None = None) -> Found:
        """Return them in the order of tables, those of one table by row.

        Args:
            tables: Files and sheets in their order; what is in none of them comes last. None: as found.
            identities: Of each a number: of those in a row that have the same, only the first is returned.
        """
        places = self._first_of_each(identities) if identities else np.arange(len(self))
        rank = {table: number for number, table in enumerate(dict.fromkeys(self._tables if tables is None else tables))}
        ranks = np.array([rank.get(table, len(rank)) for table in self._tables], dtype=np.int64)
        of_table, rows = (np.array(part, dtype=np.int64)[places] for part in (self._table_of, self._rows))
        order = places[np.lexsort((rows, ranks[of_table]))]
        if not self.is_large:
            return tuple(self[place] for place in order.tolist())
        return InOrder(self, order, int(np.frombuffer(self._is_error, dtype=np.uint8)[order].sum()))

    def _first_of_each(self, identities: array[int]) -> Longs:
        is_first = np.array(self._rows) == 0
        is_first[np.unique(np.array(identities), return_index=True)[1]] = True
        return np.flatnonzero(is_first)


@dataclass(frozen=True, eq=False)
class InOrder(Sequence[Problem]):
    """Very many problems, read as they are asked for.

    Attributes:
        found: All of them.
        places: Which of those, in what order.
        errors: How many are errors.
    """

    found: Problems
    places: Longs
    errors: int

    def __len__(self) -> int:
        return len(self.places)

    def __iter__(self) -> Iterator[Problem]:
        for start in range(0, len(self.places), PART):
            yield from self._read(self.places[start : start + PART])

    @overload
    def __getitem__(self, place: int) -> Problem: ...
    @overload
    def __getitem__(self, place: slice) -> list[Problem]: ...
    def __getitem__(self, place: int | slice) -> Problem | list[Problem]:
        if isinstance(place, slice):
            return list(self._read(self.places[place]))
        return self.found[int(self.places[place])]

    def _read(self, places: Longs) -> Iterator[Problem]:
        """Yield some, what was found one after the other at once."""
        for stretch in np.split(places, np.flatnonzero(np.diff(places) != 1) + 1):
            if len(stretch):
                yield from self.found[int(stretch[0]) : int(stretch[-1]) + 1]


Found = tuple[Problem, ...] | InOrder


def errors_in(problems: Sequence[Problem]) -> int:
    """Return how many problems are errors; of very many, none is read for that."""
    if isinstance(problems, (Problems, InOrder)):
        return problems.errors
    return sum(problem.severity == "error" for problem in problems)


def together(first: Sequence[Problem], *more: Sequence[Problem]) -> Sequence[Problem]:
    """Return problems one after the other; very many are not held."""
    parts = [part for part in (first, *more) if len(part)]
    if len(parts) < 2:
        return parts[0] if parts else ()
    whole = Problems()
    for part in parts:
        whole.extend(part)
    return whole.things()


def tables_of(problems: Sequence[Problem]) -> Iterable[TableKey]:
    """Yield the files and sheets of problems in the order in which they come first; some may come again."""
    many = problems.found if isinstance(problems, InOrder) else problems
    if isinstance(many, Problems):
        return many.tables
    return ((problem.place.file, problem.place.sheet) for problem in problems)
