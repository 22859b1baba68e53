"""Writes one commit into a Neo4j store, all or nothing.

Few changes are one transaction. Many are written in several, in rows of a revision that is not the head's yet, so that
nobody sees them; they become visible as one when the head moves. All the while the lock on the head is held by a
transaction that moves it in the end: who has lost the lock cannot move it.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from neo4j import Transaction

from graph.errors import StoreDamaged, StoreUnreachable, WrongUse
from graph.model import UNDO, Change, Commit
from graph.planned import NewReadings, parts_of
from graph.progress import tell
from graph.store.chunks import parted
from graph.store.neo4j_errors import BROKEN
from graph.store.neo4j_events import Hidden, Making
from graph.store.neo4j_load import Chunk, Load, Where, keepable, put, stale, taken_in
from graph.store.neo4j_log import commit_kept, moment_of
from graph.store.neo4j_lookup import look_up, look_up_groups, origins_of, touched_by
from graph.store.neo4j_readings import groups_of
from graph.store.seal import commit_digest
from graph.store.series import Portion, portions

CHUNK = 10_000
MOST_AT_ONCE = 20_000
"""With more changes, a commit is written in several transactions."""

LOCK = "MATCH (h:Head {name: 'head'}) SET h.lock = $token"
MOVE_HEAD = """
MATCH (h:Head {name: 'head'}) CREATE (r:Revision) SET r = $row
SET h.revision = r.revision, h.recorded_at = r.recorded_at, h.digest = r.digest, h.changes = r.last
WITH r OPTIONAL MATCH (p:Pending {token: r.token}) DELETE p
"""


def write_commit(where: Where, commit: Commit, changes: Iterable[Change], *, hidden: Hidden, recorded_at: str) -> int:
    """Write one commit after the head and return its revision; see `write_chunks`.

    Raises:
        WrongUse: If there is no change.
    """
    chunks = _chunks(changes, is_undo=commit.action == UNDO)
    making = write_chunks(where, commit, chunks, hidden=hidden, recorded_at=recorded_at)
    return making.revision


def write_chunks(
    where: Where, commit: Commit, chunks: Iterable[Chunk], *, hidden: Hidden, recorded_at: str, seal: str = ""
) -> Making:
    """Write one commit after the head and return its revision; the caller holds the lock.

    Args:
        where: Where to.
        commit: Who, why and from where.
        chunks: Its changes; at least one, unless a seal is given.
        hidden: By kind, the fields whose values stay outside the log.
        recorded_at: Time of the commit.
        seal: What its seal has to be, where it was made elsewhere.

    Raises:
        StaleRevision: If an `old` is not what is live, or a link or reading would be left without its node.
        WrongUse: If there is no change.
        StoreDamaged: If its seal does not come out.
    """
    head, last = where.head, where.last
    digest = commit_digest(bytes.fromhex(head.digest), head.revision + 1, recorded_at, commit)
    making = Making(head.revision + 1, last, digest, hidden)
    with ExitStack() as stack:
        load = _take(stack, where, making, chunks)
        if making.number == last and not seal:
            raise WrongUse("there is nothing to commit: a commit needs at least one change")
        if load is not None:
            load.finish()
        else:
            with stale():
                put(where.lock, taken_in(making, where.shapes))
    if seal not in {"", making.digest.hex()}:
        raise StoreDamaged(f"revision {making.revision} does not come out as it was sealed; check what is copied")
    move_head(where, commit, making, recorded_at, making.number - last)
    return making


def _take(stack: ExitStack, where: Where, making: Making, chunks: Iterable[Chunk]) -> Load | None:
    """Take all changes in; return what has written those of a load, up to the last ones."""
    load: Load | None = None
    for chunk in chunks:
        taken = making.number - where.last
        tell("Writing changes", taken)
        if load is None and taken + len(chunk) > MOST_AT_ONCE:
            load = stack.enter_context(Load(where, making))
        if load is not None:
            load.take(chunk)
        else:
            with keepable():
                chunk.take(where.lock, making)
    return load


def write_bare_commit(where: Where, commit: Commit, *, recorded_at: str) -> int:
    """Write one commit without changes after the head and return its revision: that something was forgotten."""
    digest = commit_digest(bytes.fromhex(where.head.digest), where.head.revision + 1, recorded_at, commit)
    making = Making(where.head.revision + 1, where.last, digest, {})
    move_head(where, commit, making, recorded_at, 0)
    return making.revision


@dataclass(frozen=True, slots=True)
class Single:
    """Changes of different things, one by one."""

    changes: Sequence[Change]
    is_undo: bool

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.changes)

    def touched(self) -> Collection[Hashable]:
        """Return what tells the things and groups of readings that are changed from all others."""
        return touched_by(self.changes)

    def take(self, transaction: Transaction, making: Making) -> None:
        """Look up what is there, and take the changes in."""
        look_up(transaction, making, self.changes)
        origins = origins_of(transaction, self.changes, is_undo=self.is_undo)
        for change, origin in zip(self.changes, origins, strict=True):
            making.take(change, origin)


@dataclass(frozen=True, slots=True)
class Series:
    """Readings that come, as they do by the million: those of a measure are one event."""

    portion: Portion
    origin: str

    def __len__(self) -> int:
        """Return how many there are."""
        return self.portion.ends[-1]

    def touched(self) -> Collection[Hashable]:
        """Return what tells the groups of readings that are changed from all others."""
        return groups_of(
            {"measure": measure, "date": row[0]}
            for measure, _, record in self.portion.series()
            for row in record["readings"]
        )

    def take(self, transaction: Transaction, making: Making) -> None:
        """Look up what is there, and take the readings in."""
        look_up_groups(transaction, making, [str(key) for key in self.touched()])
        for measure, _, record in self.portion.series():
            making.take_series(measure, record, self.origin)


def _chunks(changes: Iterable[Change], *, is_undo: bool) -> Iterator[Chunk]:
    for part in parts_of(changes):
        if isinstance(part, NewReadings):
            yield from (Series(portion, part.origin) for portion in portions(part.columns))
        else:
            yield from (Single(chunk, is_undo) for chunk in parted(part, CHUNK))


def move_head(where: Where, commit: Commit, making: Making, recorded_at: str, changes: int) -> None:
    """Let a commit become visible, and make sure that it is.

    Raises:
        StoreUnreachable: If the connection broke, and the commit was not made or that cannot be told.
    """
    row = {
        **{name: getattr(commit, name) for name in ("who", "why", "source", "action", "undoes")},
        **{"revision": making.revision, "recorded_at": moment_of(recorded_at), "changes": changes},
        **{"last": making.number, "digest": making.digest.hex(), "token": where.token},
    }
    transaction = where.lock
    transaction.run(MOVE_HEAD, row=row).consume()
    try:
        transaction.commit()
    except BROKEN as error:
        _settle(where, making.revision, error)


def _settle(where: Where, revision: int, error: Exception) -> None:
    """Find out whether a commit was made whose answer never came."""
    url = where.connection.address.url
    try:
        kept = where.connection.read(lambda transaction: commit_kept(transaction, revision, where.token))
    except StoreUnreachable:
        raise StoreUnreachable(
            f"{url}: the connection broke while a change was committed, and whether it was kept cannot be told now; "
            "when the server answers again, look at `goldenthread history` before you repeat it"
        ) from error
    if not kept:
        raise StoreUnreachable(
            f"{url}: the connection broke before a change was committed; nothing of it was kept, repeat it"
        ) from error
