"""Which of many marked things each node reaches: for all nodes in one pass over circles, with sets of bits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from graph.analysis.graphs import Graph, Ints


@dataclass(frozen=True, slots=True)
class ReachedSets:
    """Of each node, the marks it reaches.

    Attributes:
        labels: Of each node: its component; nodes of one component reach the same.
        sets: Of each component: its marks, as the bits of a number.
    """

    labels: Ints
    sets: list[int]

    def of(self, node: int) -> int:
        """Return the marks a node reaches, as the bits of a number."""
        return self.sets[int(self.labels[node])]

    def of_each(self, nodes: Sequence[int]) -> list[int]:
        """Return of many nodes the marks each reaches, as `of` does of one."""
        sets = self.sets
        return [sets[label] for label in self.labels[nodes].tolist()]

    def marks(self, node: int) -> list[int]:
        """Return the marks a node reaches, ascending."""
        return bits(self.of(node))


def bits(number: int) -> list[int]:
    """Return which bits of a number are set, ascending.

    >>> bits(0b1101)
    [0, 2, 3]
    """
    found = []
    while number:
        low = number & -number
        found.append(low.bit_length() - 1)
        number ^= low
    return found


def reached_sets(graph: Graph, components: tuple[int, Ints], marks: Iterable[tuple[int, int]]) -> ReachedSets:
    """Return which marks each node reaches, its own included.

    Args:
        graph: What may be followed.
        components: Its strongly connected components, as `graphs.components` gives them.
        marks: Nodes with their mark, a number from 0. A node may have several marks, a mark several nodes.
    """
    count, labels = components
    sets = [0] * count
    for node, mark in marks:
        sets[labels[node]] |= 1 << mark
    # Components are numbered so that what one leads to comes before it: one pass in that order does.
    order = np.argsort(labels)
    entries, counts = graph.entries_of(order)
    heads = labels.take(graph.heads.take(entries)).tolist()
    end = 0
    for label, number in zip(labels.take(order).tolist(), counts.tolist(), strict=True):
        if number:
            start, end = end, end + number
            found = sets[label]
            for head in heads[start:end]:
                found |= sets[head]
            sets[label] = found
    return ReachedSets(labels, sets)
