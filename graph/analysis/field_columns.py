"""The fields of many nodes as columns, each read once for a snapshot: what conditions and orders are worked out on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from weakref import proxy

import numpy as np
import numpy.typing as npt

from graph.analysis.graphs import Bools, Ints
from graph.columns import NODE_COLUMNS
from graph.ontology import Field

if TYPE_CHECKING:
    from graph.analysis.snapshot import Snapshot

Values = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]
NUMERIC = ("integer", "number", "boolean")
LISTED = ("list", "nodes")
EVERY_KIND = ""


@dataclass(frozen=True)
class Column:
    """One field of some nodes.

    Attributes:
        values: Numbers and truths as floats; else texts, or for lists tuples of texts. What is not there holds 0, an
            empty text or an empty tuple.
        there: Where there is a value.
        codes: Of a choice: its codes in their natural order; else empty.
    """

    values: Values
    there: Bools
    codes: tuple[str, ...] = ()

    @cached_property
    def folded(self) -> list[str]:
        """The texts without regard to letter case."""
        return [str(value).casefold() for value in self.values]

    @cached_property
    def ranking(self) -> Ranking:
        """Where each value stands among all of them."""
        return ranking(self)


@dataclass(frozen=True, slots=True)
class Ranking:
    """Where values stand in order: numbers and days by size, choices as declared, texts without regard to case.

    Attributes:
        ranks: Of each value among the different ones, from 0; nothing of it is meant where there is none.
        keys: What the different values stand by, ascending.
        codes: As of the column.
    """

    ranks: Floats
    keys: Sequence[Any]
    codes: tuple[str, ...]

    def place(self, value: object) -> float:
        """Return the rank of a value, or half a rank between its neighbours where no node has it.

        Raises:
            TypeError: If it cannot stand among the values.
        """
        key = _key(value, self.codes)
        at = bisect_left(self.keys, key)
        return float(at) if at < len(self.keys) and self.keys[at] == key else at - 0.5


def ranking(column: Column) -> Ranking:
    """Return where each value of a column stands among all of them."""
    keys = [_key(value, column.codes) for value in column.values.tolist()]
    different = sorted({key for key, there in zip(keys, column.there.tolist(), strict=True) if there})
    number = {key: float(rank) for rank, key in enumerate(different)}
    ranks = np.fromiter((number.get(key, 0.0) for key in keys), dtype=np.float64, count=len(keys))
    return Ranking(ranks, different, column.codes)


def _key(value: object, codes: tuple[str, ...]) -> Any:
    if isinstance(value, str):
        return (codes.index(value) if value in codes else len(codes), value) if codes else (value.casefold(), value)
    if isinstance(value, (int, float)):
        return float(value)
    raise TypeError(f"{value!r} has no place in an order")


class FieldColumns:
    """The fields of the nodes of a snapshot as columns, there as long as the snapshot is.

    Attributes:
        snapshot: The organisation.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        # The snapshot holds its columns. If they held it too, a large one that nobody needs any more would stay until
        # the cycle collector comes by.
        self.snapshot: Snapshot = proxy(snapshot)
        self._made: dict[tuple[str, str], Column] = {}

    def nodes(self, kind: str) -> Ints:
        """Return the nodes of a kind, or all of them for `EVERY_KIND`, in order: what columns have entries for."""
        if kind == EVERY_KIND:
            return np.arange(len(self.snapshot), dtype=np.int32)
        return self.snapshot.of_kind(kind)

    def column(self, kind: str, field: Field) -> Column:
        """Return a field of all nodes of a kind; of `EVERY_KIND` a field common to all."""
        key = (kind, field.name)
        if key not in self._made:
            self._made[key] = _column(field, self._values(self.nodes(kind).tolist(), field))
        return self._made[key]

    def names(self, kind: str) -> Column:
        """Return the names of all nodes of a kind."""
        key = (kind, "")
        if key not in self._made:
            names = self.snapshot.names
            values = _objects([names[at] for at in self.nodes(kind).tolist()])
            self._made[key] = Column(values, np.ones(len(values), dtype=np.bool_))
        return self._made[key]

    def _values(self, nodes: list[int], field: Field) -> Iterator[Any]:
        """Yield the values of a field: the text of a node is read only where the name of the field is in it."""
        snapshot, bodies, kinds = self.snapshot, self.snapshot.columns.nodes.bodies, self.snapshot.kinds
        marker, name = f'"{field.name}":'.encode(), field.name
        ontology = snapshot.ontology
        declared = {kind: ontology.fields_of(kind).get(name) for kind in ontology.kinds}
        defaults = {kind: one.default for kind, one in declared.items() if one}
        for at in nodes:
            yield snapshot.field(at, name) if name in NODE_COLUMNS or marker in bodies[at] else defaults.get(kinds[at])


def _column(field: Field, given: Iterator[Any]) -> Column:
    values = list(given)
    fits = _fits(field)
    there = np.fromiter(map(fits, values), dtype=np.bool_, count=len(values))
    if field.type in NUMERIC:
        numbers = (float(value) if ok else 0.0 for value, ok in zip(values, there.tolist(), strict=True))
        return Column(np.fromiter(numbers, dtype=np.float64, count=len(values)), there)
    if field.type in LISTED:
        return Column(
            _objects([tuple(value) if ok else () for value, ok in zip(values, there.tolist(), strict=True)]), there
        )
    texts = [value if ok else "" for value, ok in zip(values, there.tolist(), strict=True)]
    return Column(_objects(texts), there, field.codes)


def _fits(field: Field) -> Any:
    """Return what tells whether a value is there and of the type that its field is declared as."""
    if field.type in NUMERIC:
        return lambda value: isinstance(value, (int, float))
    if field.type in LISTED:
        return lambda value: isinstance(value, (list, tuple)) and bool(value)
    return lambda value: isinstance(value, str) and value != ""


def _objects(values: Sequence[Any]) -> Values:
    return np.fromiter(values, dtype=object, count=len(values))
