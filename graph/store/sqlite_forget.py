"""Erases personal values from an SQLite store: value and salt, of now and of all the past; the seal stays whole."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import orjson

from graph.store import sqlite_connections as connections
from graph.store.seal import canonical, digests_in
from graph.store.sqlite_files import transaction

EVENTS = "SELECT old, new FROM gt_event WHERE one = ? AND what = 'node'"
ERASE = "UPDATE gt_personal SET salt = NULL, value = NULL WHERE digest = ? AND value IS NOT NULL"
KEPT_BESIDE = ("before-restore", "format-")
"""What files are called that this product put beside a store when it made it anew."""


def erase_value(connection: sqlite3.Connection, node_id: str, field: str) -> tuple[int, int]:
    """Erase every value that a field of a node ever had.

    Args:
        connection: Inside a transaction that may write.
        node_id: Of a node that is there or was.
        field: The field.

    Returns:
        How many values were erased, and how many stand in the log as plain text, since they were recorded before the
        field was marked: those are sealed and stay.
    """
    found = connection.execute("SELECT key FROM gt_ident WHERE id = ?", (node_id,)).fetchone()
    if found is None:
        return 0, 0
    digests: set[str] = set()
    plain = 0
    for texts in connection.execute(EVENTS, found):
        for record in (orjson.loads(text) for text in texts if text):
            digest = digests_in(record).get(field)
            plain += digest is None and field in record.get("fields", {})
            digests |= {digest} if digest else set()
    _take_out_of_body(connection, found[0], field)
    erased = [connection.execute(ERASE, (digest,)).rowcount for digest in digests]
    return sum(erased), plain


def _take_out_of_body(connection: sqlite3.Connection, key: int, field: str) -> None:
    row = connection.execute("SELECT body FROM gt_node WHERE key = ?", (key,)).fetchone()
    body = orjson.loads(row[0]) if row and row[0] else {}
    if field in body:
        left = {name: value for name, value in body.items() if name != field}
        text = canonical(left).decode() if left else None
        connection.execute("UPDATE gt_node SET body = ? WHERE key = ?", (text, key))


def erase_beside(path: Path, node_id: str, field: str) -> list[Path]:
    """Erase the same from the files that stand beside a store since it was made anew, and return which they are."""
    found = [one for word in KEPT_BESIDE for one in sorted(path.parent.glob(f"{path.name}.{word}*")) if one.is_file()]
    for one in found:
        with closing(connections.connect(one)) as connection:
            with transaction(connection, write=True):
                erase_value(connection, node_id, field)
            write_anew(connection)
    return found


def write_anew(connection: sqlite3.Connection) -> None:
    """Write a file anew, so that nothing of what was erased stays in its unused parts or in its write-ahead log."""
    connection.execute("VACUUM")
    with suppress(sqlite3.OperationalError):  # somebody reads: the log is overwritten when they are done
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
