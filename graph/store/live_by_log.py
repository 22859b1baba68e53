"""What is live by the log of a store, change after change: what is really there is held against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.model import UNDO, Change, Commit, What
from graph.store.marks import mark_of

Identity = tuple[What, str]


@dataclass(frozen=True, slots=True)
class Known:
    """What the log says of a live thing, short enough to hold all of them.

    Attributes:
        mark: Digest of its record.
        revision: That of its last change.
        origin: What brought it, or empty.
    """

    mark: bytes
    revision: int
    origin: str


@dataclass
class LiveByLog:
    """What is live by the log so far.

    Attributes:
        known: By sort and key.
    """

    known: dict[Identity, Known] = field(default_factory=dict)
    _origins: dict[Identity, str] = field(default_factory=dict)

    def take(self, where: str, change: Change, revision: int, commit: Commit) -> Iterator[str]:
        """Take one change over; yield what is wrong with it.

        Args:
            where: Where it stands, for messages.
            change: The change, the next of the log.
            revision: The revision that it belongs to.
            commit: What is said of that revision; of an undo, what comes back has the origin of before.
        """
        identity = (change.what, change.key)
        former = self.known.pop(identity, None)
        if (mark_of(change.what, change.old) if change.old else None) != (former.mark if former else None):
            yield f"{where}: what it says was there before is not what the log said before"
        if former is None:
            before = self._origins.get(identity, "") if commit.action == UNDO else ""
            self._origins[identity] = change.origin or before
        if change.new is not None:
            self.known[identity] = Known(mark_of(change.what, change.new), revision, self._origins[identity])
