"""Writes what a commit has taken in: at once, or in parts where it is a load.

While one part of a load is written, the next one is looked up, made and laid out: server and process work side by
side.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Hashable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, Protocol

import numpy as np
import orjson
from neo4j import Transaction

from graph.errors import StaleRevision, StoreBusy, StoreUnreachable, WrongUse
from graph.store.base import Head
from graph.store.neo4j_connection import Connection, put_rows, value
from graph.store.neo4j_errors import BROKEN
from graph.store.neo4j_events import READ_AGAIN, Making
from graph.store.neo4j_flush import AlreadyThere, EndsMissing, Inner, Turns, flush, lay_out
from graph.store.neo4j_readings import Group
from graph.store.neo4j_rows import Shapes
from graph.store.seal import Secret

TRIES = 3

PUT_CHANGES = "UNWIND $rows AS row CREATE (c:Change) SET c = row"
PUT_SECRETS = "UNWIND $rows AS row CREATE (p:Personal) SET p = row"
BEGIN_LOAD = "UNWIND $sides AS side CREATE (p:Pending {token: $token, side: side, revision: $revision, until: 0})"
GO_ON = "MATCH (p:Pending {token: $token, side: $side}) SET p.until = $until RETURN count(p)"
IS_DONE = "MATCH (p:Pending {token: $token, side: $side, until: $until}) RETURN count(p)"
LOG, ROWS = "log", "rows"
"""The sides of a load. Each has its own node, which who takes the load over has to lock."""


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
        blocks: Rows of the log.
        secrets: Rows of personal values.
        turns: What becomes of nodes, links and findings set aside.
        groups: What nodes of readings shall hold.
    """

    blocks: list[dict[str, Any]]
    secrets: list[dict[str, Any]]
    turns: Turns
    groups: dict[str, Group]

    @property
    def is_over(self) -> bool:
        """Whether it changes or takes out anything that was there."""
        return any("over" in block for block in self.blocks)


def taken_in(making: Making, shapes: Shapes) -> Part:
    """Return what has been taken in and not written yet, laid out; it is not held there any more."""
    lay_out(making.turns, shapes)
    secrets = [_secret_row(one, making.revision) for one in making.secrets]
    part = Part(making.written(), secrets, making.turns, making.groups)
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


def put(transaction: Transaction, part: Part, inner: Inner | None = None) -> None:
    """Write personal values, then events, then rows: who reads in between finds in the log what was there before."""
    put_log(transaction, part)
    flush(transaction, part.turns, part.groups, inner)


def put_log(transaction: Transaction, part: Part) -> None:
    """Write personal values, then events."""
    if part.secrets:
        put_rows(transaction, PUT_SECRETS, part.secrets)
    if part.blocks:
        put_rows(transaction, PUT_CHANGES, part.blocks)


@dataclass
class _NewLinks:
    """The links that a load brings, which nothing need be asked about where it has made their ends.

    Once a load takes links out, the same may come again: from then on each is looked up.

    Attributes:
        inner: The nodes that it has made.
    """

    inner: Inner = field(default_factory=Inner)
    _came: array[int] = field(default_factory=lambda: array("q"))
    _looks: bool = False

    def begin(self, turns: Turns) -> Inner | None:
        """Return by what new links are written; None to look every one of them up."""
        self._looks = self._looks or any(
            what == "link" and turn.before is not None and turn.after is None for (what, _), turn in turns.items()
        )
        return None if self._looks else self.inner

    def end(self, turns: Turns) -> None:
        """Take down which links have come."""
        if not self._looks:
            self._came.extend(
                hash(key)
                for (what, key), turn in turns.items()
                if what == "link" and turn.before is None and turn.after is not None
            )

    def check(self) -> None:
        """Refuse a load in which a link has come twice.

        Raises:
            StaleRevision: As said.
        """
        came = np.array(self._came, dtype=np.int64)
        if len(np.unique(came)) < len(came):
            raise StaleRevision(f"a link comes twice in what was to be loaded; {READ_AGAIN}")


