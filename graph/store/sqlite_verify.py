"""Finds what was changed in a SQLite store behind our back: in the log, beside it, or in what is live.

What it cannot find: a file put back as a whole to an older state, and a log made anew from its first change.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

import orjson

from graph.model import Change, Commit, Record, What
from graph.records import change_of, key_of, link_record, node_record, reading_record
from graph.store import sqlite_rows as rows
from graph.store.live_by_log import LiveByLog
from graph.store.marks import UNREADABLE, mark_of
from graph.store.seal import GENESIS, Secret, change_digest, commit_digest, digests_in, opened
from graph.store.series import SERIES, readings_in
from graph.store.sqlite_read import personal_values

EVENTS = """
SELECT event.number, event.revision, event.what, origin.text, event.old, event.new, event.digest, one.id, other.id
FROM gt_event AS event LEFT JOIN gt_word AS origin ON origin.code = event.origin
LEFT JOIN gt_ident AS one ON one.key = event.one
LEFT JOIN gt_ident AS other ON other.key = event.other
WHERE event.number > ? AND event.number <= ? ORDER BY event.number
"""
REVISIONS = """
SELECT revision, changes, last_event, recorded_at, who, why, source, action, undoes, digest FROM gt_revision
ORDER BY revision
"""


def faults_of(connection: sqlite3.Connection) -> list[str]:
    """Return every fault in words, in the order of the log; none if all is well."""
    damage = [row[0] for row in connection.execute("PRAGMA quick_check") if row[0] != "ok"]
    if damage:
        return [f"the file is damaged: {text}" for text in damage]
    log = _Log(connection)
    found = list(log.faults())
    try:
        return [*found, *_personal_faults(connection), *_live_faults(connection, log)]
    except UNREADABLE as error:
        return [*found, f"some of what is live cannot be read: {error!r}"]


@dataclass
class _Log:
    """A walk along the log: the seal so far, and what is live by it."""

    connection: sqlite3.Connection
    live: LiveByLog = field(default_factory=LiveByLog)
    digest: bytes = GENESIS
    last: int = 0

    def faults(self) -> Iterator[str]:
        """Yield the faults of the log in its order."""
        self.value_of = personal_values(self.connection)
        former = 0
        for revision, changes, last, recorded_at, *said, sealed in self.connection.execute(REVISIONS):
            if revision != former + 1:
                yield f"revision {former + 1} is missing"
            if changes != last - self.last:
                yield f"revision {revision} says it has {changes} changes, and has {last - self.last}"
            commit = Commit(*said)
            self.digest = commit_digest(self.digest, revision, recorded_at, commit)
            yield from self._revision_faults(revision, commit, last)
            if self.digest != sealed:
                yield f"revision {revision} does not end as it was sealed"
            self.digest, former = sealed, revision
        beyond = self.connection.execute("SELECT count(*) FROM gt_event WHERE number > ?", (self.last,)).fetchone()[0]
        if beyond:
            yield f"{beyond} changes belong to no revision"

    def _revision_faults(self, revision: int, commit: Commit, last: int) -> Iterator[str]:
        for number, belongs, what, origin, old, new, sealed, one, other in self.connection.execute(
            EVENTS, (self.last, last)
        ):
            self.digest = change_digest(self.digest, what, origin or "", (old or "").encode(), (new or "").encode())
            is_sealed, before = self.digest == sealed, self.last
            self.digest, self.last = sealed, number
            try:
                changes = list(self._changes(what, old, new, origin or ""))
            except UNREADABLE:
                yield f"revision {revision}, change {number}: it cannot be read"
                continue
            where = f"revision {revision}, change {number} ({what} {_shown(changes[0].key)})"
            if not is_sealed:
                yield f"{where}: it, or what is said of its revision, is not what was sealed"
            is_next = number == before + len(changes) and belongs == revision
            if not is_next or any((one, other) != _subjects(change) for change in changes):
                yield f"{where}: it does not stand where it was written"
            for change in changes:
                yield from self.live.take(where, change, revision, commit)

    def _changes(
        self, what: What | Literal["series"], old: str | None, new: str | None, origin: str
    ) -> Iterator[Change]:
        """Yield the changes of an event, at least one."""
        if what != SERIES:
            yield change_of(what, self._opened(old), self._opened(new), origin)
            return
        records = list(readings_in(orjson.loads(new or "")))
        if not records:
            raise ValueError("a series holds no reading")
        yield from (change_of("reading", None, record, origin) for record in records)

    def _opened(self, text: str | None) -> Record | None:
        return None if text is None else opened(orjson.loads(text), self.value_of)


def _subjects(change: Change) -> tuple[str | None, str | None]:
    record = change.new or change.old or {}
    if change.what == "link":
        return record["from"], record["to"]
    if change.what == "aside":
        return None, None
    return record["id" if change.what == "node" else "measure"], None


def _personal_faults(connection: sqlite3.Connection) -> Iterator[str]:
    for digest, salt, value in connection.execute("SELECT digest, salt, value FROM gt_personal ORDER BY digest"):
        if value is not None and not Secret(digest, salt or b"", value.encode()).holds:
            yield f"the personal value {digest[:12]} is not what was sealed"
    kept = {row[0] for row in connection.execute("SELECT digest FROM gt_personal")}
    for text in _texts_with_digests(connection):
        for name, digest in digests_in(orjson.loads(text)).items():
            if digest not in kept:
                yield f"the personal value {digest[:12]} of {name} is missing"


def _texts_with_digests(connection: sqlite3.Connection) -> Iterator[str]:
    covered = """
    SELECT old FROM gt_event WHERE instr(old, '{"hidden":') UNION ALL
    SELECT new FROM gt_event WHERE instr(new, '{"hidden":')
    """
    return (text for (text,) in connection.execute(covered))


def _live_faults(connection: sqlite3.Connection, log: _Log) -> Iterator[str]:
    left = dict(log.live.known)
    for what, record, revision, origin in _live(connection):
        key = key_of(what, record)
        known = left.pop((what, key), None)
        if known is None:
            yield f"the {what} {_shown(key)} is there, but not by the log"
        elif known.mark != mark_of(what, record):
            yield f"the {what} {_shown(key)} is not as the log says"
        elif known.revision != revision or (origin is not None and known.origin != origin):
            yield f"the {what} {_shown(key)} does not say rightly which change or load it came from"
    for absent, key in left:
        yield f"the {absent} {_shown(key)} should be there, by the log"


def _live(connection: sqlite3.Connection) -> Iterator[tuple[What, Record, int, str | None]]:
    words: dict[int, str] = dict(connection.execute("SELECT code, text FROM gt_word"))
    for *row, origin, revision in connection.execute(_with_notes(rows.NODE_SELECT, "node")):
        yield "node", node_record(rows.node_of_row(tuple(row))), revision, words.get(origin, "")
    for *row, origin, revision in connection.execute(_with_notes(rows.LINK_SELECT, "link")):
        yield "link", link_record(rows.link_of_row(tuple(row))), revision, words.get(origin, "")
    for *row, revision in connection.execute(rows.READING_SELECT.replace("\nFROM", ", reading.revision\nFROM")):
        yield "reading", reading_record(rows.reading_of_row(tuple(row))), revision, None
    for body, revision in connection.execute("SELECT body, revision FROM gt_aside ORDER BY finding"):
        yield "aside", orjson.loads(body), revision, None


def _with_notes(select: str, table: str) -> str:
    return select.replace("\nFROM", f", {table}.origin, {table}.revision\nFROM", 1)


def _shown(key: str) -> str:
    return key.replace("\t", " ")
