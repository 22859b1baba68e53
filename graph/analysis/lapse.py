"""On which day something stopped holding: a node, a link, or the last thread of work to a purpose."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from heapq import heappop, heappush
from typing import Literal

import numpy as np

from graph.analysis.graphs import Bools, Ints
from graph.analysis.snapshot import Snapshot
from graph.analysis.validity import is_active
from graph.values import is_date

HOLDS = date.max.toordinal()
"""The last day of what still holds."""
UNKNOWN = 0


class Lapse:
    """The last days of what has ended in a snapshot, as ordinals; `HOLDS` for what still does, `UNKNOWN` for the rest.

    Attributes:
        snapshot: The organisation on its day.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
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

    def of_thread(self, node: int) -> int:
        """Return the last day on which a node had a thread to a purpose; `UNKNOWN` if no such thread is recorded.

        A thread holds as long as all of its nodes and links do, and work serves as long as one of its threads holds.
        """
        best, waiting = {node: self.of_node(node)}, [(-self.of_node(node), node)]
        while waiting:
            last, here = heappop(waiting)
            if -last < best[here]:
                continue
            if self._anchors[here]:
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
