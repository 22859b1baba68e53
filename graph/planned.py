"""The changes of a plan, made when they are asked for: millions of records at once would not fit into memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import overload

from graph.model import Change, Link, Node, Reading, Record, What
from graph.reading_columns import ReadingColumns
from graph.records import change_of, link_record, node_record, reading_record

Thing = Node | Link | Reading


@dataclass
class Changes(Sequence[Change]):
    """Changes in their order. Each is kept as what is there before and after, or as it is.

    Of many readings that come at once, the columns stand in the place of what was before, and after it the position.
    """

    _whats: list[What] = field(default_factory=list)
    _befores: list[Thing | ReadingColumns | None] = field(default_factory=list)
    _afters: list[Thing | Change | int] = field(default_factory=list)
    _origins: list[str] = field(default_factory=list)

    def add(self, what: What, before: Thing | None, after: Thing, origin: str = "") -> None:
        """Add what becomes of a thing; `before` is None where it comes, brought by `origin`."""
        self._whats.append(what)
        self._befores.append(before)
        self._afters.append(after)
        self._origins.append(origin)

    def add_readings(self, readings: ReadingColumns, origin: str) -> None:
        """Add readings that come, brought by `origin`; each becomes a change only when it is asked for."""
        count = len(readings)
        self._whats += ["reading"] * count
        self._befores += [readings] * count
        self._afters += range(count)
        self._origins += [origin] * count

    def append(self, change: Change) -> None:
        """Add a change that is made already."""
        self._whats.append(change.what)
        self._befores.append(None)
        self._afters.append(change)
        self._origins.append(change.origin)

    def __len__(self) -> int:
        return len(self._afters)

    @overload
    def __getitem__(self, place: int) -> Change: ...
    @overload
    def __getitem__(self, place: slice) -> list[Change]: ...
    def __getitem__(self, place: int | slice) -> Change | list[Change]:
        if isinstance(place, slice):
            return [self._change(number) for number in range(*place.indices(len(self)))]
        return self._change(place)

    def __iter__(self) -> Iterator[Change]:
        return map(self._change, range(len(self)))

    def taken(self) -> Iterator[Change]:
        """Yield the changes once, and let go of each: what is written need not be held any more."""
        for columns in (self._whats, self._befores, self._afters, self._origins):
            columns.reverse()
        while self._afters:
            yield self._change(len(self._afters) - 1)
            for column in (self._whats, self._befores, self._afters, self._origins):
                column.pop()

    def _change(self, place: int) -> Change:
        before, after = self._befores[place], self._afters[place]
        if isinstance(after, Change):
            return after
        if isinstance(before, ReadingColumns) and isinstance(after, int):
            return change_of("reading", None, before.record(after), self._origins[place])
        old = record_of(before) if isinstance(before, Thing) else None
        new = record_of(after) if isinstance(after, Thing) else None
        return change_of(self._whats[place], old, new, self._origins[place])


def record_of(thing: Thing) -> Record:
    """Return the record of a node, link or reading."""
    if isinstance(thing, Node):
        return node_record(thing)
    return link_record(thing) if isinstance(thing, Link) else reading_record(thing)
