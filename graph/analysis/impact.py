"""What losing or changing something would affect, and what it rests on itself. Follows dependence, never structure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from graph.analysis.following import joined
from graph.analysis.graphs import Bools, Graph, reaching
from graph.analysis.sight import Sight
from graph.analysis.snapshot import Snapshot
from graph.model import Record
from graph.ontology import Role


@dataclass(frozen=True, slots=True)
class Affected:
    """One thing within reach of an impact.

    Attributes:
        node: The thing.
        depth: Links away, from 1.
        link: Position of the link that carries the impact to it.
        via: The other end of that link, one link nearer.
    """

    node: int
    depth: int
    link: int
    via: int


@dataclass(frozen=True, slots=True)
class Impact:
    """What an impact reaches.

    Attributes:
        rows: Nearest first, then in order of id; each thing once.
        loses_sight: Work that would serve the purpose no more if the thing asked about were gone, in order of id; only
            of an impact downwards.
    """

    rows: tuple[Affected, ...]
    loses_sight: tuple[int, ...] = ()

    def record(self, snapshot: Snapshot) -> Record:
        """Return a JSON-ready record."""
        ids = snapshot.ids
        return {
            "rows": [
                {"node": ids[row.node], "depth": row.depth, "link": snapshot.link_kind(row.link), "via": ids[row.via]}
                for row in self.rows
            ],
            "loses_sight": [ids[node] for node in self.loses_sight],
        }


def impact(
    snapshot: Snapshot,
    node: int,
    direction: Literal["down", "up"] = "down",
    depth: int | None = None,
    *,
    roles: Sequence[Role] = ("impact",),
    sight: Sight | None = None,
) -> Impact:
    """Return what losing a node would affect (down), or what it rests on itself (up).

    Args:
        snapshot: The organisation.
        node: The node asked about.
        direction: Which way.
        depth: How many links to follow at most; None for all.
        roles: Links of which roles to follow, each in the direction that it has for the role.
        sight: Its line of sight, if it is at hand.
    """
    graph = joined(snapshot, roles)
    if direction == "up":
        return Impact(tuple(spread(graph.reverse, node, depth)))
    return Impact(tuple(spread(graph, node, depth)), tuple(loses_sight(sight or Sight(snapshot), node)))


def loses_sight(sight: Sight, node: int) -> list[int]:
    """Return the work that would serve the purpose no more if a node were gone, in order of id, the node left out.

    If it is the only purpose, all work that serves would serve no more.
    """
    if not sight.anchors[node]:
        hanging = sight.dominators.hanging_on(node)
        return sorted(hanging[sight.work[hanging]].tolist())
    return _without_anchor(sight, node)


def _without_anchor(sight: Sight, node: int) -> list[int]:
    """Return the work that would serve no more without an anchor: needs that only it names would anchor no more."""
    snapshot, graph = sight.snapshot, sight.graph
    remaining = graph.only((graph.tails != node) & (graph.heads != node))
    others = snapshot.live.copy()
    others[node] = False
    anchors = sight.anchors_among(others, snapshot.link_valid)
    losing: Bools = sight.work & sight.serves & ~reaching(remaining, anchors)
    losing[node] = False
    lost: list[int] = np.flatnonzero(losing).tolist()
    return lost


def spread(graph: Graph, node: int, depth: int | None = None) -> list[Affected]:
    """Return what a graph leads to from a node, nearest first, then in order of id; each thing once.

    Args:
        graph: Which links are followed, and which way.
        node: Where it begins.
        depth: How many links to follow at most; None for all.
    """
    rows: list[Affected] = []
    seen = np.zeros(graph.size, dtype=np.bool_)
    seen[node] = True
    level = np.array([node], dtype=np.int32)
    steps = 0
    while len(level) and steps != depth:
        steps += 1
        entries, counts = graph.entries_of(level)
        fresh = ~seen[graph.heads[entries]]
        entries, tails = entries[fresh], np.repeat(level, counts)[fresh]
        # Entries come in order of their tails, so the first of each head has the smallest.
        level, first = np.unique(graph.heads[entries], return_index=True)
        seen[level] = True
        links, via = graph.links[entries[first]].tolist(), tails[first].tolist()
        rows += [Affected(*row) for row in zip(level.tolist(), [steps] * len(level), links, via, strict=True)]
    return rows
