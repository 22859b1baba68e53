"""The proof that work serves: its best thread as a list of hops, each with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from graph.analysis.snapshot import Snapshot
from graph.model import Record

LEAST_SURE_FIRST = ("assumed", "believed", "evidenced")


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a thread.

    Attributes:
        node: Where it starts.
        link: Position of the link it takes.
        target: Where it leads.
    """

    node: int
    link: int
    target: int

    def record(self, snapshot: Snapshot) -> Record:
        """Return the documented JSON shape of a hop: ids, and what the link rests on.

        `source` is what the link names, else the file that brought it; `recorded_on` the day of its last change.
        """
        links = snapshot.columns.links
        return {
            "node": snapshot.ids[self.node],
            "link": snapshot.link_kind(self.link),
            "to": snapshot.ids[self.target],
            "strength": int(snapshot.strengths[self.link]),
            "basis": links.bases[self.link],
            "confidence": confidence(snapshot, self.link),
            "source": snapshot.link_field(self.link, "source") or links.origins[self.link] or None,
            "recorded_on": links.recorded_on[self.link] or None,
        }


@dataclass(frozen=True, slots=True)
class Proof:
    """The best thread from a node to an anchor.

    Attributes:
        hops: From the node on; none for an anchor.
        strength: That of its weakest link; the greatest for an anchor.
    """

    hops: tuple[Hop, ...]
    strength: int

    def record(self, snapshot: Snapshot) -> list[Record]:
        """Return the documented JSON shape: one record a hop."""
        return [hop.record(snapshot) for hop in self.hops]


def confidence(snapshot: Snapshot, link: int) -> str:
    """Return how sure we are of a link: what it says, else the less sure of its two ends."""
    said = snapshot.link_field(link, "confidence")
    if said is not None:
        return str(said)
    ends = (int(snapshot.sources[link]), int(snapshot.targets[link]))
    return min((str(snapshot.field(end, "confidence")) for end in ends), key=_sureness)


def _sureness(word: str) -> int:
    return LEAST_SURE_FIRST.index(word) if word in LEAST_SURE_FIRST else len(LEAST_SURE_FIRST)
