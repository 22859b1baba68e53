"""Readings by the million as rows of a SQLite store; in its log they are series (see `graph.store.series`)."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from graph.store import sqlite_rows as rows
from graph.store.series import Portion

AT_ONCE = 50
"""Rows of one statement: SQLite takes them twice as fast as one by one, and knows no more than 999 parameters."""

PUT_ONE = rows.PUT_READING
CELLS = PUT_ONE.count("?")
PUT_MANY = PUT_ONE + f", ({', '.join('?' * CELLS)})" * (AT_ONCE - 1)


def put_rows(connection: sqlite3.Connection, portion: Portion, keys: Sequence[int], revision: int) -> None:
    """Make readings live that were not there.

    Raises:
        sqlite3.IntegrityError: If one was.
    """
    count = len(keys)
    flat: list[Any] = [revision] * (CELLS * count)
    for at, column in enumerate((keys, *portion.columns)):
        flat[at::CELLS] = column
    whole = count - count % AT_ONCE
    step = CELLS * AT_ONCE
    connection.executemany(PUT_MANY, (flat[at : at + step] for at in range(0, whole * CELLS, step)))
    connection.executemany(PUT_ONE, (flat[at : at + CELLS] for at in range(whole * CELLS, count * CELLS, CELLS)))


def first_there(connection: sqlite3.Connection, portion: Portion, keys: Sequence[int], revision: int) -> str:
    """Return in words the first of readings that was there before a revision."""
    was = "SELECT id FROM gt_reading JOIN gt_ident ON key = measure WHERE measure = ? AND date = ? AND revision <> ?"
    for key, date in zip(keys, portion.columns[0], strict=True):
        if found := connection.execute(was, (key, date, revision)).fetchone():
            return f"the reading {found[0]} {date}"
    return "something"
