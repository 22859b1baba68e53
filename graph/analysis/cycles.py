"""Circles of sight links: reasons that lead back to themselves."""

from __future__ import annotations

import numpy as np

from graph.analysis.following import follow, live_graph
from graph.analysis.graphs import Bools, components
from graph.analysis.snapshot import Snapshot

Circle = tuple[int, ...]


def cycles(snapshot: Snapshot) -> list[Circle]:
    """Return the circles of reasons, each as its nodes in order; the circles in the order of their first nodes.

    A circle is a strongly connected component of two or more nodes, or a node linked with itself. Links of work that
    goes round (trait `work_loop`) are left out: loops of work are normal, loops of reasons are not.
    """
    graph = follow(snapshot, "sight", _within_circles(snapshot), without_trait="work_loop")
    count, labels = components(graph)
    in_circle = np.bincount(labels, minlength=count)[labels] > 1
    in_circle[graph.heads[graph.heads == graph.tails]] = True
    found: dict[int, list[int]] = {}
    for node in np.flatnonzero(in_circle).tolist():
        found.setdefault(int(labels[node]), []).append(node)
    return sorted(tuple(nodes) for nodes in found.values())


def _within_circles(snapshot: Snapshot) -> Bools:
    """Return the live links that lie in a circle of any sight links: what leads round without some leads round."""
    _, labels = live_graph(snapshot, "sight").circles
    inside: Bools = labels.take(snapshot.sources) == labels.take(snapshot.targets)
    return inside & snapshot.link_live
