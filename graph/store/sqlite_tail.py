"""Brings columns of an older revision of a SQLite store up to the newest: what the log says has changed is put in.

The log tells which nodes and links have changed; what they are now is read from what is live.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import orjson

from graph.columns import Columns
from graph.model import Change, What
from graph.records import key_of
from graph.store.column_files import Kept
from graph.store.personal_rows import apart_in, ends_of, with_bodies, with_former
from graph.store.sqlite_live import live_record
from graph.store.sqlite_read import read_changes
from graph.store.sqlite_rows import Row, json_list

EVENTS = """
SELECT what, one, other, coalesce(new, old), new IS NULL FROM gt_event
WHERE number > ? AND what IN ('node', 'link') ORDER BY number
"""
NOTES: Mapping[What, str] = {
    "node": """
        SELECT origin.text, substr(recorded_at, 1, 10) FROM gt_node AS node JOIN gt_word AS origin ON code = node.origin
        JOIN gt_revision USING (revision) WHERE node.key = ?
    """,
    "link": """
        SELECT origin.text, substr(recorded_at, 1, 10) FROM gt_link AS link JOIN gt_word AS origin ON code = link.origin
        JOIN gt_revision USING (revision) WHERE link.source = ? AND link.kind = ? AND link.target = ? AND link.nth = ?
    """,
}
NODE_BODIES = """
SELECT id, body FROM gt_ident JOIN gt_node USING (key) WHERE id IN (SELECT value FROM json_each(?))
"""
LINK_BODIES = """
SELECT source.id, kind.text, target.id, nth, body FROM gt_ident AS source JOIN gt_link AS link
ON link.source = source.key JOIN gt_ident AS target ON target.key = link.target
JOIN gt_word AS kind ON kind.code = link.kind WHERE source.id IN (SELECT value FROM json_each(?))
"""

Noted = tuple[str, str]
"""What brought a thing, and the day of its last change."""


@dataclass
class _Tail:
    """What has changed since a revision.

    Attributes:
        rows: Row keys by what they are and by key.
        gone: Changes that took something out, whether it came again or not.
    """

    rows: dict[tuple[What, str], Row]
    gone: list[Change]


def tail_length(connection: sqlite3.Connection, revision: int) -> int:
    """Return how many changes there are after a revision."""
    found = connection.execute("SELECT coalesce(max(number), 0) FROM gt_event").fetchone()
    return int(found[0]) - _last_event(connection, revision)


def brought_up(connection: sqlite3.Connection, kept: Kept, revision: int) -> Columns:
    """Return kept columns as they are at a newer revision, that of the connection's read transaction.

    Args:
        connection: Inside a read transaction.
        kept: Columns of a revision that the log has.
        revision: The newest.
    """
    columns = _with_personal(connection, kept)
    if revision == columns.revision:
        return columns
    from graph.analysis.delta import Stamp, delta

    tail = _tail(connection, columns.revision)
    columns = delta(columns, tail.gone, Stamp(revision)).columns
    # Nodes first, whenever they changed last: a link is put in only between nodes that are there.
    for what in ("node", "link"):
        for (origin, day), changes in _live(connection, tail, what):
            columns = delta(columns, changes, Stamp(revision, origin, day)).columns
    return replace(columns, revision=revision)


def as_kept(connection: sqlite3.Connection, kept: Kept) -> Columns:
    """Return kept columns with the personal values that they had at their own revision."""
    columns, apart = _with_personal(connection, kept), apart_in(kept)
    if not apart:
        return columns
    return with_former(
        columns, apart, (change for _, change in read_changes(connection, columns.revision, None, None, None))
    )


def log_length(connection: sqlite3.Connection, revision: int) -> int:
    """Return how many changes the log holds up to a revision."""
    return _last_event(connection, revision)


def _last_event(connection: sqlite3.Connection, revision: int) -> int:
    found = connection.execute("SELECT last_event FROM gt_revision WHERE revision = ?", (revision,)).fetchone()
    return int(found[0]) if found else 0


def _tail(connection: sqlite3.Connection, revision: int) -> _Tail:
    kinds: dict[str, int] = dict(connection.execute("SELECT text, code FROM gt_word"))
    tail = _Tail({}, [])
    for what, one, other, text, is_gone in connection.execute(EVENTS, (_last_event(connection, revision),)):
        record = orjson.loads(text)
        key = key_of(what, record)
        tail.rows[what, key] = (one,) if what == "node" else (one, kinds[record["kind"]], other, record.get("nth", 0))
        if is_gone:
            tail.gone.append(Change(what, key, record, None))
    return tail


def _live(connection: sqlite3.Connection, tail: _Tail, wanted: What) -> Iterator[tuple[Noted, list[Change]]]:
    """Yield what is live of the changed nodes or links, those together that the store notes the same of."""
    found: dict[Noted, list[Change]] = defaultdict(list)
    for (what, key), row in tail.rows.items():
        if what == wanted and (record := live_record(connection, what, row)) is not None:
            origin, day = connection.execute(NOTES[what], row).fetchone()
            found[origin, day].append(Change(what, key, None, record))
    yield from found.items()


def _with_personal(connection: sqlite3.Connection, kept: Kept) -> Columns:
    """Return columns with the bodies that were kept out of the files, as they are now."""
    columns = kept.columns
    nodes, links = dict[int, bytes](), dict[int, bytes]()
    if kept.nodes:
        ids = {columns.nodes.ids[row]: row for row in kept.nodes}
        found = connection.execute(NODE_BODIES, (json_list(ids),))
        nodes = {ids[node_id]: (body or "{}").encode() for node_id, body in found}
    if kept.links:
        rows = {ends_of(columns, row): row for row in kept.links}
        found = connection.execute(LINK_BODIES, (json_list({source for source, *_ in rows}),))
        links = {rows[tuple(said)]: (body or "{}").encode() for *said, body in found if tuple(said) in rows}
    return with_bodies(columns, nodes, links)
