"""Long columns kept small, to be read as lists: repeated values as small numbers, byte strings end to end."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeVar, overload

import numpy as np
import numpy.typing as npt
import orjson

T = TypeVar("T")

AT_ONCE = 1 << 16
NONE_INSTEAD: Mapping[int, bytes] = MappingProxyType({})


class Coded(Sequence[T]):
    """A column of few different values: a small number for each row, and what the numbers stand for.

    Attributes:
        codes: For each row the position of its value in `words`.
        words: The different values.
    """

    __slots__ = ("codes", "words")

    def __init__(self, codes: npt.NDArray[Any], words: Sequence[T]) -> None:
        self.codes = codes
        self.words = words

    def __len__(self) -> int:
        return len(self.codes)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> list[T]: ...
    def __getitem__(self, place: int | slice) -> T | list[T]:
        if isinstance(place, slice):
            return self._listed(self.codes[place])
        return self.words[int(self.codes[place])]

    def __iter__(self) -> Iterator[T]:
        for start in range(0, len(self.codes), AT_ONCE):
            yield from self._listed(self.codes[start : start + AT_ONCE])

    def __eq__(self, other: object) -> bool:
        return _alike(self, other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Coded({list(self)!r})"

    def where(self, holds: Callable[[T], bool]) -> npt.NDArray[np.bool_]:
        """Return for which rows something holds; each different value is asked once.

        >>> coded("aab").where("a".__eq__).tolist()
        [True, True, False]
        """
        return self.lookup([holds(word) for word in self.words], np.bool_)

    def lookup(self, values: Sequence[Any], kind: type[np.generic]) -> npt.NDArray[Any]:
        """Return an array with one of these values, given for each of `words`, a row."""
        found: npt.NDArray[Any] = np.array(values, dtype=kind)[self.codes]
        return found

    def instead(self, values: Mapping[int, T]) -> Coded[T]:
        """Return the column with other values in some rows."""
        if not values:
            return self
        words = [*self.words, *values.values()]
        codes = self.codes.astype(smallest(len(words)))
        codes[list(values)] = np.arange(len(self.words), len(words))
        return Coded(codes, words)

    def _listed(self, codes: npt.NDArray[Any]) -> list[T]:
        words = np.empty(len(self.words), dtype=object)
        words[:] = self.words
        listed: list[T] = words[codes].tolist()
        return listed


class Blobs(Sequence[bytes]):
    """A column of byte strings in one block, cut out when they are asked for.

    Attributes:
        block: All of them, end to end.
        ends: Where each one ends in the block.
        instead: By row, what stands there in place of what is in the block.
    """

    __slots__ = ("_view", "block", "ends", "instead")

    def __init__(
        self, block: npt.NDArray[np.uint8], ends: npt.NDArray[np.int64], instead: Mapping[int, bytes] = NONE_INSTEAD
    ) -> None:
        self.block = block
        self.ends = ends
        self.instead = instead
        self._view = block.data

    def __len__(self) -> int:
        return len(self.ends)

    @overload
    def __getitem__(self, place: int) -> bytes: ...
    @overload
    def __getitem__(self, place: slice) -> list[bytes]: ...
    def __getitem__(self, place: int | slice) -> bytes | list[bytes]:
        if isinstance(place, slice):
            return list(self._cut(*place.indices(len(self))))
        row = place if place >= 0 else place + len(self)
        if not 0 <= row < len(self):
            raise IndexError(place)
        if row in self.instead:
            return self.instead[row]
        return bytes(self._view[self.ends[row - 1] if row else 0 : self.ends[row]])

    def __iter__(self) -> Iterator[bytes]:
        return self._cut(0, len(self), 1)

    def __eq__(self, other: object) -> bool:
        return _alike(self, other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Blobs({list(self)!r})"

    def _cut(self, first: int, last: int, step: int) -> Iterator[bytes]:
        return (self[row] for row in range(first, last, step))


class Texts(Sequence[str]):
    """A column of different texts, read out of their JSON when the first of them is asked for.

    Attributes:
        block: The JSON of a list of them.
        size: How many there are.
    """

    __slots__ = ("_listed", "block", "size")

    def __init__(self, block: npt.NDArray[np.uint8], size: int) -> None:
        self.block = block
        self.size = size
        self._listed: list[str] | None = None

    @property
    def listed(self) -> list[str]:
        """All of them."""
        if self._listed is None:
            self._listed = orjson.loads(self.block.data)
        return self._listed

    def __len__(self) -> int:
        return self.size

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        return self.listed[place]

    def __iter__(self) -> Iterator[str]:
        return iter(self.listed)

    def __eq__(self, other: object) -> bool:
        return _alike(self, other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Texts({self.listed!r})"


def plain(column: Sequence[T]) -> Sequence[T]:
    """Return a column as what is quickest to look single things up in.

    >>> plain(coded("aba"))
    ['a', 'b', 'a']
    """
    if isinstance(column, Texts):
        return column.listed  # type: ignore[return-value]
    return list(column) if isinstance(column, Coded) else column


def rows_with(values: Sequence[bytes], part: bytes) -> list[int]:
    """Return which rows hold a part, in order: byte strings in one block are searched as one.

    >>> rows_with(blobs([b"xab", b"", b"a", b"bab"]), b"ab")
    [0, 3]
    """
    if not isinstance(values, Blobs):
        return [row for row, value in enumerate(values) if part in value]
    block, found = values.block.tobytes(), set[int]()
    at = block.find(part)
    while at >= 0:
        row = int(np.searchsorted(values.ends, at, side="right"))
        found |= {row} if at + len(part) <= values.ends[row] else set()
        at = block.find(part, at + 1)
    found -= values.instead.keys()
    return sorted(found | {row for row, value in values.instead.items() if part in value})


def rows_of(values: Sequence[T], wanted: Collection[T]) -> list[int]:
    """Return which rows say one of some things, in order.

    >>> rows_of(coded("abca"), {"a"}), rows_of(["a", "b"], "b")
    ([0, 3], [1])
    """
    if isinstance(values, Coded):
        rows: list[int] = np.flatnonzero(values.where(wanted.__contains__)).tolist()
        return rows
    return [row for row, value in enumerate(values) if value in wanted]


def coded(values: Iterable[T]) -> Coded[T]:
    """Return a column of few different values.

    >>> coded("abba").words, coded("abba").codes.tolist()
    (['a', 'b'], [0, 1, 1, 0])
    """
    if isinstance(values, Coded):
        return values
    codes: dict[T, int] = {}
    numbers = [codes.setdefault(value, len(codes)) for value in values]
    return Coded(np.array(numbers, dtype=smallest(len(codes))), list(codes))


def blobs(values: Sequence[bytes]) -> Blobs:
    """Return a column of byte strings.

    >>> blobs([b"ab", b"", b"c"])[2]
    b'c'
    """
    block = np.frombuffer(b"".join(values), dtype=np.uint8)
    return Blobs(block, np.cumsum(np.fromiter(map(len, values), dtype=np.int64, count=len(values))))


def smallest(count: int) -> npt.DTypeLike:
    """Return the smallest type of number that tells so many things apart."""
    return np.min_scalar_type(max(0, count - 1))


def _alike(one: Sequence[Any], other: object) -> bool:
    if not isinstance(other, Sequence) or len(one) != len(other):
        return False
    return all(mine == theirs for mine, theirs in zip(one, other, strict=True))
