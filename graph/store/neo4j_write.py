"""Writes one commit into a Neo4j store, all or nothing.

Few changes are one transaction. Many are written in several, in rows of a revision that is not the head's yet, so that
nobody sees them; they become visible as one when the head moves. All the while the lock on the head is held by a
transaction that moves it in the end: who has lost the lock cannot move it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

import orjson
from neo4j import Transaction

from graph.errors import StaleRevision, StoreBusy, StoreDamaged, StoreUnreachable, WrongUse
from graph.model import UNDO, Change, Commit
from graph.planned import NewReadings, parts_of
from graph.progress import tell
from graph.store.base import Head
from graph.store.chunks import parted
from graph.store.neo4j_connection import Connection, rows, value
from graph.store.neo4j_errors import BROKEN
from graph.store.neo4j_events import READ_AGAIN, Hidden, Making
from graph.store.neo4j_flush import AlreadyThere, EndsMissing, Turns, flush
from graph.store.neo4j_log import commit_kept, moment_of
from graph.store.neo4j_lookup import look_up, look_up_groups, origins_of
from graph.store.neo4j_readings import Group, groups_of
from graph.store.neo4j_rows import Shapes
from graph.store.seal import Secret, commit_digest
from graph.store.series import Portion, portions

CHUNK = 10_000
MOST_AT_ONCE = 20_000
"""With more changes, a commit is written in several transactions."""
TRIES = 3

LOCK = "MATCH (h:Head {name: 'head'}) SET h.lock = $token"
PUT_CHANGES = "UNWIND $rows AS row CREATE (c:Change) SET c = row"
PUT_SECRETS = "UNWIND $rows AS row CREATE (p:Personal) SET p = row"
PUT_REVISION = "CREATE (r:Revision) SET r = $row"
MOVE_HEAD = """
MATCH (h:Head {name: 'head'}) SET h.revision = $revision, h.recorded_at = $recorded_at, h.digest = $digest,
    h.changes = $last
