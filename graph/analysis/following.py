"""Which links an algorithm may follow, turned the way it runs: sight towards the reason, impact towards the harm."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from graph.analysis.graphs import Bools, Graph, Ints, Rows, build, turned_round
from graph.analysis.snapshot import Snapshot
from graph.ontology import Direction, Role


def follow(snapshot: Snapshot, role: Role, among: Bools, *, without_trait: str = "") -> Graph:
    """Return the graph that an algorithm of a role runs on.

    Args:
        snapshot: The organisation.
        role: Which link kinds it follows; each says in which direction.
        among: Which links may be followed at all, such as the live ones.
        without_trait: Link kinds of this trait are left out.
    """
    return _preferring(snapshot, *_ends(snapshot, role, np.flatnonzero(among).astype(np.int32), without_trait))


def follow_back(snapshot: Snapshot, role: Role, among: Bools, *, within: Bools, onwards_from: Bools) -> Rows:
    """Return the graph that an algorithm of a role runs on, turned round, with only what leads on from some nodes.

    Args:
        snapshot: The organisation.
        role: Which link kinds it follows; each says in which direction.
        among: Which links may be followed at all.
        within: Between which nodes.
        onwards_from: Links that start elsewhere, in the direction in which they are followed, are left out.
    """
    touching = onwards_from.take(snapshot.sources)
    if any(kind.roles[role] != "forward" for kind in snapshot.ontology.with_role(role)):
        touching |= onwards_from.take(snapshot.targets)
    tails, heads, _ = _ends(snapshot, role, np.flatnonzero(among & touching).astype(np.int32))
    kept = np.flatnonzero(onwards_from.take(tails) & within.take(heads))
    kept = kept[np.argsort(tails.take(kept), kind="stable")]
    return turned_round(len(snapshot), tails.take(kept), heads.take(kept))


def _ends(snapshot: Snapshot, role: Role, links: Ints, without_trait: str = "") -> tuple[Ints, Ints, Ints]:
    """Return where each link that is followed starts and leads, in the direction of the role, and the link."""
    kinds = snapshot.ontology.with_role(role)
    ways = {kind.name: kind.roles[role] for kind in kinds if without_trait not in kind.traits}
    codes = snapshot.columns.links.kinds.take(links)
    along = links[_running(snapshot, ways, "forward").take(codes)]
    against = links[_running(snapshot, ways, "backward").take(codes)]
    tails, heads = snapshot.sources.take(along), snapshot.targets.take(along)
    if not len(against):
        return tails, heads, along
    tails = np.concatenate((tails, snapshot.targets.take(against)))
    heads = np.concatenate((heads, snapshot.sources.take(against)))
    return tails, heads, np.concatenate((along, against))


def _running(snapshot: Snapshot, ways: Mapping[str, Direction], direction: Direction) -> Bools:
    """Return for each kind of link in use whether it is followed in a direction."""
    names = snapshot.columns.links.kind_names
    return np.array([ways.get(name) in {direction, "both"} for name in names], dtype=np.bool_)


def _preferring(snapshot: Snapshot, tails: Ints, heads: Ints, links: Ints) -> Graph:
    """Build the graph with parallel links in the alphabetical order of their kinds."""
    names = snapshot.columns.links.kind_names
    in_order = list(names) == sorted(names) and bool(np.all(tails[1:] >= tails[:-1]))
    if not in_order:
        ranks = np.empty(len(names), dtype=np.int16)
        ranks[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names), dtype=np.int16)
        order = np.argsort(ranks[snapshot.columns.links.kinds[links]], kind="stable")
        tails, heads, links = tails[order], heads[order], links[order]
    return build(len(snapshot), tails, heads, links, snapshot.strengths[links])
