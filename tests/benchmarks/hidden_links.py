"""How many links of work come back among the suggestions, when all that the work leads to is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from graph.analysis.case import Case
from graph.analysis.snapshot import Snapshot
from graph.analysis.suggest import Suggesting
from graph.model import Change, Link
from graph.records import key_of, link_record

FIRST = 5


@dataclass(frozen=True)
class Recall:
    """What came back.

    Attributes:
        hidden: How many links were hidden.
        found: How many of them were among the first suggestions of their work.
    """

    hidden: int
    found: int

    @property
    def share(self) -> float:
        """The share that came back."""
        return self.found / self.hidden if self.hidden else 0.0


def recall(snapshot: Snapshot, first: int = FIRST) -> Recall:
    """Hide the onward links of each piece of work in turn, and look for them among its suggestions."""
    hidden = found = 0
    for node, links in onward(snapshot):
        bare = Suggesting(Case(snapshot.after([_gone(snapshot, link) for link in links])))
        suggested = {(one.link, one.target) for one in bare.suggestions(node, first)}
        wanted = {(snapshot.link_kind(link), int(snapshot.targets[link])) for link in links}
        hidden += len(wanted)
        found += len(wanted & suggested)
    return Recall(hidden, found)


def onward(snapshot: Snapshot) -> Iterator[tuple[int, list[int]]]:
    """Yield live work with its live links that carry line of sight, where it has some."""
    sighted = [link.name for link in snapshot.ontology.with_role("sight")]
    work = snapshot.with_trait("work") & snapshot.live
    for node in np.flatnonzero(work).tolist():
        if links := snapshot.links_out(node, *sighted):
            yield node, links


def _gone(snapshot: Snapshot, link: int) -> Change:
    ends = snapshot.ids[snapshot.sources[link]], snapshot.ids[snapshot.targets[link]]
    old = Link(ends[0], snapshot.link_kind(link), ends[1], nth=snapshot.columns.links.nths[link])
    return Change("link", key_of("link", link_record(old)), link_record(old), None)
