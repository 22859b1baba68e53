"""How much a thread can lose: the ways to an anchor that share no link, and what every way crosses."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from graph.analysis.graphs import Bools, Graph, Ints
from graph.analysis.sight import Sight
from graph.analysis.snapshot import Snapshot
from graph.model import Record

ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Robustness:
    """How many ways lead from a node to an anchor.

    Attributes:
        paths: Ways that share no link: 0 (it does not serve, or is an anchor itself), 1, 2, or 3 for three or more.
        cuts: If there is one: the links that every way crosses, in the order in which they are crossed.
    """

    paths: int
    cuts: tuple[int, ...] = ()

    def record(self, snapshot: Snapshot) -> Record:
        """Return the documented JSON shape."""
        ends = [(int(snapshot.sources[link]), link, int(snapshot.targets[link])) for link in self.cuts]
        return {
            "paths": self.paths if self.paths < ENOUGH else f"{ENOUGH} or more",
            "single_links": [
                {"from": snapshot.ids[source], "link": snapshot.link_kind(link), "to": snapshot.ids[target]}
                for source, link, target in ends
            ],
        }


def robustness(sight: Sight, node: int) -> Robustness:
    """Return how many ways that share no link lead from a node to the anchors.

    Parallel links are one way, all anchors are one end, and three ways are as good as more.

    Source: Menger's theorem; ways by augmenting paths (Ford and Fulkerson, Flows in Networks, 1962).
    """
    if sight.anchors[node] or not sight.serves[node]:
        return Robustness(0)
    ways = _Ways(sight.graph, sight.anchors, node)
    while ways.count < ENOUGH and ways.add():
        pass
    return Robustness(ways.count, ways.cuts() if ways.count == 1 else ())


def rest_on_one(sight: Sight) -> Bools:
    """Return which nodes rest on one thing: a link, or a node that is no anchor, that all of their threads cross."""
    tree, graph = sight.dominators, sight.graph
    ends = np.append(sight.anchors, True)
    through_node = (tree.nearest >= 0) & ~ends[tree.nearest]
    # A link that all threads of x cross and that starts further on starts at a node which they all cross. So what is
    # left is a first link, straight to the only anchor in reach, where all else that x leads to comes back to x.
    heads, tails = graph.heads, graph.tails
    ending = sight.anchors[heads]
    escaping = sight.serves[heads] & ~ending & ~tree.hang_on(heads, tails) & (heads != tails)
    ways_out = np.bincount(tails[ending | escaping], minlength=graph.size)
    rests: Bools = sight.serves & ~sight.anchors & (through_node | (ways_out == 1))
    return rests


def first_cut(sight: Sight, node: int) -> int | None:
    """Return the first link that every way from a node to the anchors crosses; None where there is none.

    Such a link starts at the node or at what all of its threads run through, where it is the only way out.
    """
    tree = sight.dominators
    while node >= 0 and node != tree.sink and sight.serves[node] and not sight.anchors[node]:
        ways_out = _ways_out(sight, node)
        if len(ways_out) == 1:
            return int(sight.graph.links[ways_out[0]])
        node = int(tree.nearest[node])
    return None


def _ways_out(sight: Sight, node: int) -> Ints:
    """Return the entries of a node in the graph that lead to an anchor without coming back to it."""
    entries = np.arange(sight.graph.starts[node], sight.graph.starts[node + 1], dtype=np.int32)
    heads = sight.graph.heads[entries]
    back = sight.dominators.hang_on(heads, np.full(len(heads), node, dtype=np.int32)) | (heads == node)
    ways: Ints = entries[sight.anchors[heads] | (sight.serves[heads] & ~back)]
    return ways


@dataclass
class _Ways:
    """Ways from a node to the anchors that share no link, added one by one."""

    graph: Graph
    anchors: Bools
    node: int
    count: int = 0
    taken: dict[int, set[int]] = field(default_factory=dict)
    taken_into: dict[int, set[int]] = field(default_factory=dict)

    def add(self) -> bool:
        """Add a way, if need be by leading ways found before another way round; False if there is none."""
        came_from = {self.node: self.node}
        waiting = deque([self.node])
        while waiting:
            node = waiting.popleft()
            for following in self._onwards(node):
                if following not in came_from:
                    came_from[following] = node
                    if self.anchors[following]:
                        self._take(came_from, following)
                        return True
                    waiting.append(following)
        return False

    def _onwards(self, node: int) -> list[int]:
        taken = self.taken.get(node, ())
        free = [following for following in self.graph.leads(node) if following not in taken]
        return free + sorted(self.taken_into.get(node, ()))

    def _take(self, came_from: dict[int, int], node: int) -> None:
        self.count += 1
        while node != self.node:
            before = came_from[node]
            if before in self.taken.get(node, ()):
                self.taken[node].remove(before)
                self.taken_into[before].remove(node)
            else:
                self.taken.setdefault(before, set()).add(node)
                self.taken_into.setdefault(node, set()).add(before)
            node = before

    def cuts(self) -> tuple[int, ...]:
        """Return the links of the only way that cannot be gone round."""
        way = self._only_way()
        place = {node: number for number, node in enumerate(way)}
        found, seen, furthest = [], set(way), 0
        for number, (node, following) in enumerate(pairwise(way)):
            furthest = max(furthest, self._furthest(node, following, place, seen))
            if furthest <= number:
                found.append(self._link(node, following))
        return tuple(found)

    def _furthest(self, node: int, following: int, place: dict[int, int], seen: set[int]) -> int:
        """Return the furthest place on the way that is reached from a node of it, leaving it by another link."""
        furthest, end = 0, len(place) - 1
        waiting = [other for other in self.graph.leads(node) if other != following]
        while waiting:
            other = waiting.pop()
            if self.anchors[other]:
                furthest = end
            elif other in place:
                furthest = max(furthest, place[other])
            elif other not in seen:
                seen.add(other)
                waiting += self.graph.leads(other)
        return furthest

    def _only_way(self) -> list[int]:
        way = [self.node]
        while not self.anchors[way[-1]]:
            way.append(next(iter(self.taken[way[-1]])))
        return way

    def _link(self, node: int, following: int) -> int:
        entry = self.graph.starts[node] + self.graph.leads(node).index(following)
        return int(self.graph.links[entry])
