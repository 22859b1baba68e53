"""Rows as they are written, kept: what was asked of a node twice is not read and written a third time.

They are kept by what they are read from, an organisation at one revision as somebody may see it, and go with it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from operator import itemgetter
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

import orjson

from api.compiled.batches import Batch
from api.compiled.rows import Pieces

MOST_BYTES = 64_000_000
TABLE_BYTES = 500
ROW_BYTES = 130
"""What a row takes beside its text: a place in a table, its number, and what Python adds to a text."""

Make = Callable[[Batch], Sequence[Any]]


class _Table:
    """Rows of one form, by the numbers of their values."""

    __slots__ = ("rows", "size")

    def __init__(self) -> None:
        self.rows: dict[int, bytes] = {}
        self.size = TABLE_BYTES

    def add(self, numbers: Sequence[int], pieces: Sequence[bytes]) -> None:
        """Keep some rows more."""
        self.rows.update(zip(numbers, pieces, strict=True))
        self.size += sum(map(len, pieces)) + ROW_BYTES * len(pieces)

    def taken(self, numbers: Sequence[int]) -> Pieces:
        """Return the rows of some numbers.

        Raises:
            KeyError: If one of them is not there.
        """
        if len(numbers) < 2:
            return Pieces(self.rows[number] for number in numbers)
        return Pieces(itemgetter(*numbers)(self.rows))


_Shelf = OrderedDict[Hashable, _Table]


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
        return sum(table.size for shelf in self._shelves.values() for table in shelf.values())

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
        table = self._table(owner, asked)
        if table is None:
            return None
        try:
            return table.taken(numbers)
        except KeyError:
            self._write(owner, table, batch, numbers, make)
            return table.taken(numbers)

    def _write(self, owner: object, table: _Table, batch: Batch, numbers: Sequence[int], make: Make) -> None:
        places = [place for place, number in enumerate(numbers) if number not in table.rows]
        made = make(batch if len(places) == len(numbers) else batch.take(places))
        pieces = [orjson.dumps(row) for row in made]
        with self._lock:
            table.add([numbers[place] for place in places], pieces)
            self._tidy(self._shelves.setdefault(owner, OrderedDict()))

    def _table(self, owner: object, asked: Hashable) -> _Table | None:
        """Return where rows of a form are kept; None where they were not asked for before."""
        with self._lock:
            shelf = self._shelves.setdefault(owner, OrderedDict())
            if asked in shelf:
                shelf.move_to_end(asked)
                return shelf[asked]
            shelf[asked] = _Table()
            self._tidy(shelf)
            return None

    def _tidy(self, shelf: _Shelf) -> None:
        """Make room: what has grown gives way, so that one organisation does not take what another has."""
        over = self.size - self._most
        while over > 0 and shelf:
            _, table = shelf.popitem(last=False)
            over -= table.size