@dataclass
class Load:
    """A commit that is written in parts; it is a context that waits for what is under way.

    What the log says of a part and its rows are written side by side, each in a transaction of its own, unless
    something was there before: then who reads in between has to find it in the log.

    Attributes:
        where: What it is written into.
        making: The commit on its way.
    """

    where: Where
    making: Making
    _workers: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(2, "neo4j-load"))
    _under_way: list[Future[Deferred]] = field(default_factory=list)
    _touched: set[Hashable] = field(default_factory=set)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))
    _links: _NewLinks = field(default_factory=_NewLinks)

    def __enter__(self) -> Load:
        """Make it known that a load is under way, so that whatever it leaves can be swept."""
        said = {"token": self.where.token, "revision": self.making.revision, "sides": [LOG, ROWS]}
        with self.where.connection.writing() as transaction:
            transaction.run(BEGIN_LOAD, said).consume()
        return self

    def __exit__(self, *_: object) -> None:
        self._workers.shutdown(wait=True)

    def take(self, chunk: Chunk) -> None:
        """Take some changes in, and let them be written with what was taken in before it was known to be a load."""
        if not self._touched.isdisjoint(chunk.touched()):
            self._join()
        with keepable():
            self.where.connection.read(lambda transaction: chunk.take(transaction, self.making))
        part = taken_in(self.making, self.where.shapes)
        self._join()
        self._touched = {*part.turns, *part.groups}
        if part.is_over:
            self._under_way = [self._workers.submit(self._write, part)]
        else:
            log, rows_alone = replace(part, turns={}, groups={}), replace(part, blocks=[], secrets=[])
            self._under_way = [
                self._workers.submit(one, of) for one, of in ((self._log, log), (self._write, rows_alone))
            ]

    def finish(self) -> None:
        """Write what had to wait.

        Raises:
            StaleRevision: If it waits for what is not there, or a link has come twice.
        """
        self._join()
        rest = taken_in(self.making, self.where.shapes)
        with stale():
            self._put(rest)
            self._links.check()

    def _join(self) -> None:
        """Wait for the part that is under way, and hold what of it has to wait for others."""
        under_way, self._under_way = self._under_way, []
        wait(under_way)
        for one in under_way:
            later = one.result()
            self.making.turns |= later.turns
            self.making.groups |= later.groups
        self._touched = set()

    def _log(self, part: Part) -> Deferred:
        """Write what the log says of a part."""
        self._surely(LOG, lambda transaction: put_log(transaction, part))
        return Deferred({}, {})

    def _write(self, part: Part) -> Deferred:
        """Write a part, but for what has to wait for nodes that have not come yet or links that have not gone yet."""
        later = Deferred({}, {})
        while True:
            try:
                self._put(part)
            except EndsMissing as missing:
                part, some = _parted(part, set(missing.ids))
                later.turns |= some.turns
                later.groups |= some.groups
            else:
                return later

    def _put(self, part: Part) -> None:
        inner = self._links.begin(part.turns)

        def work(transaction: Transaction) -> None:
            self._links.inner.settle(is_kept=False)
            put(transaction, part, inner)

        is_heard = self._surely(ROWS, work)
        self._links.inner.settle(is_kept=is_heard)
        self._links.end(part.turns)

    def _surely(self, side: str, work: Callable[[Transaction], None]) -> bool:
        """Do work in a transaction of its own; again where its connection broke and it was not done.

        Returns:
            Whether the server said that it was done.
        """
        number = next(self._numbers)
        for last in range(TRIES):
            try:
                with self.where.connection.writing() as transaction, stale(EndsMissing):
                    self._go_on(transaction, side, number)
                    work(transaction)
            except StoreUnreachable as error:
                if last == TRIES - 1 or not isinstance(error.__cause__, BROKEN):
                    raise
                if self._is_done(side, number):
                    return False
            else:
                return True
        raise AssertionError("the last try returns or raises")

    def _go_on(self, transaction: Transaction, side: str, number: int) -> None:
        if not value(transaction, GO_ON, token=self.where.token, side=side, until=number):
            raise StoreBusy(f"{self.where.connection.address.url}: another process took over; repeat this load")

    def _is_done(self, side: str, number: int) -> bool:
        said = {"token": self.where.token, "side": side, "until": number}
        return bool(self.where.connection.read(lambda transaction: value(transaction, IS_DONE, **said)))


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
