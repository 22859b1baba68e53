"""Ways from one thing to another along live links, the shortest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.analysis.following import joined
from graph.analysis.graphs import UNREACHED, Graph, steps_from
from graph.analysis.proof import Hop
from graph.analysis.snapshot import Snapshot
from graph.ontology import ROLES, Role

LONGEST = 8
MOST = 20
TRIES = 200_000
"""Steps after which a search gives up."""

FOLLOWED: tuple[Role, ...] = ("sight", "impact", "feedback", "causal")
"""What ways follow unless told otherwise: everything but structure, which says where things stand, not what they do."""


@dataclass(frozen=True, slots=True)
class Paths:
    """Ways between two things.

    Attributes:
        paths: Each as its steps, in the order in which they are taken; the shortest first, then in order of ids.
        is_complete: Whether these are all ways up to the longest; else there are more.
        followed: The kinds of link that were followed.
        longest: Ways of more links were not looked for.
    """

    paths: tuple[tuple[Hop, ...], ...]
    is_complete: bool
    followed: tuple[str, ...]
    longest: int


def paths(
    snapshot: Snapshot,
    start: int,
    end: int,
    *,
    roles: Sequence[Role] = FOLLOWED,
    longest: int = LONGEST,
    most: int = MOST,
) -> Paths:
    """Return the ways from one node to another that pass through nothing twice.

    Args:
        snapshot: The organisation.
        start, end: Positions. From a node to itself there is one way, without a step.
        roles: Follow links of these roles, each in the direction that it has for the role.
        longest: Links of the longest way looked for.
        most: Ways at most.
    """
    chosen = [role for role in ROLES if role in roles]
    graph = joined(snapshot, chosen)
    followed = {kind.name for role in chosen for kind in snapshot.ontology.with_role(role)}
    search = _Search(graph, start, end, most)
    found = search.paths(longest)
    return Paths(found, search.is_complete, tuple(sorted(followed)), longest)


class _Search:
    """A search for ways, length by length, that follows a node only while the end can still be reached in time."""

    def __init__(self, graph: Graph, start: int, end: int, most: int) -> None:
        self._graph = graph
        self._start = start
        self._end = end
        self._most = most
        self._steps = steps_from(graph.reverse, end)
        self._tries = 0
        self.is_complete = True

    def paths(self, longest: int) -> tuple[tuple[Hop, ...], ...]:
        """Return the ways of up to so many links."""
        nearest = int(self._steps[self._start])
        if nearest == UNREACHED:
            return ()
        found: list[tuple[Hop, ...]] = []
        for length in range(nearest, longest + 1):
            for path in self._of(length):
                if len(found) == self._most:
                    self.is_complete = False
                    return tuple(found)
                found.append(path)
        return tuple(found)

    def _of(self, length: int) -> Iterator[tuple[Hop, ...]]:
        """Yield the ways of exactly so many links."""
        nodes, hops = [self._start], list[Hop]()
        waiting = [iter(self._graph.row(self._start))]
        if self._start == self._end:
            if not length:
                yield ()
            return
        while waiting and self._tries < TRIES:
            self._tries += 1
            entry = next(waiting[-1], None)
            if entry is None:
                waiting.pop()
                nodes.pop()
                if hops:
                    hops.pop()
                continue
            node = int(self._graph.heads[entry])
            left = length - len(hops) - 1
            if not self._fits(node, left) or node in nodes:
                continue
            hop = Hop(nodes[-1], int(self._graph.links[entry]), node)
            if not left:
                yield (*hops, hop)
                continue
            nodes.append(node)
            hops.append(hop)
            waiting.append(iter(self._graph.row(node)))
        self.is_complete = self.is_complete and self._tries < TRIES

    def _fits(self, node: int, left: int) -> bool:
        """Tell whether the end can be reached from a node by so many more links, and is not passed before."""
        if node == self._end:
            return left == 0
        return left > 0 and 0 <= int(self._steps[node]) <= left
