"""Notes about a store: named texts beside its log, such as how a table of some shape is to be read."""

from __future__ import annotations

import sqlite3

NOTE = "note:"
PUT = "INSERT OR REPLACE INTO gt_meta (name, value) VALUES (?, ?)"


def read_notes(connection: sqlite3.Connection, start: str) -> dict[str, str]:
    """Return the notes whose names begin with a text, by name, ordered by name."""
    prefix = NOTE + start
    rows = connection.execute(
        "SELECT name, value FROM gt_meta WHERE substr(name, 1, ?) = ? ORDER BY name", (len(prefix), prefix)
    )
    return {name.removeprefix(NOTE): value for name, value in rows}
