"""Rows as they are written, kept: what was asked of a node twice is not read and written a third time.

They are kept by what they are read from, an organisation at one revision as somebody may see it, and go with it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from operator import itemgetter
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from api.compiled.batches import Batch
from api.compiled.rows import Pieces, written

MOST_BYTES = 64_000_000
TABLE_BYTES = 500
ROW_BYTES = 130
"""What a row takes beside its text: a place in a table, its number, and what Python adds to a text."""

Make = Callable[[Batch], Sequence[Any]]


class _Table(dict[int, bytes]):
    """Rows of one form, by the numbers of their values."""

    def taken(self, numbers: Sequence[int]) -> Pieces:
        """Return the rows of some numbers.

        Raises:
            KeyError: If one of them is not there.
        """
        if len(numbers) < 2:
            return Pieces(self[number] for number in numbers)
        return Pieces(itemgetter(*numbers)(self))

    @property
    def size(self) -> int:
        """How many bytes it takes, more or less."""
        return TABLE_BYTES + sum(map(len, self.values())) + ROW_BYTES * len(self)


class _Shelf:
    """What is kept of one organisation.

    Attributes:
        size: How many bytes it takes, more or less.
    """

    def __init__(self) -> None:
        self.size = 0
        self._tables: OrderedDict[Hashable, _Table] = OrderedDict()

    def table(self, asked: Hashable) -> _Table | None:
        """Return where rows of a form are kept; None where they were not asked for before."""
        if asked in self._tables:
            self._tables.move_to_end(asked)
            return self._tables[asked]
        self._tables[asked] = _Table()
        self.size += TABLE_BYTES
        return None

    def add(self, asked: Hashable, table: _Table, rows: Mapping[int, bytes]) -> None:
        """Keep some rows more."""
        fresh = {number: row for number, row in rows.items() if number not in table}  # another may have been quicker
        table.update(fresh)
        if self._tables.get(asked) is table:  # it may have given way meanwhile
            self.size += sum(map(len, fresh.values())) + ROW_BYTES * len(fresh)

    def shrink(self, over: int) -> None:
        """Let go of so many bytes, or of everything: first of the form that was not asked for longest."""
        until = self.size - over
        while self._tables and self.size > until:
            self.size -= self._tables.popitem(last=False)[1].size


class KeptRows:
    """The rows that are kept, within so many bytes; a form that was not asked for longest goes first."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        """Make room for so many bytes."""
        self._most = most_bytes
        self._shelves: WeakKeyDictionary[object, _Shelf] = WeakKeyDictionary()
        self._lock = Lock()

    @property
    def size(self) -> int:
        """How many bytes are kept, more or less."""
        return sum(shelf.size for shelf in self._shelves.values())

    def pieces(self, asked: Hashable, batch: Batch, make: Make) -> Pieces | None:
        """Return the rows of some values as they are written.

        Args:
            asked: What is asked of them, by which names: the form of the rows.
            batch: The values.
            make: Gives the rows of some values that are not kept yet.

        Returns:
            None where nothing is kept of such values, or where this is asked of them for the first time: most documents
            are asked once.
        """
        found = batch.steady()
        if found is None:
            return None
        owner, numbers = found
        with self._lock:
            shelf = self._shelves.setdefault(owner, _Shelf())
            table = shelf.table(asked)
            self._tidy(shelf)
        if table is None:
            return None
        try:
            return table.taken(numbers)
        except KeyError:
            rows = _missing(batch, numbers, table, make)
        with self._lock:
            shelf.add(asked, table, rows)
            self._tidy(shelf)
        return table.taken(numbers)

    def _tidy(self, shelf: _Shelf) -> None:
        """Make room: what has grown gives way, so that one organisation does not take what another has."""
        over = self.size - self._most
        if over > 0:
            shelf.shrink(over)


def _missing(batch: Batch, numbers: Sequence[int], table: _Table, make: Make) -> dict[int, bytes]:
    """Return the rows that are not in a table, as they are written."""
    missing = {number: place for place, number in enumerate(numbers) if number not in table}
    places = list(missing.values())
    made = make(batch if len(places) == len(numbers) else batch.take(places))
    return dict(zip(missing, written(made), strict=True))
