"""The store for one machine: an SQLite file that needs no server (see `graph.store.base` for what it promises).

One connection writes, others read, each call in a transaction of its own; several processes may use one file.
"""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

import orjson

from graph.columns import Columns
from graph.errors import StaleRevision, StoreDamaged, StoreUnreachable, WrongUse
from graph.forgetting import FORGET
from graph.model import Aside, Change, Commit, Link, Node, Reading, What
from graph.ontology import Ontology
from graph.store import column_files
from graph.store import sqlite_connections as connections
from graph.store import sqlite_copy as copies
from graph.store import sqlite_files as files
from graph.store import sqlite_notes as notes
from graph.store import sqlite_read as read
from graph.store.base import Forgotten, Head, Recorded
from graph.store.column_files import Kept, Stamp, mark_of
from graph.store.copying import SealedCommit, Secrets
from graph.store.seal import Secret, hidden_fields, nothing_to_forget
from graph.store.sqlite_columns import read_columns
from graph.store.sqlite_errors import mapped
from graph.store.sqlite_forget import erase_beside, erase_value, write_anew
from graph.store.sqlite_tail import as_kept, brought_up, log_length, tail_length
from graph.store.sqlite_verify import faults_of
from graph.store.sqlite_write import write_bare_commit, write_commit

Clock = Callable[[], datetime]

KEPT_FROM = 50_000
LONGEST_TAIL = 5_000
"""With more changes since the columns were kept, they are read anew, and kept anew."""


def now() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)


