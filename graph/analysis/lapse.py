"""On which day something stopped holding: a node, a link, or the last thread of work to a purpose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from heapq import heappop, heappush
from typing import Literal

import numpy as np

from graph.analysis.graphs import Bools, Ints
from graph.analysis.snapshot import Snapshot
from graph.analysis.steps import Trail
from graph.analysis.validity import is_active
from graph.values import is_date

HOLDS = date.max.toordinal()
"""The last day of what still holds."""
UNKNOWN = 0


@dataclass(frozen=True, slots=True)
class Threads:
    """The last days of threads of what does not serve, as far as they were asked, kept while changes leave them.

    Attributes:
        days: By node.
        serving: Of each node whether it served.
        trail: That of the snapshot.
    """

    days: Mapping[int, int]
    serving: Bools
    trail: Trail

    def still(self, snapshot: Snapshot, serving: Bools) -> Mapping[int, int]:
        """Return those that are the same in a snapshot that came from theirs on the same day.

        The search for a thread ends at what serves: links between what served and serves are none of its business.
        """
        step = snapshot.trail.since(self.trail)
        if step is None or step.changed or step.nodes.splices or not np.array_equal(serving, self.serving):
            return {}
        ends = sorted(frozenset[int]().union(*step.ends.values()))
        return self.days if serving[ends].all() else {}


class Lapse:
    """The last days of what has ended in a snapshot, as ordinals; `HOLDS` for what still does, `UNKNOWN` for the rest.

    Attributes:
        snapshot: The organisation on its day.
    """

    def __init__(self, snapshot: Snapshot, before: Threads | None = None) -> None:
        """Begin.

        Args:
            snapshot: See above.
            before: What was known of threads at an earlier revision on the same day.
        """
        self.snapshot = snapshot
        self._before = before
        self._serving: Bools | None = None
        self._days: dict[int, int] = {}
        self._by_kind: dict[tuple[str, str], tuple[Ints, Ints, Ints]] = {}
        self._links: dict[int, int] = {}

    def of_node(self, node: int) -> int:
        """Return the last day of a node: of its validity, else the one that its kind declares."""
        if not self.snapshot.ended[node]:
            return HOLDS
        nodes = self.snapshot.columns.nodes
        days = [nodes.valid_to[node]]
        if not is_active(nodes.statuses[node]):
            days.append(self._declared(node))
        return next((_ordinal(day) for day in days if is_date(day) and day <= self.snapshot.date), UNKNOWN)

    def _declared(self, node: int) -> str:
        declared = self.snapshot.ontology.kinds.get(self.snapshot.kinds[node])
        return str(self.snapshot.field(node, declared.ends_on) or "") if declared and declared.ends_on else ""

    def of_link(self, link: int) -> int:
        """Return the last day on which a link held with both its ends; `UNKNOWN` if it never did. It is kept."""
        if link not in self._links:
            self._links[link] = self._of_link(link)
        return self._links[link]

    def _of_link(self, link: int) -> int:
        snapshot = self.snapshot
        ends = (int(snapshot.sources[link]), int(snapshot.targets[link]))
        if not snapshot.link_live_or_ended[link]:
            return UNKNOWN
        own = _ordinal(snapshot.columns.links.valid_to[link]) if snapshot.link_marks.passed[link] else HOLDS
        return min(own, *(self.of_node(node) for node in ends))

    def of_links(self, node: int, kind: str, towards: Literal["out", "in"]) -> int:
        """Return the last day on which a node had a link of a kind; `UNKNOWN` if it never had one."""
        starts, _, links = self._of_kind(kind, towards)
        return max((self.of_link(link) for link in links[starts[node] : starts[node + 1]].tolist()), default=UNKNOWN)

    def _of_kind(self, kind: str, towards: Literal["out", "in"]) -> tuple[Ints, Ints, Ints]:
        """Return the links of a kind, live or not, by the end that is asked about."""
        if (kind, towards) not in self._by_kind:
            links = self.snapshot.of_link_kind(kind)
            ends = self.snapshot.sources[links], self.snapshot.targets[links]
            self._by_kind[kind, towards] = _rows(len(self.snapshot), *(ends if towards == "out" else ends[::-1]), links)
        return self._by_kind[kind, towards]

    @property
    def threads(self) -> Threads | None:
        """What is known of threads, for the next revision."""
        if self._serving is None:
            return self._before
        return Threads(self._days, self._serving, self.snapshot.trail)

    def of_thread(self, node: int, serving: Bools) -> int:
        """Return the last day on which a node had a thread to a purpose; `UNKNOWN` if no such thread is recorded.

        A thread holds as long as all of its nodes and links do, and work serves as long as one of its threads holds.
        The search ends at what serves. What was found is kept.

        Args:
            node: The node.
            serving: Of each node whether it serves.
        """
        if self._serving is None:
            before, self._before, self._serving = self._before, None, serving
            self._days.update(before.still(self.snapshot, serving) if before else {})
        if node not in self._days:
            self._days[node] = self._of_thread(node, serving | self._anchors)
        return self._days[node]

    def _of_thread(self, node: int, ending: Bools) -> int:
        best, waiting = {node: self.of_node(node)}, [(-self.of_node(node), node)]
        while waiting:
            last, here = heappop(waiting)
            if -last < best[here]:
                continue
            if ending[here]:
                return -last
            for link, there in self._onwards(here):
                reached = min(-last, self.of_link(link))
                if reached > best.get(there, UNKNOWN):
                    best[there] = reached
                    heappush(waiting, (-reached, there))
        return UNKNOWN

    def _onwards(self, node: int) -> Iterator[tuple[int, int]]:
        """Yield the sight links from a node with where they lead; from a need also back to what names it."""
        for starts, ends, links in (self._sight, self._naming):
            row = slice(starts[node], starts[node + 1])
            yield from zip(links[row].tolist(), ends[row].tolist(), strict=True)

    @cached_property
    def _anchors(self) -> Bools:
        return self.snapshot.with_trait("anchor")

    @cached_property
    def _sight(self) -> tuple[Ints, Ints, Ints]:
        return _rows(len(self.snapshot), *self.snapshot.ends("sight"))

    @cached_property
    def _naming(self) -> tuple[Ints, Ints, Ints]:
        naming = self.snapshot.ontology.links_with_trait("names_need")
        links = self.snapshot.of_link_kind(*(kind.name for kind in naming))
        return _rows(len(self.snapshot), self.snapshot.targets[links], self.snapshot.sources[links], links)


def _rows(size: int, tails: Ints, heads: Ints, links: Ints) -> tuple[Ints, Ints, Ints]:
    """Return where the entries of each tail begin, and the heads and links in that order."""
    order = np.argsort(tails, kind="stable")
    starts = np.searchsorted(tails[order], np.arange(size + 1)).astype(np.int32)
    return starts, heads[order], links[order]


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal() if is_date(day) else UNKNOWN
