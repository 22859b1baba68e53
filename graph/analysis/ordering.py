"""Orders of nodes by their fields, and places in such an order that hold while nodes and values come and go."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from graph.analysis.field_columns import Column, Floats
from graph.analysis.graphs import Bools, Ints
from graph.analysis.select import Look
from graph.ontology import Field

LAST = np.inf
"""Where what is empty stands, whichever way the rest is ordered."""


@dataclass(frozen=True, slots=True)
class By:
    """One part of an order.

    Attributes:
        field: What nodes are ordered by; None for their name.
        descending: Whether the greatest comes first. What is empty comes last either way.
    """

    field: Field | None
    descending: bool = False


@dataclass(frozen=True, slots=True)
class _Key:
    """One part of an order, worked out: a number for each node, ascending in the order.

    Attributes:
        column: The values.
        there: Where there is one that may be seen.
        sign: 1, or -1 where the greatest comes first.
    """

    column: Column
    there: Bools
    sign: int

    def numbers(self) -> Floats:
        """Return the number of each node."""
        return np.where(self.there, self.sign * self.column.ranking.ranks, LAST)

    def value(self, row: int) -> Any:
        """Return the value of a row as JSON can hold it."""
        return self.column.values[row : row + 1].tolist()[0] if self.there[row] else None

    def place(self, value: object) -> float:
        """Return the number that a value stands by."""
        return LAST if value is None else self.sign * self.column.ranking.place(value)


class Order:
    """Nodes of one kind in order of their values, then of their ids.

    Attributes:
        look: The nodes, and what of them may be seen.
        by: The order.
    """

    def __init__(self, look: Look, by: Sequence[By]) -> None:
        self.look = look
        self.by = by

    @property
    def words(self) -> str:
        """The order in words: by what, and which way."""
        parts = ((part.field.name if part.field else "name", "desc" if part.descending else "asc") for part in self.by)
        return ", ".join(f"{name} {way}" for name, way in parts)

    @cached_property
    def _keys(self) -> list[_Key]:
        return [self._key(part) for part in self.by]

    def _key(self, part: By) -> _Key:
        sign = -1 if part.descending else 1
        if part.field is None:
            names = self.look.case.snapshot.field_columns.names(self.look.kind)
            return _Key(names, names.there, sign)
        return _Key(*self.look.column(part.field), sign)

    @cached_property
    def _numbers(self) -> list[Floats]:
        return [key.numbers() for key in self._keys]

    def sorted(self, nodes: Ints) -> list[int]:
        """Return some of the nodes in order."""
        rows = self._rows(nodes)
        keys: list[Any] = [nodes, *(numbers[rows] for numbers in reversed(self._numbers))]
        ordered: list[int] = (nodes[np.lexsort(keys)] if self.by else nodes).tolist()
        return ordered

    def place(self, node: int) -> tuple[float, ...]:
        """Return what a node stands by: numbers to compare."""
        row = self._row(node)
        return (*(float(numbers[row]) for numbers in self._numbers), float(node))

    def values(self, node: int) -> tuple[Any, ...]:
        """Return what a node stands by: its values, then its id. It can be kept, and found again by `place_of`."""
        row = self._row(node)
        return (*(key.value(row) for key in self._keys), self.look.case.snapshot.ids[node])

    def place_of(self, values: Sequence[Any]) -> tuple[float, ...]:
        """Return where values stand now, whether or not a node has them still.

        Raises:
            TypeError, ValueError: If such values cannot come from this order.
        """
        *fields, node_id = values
        if not isinstance(node_id, str):
            raise TypeError(f"{node_id!r} is no id")
        ids = self.look.case.snapshot.ids
        at = bisect_left(ids, node_id)
        last = float(at) if at < len(ids) and ids[at] == node_id else at - 0.5
        return (*(key.place(value) for key, value in zip(self._keys, fields, strict=True)), last)

    def _rows(self, nodes: Ints) -> Ints:
        return np.searchsorted(self.look.nodes, nodes).astype(np.int32)

    def _row(self, node: int) -> int:
        return int(np.searchsorted(self.look.nodes, node))
