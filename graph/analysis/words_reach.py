"""What can be reached along some kinds of links, for all nodes at once: the searches that several rules need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from graph.analysis.case import Case
from graph.analysis.graphs import Bools, Graph, build, reaching


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
