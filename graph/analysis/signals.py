"""What a special cause may touch: from what its measure measures, along dependence and line of sight, with the path.

That a change is not chance is shown; what it touches is a hypothesis of the map, and nothing more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np

from graph.analysis.case import Case
from graph.analysis.following import joined
from graph.analysis.graphs import Bools, Graph
from graph.analysis.impact import Affected, spread
from graph.analysis.proof import Hop
from graph.analysis.snapshot import Snapshot
from graph.analysis.spc_judgement import Point
from graph.analysis.words_series import last_point
from graph.model import Record
from graph.ontology import Role

FOLLOWED: tuple[Role, ...] = ("impact", "sight")
TOUCHED = ("work", "need", "priority")
"""Traits of what is told of."""


@dataclass(frozen=True, slots=True)
class Touched:
    """Something that a special cause may touch.

    Attributes:
        node: The thing.
        path: How: from the measure to what it measures, and on from there.
    """

    node: int
    path: tuple[Hop, ...]

    def record(self, case: Case) -> Record:
        """Return the documented JSON shape."""
        snapshot = case.snapshot
        return {
            "id": snapshot.ids[self.node],
            "kind": snapshot.kinds[self.node],
            "path": [
                {
                    "node": snapshot.ids[hop.node],
                    "link": snapshot.link_kind(hop.link),
                    "to": snapshot.ids[hop.target],
                }
                for hop in self.path
            ],
        }


@dataclass(frozen=True, slots=True)
class Signal:
    """A measure whose last value is a special cause, and what that may touch.

    Attributes:
        measure: Its position.
        point: The last value, as judged.
        since: Day of the first of the unbroken values that say the same, ISO.
        touches: Work that goes on, needs and priorities: the nearest first, then in order of id.
    """

    measure: int
    point: Point
    since: str
    touches: tuple[Touched, ...]

    def record(self, case: Case) -> Record:
        """Return the documented JSON shape."""
        return {
            "measure": case.snapshot.ids[self.measure],
            "variation": self.point.variation,
            "rule": self.point.rule,
            "since": self.since,
            "hypothesis": True,
            "touches": [one.record(case) for one in self.touches],
        }


def signals(case: Case) -> list[Signal]:
    """Return the signal of every live measure that has one now, in order of id."""
    return [found for one in signalling(case, case.judged.followed) if (found := signal(case, one))]


def signalling(case: Case, measures: Iterable[int]) -> list[int]:
    """Return those of some measures whose last value is a special cause, in the same order."""
    ends = ((measure, case.judged.end(measure)) for measure in measures)
    return [measure for measure, end in ends if end and end.variation != "common"]


def signal(case: Case, measure: int) -> Signal | None:
    """Return what the last value of a measure may touch; None where it varies by common causes, or has no value."""
    end = case.judged.end(measure)
    last = last_point(case, measure) if end and end.variation != "common" else None
    if last is None or end is None:
        return None
    return Signal(measure, last, end.alike_from, tuple(_touched(case, measure)))


def _touched(case: Case, measure: int) -> Iterator[Touched]:
    """Yield what may be touched, the nearest first; of several ways the shortest, from the smallest thing measured."""
    graph, told = _leading_on(case.snapshot), _told_of(case)
    found: dict[int, tuple[Hop, ...]] = {}
    for link in case.links_out(measure, "measures"):
        thing = int(case.snapshot.targets[link])
        begin = (Hop(measure, link, thing),)
        ways = chain([(thing, begin)], _ways(spread(graph, thing), thing, begin))
        for node, path in ways:
            if told[node] and (node not in found or len(path) < len(found[node])):
                found[node] = path
    yield from (Touched(node, found[node]) for node in sorted(found, key=lambda node: (len(found[node]), node)))


def _leading_on(snapshot: Snapshot) -> Graph:
    """Return the links that are followed: those by which a reason names needs are not, or all would touch all needs."""
    graph = joined(snapshot, FOLLOWED)
    naming = snapshot.kind_mask(*(link.name for link in snapshot.ontology.links_with_trait("names_need")))
    return graph.only(~naming[graph.links])


def _ways(rows: list[Affected], start: int, begin: tuple[Hop, ...]) -> Iterator[tuple[int, tuple[Hop, ...]]]:
    ways = {start: begin}
    for row in rows:
        ways[row.node] = (*ways[row.via], Hop(row.via, row.link, row.node))
        yield row.node, ways[row.node]


def _told_of(case: Case) -> Bools:
    """Return which live nodes are told of: steady work, needs and priorities, but no efforts to change something."""
    snapshot = case.snapshot
    told = np.zeros(len(snapshot), dtype=np.bool_)
    for trait in TOUCHED:
        told |= snapshot.with_trait(trait)
    return told & snapshot.live & ~snapshot.with_trait("improvement_work")
