"""Which links start at a node and which lead to it: looked up one by one for a few nodes, indexed for many.

After a change few nodes are looked at. To index all links of a kind for them would cost more than all else.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from graph.analysis.graphs import Bools, Ints
from graph.analysis.splice import GONE
from graph.analysis.steps import Shift
from graph.columns import LinkColumns

Side = Literal["out", "into"]
SIDES: tuple[Side, Side] = ("out", "into")
Adjacency = tuple[Ints, Ints]
"""Start of each node's slice, and link positions."""
MOST_ALONE = 48
"""From so many look-ups of a kind on it is quicker to index all links of it."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """All links, live or not, by the node that they lead to.

    Attributes:
        order: Positions of the links, by target and then in their order.
        targets: Where each of these leads, ascending.
    """

    order: Ints
    targets: Ints

    @classmethod
    def of(cls, targets: Ints) -> Incoming:
        """Return links by where each leads."""
        order = np.argsort(targets, kind="stable").astype(np.int32)
        return cls(order, targets[order])

    def to(self, node: int) -> Ints:
        """Return the links that lead to a node, in order."""
        first, last = _slice(self.targets, node)
        return self.order[first:last]

    def after(self, links: Shift, targets: Ints) -> Incoming:
        """Return the same of the links after a few of them have come or gone.

        Args:
            links: Where the links went.
            targets: Where each leads now.
        """
        order = self.order
        for splice in links.splices:
            order = splice.moved().take(order)
            order = order[order != GONE] if splice.removed else order
        ends = targets[order]
        there = np.zeros(len(targets), dtype=np.bool_)
        there[order] = True
        fresh = np.flatnonzero(~there).astype(np.int32)
        places = [_place(order, ends, row, int(targets[row])) for row in fresh.tolist()]
        by_place = np.lexsort((fresh, targets[fresh]))
        order = np.insert(order, np.array(places, dtype=np.int64)[by_place], fresh[by_place])
        return Incoming(order, targets[order])


class Neighbours:
    """The live links of an organisation by kind and by either of their ends."""

    def __init__(self, links: LinkColumns, live: Bools, size: int, incoming: Incoming | None = None) -> None:
        """Begin.

        Args:
            links: All links.
            live: Which of them count.
            size: How many nodes there are.
            incoming: All links by where they lead, if that is known.
        """
        self._all = links
        self._live = live
        self._size = size
        self._indexed: dict[tuple[str, Side], Adjacency] = {}
        self._asked: dict[tuple[str, Side], int] = {}
        self._codes = {name: code for code, name in enumerate(links.kind_names)}
        if incoming is not None:
            vars(self)["incoming"] = incoming

    @cached_property
    def incoming(self) -> Incoming:
        """All links by where they lead."""
        return Incoming.of(self._all.targets)

    def links(self, node: int, kind: str, side: Side) -> list[int]:
        """Return the live links of a kind at a node, on one side of it, by the node at their other end."""
        indexed = self._indexed.get((kind, side))
        if indexed is None:
            asked = self._asked[kind, side] = self._asked.get((kind, side), 0) + 1
            if asked <= MOST_ALONE:
                return self._alone(node, kind, side)
            indexed = self.index(kind, side)
        starts, links = indexed
        found: list[int] = links[starts[node] : starts[node + 1]].tolist()
        return found

    def index(self, kind: str, side: Side) -> Adjacency:
        """Return the live links of a kind by the node at one end of them."""
        if (kind, side) not in self._indexed:
            ends = self._all.sources if side == "out" else self._all.targets
            links = np.flatnonzero(self._live & (self._all.kinds == self._codes.get(kind, -1))).astype(np.int32)
            links = links[np.argsort(ends[links], kind="stable")]
            counts = np.bincount(ends[links], minlength=self._size)
            starts = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
            self._indexed[kind, side] = (starts, links)
        return self._indexed[kind, side]

    def at(self, node: int, side: Side) -> Ints:
        """Return the links of any kind at a node, live or not, in order."""
        if side == "into":
            return self.incoming.to(node)
        first, last = _slice(self._all.sources, node)
        return np.arange(first, last, dtype=np.int32)

    def have(self, node: int, kinds: Collection[str]) -> bool:
        """Tell whether a node has a link of some kinds, live or not."""
        return any(len(self.of_kinds(node, kinds, side)) for side in SIDES)

    def of_kinds(self, node: int, kinds: Collection[str], side: Side) -> Ints:
        """Return the links of some kinds at a node, live or not, in order."""
        rows = self.at(node, side)
        return rows[np.isin(self._all.kinds[rows], [self._codes[kind] for kind in kinds if kind in self._codes])]

    def _alone(self, node: int, kind: str, side: Side) -> list[int]:
        if kind not in self._codes:
            return []
        rows = self.at(node, side)
        found: list[int] = rows[self._live[rows] & (self._all.kinds[rows] == self._codes[kind])].tolist()
        return found


def _slice(ends: Ints, node: int) -> tuple[int, int]:
    # Numbers of the same type: otherwise all ends would be turned into the other one.
    first, last = np.searchsorted(ends, np.array([node, node + 1], dtype=ends.dtype)).tolist()
    return first, last


def _place(order: Ints, ends: Ints, row: int, target: int) -> int:
    """Return where a link stands among others that are ordered by target and then by position."""
    first, last = _slice(ends, target)
    return first + int(np.searchsorted(order[first:last], row))
