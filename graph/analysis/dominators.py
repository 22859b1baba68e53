"""Who hangs on whom: for each node that serves, the node nearest to it that every one of its threads runs through.

Threads end at the first anchor. All anchors lead to one sink, so the tree of these nodes has the sink as its root.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.analysis.graphs import UNREACHED, Bools, Graph, Ints


@dataclass(frozen=True)
class Dominators:
    """The tree of what every thread runs through.

    Attributes:
        nearest: Of each node: the nearest other node on all of its threads; the number of nodes (the sink) where there
            is only the sink; -1 where the node does not serve.
        steps: Of each node: links to the nearest anchor; -1 where it does not serve.
    """

    nearest: Ints
    steps: Ints

    @property
    def sink(self) -> int:
        """What stands for all anchors together."""
        return len(self.nearest)

    @cached_property
    def sizes(self) -> Ints:
        """Of each node, and of the sink: nodes whose every thread runs through it, itself included."""
        sizes = np.zeros(self.sink + 1, dtype=np.int32)
        sizes[:-1] = self.steps >= 0
        sizes[-1] = 1
        for level in reversed(self._by_steps):
            np.add.at(sizes, self.nearest[level], sizes[level])
        return sizes

    @cached_property
    def ranks(self) -> Ints:
        """Of each node, and of the sink: its place in a walk of the tree, in which what hangs on a node follows it."""
        inside = np.flatnonzero(self.steps >= 0)
        inside = inside[np.argsort(self.nearest[inside], kind="stable")]
        parents, sizes = self.nearest[inside], self.sizes[inside]
        before = np.cumsum(sizes) - sizes
        fresh = np.concatenate(([True], parents[1:] != parents[:-1])) if len(parents) else np.empty(0, dtype=np.bool_)
        offsets = np.zeros(self.sink + 1, dtype=np.int32)
        offsets[inside] = before - before[fresh][np.cumsum(fresh) - 1] if len(parents) else 0
        ranks = np.full(self.sink + 1, UNREACHED, dtype=np.int32)
        ranks[-1] = 0
        for level in self._by_steps:
            ranks[level] = ranks[self.nearest[level]] + 1 + offsets[level]
        return ranks

    @cached_property
    def walk(self) -> Ints:
        """The nodes that serve, by their rank; the sink comes first."""
        walk = np.empty(int(self.sizes[-1]), dtype=np.int32)
        nodes = np.flatnonzero(self.ranks >= 0)
        walk[self.ranks[nodes]] = nodes
        return walk

    def hanging_on(self, node: int) -> Ints:
        """Return the other nodes whose every thread runs through a node, in no order; none if it does not serve."""
        rank = int(self.ranks[node])
        return self.walk[rank + 1 : rank + int(self.sizes[node])] if rank >= 0 else self.walk[:0]

    def hang_on(self, nodes: Ints, on: Ints) -> Bools:
        """Tell of pairs whether every thread of the first runs through the second."""
        ranks = self.ranks[nodes]
        return (ranks > self.ranks[on]) & (ranks < self.ranks[on] + self.sizes[on])

    @cached_property
    def _by_steps(self) -> list[Ints]:
        """The nodes that serve, those nearest to an anchor first, parted by their steps."""
        inside = np.flatnonzero(self.steps >= 0).astype(np.int32)
        inside = inside[np.argsort(self.steps[inside], kind="stable")]
        levels: list[Ints] = np.split(inside, np.flatnonzero(np.diff(self.steps[inside])) + 1)
        return levels


def dominators(graph: Graph, anchors: Bools, steps: Ints) -> Dominators:
    """Return who hangs on whom on the way to the anchors.

    Args:
        graph: Sight links.
        anchors: Of each node: whether threads end there.
        steps: Of each node: links to the nearest anchor; -1 where it does not serve.
    """
    import rustworkx

    sink = graph.size
    serving = steps >= 0
    entries = np.flatnonzero(serving[graph.heads] & ~anchors[graph.tails])
    ends = np.flatnonzero(anchors)
    tails = np.concatenate((graph.heads[entries], np.full(len(ends), sink, dtype=np.int32)))
    heads = np.concatenate((graph.tails[entries], ends))
    nearest = np.full(sink, UNREACHED, dtype=np.int32)
    if len(ends):
        turned: rustworkx.PyDiGraph[None, None] = rustworkx.PyDiGraph()
        turned.extend_from_edge_list(list(zip(tails.tolist(), heads.tolist(), strict=True)))
        found = rustworkx.immediate_dominators(turned, sink)
        del found[sink]
        nearest[list(found)] = list(found.values())
    return Dominators(nearest, steps)
