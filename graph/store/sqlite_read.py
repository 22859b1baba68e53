"""Reads a SQLite store inside the caller's read transaction: where it stands, its log, single nodes and links."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator
from typing import Any

import orjson

from graph.model import Aside, Change, Commit, Link, Node, Reading, Record, What
from graph.records import aside_of, change_of
from graph.store import sqlite_rows as rows
from graph.store.base import Head, Recorded
from graph.store.seal import GENESIS, opened
from graph.store.series import SERIES, readings_in
from graph.store.sqlite_rows import json_list

EVENTS = """
SELECT event.revision, event.what, origin.text, event.old, event.new
FROM gt_event AS event JOIN gt_word AS origin ON origin.code = event.origin WHERE number > ? AND number <= ?
"""
OF_NODE = """
AND number IN (SELECT number FROM gt_event WHERE one = (SELECT key FROM gt_ident WHERE id = ?)
UNION SELECT number FROM gt_event WHERE other = (SELECT key FROM gt_ident WHERE id = ?))
"""


def read_head(connection: sqlite3.Connection) -> Head:
    """Return where the store stands."""
    last = "SELECT revision, recorded_at, digest FROM gt_revision ORDER BY revision DESC LIMIT 1"
    row = connection.execute(last).fetchone() or (0, "", GENESIS)
    return Head(row[0], row[1], row[2].hex())


def read_digest(connection: sqlite3.Connection, revision: int) -> str:
    """Return the hash that seals the log up to a revision, hexadecimal; empty if there is no such revision."""
    row = connection.execute("SELECT digest FROM gt_revision WHERE revision = ?", (revision,)).fetchone()
    return str(row[0].hex()) if row else ""


def read_commits(connection: sqlite3.Connection, since: int) -> Iterator[Recorded]:
    """Yield the commits after a revision, oldest first."""
    found = connection.execute(
        "SELECT revision, recorded_at, changes, who, why, source, action, undoes FROM gt_revision "
        "WHERE revision > ? ORDER BY revision",
        (since,),
    )
    for revision, recorded_at, changes, *said in found:
        yield Recorded(revision, recorded_at, Commit(*said), changes)


def read_changes(
    connection: sqlite3.Connection, since: int, until: int | None, key: str | None, what: What | None
) -> Iterator[tuple[int, Change]]:
    """Yield changes with their revisions, in order, personal values opened; see `Store.changes`."""
    value_of = personal_values(connection)
    for revision, sort, origin, old, new in _events(connection, since, until, key, what):
        if sort == SERIES:
            for record in readings_in(orjson.loads(new)):
                yield revision, change_of("reading", None, record, origin)
            continue
        yield revision, change_of(sort, _record(old, value_of), _record(new, value_of), origin)


def personal_values(connection: sqlite3.Connection) -> Callable[[str], Any]:
    """Return what finds the personal value of a digest; it gives None for one that was forgotten."""

    def value_of(digest: str) -> Any:
        row = connection.execute("SELECT value FROM gt_personal WHERE digest = ?", (digest,)).fetchone()
        return orjson.loads(row[0]) if row and row[0] is not None else None

    return value_of


def _events(
    connection: sqlite3.Connection, since: int, until: int | None, key: str | None, what: What | None
) -> sqlite3.Cursor:
    bounds: list[int | str] = [_last_event(connection, since), _last_event(connection, until)]
    select = EVENTS
    if key is not None:
        select += OF_NODE
        bounds += [key, key]
    if what is not None:
        select += " AND event.what IN (?, ?)"
        bounds += [what, SERIES if what == "reading" else what]
    return connection.execute(select + " ORDER BY number", bounds)


def _last_event(connection: sqlite3.Connection, revision: int | None) -> int:
    """Return the number of the last event up to a revision; None means the last there is."""
    last = "SELECT coalesce(max(last_event), 0) FROM gt_revision WHERE ? IS NULL OR revision <= ?"
    return int(connection.execute(last, (revision, revision)).fetchone()[0])


def _record(text: str | None, value_of: Callable[[str], Any]) -> Record | None:
    return None if text is None else opened(orjson.loads(text), value_of)


def read_nodes(connection: sqlite3.Connection, ids: Collection[str]) -> dict[str, Node]:
    """Return the live nodes among these ids, by id."""
    wanted = "WHERE ident.id IN (SELECT value FROM json_each(?))"
    found = connection.execute(rows.NODE_SELECT + wanted, (json_list(ids),))
    return {row[0]: rows.node_of_row(row) for row in found}


def read_named_any(connection: sqlite3.Connection, names: Collection[str]) -> dict[str, list[Node]]:
    """Return the live nodes of each of these names, ordered by id."""
    keys = "SELECT key FROM gt_node WHERE name IN (SELECT value FROM json_each(?))"
    found = connection.execute(f"{rows.NODE_SELECT} WHERE ident.key IN ({keys}) ORDER BY ident.id", (json_list(names),))
    by_name: dict[str, list[Node]] = {}
    for row in found:
        by_name.setdefault(row[2], []).append(rows.node_of_row(row))
    return by_name


def read_links(connection: sqlite3.Connection, ids: Collection[str]) -> list[Link]:
    """Return the live links that touch any of these nodes, ordered by source, kind, target, number."""
    return [rows.link_of_row(row) for row in connection.execute(rows.LINKS_AT, {"ids": json_list(ids)})]


def read_readings(connection: sqlite3.Connection, measures: Collection[str] | None) -> Iterator[Reading]:
    """Yield readings of these measures, or of all, ordered by measure and date."""
    order = " ORDER BY measure.id, reading.date"
    if measures is None:
        found = connection.execute(rows.READING_SELECT + order)
    else:
        wanted = " WHERE measure.id IN (SELECT value FROM json_each(?))"
        found = connection.execute(rows.READING_SELECT + wanted + order, (json_list(measures),))
    return (rows.reading_of_row(row) for row in found)


def read_asides(connection: sqlite3.Connection) -> dict[str, Aside]:
    """Return what is set aside, by finding."""
    found = connection.execute("SELECT finding, body FROM gt_aside ORDER BY finding")
    return {finding: aside_of(orjson.loads(body)) for finding, body in found}


def read_origins(connection: sqlite3.Connection) -> dict[str, str]:
    """Return what brought each live node and link, by key, for those that a load brought."""
    words: dict[int, str] = dict(connection.execute("SELECT code, text FROM gt_word"))
    nodes = connection.execute(
        "SELECT ident.id, node.origin FROM gt_node AS node JOIN gt_ident AS ident USING (key) WHERE node.origin <> 0"
    )
    origins = {node_id: words[origin] for node_id, origin in nodes}
    links = connection.execute(
        "SELECT source.id, link.kind, target.id, link.nth, link.origin FROM gt_link AS link "
        "JOIN gt_ident AS source ON source.key = link.source JOIN gt_ident AS target ON target.key = link.target "
        "WHERE link.origin <> 0"
    )
    for source, kind, target, nth, origin in links:
        origins[f"{source}\t{words[kind]}\t{target}\t{nth}"] = words[origin]
    return origins
