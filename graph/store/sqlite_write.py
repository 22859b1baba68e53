"""Writes one commit into a SQLite store: its events, sealed, and the live rows, in the caller's one transaction."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import orjson

from graph.errors import StaleRevision, WrongUse
from graph.model import UNDO, Change, Commit, Record
from graph.planned import NewReadings, parts_of
from graph.progress import tell
from graph.records import key_of, same
from graph.store import sqlite_rows as rows
from graph.store.base import Head
from graph.store.chunks import parted
from graph.store.ends import Ends
from graph.store.seal import canonical, change_digest, commit_digest, covered, digests_in, secret_of
from graph.store.series import SERIES, Portion, portions
from graph.store.sqlite_live import ends_missing, former_origin, last_event_of, live_record
from graph.store.sqlite_rows import Row, keys_of
from graph.store.sqlite_schema import drop_indexes
from graph.store.sqlite_series import first_there, put_rows

CHUNK = 5000
MOST_KEYS = 200_000
MANY = 10_000
"""After so many changes to an empty store, its indexes are made at the end: each in one go, not entry by entry."""

PUTS = {
    "node": (rows.PUT_NODE, rows.OVER_NODE),
    "link": (rows.PUT_LINK, rows.OVER_LINK),
    "reading": (rows.PUT_READING, rows.OVER_READING),
    "aside": (rows.PUT_ASIDE, rows.OVER_ASIDE),
}
DELETES = {
    "node": "DELETE FROM gt_node WHERE key = ?",
    "link": "DELETE FROM gt_link WHERE source = ? AND kind = ? AND target = ? AND nth = ?",
    "reading": "DELETE FROM gt_reading WHERE measure = ? AND date = ?",
    "aside": "DELETE FROM gt_aside WHERE finding = ?",
}
PUT_EVENT = """
INSERT INTO gt_event (number, revision, what, origin, one, other, old, new, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def write_commit(
    connection: sqlite3.Connection,
    commit: Commit,
    changes: Iterable[Change],
    *,
    hidden: Mapping[str, frozenset[str]],
    recorded_at: str,
    head: Head,
) -> int:
    """Write one commit after `head` and return its revision. The caller begins, commits and takes back.

    Args:
        connection: Inside a transaction that may write.
        commit: Who, why and from where.
        changes: At least one.
        hidden: By kind, the fields whose values stay outside the log.
        recorded_at: Time of the commit.
        head: Where the store stands.

    Raises:
        StaleRevision: If an `old` is not what is live, or a link or reading would be left without its node.
        WrongUse: If there is no change.
    """
    writer = CommitWriter(connection, commit, head.revision + 1, hidden)
    writer.digest = commit_digest(bytes.fromhex(head.digest), writer.revision, recorded_at, commit)
    first = writer.event
    indexes: list[str] = []
    for _ in _steps(writer, changes):
        tell("Writing changes", writer.event - first)
        if not head.revision and not indexes and writer.event - first >= MANY:
            indexes = drop_indexes(connection)
    for index in indexes:
        connection.execute(index)
    if writer.event == first:
        raise WrongUse("there is nothing to commit: a commit needs at least one change")
    if missing := ends_missing(connection, writer.ends):
        raise StaleRevision(f"{missing}; read again and repeat")
    put_revision(connection, commit, recorded_at, writer, writer.event - first)
    return writer.revision


def write_bare_commit(connection: sqlite3.Connection, commit: Commit, *, recorded_at: str, head: Head) -> int:
    """Write one commit without changes after `head` and return its revision: that something was forgotten."""
    writer = CommitWriter(connection, commit, head.revision + 1, {})
    writer.digest = commit_digest(bytes.fromhex(head.digest), writer.revision, recorded_at, commit)
    put_revision(connection, commit, recorded_at, writer, 0)
    return writer.revision


def put_revision(
    connection: sqlite3.Connection, commit: Commit, recorded_at: str, writer: CommitWriter, changes: int
) -> None:
    """Write the row of a commit whose changes have been written."""
    connection.execute(
        "INSERT INTO gt_revision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(writer.revision, recorded_at, commit.who, commit.why, commit.source, commit.action, commit.undoes),
            *(changes, writer.event, writer.digest),
        ),
    )


def _steps(writer: CommitWriter, changes: Iterable[Change]) -> Iterator[None]:
    """Write changes step by step."""
    for part in parts_of(changes):
        if isinstance(part, NewReadings):
            for portion in portions(part.columns):
                writer.write_readings(portion, part.origin)
                yield
        else:
            for chunk in parted(part, CHUNK):
                writer.write(chunk)
                yield


