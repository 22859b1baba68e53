"""What can be reached along some kinds of links, for all nodes at once: the searches that several rules need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import overload

import numpy as np

from graph.analysis.case import Case
from graph.analysis.graphs import Bools, Graph, build, reached_from, reaching


def graph_along(case: Case, *kinds: str) -> Graph:
    """Return the live links of these kinds as a graph, from source to target."""
    snapshot = case.snapshot
    links = np.flatnonzero(snapshot.link_live & snapshot.kind_mask(*kinds)).astype(np.int32)
    sources, targets = snapshot.sources[links], snapshot.targets[links]
    return build(len(snapshot), sources, targets, links, snapshot.strengths[links])


def which_reach(graph: Graph, goals: Iterable[int]) -> Bools:
    """Return which nodes reach one of the goals; the goals do."""
    marked = np.zeros(graph.size, dtype=np.bool_)
    marked[list(goals)] = True
    return reaching(graph, marked)


def reached_by_many(graph: Graph, starts: Iterable[int], number: int) -> set[int]:
    """Return the nodes to which so many of the starts or more lead.

    Each node remembers at most `number` of those that lead to it, which is enough to tell and keeps this linear.
    """
    rows, heads = graph.starts.tolist(), graph.heads.tolist()
    known: dict[int, set[int]] = {}
    waiting = [(start, start) for start in sorted(set(starts)) if rows[start] < rows[start + 1]]
    while waiting:
        start, node = waiting.pop()
        for reached in heads[rows[node] : rows[node + 1]]:
            remembered = known.setdefault(reached, set())
            if start not in remembered and len(remembered) < number:
                remembered.add(start)
                waiting.append((start, reached))
    return {node for node, found in known.items() if len(found) >= number}


class Leading(Sequence[int]):
    """Those of some nodes that lead to a node, in order, without it.

    They are found when first looked at, because most findings are never shown.
    """

    def __init__(self, graph: Graph, node: int, among: frozenset[int]) -> None:
        self._graph = graph
        self._node = node
        self._among = among

    @cached_property
    def _found(self) -> list[int]:
        leading = reached_from(self._graph.reverse, self._node)
        return [node for node in leading if node in self._among and node != self._node]

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> list[int]: ...
    def __getitem__(self, index: int | slice) -> int | list[int]:
        """Return one of them, or some of them as a list."""
        return self._found[index]

    def __len__(self) -> int:
        return len(self._found)


def latest(graph: Graph, days: Mapping[int, int], ends: Iterable[int]) -> dict[int, int]:
    """Return, for each of some ends that a dated node reaches, the latest day of those that do.

    Only what lies between is walked, so this costs no more than what leads to the ends.
    """
    wanted = list(ends)
    between = which_reach(graph, wanted)
    found: dict[int, int] = {}
    for seed in sorted((node for node in days if between[node]), key=lambda node: (-days[node], node)):
        waiting = [seed]
        while waiting:
            node = waiting.pop()
            if node not in found and between[node]:
                found[node] = days[seed]
                waiting.extend(graph.leads(node))
    return {end: found[end] for end in wanted if end in found}
