"""Columns with a few rows changed, put in or taken out, without copying what stays the same more than needed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, overload

import numpy as np
import numpy.typing as npt

from graph.analysis.graphs import Ints
from graph.packed import Coded, smallest

T = TypeVar("T")
Scalar = TypeVar("Scalar", bound=np.generic)

MOST_PIECES = 64
MANY = 1_000
"""From so many rows on it is quicker to work out where all go."""
GONE = -1


@dataclass(frozen=True, slots=True)
class Splice:
    """Which rows of columns become others. Positions are those before the change.

    Attributes:
        size: Rows before.
        changed: Rows that get new values, in any order.
        removed: Rows that go, ascending.
        before: For each row that is put in: the row before which it goes, ascending; `size` at the end.
    """

    size: int
    changed: Sequence[int] = ()
    removed: Sequence[int] = ()
    before: Sequence[int] = ()

    @property
    def moves(self) -> bool:
        """Whether rows that stay get other positions."""
        return bool(self.removed or self.before)

    def moved(self) -> Ints:
        """Return the new position of each row, -1 where it is gone."""
        shift = np.zeros(self.size + 1, dtype=np.int32)
        np.add.at(shift, np.array(self.before, dtype=np.int64), 1)
        np.subtract.at(shift, np.array(self.removed, dtype=np.int64) + 1, 1)
        positions = np.arange(self.size, dtype=np.int32) + np.cumsum(shift[:-1], dtype=np.int32)
        positions[list(self.removed)] = GONE
        return positions

    def shifted(self, rows: Ints) -> Ints:
        """Return the new positions of some rows that stay."""
        if len(rows) > MANY:
            return self.moved().take(rows)
        came = np.searchsorted(np.asarray(self.before, dtype=np.int64), rows, side="right")
        gone = np.searchsorted(np.asarray(self.removed, dtype=np.int64), rows, side="left")
        return (rows + came - gone).astype(np.int32)

    def array(
        self, values: npt.NDArray[Scalar], changed: Sequence[Any] = (), put_in: Sequence[Any] = ()
    ) -> npt.NDArray[Scalar]:
        """Return a column as an array with its new values: one for each row changed and one for each put in."""
        spliced = values.copy()
        if changed:
            spliced[list(self.changed)] = changed
        if self.before:
            spliced = np.insert(spliced, list(self.before), np.array(put_in, dtype=values.dtype))
        if self.removed:
            shifts = np.searchsorted(np.array(self.before, dtype=np.int64), self.removed, side="right")
            spliced = np.delete(spliced, np.array(self.removed, dtype=np.int64) + shifts)
        return spliced

    def listed(self, values: Sequence[T], changed: Sequence[T], put_in: Sequence[T]) -> list[T]:
        """Return a column as a list of its own, as `array` does."""
        return _plain(self._pieces(values, changed, put_in))

    def pieced(self, values: Sequence[T], changed: Sequence[T], put_in: Sequence[T]) -> Sequence[T]:
        """Return a column that shares with the old one what stayed the same, as `array` does."""
        if isinstance(values, Coded) and len(self.changed) + len(self.removed) + len(self.before) > MOST_PIECES:
            return self._coded(values, changed, put_in)
        pieces = self._pieces(values, changed, put_in)
        return Pieced(pieces) if len(pieces) <= MOST_PIECES else _plain(pieces)

    def _coded(self, values: Coded[T], changed: Sequence[T], put_in: Sequence[T]) -> Coded[T]:
        """Return a column of few different values with many of its rows changed, as one."""
        words = list(dict.fromkeys((*changed, *put_in)))
        numbers = {word: number for number, word in enumerate(words, len(values.words))}
        new = [[numbers[value] for value in some] for some in (changed, put_in)]
        # A word may stand twice, old or new: then two numbers mean the same.
        words = [*values.words, *words]
        return Coded(self.array(values.codes.astype(smallest(len(words))), *new), words)

    def _pieces(self, values: Sequence[T], changed: Sequence[T], put_in: Sequence[T]) -> list[Piece[T]]:
        edits = sorted(
            [(row, 1, 1, value) for row, value in zip(self.changed, changed, strict=True)]
            + [(row, 1, 0, None) for row in self.removed]
            + [(row, 0, 1, value) for row, value in zip(self.before, put_in, strict=True)],
            key=lambda edit: edit[:2],
        )
        pieces: list[Piece[T]] = []
        kept = 0
        for row, takes, puts, value in edits:
            pieces += _cut(values, kept, row)
            pieces += [([value], 0, 1)] if puts else []  # type: ignore[list-item]
            kept = row + takes
        return [*pieces, *_cut(values, kept, self.size)]


Piece = tuple[Sequence[T], int, int]
"""A part of a sequence: from its first position up to, not with, its last."""


class Pieced(Sequence[T]):
    """A sequence made of parts of others. Reads like a list, a little slower."""

    __slots__ = ("_ends", "_pieces")

    def __init__(self, pieces: list[Piece[T]]) -> None:
        self._pieces = pieces
        self._ends: list[int] = np.cumsum([last - first for _, first, last in pieces]).astype(int).tolist()

    @property
    def pieces(self) -> list[Piece[T]]:
        """What it is made of."""
        return self._pieces

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        number = place if place >= 0 else place + len(self)
        if not 0 <= number < len(self):
            raise IndexError(place)
        piece = bisect_right(self._ends, number)
        values, _, last = self._pieces[piece]
        return values[last - self._ends[piece] + number]

    def __iter__(self) -> Iterator[T]:
        for values, first, last in self._pieces:
            yield from values[first:last]


def _plain(pieces: list[Piece[T]]) -> list[T]:
    plain: list[T] = []
    for values, first, last in pieces:
        plain += values[first:last]
    return plain


def _cut(values: Sequence[T], first: int, last: int) -> list[Piece[T]]:
    """Return a part of a sequence, in pieces of plain ones."""
    if first >= last:
        return []
    if not isinstance(values, Pieced):
        return [(values, first, last)]
    found: list[Piece[T]] = []
    start = 0
    for inner, begin, end in values.pieces:
        low, high = max(first, start), min(last, start + end - begin)
        if low < high:
            found.append((inner, begin + low - start, begin + high - start))
        start += end - begin
    return found
