"""The threads between purpose and work, one link at a time: what a tree of them is unfolded from.

Towards work they start at purposes, with the needs that these name below them, and at aims that lead to no reason why;
towards the purpose they start at work. A thread breaks where it ends before it is there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from graph.analysis.case import Case
from graph.analysis.graphs import Bools, Graph, reached

Way = Literal["work", "purpose"]
Break = Literal["no_reason", "no_work"]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing on a thread.

    Attributes:
        node: It.
        link: The link by which it is reached from the thing before it; None where the thread starts.
        strength: Of that link, 1 to 3; 0 where the thread starts.
    """

    node: int
    link: int | None = None
    strength: int = 0


class Threads:
    """The threads of an organisation, one way.

    Attributes:
        case: The organisation.
        way: Where they lead.
        unit: Only threads of work of this unit and those below it; None for all.
    """

    def __init__(self, case: Case, way: Way, unit: int | None = None) -> None:
        self.case = case
        self.way = way
        self.unit = unit

    @cached_property
    def _graph(self) -> Graph:
        graph = self.case.sight.graph
        return graph.reverse if self.way == "work" else graph

    @cached_property
    def _work(self) -> Bools:
        """Of each node: live work within the unit."""
        work = self.case.sight.work
        if self.unit is None:
            return work
        below = np.array(sorted(self.case.downwards(self.unit)), dtype=np.int32)
        return work & np.isin(self.case.units, below)

    @cached_property
    def _kept(self) -> Bools:
        """Of each node: whether it is on a thread that is shown; all of them where no unit is asked for."""
        if self.unit is None:
            return np.ones(len(self.case.snapshot), dtype=np.bool_)
        return reached(self.case.sight.graph, self._work)

    @cached_property
    def _purposes(self) -> Bools:
        """Of each node: a live purpose."""
        return self.case.snapshot.with_trait("anchor") & self.case.snapshot.live

    def starts(self) -> list[Step]:
        """Return where threads start, by kind as declared, then by id."""
        sight, snapshot = self.case.sight, self.case.snapshot
        if self.way == "purpose":
            return self._in_order(np.flatnonzero(self._work).tolist())
        loose = snapshot.with_trait("aim") & snapshot.live & ~sight.serves & self._kept
        tops = [np.flatnonzero(marked).tolist() for marked in (self._purposes, loose)]
        return [start for nodes in tops for start in self._in_order(nodes)]

    def after(self, node: int) -> list[Step]:
        """Return what follows something on its threads, by kind as declared, then by id; needs come last.

        Towards work, the needs that a purpose names come below it, and no purpose comes below its needs.
        """
        steps = _entries(self._graph, node)
        if self.way == "work":
            steps = [step for step in steps if not self._purposes[step.node]]
        if self.way == "work" and self._purposes[node]:
            steps += [step for step in _entries(self.case.sight.graph, node) if self.case.sight.anchors[step.node]]
        kept = {step.node: step for step in steps if self._kept[step.node]}
        needs = self.case.sight.anchors
        return sorted((kept[start.node] for start in self._in_order(kept)), key=lambda step: bool(needs[step.node]))

    def break_of(self, node: int) -> Break | None:
        """Return how a thread breaks at something: it leads to no reason why, or no work leads to it."""
        sight = self.case.sight
        if not sight.serves[node] and (self.way == "work" or not self.after(node)):
            return "no_reason"
        if self.way == "work" and not sight.work[node] and not self.after(node):
            return "no_work"
        return None

    def _in_order(self, nodes: Iterable[int]) -> list[Step]:
        kinds = self.case.snapshot.kinds
        ranks = {kind: rank for rank, kind in enumerate(self.case.snapshot.ontology.kinds)}
        ordered = sorted(nodes, key=lambda node: (ranks.get(kinds[node], len(ranks)), node))
        return [Step(node) for node in ordered]


def _entries(graph: Graph, node: int) -> list[Step]:
    row = range(graph.starts[node], graph.starts[node + 1])
    return [Step(int(graph.heads[at]), int(graph.links[at]), int(graph.strengths[at])) for at in row]
