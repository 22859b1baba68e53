"""The promise that every store keeps. What is built on it (undo, history, diff, as-of) is written once, in `graph`.

A store holds a log of changes, in commits; one commit makes one revision. What is live now is a projection of the log.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from graph.columns import Columns
from graph.model import Aside, Change, Commit, Link, Node, Reading, What


@dataclass(frozen=True, slots=True)
class Head:
    """Where a store stands.

    Attributes:
        revision: Number of its last commit; 0 when it is empty.
        recorded_at: Time of that commit, UTC, ISO with seconds; empty when it is empty.
        digest: Hash that seals the whole log, hexadecimal.
    """

    revision: int
    recorded_at: str
    digest: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """A commit as the store keeps it.

    Attributes:
        revision: Its number, from 1.
        recorded_at: When, UTC, ISO with seconds.
        commit: Who, why and from where.
        changes: How many changes it holds.
    """

    revision: int
    recorded_at: str
    commit: Commit
    changes: int


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What became of a wish to forget a value.

    Attributes:
        revision: That it made.
        values: How many different values were erased, of now and of the past.
        plain: How many stand in the log as plain text, recorded before the field was marked: they are sealed and stay.
    """

    revision: int
    values: int
    plain: int = 0


class Store(Protocol):
    """Where an organisation is kept. Methods raise `StoreError`s only; foreign errors never leave it."""

    @property
    def url(self) -> str:
        """Its address, as the user may write it."""

    def head(self) -> Head:
        """Return where it stands."""

    def append(self, commit: Commit, changes: Iterable[Change], *, expected: int | None = None) -> int:
        """Add one commit, all or nothing and durable, and return its revision.

        Args:
            commit: Who, why and from where.
            changes: At least one; each `old` must be what is live now. Afterwards every live link and reading must
                have its nodes. What comes has the change's `origin`; what comes back by an undo, that it had.
            expected: Revision the caller has seen, or None not to check.

        Raises:
            StaleRevision: If the store is not at `expected` any more, an `old` is not what is live, or a link or
                reading would be without its nodes.
            WrongUse: If there is no change.
            StoreBusy, StoreUnreachable: If it cannot be written.
        """

    def forget(self, commit: Commit, node_id: str, field: str) -> Forgotten:
        """Erase every value that a field of a node ever had, value and salt, from whatever this store keeps of it.

        The log stays sealed: it holds that there was a value, and in a commit of its own, without changes, that it was
        forgotten. Of that commit `source` is the id and the field, parted by a blank.

        Raises:
            NotFound: If no such value is kept.
            WrongUse: If the field is not marked as one that needs rights: then its values are part of the seal.
            StoreBusy, StoreUnreachable: If it cannot be written.
        """

    def commits(self, *, since: int = 0) -> Iterator[Recorded]:
        """Yield the commits after a revision, oldest first."""

    def changes(
        self, *, since: int = 0, until: int | None = None, key: str | None = None, what: What | None = None
    ) -> Iterator[tuple[int, Change]]:
        """Yield changes with their revisions, in order: after `since`, up to and with `until`, of one key or of all.

        `key` is a node's id: then its own changes, those of its links and of its readings. With `what`, only changes of
        that sort of thing.
        """

    def columns(self) -> Columns:
        """Return everything live."""

    def columns_before(self, revision: int) -> Columns | None:
        """Return everything that was live at some revision up to this one: the nearest that is at hand, or None."""

    def nodes(self, ids: Collection[str]) -> dict[str, Node]:
        """Return the live nodes among these ids, by id. Works without reading the whole store."""

    def links(self, ids: Collection[str]) -> list[Link]:
        """Return the live links that touch any of these nodes, ordered by source, kind, target, number."""

    def named(self, name: str) -> list[Node]:
        """Return the live nodes of exactly that name, ordered by id."""

    def named_any(self, names: Collection[str]) -> dict[str, list[Node]]:
        """Return the live nodes of each of these names, ordered by id; names that nothing has are left out."""

    def readings(self, measures: Collection[str] | None = None) -> Iterator[Reading]:
        """Yield readings of these measures, or of all, ordered by measure and date."""

    def asides(self) -> dict[str, Aside]:
        """Return what is set aside, by finding."""

    def origins(self) -> dict[str, str]:
        """Return what brought each live node and link (by key), for those that a load brought."""

    def keep(self, name: str, text: str) -> None:
        """Keep a note about the store, such as how a table is to be read; a second one of that name takes its place.

        Notes are no part of the log: no revision comes of them, and they are not undone. Backups hold them.

        Raises:
            StoreBusy, StoreUnreachable: If it cannot be written.
        """

    def kept(self, start: str) -> dict[str, str]:
        """Return the notes whose names begin with a text, by name, ordered by name."""

    def verify(self) -> list[str]:
        """Check the seal of the log and the projection; return every fault in words, none if all is well."""

    def backup(self, path: Path) -> None:
        """Write a complete copy of the store to a new file, while it is in use."""

    def close(self) -> None:
        """Let go of the store. It can not be used any more."""
