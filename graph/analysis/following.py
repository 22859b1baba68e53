"""Which links an algorithm may follow, turned the way it runs: sight towards the reason, impact towards the harm."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from graph.analysis.graphs import Bools, Graph, Ints, Rows, build, turned_round
from graph.analysis.snapshot import Snapshot
from graph.ontology import Role


def follow(snapshot: Snapshot, role: Role, among: Bools, *, without_trait: str = "") -> Graph:
    """Return the graph that an algorithm of a role runs on.

    Args:
        snapshot: The organisation.
        role: Which link kinds it follows; each says in which direction.
        among: Which links may be followed at all, such as the live ones.
        without_trait: Link kinds of this trait are left out.
    """
    if without_trait:
        left_out = [kind.name for kind in snapshot.ontology.links_with_trait(without_trait)]
        among = among & ~snapshot.kind_mask(*left_out)
    tails, heads, links = snapshot.ends(role)
    kept = np.flatnonzero(among.take(links))
    return _preferring(snapshot, tails.take(kept), heads.take(kept), links.take(kept))


def live_graph(snapshot: Snapshot, role: Role) -> Graph:
    """Return the graph of all live links that an algorithm of a role runs on, built once for a snapshot."""
    if role not in snapshot.graphs:
        snapshot.graphs[role] = follow(snapshot, role, snapshot.link_live)
    return snapshot.graphs[role]


def joined(snapshot: Snapshot, roles: Sequence[Role]) -> Graph:
    """Return the graph of all live links of some roles, each in the direction that it has for the role."""
    if len(roles) == 1:
        return live_graph(snapshot, roles[0])
    graphs = [live_graph(snapshot, role) for role in roles]
    none = [np.empty(0, dtype=np.int32)]
    tails, heads, links = (
        np.concatenate([*none, *(getattr(graph, part) for graph in graphs)]) for part in ("tails", "heads", "links")
    )
    return _preferring(snapshot, tails, heads, links)


def follow_back(snapshot: Snapshot, role: Role, among: Bools, *, within: Bools, onwards_from: Bools) -> Rows:
    """Return the graph that an algorithm of a role runs on, turned round, with only what leads on from some nodes.

    Args:
        snapshot: The organisation.
        role: Which link kinds it follows; each says in which direction.
        among: Which links may be followed at all.
        within: Between which nodes.
        onwards_from: Links that start elsewhere, in the direction in which they are followed, are left out.
    """
    tails, heads, links = snapshot.ends(role)
    kept = np.flatnonzero(onwards_from.take(tails))
    kept = kept[among.take(links.take(kept)) & within.take(heads.take(kept))]
    return turned_round(len(snapshot), tails.take(kept), heads.take(kept))


def _preferring(snapshot: Snapshot, tails: Ints, heads: Ints, links: Ints) -> Graph:
    """Build the graph with parallel links in the alphabetical order of their kinds."""
    names = list(snapshot.columns.links.kind_names)
    if names != sorted(names) or not np.all(links[1:] > links[:-1]):
        ranks = np.empty(len(names), dtype=np.int16)
        ranks[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names), dtype=np.int16)
        order = np.lexsort((links, ranks[snapshot.columns.links.kinds.take(links)], tails))
        tails, heads, links = tails.take(order), heads.take(order), links.take(order)
    return build(len(snapshot), tails, heads, links, snapshot.strengths.take(links))
