"""A SQLite store as one that is copied: its log as it was sealed, out and in."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from graph.errors import StoreDamaged
from graph.forgetting import FORGET, forgotten_in
from graph.model import Change, Commit, Record
from graph.reading_columns import NONE
from graph.store.base import Head, Recorded
from graph.store.chunks import parted
from graph.store.copying import CopiedSeries, Part, SealedCommit, SealedEvent, Secrets, parts_of
from graph.store.seal import Secret, commit_digest
from graph.store.series import Portion
from graph.store.sqlite_forget import erase_value
from graph.store.sqlite_rows import Row, json_list
from graph.store.sqlite_write import CHUNK, CommitWriter, put_revision

REVISIONS = """
SELECT revision, recorded_at, changes, who, why, source, action, undoes, last_event, digest FROM gt_revision
WHERE revision > ? ORDER BY revision
"""
LAST = "SELECT coalesce(max(last_event), 0) FROM gt_revision WHERE revision <= ?"
EVENTS = """
SELECT event.what, origin.text, event.old, event.new
FROM gt_event AS event JOIN gt_word AS origin ON origin.code = event.origin
WHERE number > ? AND number <= ? ORDER BY number
"""
SECRETS = """
SELECT digest, salt, value FROM gt_personal WHERE digest IN (SELECT value FROM json_each(?)) AND value IS NOT NULL
"""
PUT_VALUE = "INSERT OR IGNORE INTO gt_personal (digest, salt, value) VALUES (?, ?, ?)"
WIDTH = 7


def sealed_commits(connection: sqlite3.Connection, since: int) -> Iterator[SealedCommit]:
    """Yield the commits after a revision as they were sealed; the connection is in a read transaction."""
    last = connection.execute(LAST, (since,)).fetchone()[0]
    for revision, recorded_at, changes, *said, until, digest in connection.execute(REVISIONS, (since,)):
        recorded = Recorded(revision, recorded_at, Commit(*said), changes)
        yield SealedCommit(recorded, digest.hex(), _events(connection, last, until))
        last = until


def _events(connection: sqlite3.Connection, after: int, until: int) -> Iterator[SealedEvent]:
    for what, origin, old, new in connection.execute(EVENTS, (after, until)):
        yield SealedEvent(what, origin, (old or "").encode(), (new or "").encode())


def read_secrets(connection: sqlite3.Connection, digests: Collection[str]) -> dict[str, Secret]:
    """Return personal values by their digests; those that were forgotten are left out."""
    found = connection.execute(SECRETS, (json_list(digests),))
    return {digest: Secret(digest, salt, text.encode()) for digest, salt, text in found}


def write_sealed(connection: sqlite3.Connection, commit: SealedCommit, secrets: Secrets, head: Head) -> None:
    """Write a commit that was made elsewhere; the caller begins, commits and takes back.

    Raises:
        StoreDamaged: If its seal does not come out, or it does not follow.
    """
    recorded = commit.recorded
    writer = _Copier(connection, recorded.commit, head.revision + 1, {})
    writer.digest = commit_digest(bytes.fromhex(head.digest), recorded.revision, recorded.recorded_at, recorded.commit)
    first = writer.event
    for part in parts_of(commit.events, secrets):
        writer.copy(part)
    if recorded.commit.action == FORGET:
        erase_value(connection, *forgotten_in(recorded.commit))
    if writer.digest.hex() != commit.digest or recorded.revision != writer.revision:
        raise StoreDamaged(f"revision {recorded.revision} does not come out as it was sealed; check what is copied")
    put_revision(connection, recorded.commit, recorded.recorded_at, writer, writer.event - first)


class _Copier(CommitWriter):
    """Writes changes whose records in the log are given."""

    def copy(self, part: Part) -> None:
        """Write a part of a commit."""
        gone = sorted(part.digests - part.secrets.keys())
        self.connection.executemany(PUT_VALUE, [(digest, None, None) for digest in gone])
        kept = part.secrets.values()
        self.connection.executemany(PUT_VALUE, [(one.digest, one.salt, one.value.decode()) for one in kept])
        self._given = {id(one.change): (one.old, one.new) for one in part.changes}
        for chunk in parted((one.change for one in part.changes), CHUNK):
            self.write(chunk)
        for some in part.series:
            self.write_readings(portion_of([some]), some.origin)

    def _covered(self, change: Change, key: Row) -> tuple[Record | None, Record | None]:  # noqa: ARG002  as its base
        return self._given[id(change)]


def portion_of(series: Sequence[CopiedSeries]) -> Portion:
    """Return series of readings as the columns that they were written from."""
    ends: list[int] = []
    columns: tuple[list[Any], ...] = tuple([] for _ in range(WIDTH))
    for one in series:
        for row in one.series["readings"]:
            for at, (column, none) in enumerate(zip(columns, ("", NONE, NONE, NONE, "", False, ""), strict=True)):
                column.append(none if at >= len(row) or row[at] is None else row[at])
        ends.append(len(columns[0]))
    return Portion([one.series["measure"] for one in series], ends, columns)
