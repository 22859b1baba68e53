"""Status and proof of one node, found by looking only at what it reaches: what an edit is answered with.

The answers are those of `Sight`, which looks at everything at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from graph.analysis.graphs import STRONGEST, Bools, Ints
from graph.analysis.proof import Hop, Proof
from graph.analysis.sight import Sight
from graph.analysis.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Look:
    """What is told of one node.

    Attributes:
        status: As `Sight.status` tells it; empty where the node is not live.
        proof: As `Sight.proof` gives it.
    """

    status: str
    proof: Proof | None


def look(snapshot: Snapshot, node: int) -> Look:
    """Return the status and the proof of a node without working out those of all others."""
    sight = Sight(snapshot)
    now = _Search(snapshot, snapshot.live, snapshot.link_valid)
    return Look(_status(sight, now, node), _proof(sight, now, node))


def _status(sight: Sight, now: _Search, node: int) -> str:
    if not sight.snapshot.live[node]:
        return ""
    serves = leads_to_aim = False
    aims = sight.snapshot.with_trait("aim")
    for step in now.steps(node):
        serves = serves or bool(sight.anchors[step.nodes].any())
        leads_to_aim = leads_to_aim or bool(aims[step.nodes].any())
        if now.reaches(step.nodes[sight.priorities[step.nodes]], sight.anchors):
            return "strategic"
    if serves:
        return "operational"
    return "broken" if leads_to_aim else _served_once(sight, node)


def _served_once(sight: Sight, node: int) -> str:
    """Tell whether it lapsed (it would serve if what has ended still counted) or is adrift."""
    snapshot = sight.snapshot
    was, begun = snapshot.live | snapshot.ended, snapshot.link_marks.begun
    former = _Search(snapshot, was, begun)
    return "lapsed" if former.reaches(np.array([node], dtype=np.int32), sight.anchors_among(was, begun)) else "adrift"


def _proof(sight: Sight, now: _Search, node: int) -> Proof | None:
    for least in range(STRONGEST, 0, -1):
        taken: list[_Step] = []
        for step in now.steps(node, least):
            taken.append(step)
            if sight.anchors[step.nodes].any():
                return Proof(_hops(sight, taken), least)
    return None


def _hops(sight: Sight, steps: list[_Step]) -> tuple[Hop, ...]:
    """Return the way through the steps of a search whose list of nodes is smallest; it ends at an anchor."""
    goals, useful = steps[-1].nodes[sight.anchors[steps[-1].nodes]], list[_Step]()
    for step in reversed(steps[1:]):
        useful.append(step.leading_to(goals))
        goals = useful[-1].tails
    hops: list[Hop] = []
    for step in reversed(useful):
        hops.append(step.best_hop(sight.snapshot, hops[-1].target if hops else int(step.tails[0])))
    return tuple(hops)


@dataclass(frozen=True, slots=True)
class _Step:
    """One step of a search.

    Attributes:
        nodes: Reached by it for the first time, in order.
        tails, heads, links: The links that were taken, where they start and lead.
    """

    nodes: Ints
    tails: Ints
    heads: Ints
    links: Ints

    def leading_to(self, goals: Ints) -> _Step:
        """Return the step with only the links that lead to some nodes."""
        kept = np.isin(self.heads, goals)
        return _Step(self.nodes, self.tails[kept], self.heads[kept], self.links[kept])

    def best_hop(self, snapshot: Snapshot, node: int) -> Hop:
        """Return the hop from a node to the smallest one that the step leads to, by the link that is shown."""
        ways = np.flatnonzero(self.tails == node).tolist()
        found = [(int(self.heads[way]), int(self.links[way])) for way in ways]
        target, link = min(
            found, key=lambda way: (way[0], -snapshot.strengths[way[1]], snapshot.link_kind(way[1]), way[1])
        )
        return Hop(node, link, target)


class _Search:
    """Searches along sight links between some nodes, step by step."""

    def __init__(self, snapshot: Snapshot, nodes: Bools, links: Bools) -> None:
        self.snapshot = snapshot
        self.nodes = nodes
        self.links = links
        ways = {kind.name: kind.roles["sight"] for kind in snapshot.ontology.with_role("sight")}
        names = snapshot.columns.links.kind_names
        self.along = np.array([ways.get(name) in {"forward", "both"} for name in names], dtype=np.bool_)
        self.against = np.array([ways.get(name) in {"backward", "both"} for name in names], dtype=np.bool_)

    def reaches(self, nodes: Ints, marked: Bools) -> bool:
        """Tell whether one of some nodes reaches a marked one, or is one."""
        return any(marked[step.nodes].any() for step in self._spread(nodes, 1))

    def steps(self, node: int, least: int = 1) -> Iterator[_Step]:
        """Yield the steps of a search from a node by links of at least a strength; the first is the node itself."""
        return self._spread(np.array([node], dtype=np.int32), least)

    def _spread(self, nodes: Ints, least: int) -> Iterator[_Step]:
        none = np.empty(0, dtype=np.int32)
        seen = ~self.nodes
        step = _Step(nodes[self.nodes[nodes]], none, none, none)
        while len(step.nodes):
            yield step
            seen[step.nodes] = True
            step = self._onwards(step.nodes, seen, least)

    def _onwards(self, nodes: Ints, seen: Bools, least: int) -> _Step:
        snapshot, links = self.snapshot, self._starting_at(nodes)
        codes = snapshot.columns.links.kinds
        links = links[self.along[codes[links]]]
        tails, heads = snapshot.sources[links], snapshot.targets[links]
        if self.against.any():
            turned = np.flatnonzero(np.isin(snapshot.targets, nodes) & self.against[codes])
            links = np.concatenate((links, turned))
            tails = np.concatenate((tails, snapshot.targets[turned]))
            heads = np.concatenate((heads, snapshot.sources[turned]))
        taken = self.links[links] & ~seen[heads] & (snapshot.strengths[links] >= least)
        return _Step(np.unique(heads[taken]), tails[taken], heads[taken], links[taken].astype(np.int32))

    def _starting_at(self, nodes: Ints) -> Ints:
        """Return the links that start at some nodes: links stand in the order of their sources."""
        first = np.searchsorted(self.snapshot.sources, nodes)
        counts = np.searchsorted(self.snapshot.sources, nodes, side="right") - first
        shifts = np.repeat(first - (np.cumsum(counts) - counts), counts)
        return (shifts + np.arange(len(shifts))).astype(np.int32)