"""
BEGIN_LOAD = "CREATE (p:Pending {token: $token, revision: $revision})"
GO_ON = "MATCH (p:Pending {token: $token}) SET p.until = $number RETURN count(p)"
END_LOAD = "MATCH (p:Pending {token: $token}) DELETE p"
IS_WRITTEN = "MATCH (c:Change {number: $number}) WHERE c.revision = $revision RETURN count(c)"


@dataclass(frozen=True, slots=True)
class Where:
    """What a commit is written into.

    Attributes:
        connection: The database.
        lock: The transaction that holds the lock.
        shapes: How records look.
        token: What tells this commit from every other one.
        head: Where the store stands.
        last: Number of its last change.
    """

    connection: Connection
    lock: Transaction
    shapes: Shapes
    token: str
    head: Head
    last: int


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
    is_load = False
    for chunk in chunks:
        tell("Writing changes", making.number - last)
        if not is_load and making.number - last + len(chunk) > MOST_AT_ONCE:
            is_load = True
            _begin_load(where, making)
        if is_load:
            _write_part(where, making, chunk)
        else:
            with _keepable():
                chunk.take(where.lock, making)
    if making.number == last and not seal:
        raise WrongUse("there is nothing to commit: a commit needs at least one change")
    if is_load:
        _write_rest(where, making)
    else:
        with _stale():
            _put(where.lock, making, making.written(), where.shapes, making.turns, making.groups)
    if seal not in {"", making.digest.hex()}:
        raise StoreDamaged(f"revision {making.revision} does not come out as it was sealed; check what is copied")
    move_head(where, commit, making, recorded_at, making.number - last)
    return making


def _secret_row(secret: Secret, revision: int) -> dict[str, Any]:
    """Return the row of a personal value; one that was forgotten has only its digest."""
    row: dict[str, Any] = {"digest": secret.digest, "revision": revision}
    return row | {"salt": secret.salt, "value": secret.value.decode()} if secret.value else row


def write_bare_commit(where: Where, commit: Commit, *, recorded_at: str) -> int:
    """Write one commit without changes after the head and return its revision: that something was forgotten."""
    digest = commit_digest(bytes.fromhex(where.head.digest), where.head.revision + 1, recorded_at, commit)
    making = Making(where.head.revision + 1, where.last, digest, {})
    move_head(where, commit, making, recorded_at, 0)
    return making.revision


class Chunk(Protocol):
    """Some changes of a commit that are looked up and taken in together."""

    def __len__(self) -> int:
        """Return how many there are."""

    def take(self, transaction: Transaction, making: Making) -> None:
        """Look up what is there, and take the changes in."""


@dataclass(frozen=True, slots=True)
class Single:
    """Changes of different things, one by one."""

    changes: Sequence[Change]
    is_undo: bool

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.changes)

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

    def take(self, transaction: Transaction, making: Making) -> None:
        """Look up what is there, and take the readings in."""
        found = [(measure, record) for measure, _, record in self.portion.series()]
        records = ({"measure": measure, "date": row[0]} for measure, record in found for row in record["readings"])
        look_up_groups(transaction, making, groups_of(records))
        for measure, record in found:
            making.take_series(measure, record, self.origin)


def _chunks(changes: Iterable[Change], *, is_undo: bool) -> Iterator[Chunk]:
    for part in parts_of(changes):
        if isinstance(part, NewReadings):
            yield from (Series(portion, part.origin) for portion in portions(part.columns))
        else:
            yield from (Single(chunk, is_undo) for chunk in parted(part, CHUNK))


@contextmanager
def _keepable() -> Iterator[None]:
    """Refuse what JSON cannot hold."""
    try:
        yield
    except (orjson.JSONEncodeError, UnicodeEncodeError) as error:
        raise WrongUse(f"a change holds something that cannot be kept: {error}") from error


def _put(
    transaction: Transaction,
    making: Making,
    blocks: list[dict[str, Any]],
    shapes: Shapes,
    turns: Turns,
    groups: dict[str, Group],
) -> None:
    """Write personal values, then events, then rows: who reads in between finds in the log what was there before."""
    secrets = [_secret_row(one, making.revision) for one in making.secrets]
    if secrets:
        transaction.run(PUT_SECRETS, rows=secrets).consume()
    if blocks:
        transaction.run(PUT_CHANGES, rows=blocks).consume()
    flush(transaction, turns, groups, shapes)


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
    transaction.run(PUT_REVISION, row=row).consume()
    moved = {name: row[name] for name in ("revision", "recorded_at", "digest", "last")}
    transaction.run(MOVE_HEAD, **moved).consume()
    transaction.run(END_LOAD, token=where.token).consume()
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


@contextmanager
def _stale(*but: type[Exception]) -> Iterator[None]:
    """Say that somebody else was first, where rows could not be written."""
    try:
        yield
    except AlreadyThere as error:
        raise StaleRevision(f"{error} is there already; {READ_AGAIN}") from None
    except EndsMissing as error:
        if isinstance(error, but):
            raise
        missing = f"there is no node {error.ids[0]} that a link or reading could belong to"
        raise StaleRevision(f"{missing}; {READ_AGAIN}") from None


# -- loads ----------------------------------------------------------------------------------------------------------


def _begin_load(where: Where, making: Making) -> None:
    with where.connection.writing() as transaction:
        transaction.run(BEGIN_LOAD, token=where.token, revision=making.revision).consume()


def _write_part(where: Where, making: Making, chunk: Chunk) -> None:
    """Write some changes of a load, and what was taken in before it was known to be one."""
    with _keepable():
        where.connection.read(lambda transaction: chunk.take(transaction, making))
    blocks = making.written()
    turns, groups, later = making.turns, making.groups, Deferred({}, {})
    while True:
        try:
            _write_surely(where, making, blocks, turns, groups)
            break
        except EndsMissing as missing:
            turns, groups, some = _parted(turns, groups, set(missing.ids))
            later.turns |= some.turns
            later.groups |= some.groups
    making.secrets.clear()
    making.turns, making.groups = later.turns, later.groups


def _write_rest(where: Where, making: Making) -> None:
    with _stale():
        _write_surely(where, making, [], making.turns, making.groups)


@dataclass(slots=True)
class Deferred:
    """What waits for nodes that have not come yet, or for links that have not gone yet."""

    turns: Turns
    groups: dict[str, Group]


def _parted(turns: Turns, groups: dict[str, Group], missing: set[str]) -> tuple[Turns, dict[str, Group], Deferred]:
    """Part what becomes of things from what has to wait because of some nodes."""
    waiting = {identity for identity in turns if not missing.isdisjoint(_nodes_of(identity))}
    waits = {key for key in groups if key.partition("\t")[0] in missing}
    return (
        {identity: turn for identity, turn in turns.items() if identity not in waiting},
        {key: group for key, group in groups.items() if key not in waits},
        Deferred({identity: turns[identity] for identity in waiting}, {key: groups[key] for key in waits}),
    )


def _nodes_of(identity: tuple[str, str]) -> list[str]:
    what, key = identity
    parts = key.split("\t")
    return [parts[0], parts[2]] if what == "link" else parts[:1] if what == "node" else []


def _write_surely(
    where: Where, making: Making, blocks: list[dict[str, Any]], turns: Turns, groups: dict[str, Group]
) -> None:
    """Write a part of a load in a transaction of its own; again where its connection broke and it is not there."""
    for last in range(TRIES):
        try:
            with where.connection.writing() as transaction, _stale(EndsMissing):
                if not value(transaction, GO_ON, token=where.token, number=making.number):
                    raise StoreBusy(f"{where.connection.address.url}: another process took over; repeat this load")
                _put(transaction, making, blocks, where.shapes, turns, groups)
        except StoreUnreachable as error:
            if last == TRIES - 1 or not isinstance(error.__cause__, BROKEN) or not blocks:
                raise
            if where.connection.read(lambda transaction: _is_written(transaction, blocks[-1])):
                return
        else:
            return


def _is_written(transaction: Transaction, block: dict[str, Any]) -> bool:
    return bool(rows(transaction, IS_WRITTEN, number=block["number"], revision=block["revision"])[0][0])
