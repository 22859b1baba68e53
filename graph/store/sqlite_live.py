"""Single things in a SQLite store by their row keys: what is live, what the log said of them last, who brought them.

A row key is what the live tables are keyed by: a node's number; a link's source, kind, target and number; a measure's
number with a date; a finding's id.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import orjson

from graph.model import UNDO, Record, What
from graph.records import link_record, node_record, reading_record
from graph.store import sqlite_rows as rows
from graph.store.ends import Ends
from graph.store.sqlite_rows import Row

ENDS_AT_ONCE = 10_000


def live_record(connection: sqlite3.Connection, what: What, key: Row) -> Record | None:
    """Return the live record of a row key, or None."""
    if what == "aside":
        found = connection.execute("SELECT body FROM gt_aside WHERE finding = ?", key).fetchone()
        return orjson.loads(found[0]) if found else None
    if what == "node":
        found = connection.execute(rows.NODE_SELECT + "WHERE ident.key = ?", key).fetchone()
        return node_record(rows.node_of_row(found)) if found else None
    if what == "reading":
        where = "WHERE measure.key = ? AND reading.date = ?"
        found = connection.execute(rows.READING_SELECT + where, key).fetchone()
        return reading_record(rows.reading_of_row(found)) if found else None
    where = "WHERE link.source = ? AND link.kind = ? AND link.target = ? AND link.nth = ?"
    found = connection.execute(rows.LINK_SELECT + where, key).fetchone()
    return link_record(rows.link_of_row(found)) if found else None


def last_event_of(connection: sqlite3.Connection, what: What, key: Row) -> Record | None:
    """Return the record that the log gave a thing last, personal values covered, or None."""
    for record, _, _ in _events_of(connection, what, key):
        return record
    return None


def former_origin(connection: sqlite3.Connection, what: What, key: Row) -> str:
    """Return what brought a thing when it came last, other than back by an undo; empty if no load did."""
    for _, came, (action, origin) in _events_of(connection, what, key):
        if came and action and (origin or action != UNDO):
            return origin
    return ""


def _events_of(
    connection: sqlite3.Connection, what: What, key: Row
) -> Iterator[tuple[Record | None, bool, tuple[str, str]]]:
    """Yield of each event of a thing, newest first: its new record, whether the thing came by it, action and origin.

    The action is empty for what the commit has written that is still being made.
    """
    events = connection.execute(
        "SELECT event.old, event.new, revision.action, origin.text FROM gt_event AS event "
        "JOIN gt_word AS origin ON origin.code = event.origin "
        "LEFT JOIN gt_revision AS revision ON revision.revision = event.revision "
        "WHERE event.one = ? AND event.what = ? AND (event.other IS ? OR ? = 'node') ORDER BY event.number DESC",
        (key[0], what, key[2] if what == "link" else None, what),
    )
    kind = (
        connection.execute("SELECT text FROM gt_word WHERE code = ?", (key[1],)).fetchone() if what == "link" else None
    )
    for old, new, action, origin in events:
        record = orjson.loads(new if new is not None else old)
        if kind and (record["kind"], record.get("nth", 0)) != (kind[0], key[3]):
            continue
        yield (record if new is not None else None), old is None, (action or "", origin)


def _word(connection: sqlite3.Connection, code: int) -> str:
    return str(connection.execute("SELECT text FROM gt_word WHERE code = ?", (code,)).fetchone()[0])


def ends_missing(connection: sqlite3.Connection, ends: Ends) -> str:
    """Return in words the first of these nodes that is not there although a live link or reading needs it, or empty."""
    for keys in ends.parts(ENDS_AT_ONCE):
        wanted = orjson.dumps(keys).decode()
        found = connection.execute(
            "SELECT ident.id FROM json_each(?) AS wanted CROSS JOIN gt_ident AS ident ON ident.key = wanted.value "
            "WHERE NOT EXISTS (SELECT 1 FROM gt_node WHERE key = ident.key) AND ("
            "EXISTS (SELECT 1 FROM gt_link WHERE source = ident.key) OR "
            "EXISTS (SELECT 1 FROM gt_link WHERE target = ident.key) OR "
            "EXISTS (SELECT 1 FROM gt_reading WHERE measure = ident.key)) LIMIT 1",
            (wanted,),
        ).fetchone()
        if found:
            return f"there is no node {found[0]} that a link or reading could belong to"
    return ""
