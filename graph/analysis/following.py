"""Which links an algorithm may follow, turned the way it runs: sight towards the reason, impact towards the harm."""

from __future__ import annotations

import numpy as np

from graph.analysis.graphs import Bools, Graph, Ints, build
from graph.analysis.snapshot import Snapshot
from graph.ontology import LinkKind, Role


def follow(snapshot: Snapshot, role: Role, among: Bools, *, without_trait: str = "") -> Graph:
    """Return the graph that an algorithm of a role runs on.

    Args:
        snapshot: The organisation.
        role: Which link kinds it follows; each says in which direction.
        among: Which links may be followed at all, such as the live ones.
        without_trait: Link kinds of this trait are left out.
    """
    kinds = [kind for kind in snapshot.ontology.with_role(role) if without_trait not in kind.traits]
    along = _chosen(snapshot, kinds, role, "forward") & among
    against = _chosen(snapshot, kinds, role, "backward") & among
    links = np.flatnonzero(along).astype(np.int32)
    tails, heads = snapshot.sources[links], snapshot.targets[links]
    if against.any():
        turned = np.flatnonzero(against).astype(np.int32)
        tails = np.concatenate((tails, snapshot.targets[turned]))
        heads = np.concatenate((heads, snapshot.sources[turned]))
        links = np.concatenate((links, turned))
    return _preferring(snapshot, tails, heads, links)


def _preferring(snapshot: Snapshot, tails: Ints, heads: Ints, links: Ints) -> Graph:
    """Build the graph with parallel links in the alphabetical order of their kinds."""
    names = snapshot.columns.links.kind_names
    ranks = np.empty(len(names), dtype=np.int16)
    ranks[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names), dtype=np.int16)
    in_order = bool(np.all(tails[1:] >= tails[:-1])) and bool(np.all(ranks[1:] > ranks[:-1]))
    if not in_order:
        order = np.argsort(ranks[snapshot.columns.links.kinds[links]], kind="stable")
        tails, heads, links = tails[order], heads[order], links[order]
    return build(len(snapshot), tails, heads, links, snapshot.strengths[links])


def _chosen(snapshot: Snapshot, kinds: list[LinkKind], role: Role, direction: str) -> Bools:
    return snapshot.kind_mask(*(kind.name for kind in kinds if kind.roles[role] in {direction, "both"}))
