"""Who hangs on whom: for each node that serves, the node nearest to it that every one of its threads runs through.

Threads end at the first anchor. All anchors lead to one sink, so the tree of these nodes has the sink as its root.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from graph.analysis.graphs import UNREACHED, Bools, Graph, Ints
from graph.collector import held_collector

WORTH_A_LAYER = 100
"""A layer is taken off if it holds at least one node for so many entries that remain."""


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

    Source: Lengauer and Tarjan (1979) for what goes round or lies above it. What nothing leads to, and then what only
    that leads to, and so on, is taken off before: it hangs on the nearest thing that all it leads to hang on.
    """
    serving = steps >= 0
    used = np.flatnonzero(serving.take(graph.heads) & ~anchors.take(graph.tails) & (graph.heads != graph.tails))
    tails, heads = graph.tails.take(used), graph.heads.take(used)
    layers, core = _layers(tails, heads, serving, anchors)
    nearest = _of_core(tails, heads, core, anchors)
    tree = _Growing(nearest, np.bincount(tails, minlength=graph.size), heads)
    tree.measure(np.flatnonzero(core), steps)
    for layer in reversed(layers):
        tree.add(layer)
    return Dominators(nearest[:-1], steps)


def _layers(tails: Ints, heads: Ints, serving: Bools, anchors: Bools) -> tuple[list[Ints], Bools]:
    """Take off what nothing leads to, layer by layer while that pays; return the layers, and which nodes remain."""
    layers: list[Ints] = []
    core = serving.copy()
    while True:
        led_to = np.zeros(len(core), dtype=np.bool_)
        led_to[heads] = True
        layer = np.flatnonzero(core & ~led_to & ~anchors).astype(np.int32)
        if len(layer) * WORTH_A_LAYER <= len(tails):
            return layers, core
        core[layer] = False
        layers.append(layer)
        kept = np.flatnonzero(core.take(tails))
        tails, heads = tails.take(kept), heads.take(kept)


def _of_core(tails: Ints, heads: Ints, core: Bools, anchors: Bools) -> Ints:
    """Return the nearest node on all threads of each node of the core, and of the sink; -1 for others."""
    import rustworkx

    sink = len(core)
    nearest = np.full(sink + 1, UNREACHED, dtype=np.int32)
    nearest[sink] = sink
    kept, ends = np.flatnonzero(core.take(tails)), np.flatnonzero(anchors)
    if len(ends):
        numbers: Ints = np.cumsum(np.append(core, True), dtype=np.int32) - 1
        above = np.concatenate((heads.take(kept), np.full(len(ends), sink, dtype=np.int32)))
        below = np.concatenate((tails.take(kept), ends.astype(np.int32)))
        turned: rustworkx.PyDiGraph[None, None] = rustworkx.PyDiGraph()
        pairs = zip(numbers.take(above).tolist(), numbers.take(below).tolist(), strict=True)
        with held_collector():
            turned.extend_from_edge_list(list(pairs))
        found = rustworkx.immediate_dominators(turned, int(numbers[sink]))
        nodes = np.append(np.flatnonzero(core), sink).astype(np.int32)
        nearest[nodes[list(found)]] = nodes[list(found.values())]
    return nearest


@dataclass
class _Growing:
    """The tree while layers are added to it.

    Attributes:
        nearest: Of each node, and of the sink: its parent in the tree; changed in place.
        counts, heads: How many nodes each node leads to, and those of all nodes one after the other.
    """

    nearest: Ints
    counts: npt.NDArray[np.intp]
    heads: Ints
    depths: Ints = field(init=False)

    def measure(self, nodes: npt.NDArray[np.intp], steps: Ints) -> None:
        """Measure how deep the nodes of the core lie: their parents are nearer to an anchor, so those come first."""
        self.depths = np.zeros(len(self.nearest), dtype=np.int32)
        self.firsts = np.cumsum(self.counts) - self.counts
        nodes = nodes[np.argsort(steps.take(nodes), kind="stable")]
        for level in np.split(nodes, np.flatnonzero(np.diff(steps.take(nodes))) + 1):
            self.depths[level] = self.depths[self.nearest[level]] + 1

    def add(self, layer: Ints) -> None:
        """Add nodes all of whose followers are there: each hangs on the lowest node that all of these hang on."""
        counts = self.counts.take(layer)
        starts = np.cumsum(counts) - counts
        entries = np.repeat(self.firsts.take(layer) - starts, counts) + np.arange(counts.sum())
        found = self.heads.take(entries)
        while len(found) > len(layer):
            within = np.arange(len(found)) - np.repeat(starts, counts)
            paired = np.flatnonzero((within % 2 == 0) & (within + 1 < np.repeat(counts, counts)))
            found[paired] = self._lowest_common(found[paired], found[paired + 1])
            found = found[within % 2 == 0]
            counts = (counts + 1) // 2
            starts = np.cumsum(counts) - counts
        self.nearest[layer] = found
        self.depths[layer] = self.depths.take(found) + 1

    def _lowest_common(self, some: Ints, others: Ints) -> Ints:
        """Return of pairs of nodes the lowest one on which both hang, or which is one of them."""
        found = some.copy()
        waiting = np.flatnonzero(some != others)
        some, others = some[waiting], others[waiting]
        while len(waiting):
            deep, deeper = self.depths.take(some), self.depths.take(others)
            some, others = (
                np.where(deep >= deeper, self.nearest.take(some), some),
                np.where(deeper >= deep, self.nearest.take(others), others),
            )
            met = some == others
            found[waiting[met]] = some[met]
            waiting, some, others = waiting[~met], some[~met], others[~met]
        return found
