"""Which things a map shows: those around something, those on a way, or the whole system of a unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from graph.analysis.case import Case
from graph.analysis.graphs import Bools, reached
from graph.analysis.impact import impact
from graph.analysis.paths import paths
from graph.analysis.proof import Hop
from graph.errors import WrongUse
from visual.scene import BESIDE, REASONS
from visual.scene_kinds import kind_places

Show = Literal["around", "purpose", "between", "depends", "rests", "only"]
Direction = Literal["both", "on", "back"]

SHOWS: tuple[Show, ...] = ("around", "purpose", "between", "depends", "rests", "only")
DIRECTIONS: tuple[Direction, ...] = ("both", "on", "back")
FIRST_PAINT = 60
MOST = 60_000
DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a map is asked for.

    Attributes:
        scope: The unit, or None for everything.
        about: What it is about; nothing for the whole system.
        show: How that is shown: with what is linked to it; its thread to the purpose, or where the search for one
            stopped; the ways between two; what depends on it; what it rests on; nothing but what is named.
        depth: So many links away, exactly; None for one, or, of what depends on it or it rests on, for all.
        direction: Follow links on from it, back to it, or both.
        opened: Keys of the groups that are opened.
        pinned: What is shown beside, whatever else is.
        is_whole: Whether everything is shown that fits, not only what can be read at once.
    """

    scope: int | None = None
    about: tuple[int, ...] = ()
    show: Show = "around"
    depth: int | None = None
    direction: Direction = "both"
    opened: frozenset[str] = frozenset()
    pinned: tuple[int, ...] = ()
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a map shows.

    Attributes:
        nodes: What is drawn, or stands in groups, in order.
        path: What lies on the way asked for, in its order; empty where none was asked for or found.
        left: How many more there would be.
    """

    nodes: Sequence[int]
    path: Sequence[int] = field(default_factory=tuple)
    left: int = 0


def choose(case: Case, wanted: Wanted) -> Chosen:
    """Return what a map shows, what is pinned included.

    Raises:
        WrongUse: If ways between two things are asked for, and not two are named.
    """
    chosen = _chosen(case, wanted)
    beside = [node for node in wanted.pinned if node not in set(chosen.nodes)]
    return replace(chosen, nodes=[*chosen.nodes, *beside])


def _chosen(case: Case, wanted: Wanted) -> Chosen:
    if not wanted.about:
        nodes = np.flatnonzero(_system(case, wanted.scope)).tolist()
        return _cut(nodes, wanted) if wanted.is_whole else Chosen(nodes)
    if wanted.show == "between":
        return _between(case, wanted)
    if wanted.show == "purpose":
        return _purpose(case, wanted)
    if wanted.show == "only":
        return _cut(wanted.about, wanted)
    if wanted.show == "around":
        return _cut(_around(case, wanted), wanted)
    direction: Literal["down", "up"] = "down" if wanted.show == "depends" else "up"
    found = list(wanted.about)
    for node in wanted.about:
        found += [row.node for row in impact(case.snapshot, node, direction, wanted.depth, sight=case.sight).rows]
    return _cut(found, wanted)


def _system(case: Case, scope: int | None) -> Bools:
    """Return which nodes make up the system of a unit: its work, and what that leads to, be it outside the unit."""
    snapshot, places = case.snapshot, kind_places(case.snapshot.ontology)

    def of(*parts: str) -> Bools:
        marked = np.zeros(len(snapshot), dtype=np.bool_)
        marked[snapshot.of_kind(*(kind for kind, place in places.items() if place.part in parts))] = True
        return marked & snapshot.live

    reasons = of(REASONS)
    system = of(*({place.part for place in places.values()} - {BESIDE}))
    if scope is None:
        return system
    inside = system & np.isin(case.units, sorted(case.downwards(scope)))
    return inside | (reached(case.sight.graph, inside) & reasons)


def _around(case: Case, wanted: Wanted) -> list[int]:
    """Return what is so many links away or nearer, the nearest first, then in order of id."""
    snapshot, kinds = case.snapshot, list(case.snapshot.ontology.links)
    found = dict.fromkeys(wanted.about)
    level = list(wanted.about)
    for _ in range(wanted.depth or 1):
        beside: set[int] = set()
        for node in level:
            beside.update(snapshot.out(node, *kinds) if wanted.direction != "back" else ())
            beside.update(snapshot.into(node, *kinds) if wanted.direction != "on" else ())
        level = sorted(beside - found.keys())
        found.update(dict.fromkeys(level))
        if len(found) > MOST:
            break
    return list(found)


def _purpose(case: Case, wanted: Wanted) -> Chosen:
    """Return the best thread of each thing, or, where it has none, everything that the search for one reached."""
    found: list[int] = []
    for node in wanted.about:
        proof = case.sight.proof(node)
        found += [node] + ([hop.target for hop in proof.hops] if proof else case.sight.up(node))
    path = list(dict.fromkeys(found))
    return Chosen(_cut(path, wanted).nodes, path, max(len(path) - FIRST_PAINT, 0))


def _between(case: Case, wanted: Wanted) -> Chosen:
    if len(wanted.about) != 2:
        raise WrongUse("ways are shown between two things: name both, as node= and node=")
    start, end = wanted.about
    ways = paths(case.snapshot, start, end).paths or paths(case.snapshot, end, start).paths
    found = list(dict.fromkeys([start, *_along(ways), end]))
    cut = _cut(found, wanted)
    shortest = ways[:1]
    path = [*(way[0].node for way in shortest if way), *_along(shortest)]
    return Chosen(cut.nodes, path, cut.left)


def _along(ways: Iterable[Sequence[Hop]]) -> list[int]:
    return [hop.target for way in ways for hop in way]


def _cut(nodes: Sequence[int], wanted: Wanted) -> Chosen:
    """Return the first of some nodes, as many as can be read at once, or as can be drawn at all."""
    known = list(dict.fromkeys(nodes))
    most = MOST if wanted.is_whole else FIRST_PAINT
    return Chosen(known[:most], left=max(len(known) - most, 0))
