"""The changes of a plan, made when they are asked for: millions of records at once would not fit into memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, overload

from graph.model import Change, Link, Node, Reading, Record, What
from graph.progress import counted
from graph.reading_columns import ReadingColumns
from graph.records import change_of, link_record, node_record, reading_record

Thing = Node | Link | Reading


@dataclass(frozen=True, slots=True)
class NewReadings:
    """Very many readings that come at once, none of which was there before.

    Attributes:
        columns: The readings; those of a measure stand together, in the order of their dates.
        origin: What brought them.
    """

    columns: ReadingColumns
    origin: str

    def __len__(self) -> int:
        return len(self.columns)

    def __iter__(self) -> Iterator[Change]:
        return map(self.change, range(len(self.columns)))

    def change(self, place: int) -> Change:
        """Return one of them as a change."""
        return change_of("reading", None, self.columns.record(place), self.origin)


@dataclass
class _Things:
    """Changes of single things, each kept as what is there before and after, or as it is."""

    whats: list[What] = field(default_factory=list)
    befores: list[Thing | None] = field(default_factory=list)
    afters: list[Thing | Change] = field(default_factory=list)
    origins: list[str] = field(default_factory=list)

    def add(self, what: What, before: Thing | None, after: Thing | Change, origin: str) -> None:
        self.whats.append(what)
        self.befores.append(before)
        self.afters.append(after)
        self.origins.append(origin)

    def __len__(self) -> int:
        return len(self.afters)

    def __iter__(self) -> Iterator[Change]:
        return map(self.change, range(len(self)))

    def change(self, place: int) -> Change:
        before, after = self.befores[place], self.afters[place]
        if isinstance(after, Change):
            return after
        old = None if before is None else record_of(before)
        return change_of(self.whats[place], old, record_of(after), self.origins[place])

    def taken(self) -> Iterator[Change]:
        """Yield the changes once, and let go of each."""
        columns: tuple[list[Any], ...] = (self.whats, self.befores, self.afters, self.origins)
        for column in columns:
            column.reverse()
        while self.afters:
            yield self.change(len(self.afters) - 1)
            for column in columns:
                column.pop()


@dataclass
class Changes(Sequence[Change]):
    """Changes in their order; readings that come by the million are kept as columns."""

    _parts: list[_Things | NewReadings] = field(default_factory=list)

    def add(self, what: What, before: Thing | None, after: Thing, origin: str = "") -> None:
        """Add what becomes of a thing; `before` is None where it comes, brought by `origin`."""
        self._last().add(what, before, after, origin)

    def add_readings(self, readings: ReadingColumns, origin: str) -> None:
        """Add readings that come, brought by `origin`, measure by measure and by date; each a change when asked for."""
        self._parts.append(NewReadings(readings.by_measure(), origin))

    def append(self, change: Change) -> None:
        """Add a change that is made already."""
        self._last().add(change.what, None, change, change.origin)

    def _last(self) -> _Things:
        last = self._parts[-1] if self._parts else None
        if not isinstance(last, _Things):
            last = _Things()
            self._parts.append(last)
        return last

    def __len__(self) -> int:
        return sum(map(len, self._parts))

    @overload
    def __getitem__(self, place: int) -> Change: ...
    @overload
    def __getitem__(self, place: slice) -> list[Change]: ...
    def __getitem__(self, place: int | slice) -> Change | list[Change]:
        if isinstance(place, slice):
            return [self._change(number) for number in range(*place.indices(len(self)))]
        return self._change(range(len(self))[place])

    def __iter__(self) -> Iterator[Change]:
        return chain.from_iterable(self._parts)

    def _change(self, place: int) -> Change:
        for part in self._parts:
            if place < len(part):
                return part.change(place)
            place -= len(part)
        raise IndexError(place)

    def parts(self) -> Iterator[NewReadings | Iterable[Change]]:
        """Yield the changes in parts, in their order."""
        yield from self._parts

    def taken(self) -> Taken:
        """Hand the changes over to whoever writes them, and hold none any more."""
        parts, self._parts = self._parts, []
        return Taken(deque(parts))


@dataclass
class Taken:
    """Changes that are gone through once, each let go of: what is written need not be held any more."""

    _parts: deque[_Things | NewReadings]

    def __iter__(self) -> Iterator[Change]:
        return counted(chain.from_iterable(self.parts()), "Writing changes")

    def parts(self) -> Iterator[NewReadings | Iterable[Change]]:
        """Yield the changes in parts, in their order."""
        while self._parts:
            part = self._parts.popleft()
            yield part if isinstance(part, NewReadings) else part.taken()


@dataclass
class Coming:
    """Changes that are made while they are written: gone through once, they are never there together."""

    _coming: Iterator[Changes]

    def __iter__(self) -> Iterator[Change]:
        return chain.from_iterable(self.parts())

    def parts(self) -> Iterator[NewReadings | Iterable[Change]]:
        """Yield the changes in parts, in their order."""
        for changes in self._coming:
            yield from changes.taken().parts()


def parts_of(changes: Iterable[Change]) -> Iterator[NewReadings | Iterable[Change]]:
    """Yield changes in parts, so that a store can write very many readings as columns."""
    if isinstance(changes, Changes | Taken | Coming):
        yield from changes.parts()
    else:
        yield changes


def record_of(thing: Thing) -> Record:
    """Return the record of a node, link or reading."""
    if isinstance(thing, Node):
        return node_record(thing)
    return link_record(thing) if isinstance(thing, Link) else reading_record(thing)
