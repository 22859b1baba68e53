"""Feedback loops of a causal map: circles of influences, each of which feeds a change or holds it back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from graph.analysis.following import live_graph
from graph.analysis.graphs import Graph, components
from graph.analysis.snapshot import Snapshot
from graph.analysis.wording import quoted

LONGEST = 8
MOST = 500
TRIES = 200_000
"""Steps after which a search gives up: a map in which all hangs on all has more loops than anybody can read."""

POLARITY = "polarity"
SIGNS: Mapping[object, int] = {"same": 1, "opposite": -1}
VERBS: Mapping[int, str] = {1: "moves {} the same way", -1: "moves {} the opposite way", 0: "influences {}"}

LoopType = Literal["reinforcing", "balancing", "unclear"]
TYPES: Mapping[int, LoopType] = {1: "reinforcing", -1: "balancing", 0: "unclear"}
MEANINGS: Mapping[LoopType, str] = {
    "reinforcing": "a change feeds itself",
    "balancing": "a change is held back",
    "unclear": "what becomes of a change cannot be told, because a link does not say which way it goes",
}


@dataclass(frozen=True, slots=True)
class Loop:
    """A circle of influences that passes through nothing twice.

    Attributes:
        nodes: Positions in the order in which influence passes, the one with the smallest id first.
        links: The link from each node to the next; from the last to the first.
        type: Reinforcing with an even number of opposite links, balancing with an odd one; unclear with an unclear one.
        delayed: Whether some link takes long to be felt.
    """

    nodes: tuple[int, ...]
    links: tuple[int, ...]
    type: LoopType
    delayed: bool


class Loops:
    """The feedback loops of an organisation, the shortest first, then in order of ids.

    Attributes:
        snapshot: The organisation.
        longest: Loops of more nodes are not looked for.
        most: Search ends with so many.

    Source: an even number of negative links reinforces, an odd one balances: Sterman, Business Dynamics (2000), ch. 5.
    """

    def __init__(self, snapshot: Snapshot, *, longest: int = LONGEST, most: int = MOST) -> None:
        self.snapshot = snapshot
        self.longest = longest
        self.most = most

    @cached_property
    def graph(self) -> Graph:
        """Live links that say what influences what."""
        return live_graph(self.snapshot, "causal")

    @property
    def found(self) -> tuple[Loop, ...]:
        """The loops."""
        return self._searched[0]

    @property
    def is_complete(self) -> bool:
        """Whether these are all loops up to the longest; else there are more than were looked for."""
        return self._searched[1]

    def sentence(self, loop: Loop) -> str:
        """Return a loop in words: what moves what, and what becomes of a change."""
        names = [quoted(self.snapshot.names[node]) for node in (*loop.nodes, loop.nodes[0])]
        steps = [VERBS[self.sign(link)].format(name) for link, name in zip(loop.links, names[1:], strict=True)]
        return f"{names[0]} {', which '.join(steps)} again: {MEANINGS[loop.type]}."

    def sign(self, link: int) -> int:
        """Return 1 where both ends move the same way, -1 where they move opposite ways, 0 where that is unclear."""
        signs = {SIGNS.get(self.snapshot.link_field(one, POLARITY), 0) for one in self._parallel(link)}
        return signs.pop() if len(signs) == 1 else 0

    def _parallel(self, link: int) -> list[int]:
        """Return the live influences between the ends of a link; where they differ, nothing is sure."""
        snapshot = self.snapshot
        kind = snapshot.link_kind(link)
        target = int(snapshot.targets[link])
        return [one for one in snapshot.links_out(int(snapshot.sources[link]), kind) if snapshot.targets[one] == target]

    @cached_property
    def _searched(self) -> tuple[tuple[Loop, ...], bool]:
        search = _Search(self.graph, self.longest, self.most)
        circles = sorted(search.circles(), key=lambda circle: (len(circle), circle))
        return tuple(self._loop(circle) for circle in circles), search.is_complete

    def _loop(self, nodes: tuple[int, ...]) -> Loop:
        ends = zip(nodes, (*nodes[1:], nodes[0]), strict=True)
        links = tuple(self._link(tail, head) for tail, head in ends)
        sign = 1
        for link in links:
            sign *= self.sign(link)
        return Loop(nodes, links, TYPES[sign], any(self.snapshot.link_field(link, "delay") for link in links))

    def _link(self, tail: int, head: int) -> int:
        row = self.graph.row(tail)
        return next(int(self.graph.links[entry]) for entry in row if self.graph.heads[entry] == head)


class _Search:
    """A search for the circles of a graph up to a length, each once, from its smallest node.

    Within a strongly connected component a path is followed only while its start can still be reached in time, as in
    Johnson, Finding all the elementary circuits of a directed graph (1975), with a bound on the length.
    """

    def __init__(self, graph: Graph, longest: int, most: int) -> None:
        self._longest = longest
        self._most = most
        self._tries = 0
        self._next = _within_components(graph)
        self.is_complete = True

    def circles(self) -> list[tuple[int, ...]]:
        """Return the circles."""
        found: list[tuple[int, ...]] = []
        for start in sorted(self._next):
            for circle in self._from(start):
                if len(found) == self._most:
                    self.is_complete = False
                    return found
                found.append(circle)
        return found

    def _from(self, start: int) -> Iterator[tuple[int, ...]]:
        """Yield the circles whose smallest node is the start."""
        steps = self._steps_back(start)
        path, waiting = [start], [iter(self._next[start])]
        while waiting and self._tries < TRIES:
            self._tries += 1
            node = next(waiting[-1], None)
            if node is None:
                waiting.pop()
                path.pop()
            elif node == start:
                yield tuple(path)
            elif node not in path and len(path) + steps.get(node, self._longest) <= self._longest:
                path.append(node)
                waiting.append(iter(self._next[node]))
        self.is_complete = self.is_complete and self._tries < TRIES

    def _steps_back(self, start: int) -> dict[int, int]:
        """Return how many links lead from each greater node back to the start, over greater nodes only."""
        before: dict[int, list[int]] = {}
        for tail, heads in self._next.items():
            for head in heads:
                if tail >= start:
                    before.setdefault(head, []).append(tail)
        steps, waiting = {start: 0}, [start]
        for head in waiting:
            fresh = [tail for tail in before.get(head, ()) if tail not in steps]
            steps |= dict.fromkeys(fresh, steps[head] + 1)
            waiting += fresh
        return steps


def _within_components(graph: Graph) -> dict[int, list[int]]:
    """Return where nodes lead within their own strongly connected component; what leads nowhere is left out."""
    _, labels = components(graph)
    inside = labels[graph.tails] == labels[graph.heads]
    leads: dict[int, list[int]] = {}
    for tail, head in zip(graph.tails[inside].tolist(), graph.heads[inside].tolist(), strict=True):
        leads.setdefault(tail, []).append(head)
    return leads
