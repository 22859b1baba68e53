"""Writes what a commit has taken in: at once, or in parts where it is a load.

While one part of a load is written, the next one is looked up and made: server and process work side by side.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

import orjson
from neo4j import Transaction

from graph.errors import StaleRevision, StoreBusy, StoreUnreachable, WrongUse
from graph.store.base import Head
from graph.store.neo4j_connection import Connection, rows, value
from graph.store.neo4j_errors import BROKEN
from graph.store.neo4j_events import READ_AGAIN, Making
from graph.store.neo4j_flush import AlreadyThere, EndsMissing, Turns, flush
from graph.store.neo4j_readings import Group
from graph.store.neo4j_rows import Shapes
from graph.store.seal import Secret

TRIES = 3

PUT_CHANGES = "UNWIND $rows AS row CREATE (c:Change) SET c = row"
PUT_SECRETS = "UNWIND $rows AS row CREATE (p:Personal) SET p = row"
BEGIN_LOAD = "CREATE (p:Pending {token: $token, revision: $revision})"
GO_ON = "MATCH (p:Pending {token: $token}) SET p.until = $number RETURN count(p)"
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


class Chunk(Protocol):
    """Some changes of a commit that are looked up and taken in together."""

    def __len__(self) -> int:
        """Return how many there are."""

    def touched(self) -> Collection[Hashable]:
        """Return what tells the things and groups of readings that are changed from all others."""

    def take(self, transaction: Transaction, making: Making) -> None:
        """Look up what is there, and take the changes in."""


@dataclass(slots=True)
class Part:
    """What has been taken in and is to be written together.

    Attributes:
        number: Of the last event taken in.
        blocks: Rows of the log.
        secrets: Rows of personal values.
        turns: What becomes of nodes, links and findings set aside.
        groups: What nodes of readings shall hold.
    """

    number: int
    blocks: list[dict[str, Any]]
    secrets: list[dict[str, Any]]
    turns: Turns
    groups: dict[str, Group]


def taken_in(making: Making) -> Part:
    """Return what has been taken in and not written yet; it is not held there any more."""
    secrets = [_secret_row(one, making.revision) for one in making.secrets]
    part = Part(making.number, making.written(), secrets, making.turns, making.groups)
    making.secrets.clear()
    making.turns, making.groups = {}, {}
    return part


def _secret_row(secret: Secret, revision: int) -> dict[str, Any]:
    """Return the row of a personal value; one that was forgotten has only its digest."""
    row: dict[str, Any] = {"digest": secret.digest, "revision": revision}
    return row | {"salt": secret.salt, "value": secret.value.decode()} if secret.value else row


@contextmanager
def keepable() -> Iterator[None]:
    """Refuse what JSON cannot hold."""
    try:
        yield
    except (orjson.JSONEncodeError, UnicodeEncodeError) as error:
        raise WrongUse(f"a change holds something that cannot be kept: {error}") from error


@contextmanager
def stale(*but: type[Exception]) -> Iterator[None]:
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


def put(transaction: Transaction, part: Part, shapes: Shapes) -> None:
    """Write personal values, then events, then rows: who reads in between finds in the log what was there before."""
    if part.secrets:
        transaction.run(PUT_SECRETS, rows=part.secrets).consume()
    if part.blocks:
        transaction.run(PUT_CHANGES, rows=part.blocks).consume()
    flush(transaction, part.turns, part.groups, shapes)


@dataclass
class Load:
    """A commit that is written in parts; it is a context that waits for what is under way.

    Attributes:
        where: What it is written into.
        making: The commit on its way.
    """

    where: Where
    making: Making
    _worker: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "neo4j-load"))
    _under_way: Future[Deferred] | None = None
    _touched: set[Hashable] = field(default_factory=set)

    def __enter__(self) -> Load:
        """Make it known that a load is under way, so that whatever it leaves can be swept."""
        with self.where.connection.writing() as transaction:
            transaction.run(BEGIN_LOAD, token=self.where.token, revision=self.making.revision).consume()
        return self

    def __exit__(self, *_: object) -> None:
        self._worker.shutdown(wait=True)

    def take(self, chunk: Chunk) -> None:
        """Take some changes in, and let them be written with what was taken in before it was known to be a load."""
        if not self._touched.isdisjoint(chunk.touched()):
            self._join()
        with keepable():
            self.where.connection.read(lambda transaction: chunk.take(transaction, self.making))
        self._join()
        self._touched = {*self.making.turns, *self.making.groups}
        self._under_way = self._worker.submit(self._write, taken_in(self.making))

    def finish(self) -> None:
        """Write what had to wait.

        Raises:
            StaleRevision: If it waits for what is not there.
        """
        self._join()
        with stale():
            self._write_surely(taken_in(self.making))

    def _join(self) -> None:
        """Wait for the part that is under way, and hold what of it has to wait for others."""
        if self._under_way is not None:
            under_way, self._under_way = self._under_way, None
            later = under_way.result()
            self.making.turns |= later.turns
            self.making.groups |= later.groups
            self._touched = set()

    def _write(self, part: Part) -> Deferred:
        """Write a part, but for what has to wait for nodes that have not come yet or links that have not gone yet."""
        later = Deferred({}, {})
        while True:
            try:
                self._write_surely(part)
            except EndsMissing as missing:
                part, some = _parted(part, set(missing.ids))
                later.turns |= some.turns
                later.groups |= some.groups
            else:
                return later

    def _write_surely(self, part: Part) -> None:
        """Write a part in a transaction of its own; again where its connection broke and it is not there."""
        for last in range(TRIES):
            try:
                with self.where.connection.writing() as transaction, stale(EndsMissing):
                    self._go_on(transaction, part.number)
                    put(transaction, part, self.where.shapes)
            except StoreUnreachable as error:
                if last == TRIES - 1 or not isinstance(error.__cause__, BROKEN) or not part.blocks:
                    raise
                if self.where.connection.read(lambda transaction: _is_written(transaction, part.blocks[-1])):
                    return
            else:
                return

    def _go_on(self, transaction: Transaction, number: int) -> None:
        if not value(transaction, GO_ON, token=self.where.token, number=number):
            raise StoreBusy(f"{self.where.connection.address.url}: another process took over; repeat this load")


@dataclass(slots=True)
class Deferred:
    """What waits for nodes that have not come yet, or for links that have not gone yet."""

    turns: Turns
    groups: dict[str, Group]


def _parted(part: Part, missing: set[str]) -> tuple[Part, Deferred]:
    """Part what becomes of things from what has to wait because of some nodes."""
    turns, groups = part.turns, part.groups
    waiting = {identity for identity in turns if not missing.isdisjoint(_nodes_of(identity))}
    waits = {key for key in groups if key.partition("\t")[0] in missing}
    now = Part(
        part.number,
        part.blocks,
        part.secrets,
        {identity: turn for identity, turn in turns.items() if identity not in waiting},
        {key: group for key, group in groups.items() if key not in waits},
    )
    return now, Deferred({identity: turns[identity] for identity in waiting}, {key: groups[key] for key in waits})


def _nodes_of(identity: tuple[str, str]) -> list[str]:
    what, key = identity
    parts = key.split("\t")
    return [parts[0], parts[2]] if what == "link" else parts[:1] if what == "node" else []


def _is_written(transaction: Transaction, block: dict[str, Any]) -> bool:
    return bool(rows(transaction, IS_WRITTEN, number=block["number"], revision=block["revision"])[0][0])
