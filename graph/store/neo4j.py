"""The store for those who outgrow one machine: a Neo4j database (see `graph.store.base` for what it promises).

Labels are kinds, relationship types are kinds of links in upper case, properties are fields; docs/neo4j.md shows it to
those who ask in Cypher. Several processes may use one database.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from neo4j import Transaction

from graph.columns import Columns
from graph.errors import StaleRevision, StoreError
from graph.model import Aside, Change, Commit, Link, Node, Reading, What
from graph.ontology import Ontology
from graph.store import neo4j_copy as copies
from graph.store import neo4j_live as live
from graph.store.base import Forgotten, Head, Recorded
from graph.store.copying import SealedCommit, Secrets
from graph.store.neo4j_address import NOBODY, Login, address_of
from graph.store.neo4j_backup import write_backup
from graph.store.neo4j_columns import read_columns
from graph.store.neo4j_connection import Connection, rows
from graph.store.neo4j_forget import erase_value
from graph.store.neo4j_kept import KEPT_FROM, KeptColumns
from graph.store.neo4j_load import Where
from graph.store.neo4j_log import read_changes, read_commits, read_head, read_standing
from graph.store.neo4j_rows import Shapes
from graph.store.neo4j_schema import prepare
from graph.store.neo4j_sweep import is_needed, sweep
from graph.store.neo4j_verify import faults_of
from graph.store.neo4j_write import LOCK, write_bare_commit, write_commit
from graph.store.seal import Secret, hidden_fields, nothing_to_forget

Clock = Callable[[], datetime]

BUSY_TIMEOUT_S = 10.0
SOON_S = 2.0
"""How long a lock that nobody holds may take to get, on a server that is busy."""
KEEP = "MERGE (n:Note {name: $name}) SET n.text = $text"
KEPT = "MATCH (n:Note) WHERE n.name STARTS WITH $start RETURN n.name, n.text"


def now() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)


class Neo4jStore:
    """An organisation in a Neo4j database. See `Store` for its methods."""

    def __init__(
        self,
        url: str,
        ontology: Ontology,
        *,
        login: Login = NOBODY,
        create: bool = True,
        timeout_s: float = BUSY_TIMEOUT_S,
        clock: Clock = now,
    ) -> None:
        """Open a store, and make it if there is none and `create` says so.

        Args:
            url: Its address; see `graph.store.neo4j_address`.
            ontology: Says which values stay outside the log, which are dates, and gives the constraints.
            login: Who logs in.
            create: Whether an absent one is made.
            timeout_s: How long to wait for another process that writes.
            clock: What gives the time of commits.

        Raises:
            WrongUse: If it is no such address.
            StoreError: If it cannot be opened, is not ours or is too new.
        """
        self._connection = Connection(address_of(url), login)
        self._timeout_s = timeout_s
        self._clock = clock
        self._ontology = ontology
        self._hidden = hidden_fields(ontology)
        self._shapes = Shapes(ontology)
        self._kept: KeptColumns | None = None
        try:
            self._connection.check_version()
            prepare(self._connection, ontology, create=create)
            self._sweep_if_free()
        except BaseException:
            self._connection.close()
            raise

    def keep_columns(self, cache: Path, *, kept_from: int = KEPT_FROM) -> None:
        """Keep columns on this computer from now on, so that the next start need not read everything.

        Args:
            cache: Folder for those of all stores that are on servers.
            kept_from: How many nodes and links make it worth while.
        """
        self._kept = KeptColumns(self._connection, cache, self._hidden, kept_from)

    @property
    def url(self) -> str:
        """Its address, as the user may write it."""
        return self._connection.address.url

    def head(self) -> Head:
        """Return where it stands."""
        return self._connection.read(read_head)

    def append(self, commit: Commit, changes: Iterable[Change], *, expected: int | None = None) -> int:
        """Add one commit, all or nothing and durable, and return its revision; see `Store.append`."""
        with self._writing() as where:
            head = where.head
            if expected not in {None, head.revision}:
                raise StaleRevision(
                    f"{self.url}: it is at revision {head.revision}, not {expected} any more; read again and repeat"
                )
            return write_commit(where, commit, changes, hidden=self._hidden, recorded_at=self._time(head))

    def _time(self, head: Head) -> str:
        """Return the time of a commit now: never before the last one, even if the clock was put back."""
        return max(self._clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), head.recorded_at)

    def forget(self, commit: Commit, node_id: str, field: str) -> Forgotten:
        """Erase every value that a field of a node ever had; see `Store.forget`."""
        with self._writing() as where:
            values, plain = erase_value(where, node_id, field)
            if not values:
                raise nothing_to_forget(node_id, field, plain)
            revision = write_bare_commit(where, commit, recorded_at=self._time(where.head))
        return Forgotten(revision, values, plain)

    def commits(self, *, since: int = 0) -> Iterator[Recorded]:
        """Yield the commits after a revision, oldest first."""
        yield from (one for one, _, _ in self._connection.read(lambda transaction: read_commits(transaction, since)))

    def changes(
        self, *, since: int = 0, until: int | None = None, key: str | None = None, what: What | None = None
    ) -> Iterator[tuple[int, Change]]:
        """Yield changes with their revisions, in order; see `Store.changes`."""
        yield from read_changes(self._connection, since, until, key, what)

    def columns(self) -> Columns:
        """Return everything live: from columns kept on this computer where they serve, else from the database."""
        return self._kept.columns() if self._kept else read_columns(self._connection)

    def columns_before(self, revision: int) -> Columns | None:
        """Return everything that was live at the nearest earlier revision of which columns are kept here, or None."""
        return self._kept.before(revision) if self._kept else None

    def nodes(self, ids: Collection[str]) -> dict[str, Node]:
        """Return the live nodes among these ids, by id."""
        return self._connection.read(lambda transaction: live.read_nodes(transaction, ids))

    def links(self, ids: Collection[str]) -> list[Link]:
        """Return the live links that touch any of these nodes, ordered by source, kind, target, number."""
        return self._connection.read(lambda transaction: live.read_links(transaction, ids))

    def named(self, name: str) -> list[Node]:
        """Return the live nodes of exactly that name, ordered by id."""
        return self.named_any([name]).get(name, [])

    def named_any(self, names: Collection[str]) -> dict[str, list[Node]]:
        """Return the live nodes of each of these names, ordered by id; names that nothing has are left out."""
        return self._connection.read(lambda transaction: live.read_named_any(transaction, names))

    def readings(self, measures: Collection[str] | None = None) -> Iterator[Reading]:
        """Yield readings of these measures, or of all, ordered by measure and date."""
        yield from live.read_readings(self._connection, measures)

    def asides(self) -> dict[str, Aside]:
        """Return what is set aside, by finding."""
        return self._connection.read(live.read_asides)

    def origins(self) -> dict[str, str]:
        """Return what brought each live node and link, by key, for those that a load brought."""
        return self._connection.read(live.read_origins)

    def keep(self, name: str, text: str) -> None:
        """Keep a note about the store; a second one of that name takes its place."""
        with self._connection.writing() as transaction:
            transaction.run(KEEP, name=name, text=text).consume()

    def kept(self, start: str) -> dict[str, str]:
        """Return the notes whose names begin with a text, by name, ordered by name."""
        found = self._connection.read(lambda transaction: rows(transaction, KEPT, start=start))
        return dict(sorted(found))

    def sealed(self, *, since: int = 0) -> Iterator[SealedCommit]:
        """Yield the commits after a revision as they were sealed; see `graph.store.copying`."""
        yield from copies.sealed_commits(self._connection, since)

    def seal_at(self, revision: int) -> str:
        """Return the seal of the log up to a revision, hexadecimal; empty where there is no such revision."""
        return self._connection.read(lambda transaction: copies.read_seal(transaction, revision))

    def secrets(self, digests: Collection[str]) -> dict[str, Secret]:
        """Return personal values by their digests; those that were forgotten are left out."""
        return self._connection.read(lambda transaction: copies.read_secrets(transaction, digests))

    def take_over(self, commit: SealedCommit, secrets: Secrets) -> None:
        """Add a commit that was made elsewhere, with its time and its seal, all or nothing."""
        with self._writing() as where:
            copies.write_sealed(where, commit, secrets)

    def backup(self, path: Path) -> None:
        """Write a complete copy of the store to a new file, while it is in use: a store in SQLite.

        Raises:
            WrongUse: If there is a file of that name.
            StoreUnreachable: If it cannot be written.
        """
        write_backup(self, path, self._ontology)

    def verify(self) -> list[str]:
        """Check the seal of the log and the projection; return every fault in words, none if all is well."""
        return faults_of(self._connection)

    def close(self) -> None:
        """Let go of the store. It can not be used any more."""
        self._connection.close()

    @contextmanager
    def _writing(self) -> Iterator[Where]:
        """Lend what a commit is written into, to one at a time."""
        token = secrets.token_hex(16)
        with self._connection.locked(LOCK, self._timeout_s) as lock:
            head, last, cut_short = read_standing(lock)
            if cut_short:
                sweep(self._connection, head.revision, self._shapes)
            try:
                yield Where(self._connection, lock, self._shapes, token, head, last)
            except BaseException:
                with suppress(StoreError):
                    self._take_back(lock, head)
                raise

    def _take_back(self, lock: Transaction, head: Head) -> None:
        """Sweep at once what a load left that failed; where that fails too, whoever writes next does it."""
        if not lock.closed() and self._connection.read(is_needed):
            sweep(self._connection, head.revision, self._shapes)

    def _sweep_if_free(self) -> None:
        """Sweep what a killed load left, unless somebody writes now or this user may only read."""
        if self._connection.read(is_needed):
            with suppress(StoreError), self._connection.locked(LOCK, SOON_S) as lock:
                sweep(self._connection, read_head(lock).revision, self._shapes)
