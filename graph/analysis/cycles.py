"""Circles of sight links: reasons that lead back to themselves."""

from __future__ import annotations

import numpy as np

from graph.analysis.following import follow
from graph.analysis.graphs import components
from graph.analysis.snapshot import Snapshot

Circle = tuple[int, ...]


def cycles(snapshot: Snapshot) -> list[Circle]:
    """Return the circles of reasons, each as its nodes in order; the circles in the order of their first nodes.

    A circle is a strongly connected component of two or more nodes, or a node linked with itself. Links of work that
    goes round (trait `work_loop`) are left out: loops of work are normal, loops of reasons are not.
    """
    graph = follow(snapshot, "sight", snapshot.link_live, without_trait="work_loop")
    count, labels = components(graph)
    in_circle = np.bincount(labels, minlength=count)[labels] > 1
    in_circle[graph.heads[graph.heads == graph.tails]] = True
    found: dict[int, list[int]] = {}
    for node in np.flatnonzero(in_circle).tolist():
        found.setdefault(int(labels[node]), []).append(node)
    return sorted(tuple(nodes) for nodes in found.values())
