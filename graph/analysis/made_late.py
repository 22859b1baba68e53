"""Sequences whose entries are only made when somebody looks at them: of many facts few are ever shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar, overload

Made = TypeVar("Made")


class MadeLate(Sequence[Made]):
    """What is made of each entry of other sequences, one after the other.

    >>> made = MadeLate(([1, 2], str), ([3], lambda number: "x" * number))
    >>> len(made), made[2], made[-2:], list(made)
    (3, 'xxx', ['2', 'xxx'], ['1', '2', 'xxx'])
    """

    def __init__(self, *parts: tuple[Sequence[Any], Callable[[Any], Made]]) -> None:
        """Take sequences, each with what makes an entry of one of theirs."""
        self._parts = [(entries, make) for entries, make in parts if len(entries)]

    def __len__(self) -> int:
        return sum(len(entries) for entries, _ in self._parts)

    @overload
    def __getitem__(self, index: int) -> Made: ...

    @overload
    def __getitem__(self, index: slice) -> list[Made]: ...

    def __getitem__(self, index: int | slice) -> Made | list[Made]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        at = range(len(self))[index]
        for entries, make in self._parts:
            if at < len(entries):
                return make(entries[at])
            at -= len(entries)
        raise IndexError(index)

    def __iter__(self) -> Iterator[Made]:
        for entries, make in self._parts:
            yield from map(make, entries)


def as_is(entry: Made) -> Made:
    """Return an entry as it is."""
    return entry