class SqliteStore:
    """An organisation in an SQLite file. See `Store` for its methods.

    Attributes:
        path: The file.
    """

    def __init__(
        self,
        path: Path,
        ontology: Ontology,
        *,
        create: bool = True,
        timeout_s: float = connections.BUSY_TIMEOUT_S,
        clock: Clock = now,
        kept_from: int = KEPT_FROM,
    ) -> None:
        """Open a store, and make it if there is none and `create` says so.

        Args:
            path: Its file. The folder must be there.
            ontology: Says which values stay outside the log, and gives the views.
            create: Whether an absent file is made.
            timeout_s: How long to wait for another process that writes.
            clock: What gives the time of commits.
            kept_from: How many nodes and links make it worth while to keep columns beside the file.

        Raises:
            StoreError: If the file cannot be opened, is not ours or is too new.
        """
        self.path = path
        self._timeout_s = timeout_s
        self._clock = clock
        self._kept_from = kept_from
        self._hidden = hidden_fields(ontology)
        self._idle: list[sqlite3.Connection] = []
        self._one_writer = Lock()
        self._is_closed = False
        self._writer: sqlite3.Connection | None = None
        with mapped(path):
            if connections.may_only_read(path):
                files.check_readable(path, timeout_s=timeout_s)
            else:
                files.prepare(path, ontology, create=create, timeout_s=timeout_s)
                self._writer = connections.connect(path, timeout_s=timeout_s)
        self._let_go = weakref.finalize(self, connections.close_all, self._writer, self._idle)
        self._let_go.atexit = False  # then threads may still be reading, and the system closes files

    @property
    def url(self) -> str:
        """Its address, as the user may write it."""
        return f"sqlite:///{self.path.as_posix()}"

    def head(self) -> Head:
        """Return where it stands."""
        with self._reading() as connection:
            return read.read_head(connection)

    def append(self, commit: Commit, changes: Iterable[Change], *, expected: int | None = None) -> int:
        """Add one commit, all or nothing and durable, and return its revision; see `Store.append`."""
        with self._writing() as writer, files.transaction(writer, write=True):
            head = read.read_head(writer)
            if expected not in {None, head.revision}:
                raise StaleRevision(
                    f"{self.path}: it is at revision {head.revision}, not {expected} any more; read again and repeat"
                )
            recorded_at = max(self._clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), head.recorded_at)
            return write_commit(writer, commit, changes, hidden=self._hidden, recorded_at=recorded_at, head=head)

    def forget(self, commit: Commit, node_id: str, field: str) -> Forgotten:
        """Erase every value that a field of a node ever had; see `Store.forget`."""
        with self._writing() as writer:
            with files.transaction(writer, write=True):
                values, plain = erase_value(writer, node_id, field)
                if not values:
                    raise nothing_to_forget(node_id, field, plain)
                head = read.read_head(writer)
                recorded_at = max(self._clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), head.recorded_at)
                revision = write_bare_commit(writer, commit, recorded_at=recorded_at, head=head)
            erase_beside(self.path, node_id, field)
            write_anew(writer)
        return Forgotten(revision, values, plain)

    def commits(self, *, since: int = 0) -> Iterator[Recorded]:
        """Yield the commits after a revision, oldest first."""
        with self._reading() as connection:
            yield from read.read_commits(connection, since)

    def changes(
        self, *, since: int = 0, until: int | None = None, key: str | None = None, what: What | None = None
    ) -> Iterator[tuple[int, Change]]:
        """Yield changes with their revisions, in order; see `Store.changes`."""
        with self._reading() as connection:
            yield from read.read_changes(connection, since, until, key, what)

    def columns(self) -> Columns:
        """Return everything live: from the files beside the store where they serve, else from its tables."""
        with self._reading() as connection:
            head = read.read_head(connection)
            if kept := self._kept_columns(connection):
                return brought_up(connection, kept, head.revision)
            columns = read_columns(connection)
            if len(columns.nodes.ids) + len(columns.links.sources) >= self._kept_from:
                self._keep_columns(connection, columns, head)
        return columns

    def columns_before(self, revision: int) -> Columns | None:
        """Return everything that was live at the nearest earlier revision of which there are files, or None."""
        with self._reading() as connection:
            kept = column_files.load(self._folder, lambda stamp: self._bears(connection, stamp), until=revision)
            return as_kept(connection, kept) if kept else None

    @property
    def _folder(self) -> Path:
        return column_files.folder_of(self.path)

    def _keep_columns(self, connection: sqlite3.Connection, columns: Columns, head: Head) -> None:
        """Write columns beside the file; they only save time: a folder that cannot be written is no fault of it."""
        length = log_length(connection, head.revision)
        stamp = Stamp(head.revision, head.digest, mark_of(self._hidden), length)
        with suppress(OSError):
            column_files.save(self._folder, columns, stamp, self._hidden, lambda older: self._bears(connection, older))

    def _kept_columns(self, connection: sqlite3.Connection) -> Kept | None:
        """Return the columns beside the file, if the log bears them and little has changed since."""

        def is_near(stamp: Stamp) -> bool:
            return self._bears(connection, stamp) and tail_length(connection, stamp.revision) <= LONGEST_TAIL

        return column_files.load(self._folder, is_near)

    def _bears(self, connection: sqlite3.Connection, stamp: Stamp) -> bool:
        """Tell whether the log bears what a stamp says."""
        sealed = read.read_digest(connection, stamp.revision)
        return (stamp.digest, stamp.hidden) == (sealed, mark_of(self._hidden))

    def nodes(self, ids: Collection[str]) -> dict[str, Node]:
        """Return the live nodes among these ids, by id."""
        with self._reading() as connection:
            return read.read_nodes(connection, ids)

    def links(self, ids: Collection[str]) -> list[Link]:
        """Return the live links that touch any of these nodes, ordered by source, kind, target, number."""
        with self._reading() as connection:
            return read.read_links(connection, ids)

    def named(self, name: str) -> list[Node]:
        """Return the live nodes of exactly that name, ordered by id."""
        return self.named_any([name]).get(name, [])

    def named_any(self, names: Collection[str]) -> dict[str, list[Node]]:
        """Return the live nodes of each of these names, ordered by id; names that nothing has are left out."""
        with self._reading() as connection:
            return read.read_named_any(connection, names)

    def readings(self, measures: Collection[str] | None = None) -> Iterator[Reading]:
        """Yield readings of these measures, or of all, ordered by measure and date."""
        with self._reading() as connection:
            yield from read.read_readings(connection, measures)

    def asides(self) -> dict[str, Aside]:
        """Return what is set aside, by finding."""
        with self._reading() as connection:
            return read.read_asides(connection)

    def origins(self) -> dict[str, str]:
        """Return what brought each live node and link, by key, for those that a load brought."""
        with self._reading() as connection:
            return read.read_origins(connection)

    def keep(self, name: str, text: str) -> None:
        """Keep a note about the store; a second one of that name takes its place."""
        with self._writing() as writer, files.transaction(writer, write=True):
            writer.execute(notes.PUT, (notes.NOTE + name, text))

    def kept(self, start: str) -> dict[str, str]:
        """Return the notes whose names begin with a text, by name, ordered by name."""
        with self._reading() as connection:
            return notes.read_notes(connection, start)

    def sealed(self, *, since: int = 0) -> Iterator[SealedCommit]:
        """Yield the commits after a revision as they were sealed; see `graph.store.copying`."""
        with self._reading() as connection:
            yield from copies.sealed_commits(connection, since)

    def seal_at(self, revision: int) -> str:
        """Return the seal of the log up to a revision, hexadecimal; empty where there is no such revision."""
        with self._reading() as connection:
            return read.read_digest(connection, revision)

    def secrets(self, digests: Collection[str]) -> dict[str, Secret]:
        """Return personal values by their digests; those that were forgotten are left out."""
        with self._reading() as connection:
            return copies.read_secrets(connection, digests)

    def take_over(self, commit: SealedCommit, secrets: Secrets) -> None:
        """Add a commit that was made elsewhere, with its time and its seal, all or nothing."""
        with self._writing() as writer, files.transaction(writer, write=True):
            copies.write_sealed(writer, commit, secrets, read.read_head(writer))
        if commit.recorded.commit.action == FORGET:
            with self._writing() as writer:
                write_anew(writer)

    def verify(self) -> list[str]:
        """Check the seal of the log and the projection; return every fault in words, none if all is well."""
        with self._reading() as connection:
            return faults_of(connection)

    def backup(self, path: Path) -> None:
        """Write a complete copy of the store to a new file, while it is in use.

        Raises:
            WrongUse: If there is a file of that name.
            StoreUnreachable: If it cannot be written.
        """
        self._refuse_if_closed()
        part = files.beside(path, "part")
        with mapped(path), files.whole_or_nothing(part):
            if path.exists():
                raise WrongUse(f"{path}: there is a file of that name already; choose another name or move it away")
            files.copy_database(self.path, part)
            part.rename(path)
            files.make_durable(path)

    def close(self) -> None:
        """Let go of the store. It can not be used any more. One that nobody holds any more is let go of by itself."""
        with mapped(self.path), self._one_writer:
            self._is_closed = True
            self._let_go()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Lend the connection that writes, to one at a time."""
        with mapped(self.path), self._one_writer:
            self._refuse_if_closed()
            if self._writer is None:
                raise StoreUnreachable(f"{self.path}: {connections.HOW_TO_WRITE}")
            yield self._writer

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection that sees one revision until it is given back."""
        with mapped(self.path):
            self._refuse_if_closed()
            try:
                with self._lent() as connection, files.transaction(connection, write=False):
                    yield connection
            except (KeyError, orjson.JSONDecodeError) as error:
                raise StoreDamaged(
                    f"{self.path}: something in it cannot be read ({error}); restore a backup"
                ) from error

    @contextmanager
    def _lent(self) -> Iterator[sqlite3.Connection]:
        if self._writer is None:
            with connections.connection_to(self.path, self._timeout_s) as connection:
                yield connection
            return
        connection = self._idle.pop() if self._idle else connections.connect(self.path, timeout_s=self._timeout_s)
        try:
            yield connection
        finally:
            if self._is_closed or connection.in_transaction:
                connection.close()
            else:
                self._idle.append(connection)

    def _refuse_if_closed(self) -> None:
        if self._is_closed:
            raise StoreUnreachable(f"{self.path}: this store is closed; open it again")