@contextmanager
def _keepable() -> Iterator[None]:
    """Refuse what JSON cannot hold."""
    try:
        yield
    except (orjson.JSONEncodeError, UnicodeEncodeError) as error:
        raise WrongUse(f"a change holds something that cannot be kept: {error}") from error


class CommitWriter:
    """One commit on its way: the running digest and number, and what small numbers stand for."""

    def __init__(
        self, connection: sqlite3.Connection, commit: Commit, revision: int, hidden: Mapping[str, frozenset[str]]
    ) -> None:
        self.connection = connection
        self.revision = revision
        self.hidden = hidden
        self.digest = b""
        self.event = int(connection.execute("SELECT coalesce(max(number), 0) FROM gt_event").fetchone()[0])
        self.words: dict[str, int] = dict(connection.execute("SELECT text, code FROM gt_word").fetchall())
        self.keys: dict[str, int] = {}
        self.ends = Ends()
        self.is_undo = commit.action == UNDO

    def write(self, chunk: list[Change]) -> None:
        """Write changes of different things."""
        with _keepable():
            self._learn({node_id for change in chunk for node_id in _ids(change)})
            keyed = [(change, self._row_key(change)) for change in chunk]
            for change, key in keyed:
                self._check(change, key)
            events = [self._event(change, key) for change, key in keyed]
        self.connection.executemany(PUT_EVENT, events)
        self._put([one for one in keyed if one[0].old is None], over=False)
        self._put([one for one in keyed if one[0].old is not None and one[0].new is not None], over=True)
        for change, key in keyed:
            if change.new is None:
                self._delete(change, key)

    def write_readings(self, portion: Portion, origin: str) -> None:
        """Write readings that come, as they do by the million: a series is one event."""
        with _keepable():
            self._learn(set(portion.measures))
            events = [self._series_event(*series, origin) for series in portion.series()]
        self.connection.executemany(PUT_EVENT, events)
        keys = portion.keys(self.keys)
        self.ends.update(keys)
        try:
            put_rows(self.connection, portion, keys, self.revision)
        except sqlite3.IntegrityError:
            first = first_there(self.connection, portion, keys, self.revision)
            raise StaleRevision(f"{first} is there already; read again and repeat") from None

    # -- what must hold ---------------------------------------------------------------------------------------------

    def _check(self, change: Change, key: Row) -> None:
        records = [record for record in (change.old, change.new) if record is not None]
        if not records or any(key_of(change.what, record) != change.key for record in records):
            raise WrongUse(f"the change of {change.what} {change.key!r} does not keep its identity")
        if change.old is not None and not same(change.what, change.old, live_record(self.connection, change.what, key)):
            raise StaleRevision(f"{named(change)} was changed by somebody else; read again and repeat")

    # -- the log ----------------------------------------------------------------------------------------------------

    def _event(self, change: Change, key: Row) -> Row:
        old, new = self._covered(change, key)
        before, after = (b"" if record is None else canonical(record) for record in (old, new))
        if (b"null" in after or new is not change.new) and holds_nothing(change.new or {}):
            raise WrongUse(f"{named(change)} has a value that is none, or not a finite number")
        self.event += 1
        self.digest = change_digest(self.digest, change.what, change.origin, before, after)
        where = (change.what, self._word(change.origin), *_subjects(change, key))
        return (self.event, self.revision, *where, before.decode() or None, after.decode() or None, self.digest)

    def _series_event(self, measure: str, count: int, record: Record, origin: str) -> Row:
        text = canonical(record)
        self.event += count
        self.digest = change_digest(self.digest, SERIES, origin, b"", text)
        where = (SERIES, self._word(origin), self.keys[measure], None)
        return (self.event, self.revision, *where, None, text.decode(), self.digest)

    def _covered(self, change: Change, key: Row) -> tuple[Record | None, Record | None]:
        """Return the records as the log holds them, personal values kept beside it."""
        old, new = change.old, change.new
        if self._is_open(old) and self._is_open(new):
            return old, new
        known: dict[str, str] = {}
        if old is not None:
            known = digests_in(last_event_of(self.connection, change.what, key))
            old = covered(old, self._digests(old, known, old))
            known = digests_in(old)
        if new is not None:
            new = covered(new, self._digests(new, known, change.old))
        return old, new

    def _is_open(self, record: Record | None) -> bool:
        return record is None or record.get("kind") not in self.hidden

    def _digests(self, record: Record, known: Mapping[str, str], former: Record | None) -> dict[str, str]:
        """Return a digest for each personal value: the known one while the value stays, else a fresh one."""
        given: dict[str, Any] = record.get("fields", {})
        before: dict[str, Any] = (former or {}).get("fields", {})
        digests: dict[str, str] = {}
        for name in self.hidden.get(record["kind"], frozenset()) & given.keys():
            if name in known and before.get(name) == given[name]:
                digests[name] = known[name]
                continue
            secret = secret_of(given[name])
            row = (secret.digest, secret.salt, secret.value.decode())
            self.connection.execute("INSERT INTO gt_personal (digest, salt, value) VALUES (?, ?, ?)", row)
            digests[name] = secret.digest
        return digests

    # -- what is live -----------------------------------------------------------------------------------------------

    def _put(self, keyed: list[tuple[Change, Row]], *, over: bool) -> None:
        for what, (put, conflict) in PUTS.items():
            cells = [self._row(change, key) for change, key in keyed if change.what == what]
            if not cells:
                continue
            try:
                self.connection.executemany(put + conflict if over else put, cells)
            except sqlite3.IntegrityError:
                raise StaleRevision(f"{self._first_there(keyed)} is there already; read again and repeat") from None

    def _delete(self, change: Change, key: Row) -> None:
        self.connection.execute(DELETES[change.what], key)
        if change.what == "node":
            self.ends.update(key[:1])

    def _first_there(self, keyed: list[tuple[Change, Row]]) -> str:
        """Return the first change whose thing was there before this commit; its row has an older revision."""
        twice = (change for change, key in keyed if self._revision_of(change, key) not in {None, self.revision})
        return next((named(change) for change in twice), "something")

    def _revision_of(self, change: Change, key: Row) -> int | None:
        where = DELETES[change.what].replace("DELETE", "SELECT revision", 1)
        row = self.connection.execute(where, key).fetchone()
        return row[0] if row else None

    def _row(self, change: Change, key: Row) -> Row:
        record = change.new or {}
        if change.what == "node":
            kind = self._word(record["kind"])
            return (*key, kind, *rows.node_cells(record), self._origin(change, key), self.revision)
        if change.what == "link":
            self.ends.update((key[0], key[2]))
            return (*key, *rows.link_cells(record), self._origin(change, key), self.revision)
        if change.what == "reading":
            self.ends.update(key[:1])
            return (*key, *rows.reading_cells(record), self.revision)
        return (*key, canonical(record).decode(), self.revision)

    def _origin(self, change: Change, key: Row) -> int:
        if self.is_undo and change.old is None and not change.origin:
            return self._word(former_origin(self.connection, change.what, key))
        return self._word(change.origin)

    # -- small numbers ----------------------------------------------------------------------------------------------

    def _row_key(self, change: Change) -> Row:
        record = change.new if change.new is not None else change.old or {}
        if change.what == "node":
            return (self.keys[record["id"]],)
        if change.what == "link":
            kind = self._word(record["kind"])
            return (self.keys[record["from"]], kind, self.keys[record["to"]], record.get("nth", 0))
        return (self.keys[record["measure"]], record["date"]) if change.what == "reading" else (record["finding"],)

    def _learn(self, ids: set[str]) -> None:
        """Find or give the small numbers of nodes; those known before are kept unless they are very many."""
        if len(self.keys) > MOST_KEYS:
            self.keys.clear()
        ids = ids - self.keys.keys()
        self.connection.executemany("INSERT OR IGNORE INTO gt_ident (id) VALUES (?)", [(one,) for one in sorted(ids)])
        self.keys |= keys_of(self.connection, ids)

    def _word(self, text: str) -> int:
        code = self.words.get(text)
        if code is None:
            self.connection.execute("INSERT OR IGNORE INTO gt_word (text) VALUES (?)", (text,))
            found = self.connection.execute("SELECT code FROM gt_word WHERE text = ?", (text,)).fetchone()
            code = self.words[text] = int(found[0])
        return code


def named(change: Change) -> str:
    """Return a change's thing in words, for errors."""
    return f"the {change.what} {change.key.replace(chr(9), ' ')}"


def holds_nothing(value: object) -> bool:
    """Tell whether a record has a value that JSON can only write as null."""
    if isinstance(value, dict):
        return any(holds_nothing(part) for part in value.values())
    if isinstance(value, list):
        return any(holds_nothing(part) for part in value)
    return value is None or (isinstance(value, float) and not math.isfinite(value))


def _subjects(change: Change, key: Row) -> Row:
    if change.what == "link":
        return (key[0], key[2])
    return (None if change.what == "aside" else key[0], None)


def _ids(change: Change) -> tuple[str, ...]:
    record = change.new if change.new is not None else change.old or {}
    if change.what == "node":
        return (record["id"],)
    if change.what == "link":
        return (record["from"], record["to"])
    return (record["measure"],) if change.what == "reading" else ()
