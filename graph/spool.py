"""Very many nodes, links or problems of a load: held while they are few, else kept in a temporary file.

The file has no name and goes with whoever holds the spool. It takes about as much room as the text they came from.
"""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from tempfile import TemporaryFile
from typing import IO, Any, Generic, TypeVar, overload
from weakref import finalize

from graph.model import NOTHING, Link, Node, Place, Problem

T = TypeVar("T", Node, Link, Problem)

MOST_HELD = 200_000
"""So many things of one sort are held in memory; with more, all of them go to a file."""
PART = 2_000
"""So many are written, and read again, at once."""


@dataclass(eq=False)
class Spool(Sequence[T], Generic[T]):
    """Nodes, links or problems in their order: a sequence like any other, that can only grow.

    Attributes:
        most_held: With more than these, they are kept in a file.
        files: File and sheet of each input that they were read from, in their order; known of those in a file.
    """

    most_held: int = field(default_factory=lambda: MOST_HELD)
    files: dict[tuple[str, str], None] = field(default_factory=dict)
    _held: list[T] = field(default_factory=list)
    _ids: array[int] = field(default_factory=lambda: array("q"))
    _unnamed: int = 0
    _file: IO[bytes] | None = None
    _ends: array[int] = field(default_factory=lambda: array("q"))

    @property
    def is_large(self) -> bool:
        """Whether they are in a file, and not in memory."""
        return self._file is not None

    def append(self, thing: T) -> None:
        """Add one."""
        self._held.append(thing)
        if len(self._held) >= (PART if self._file else self.most_held):
            self._write()

    def extend(self, things: Iterable[T]) -> None:
        """Add some, one after the other."""
        for thing in things:
            self.append(thing)

    def all_have_ids(self) -> bool:
        """Tell whether no node among them is without an id."""
        return not self._unnamed and all(map(_has_id, self._held))

    def hashes_of_ids(self) -> Iterator[int]:
        """Yield the hashes of the ids of nodes, in their order."""
        yield from self._ids
        yield from _hashes_of_ids(self._held)

    def things(self) -> Sequence[T]:
        """Return them as they are best passed on: those that are held as a tuple."""
        return self if self.is_large else tuple(self._held)

    def _write(self) -> None:
        """Put what is held at the end of the file."""
        if self._file is None:
            self._file = TemporaryFile()  # noqa: SIM115  open as long as this spool is there
            finalize(self, self._file.close)
        self._file.seek(self._ends[-1] if self._ends else 0)
        for start in range(0, len(self._held), PART):
            texts = [_packed(thing) for thing in self._held[start : start + PART]]
            for text in texts:
                self._ends.append(len(text) + (self._ends[-1] if self._ends else 0))
            self._file.write(b"".join(texts))
        self._file.flush()
        self.files.update(dict.fromkeys((thing.place.file, thing.place.sheet) for thing in self._held))
        self._ids.extend(_hashes_of_ids(self._held))
        self._unnamed += sum(not _has_id(thing) for thing in self._held)
        self._held = []

    def __len__(self) -> int:
        return len(self._ends) + len(self._held)

    def __iter__(self) -> Iterator[T]:
        for start in range(0, len(self._ends), PART):
            yield from self._read(start, min(start + PART, len(self._ends)))
        yield from self._held

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> list[T]: ...
    def __getitem__(self, place: int | slice) -> T | list[T]:
        if isinstance(place, slice):
            start, stop, step = place.indices(len(self))
            if step != 1:
                return [self[number] for number in range(start, stop, step)]
            filed = len(self._ends)
            in_file = self._read(min(start, filed), min(stop, filed))
            return in_file + self._held[max(start - filed, 0) : max(stop - filed, 0)]
        number = range(len(self))[place]
        if number >= len(self._ends):
            return self._held[number - len(self._ends)]
        return self._read(number, number + 1)[0]

    def _read(self, start: int, stop: int) -> list[T]:
        """Return some of those in the file."""
        if self._file is None or start >= stop:
            return []
        first = self._ends[start - 1] if start else 0
        self._file.seek(first)
        text = memoryview(self._file.read(self._ends[stop - 1] - first))
        begins = [first, *self._ends[start : stop - 1]]
        ends = self._ends[start:stop]
        return [_unpacked(text[begin - first : end - first]) for begin, end in zip(begins, ends, strict=True)]


def _has_id(thing: Node | Link | Problem) -> bool:
    return not isinstance(thing, Node) or bool(thing.id)


def _hashes_of_ids(things: Iterable[Node | Link | Problem]) -> Iterator[int]:
    return (hash(thing.id) for thing in things if isinstance(thing, Node))


def _packed(thing: Node | Link | Problem) -> bytes:
    place = (thing.place.file, thing.place.sheet, thing.place.row, thing.place.column)
    if isinstance(thing, Problem):
        return marshal.dumps((*place, thing.severity, thing.message, thing.value, thing.suggestion))
    said = (dict(thing.fields), dict(thing.extra))
    if isinstance(thing, Node):
        return marshal.dumps((*place, thing.id, thing.kind, thing.name, *said))
    return marshal.dumps((*place, thing.source, thing.kind, thing.target, *said, thing.nth))


def _unpacked(text: memoryview) -> Any:
    # Only what this process wrote is read: nobody else can open the file.
    file, sheet, row, column, first, second, third, *said = marshal.loads(text)  # noqa: S302
    place = Place(file, sheet, row, column)
    if len(said) == 1:
        return Problem(first, second, place, third, said[0])
    fields, extra = said[0] or NOTHING, said[1] or NOTHING
    if len(said) == 2:
        return Node(first, second, third, fields, extra, place)
    return Link(first, second, third, fields, extra, said[2], place)


def is_large(things: Sequence[Node] | Sequence[Link]) -> bool:
    """Tell whether things are too many to be held."""
    return isinstance(things, Spool) and things.is_large


def hashes_of_ids(nodes: Sequence[Node]) -> Iterable[int]:
    """Return the hashes of the ids of nodes, in their order; those in a file are not read for that."""
    return nodes.hashes_of_ids() if isinstance(nodes, Spool) else (hash(node.id) for node in nodes)


def all_have_ids(nodes: Sequence[Node]) -> bool:
    """Tell whether no node is without an id."""
    return nodes.all_have_ids() if isinstance(nodes, Spool) else all(node.id for node in nodes)
