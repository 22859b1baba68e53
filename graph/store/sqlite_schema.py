"""The tables inside a store's file, and its format number.

The log (`gt_revision`, `gt_event`, `gt_personal`) is the truth; `gt_node`, `gt_link`, `gt_reading` and `gt_aside` are
what is live, derived from it. Ids and repeated words are small numbers inside. Analysts read views
(`graph.store.sqlite_views`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from types import MappingProxyType

APPLICATION_ID = 0x47546872
FORMAT = 2

Migration = Callable[[sqlite3.Connection], None]


def _as_it_is(connection: sqlite3.Connection) -> None:
    """Leave the tables: a file of format 1 has no series, which is all that is new in format 2."""


MIGRATIONS: Mapping[int, Migration] = MappingProxyType({1: _as_it_is})
"""By format number, what makes a file of that format one of the next."""

TABLES = """
CREATE TABLE gt_meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE gt_revision (
    revision INTEGER PRIMARY KEY,
    recorded_at TEXT NOT NULL,
    who TEXT NOT NULL,
    why TEXT NOT NULL,
    source TEXT NOT NULL,
    action TEXT NOT NULL,
    undoes INTEGER NOT NULL,
    changes INTEGER NOT NULL,
    last_event INTEGER NOT NULL,
    digest BLOB NOT NULL
);

-- number: of the change, or of the last one of a series of readings (graph.store.sqlite_series).
-- one: the node, the link's source or the reading's measure; other: the link's target. They only find events.
CREATE TABLE gt_event (
    number INTEGER PRIMARY KEY,
    revision INTEGER NOT NULL,
    what TEXT NOT NULL,
    origin INTEGER NOT NULL,
    one INTEGER,
    other INTEGER,
    old TEXT,
    new TEXT,
    digest BLOB NOT NULL
);
CREATE INDEX gt_event_one ON gt_event (one, what);
CREATE INDEX gt_event_other ON gt_event (other) WHERE other IS NOT NULL;

-- Personal values; both value and salt are NULL once it is forgotten.
CREATE TABLE gt_personal (digest TEXT PRIMARY KEY, salt BLOB, value TEXT) WITHOUT ROWID;

CREATE TABLE gt_ident (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
CREATE TABLE gt_word (code INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
INSERT INTO gt_word (code, text) VALUES (0, '');

CREATE TABLE gt_node (
    key INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    name TEXT NOT NULL,
    status TEXT,
    valid_from TEXT,
    valid_to TEXT,
    body TEXT,
    origin INTEGER NOT NULL,
    revision INTEGER NOT NULL
);
CREATE INDEX gt_node_name ON gt_node (name);

CREATE TABLE gt_link (
    source INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    target INTEGER NOT NULL,
    nth INTEGER NOT NULL,
    strength INTEGER,
    basis TEXT,
    valid_from TEXT,
    valid_to TEXT,
    body TEXT,
    origin INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    PRIMARY KEY (source, kind, target, nth)
) WITHOUT ROWID;
CREATE INDEX gt_link_target ON gt_link (target);

CREATE TABLE gt_reading (
    measure INTEGER NOT NULL,
    date TEXT NOT NULL,
    value REAL,
    numerator REAL,
    denominator REAL,
    note TEXT NOT NULL,
    excluded INTEGER NOT NULL,
    reason TEXT NOT NULL,
    revision INTEGER NOT NULL,
    PRIMARY KEY (measure, date)
) WITHOUT ROWID;

CREATE TABLE gt_aside (finding TEXT PRIMARY KEY, body TEXT NOT NULL, revision INTEGER NOT NULL) WITHOUT ROWID;
"""


def is_blank(connection: sqlite3.Connection) -> bool:
    """Tell whether a file holds nothing at all, as one does whose making was cut short."""
    return not stamp(connection)[0] and not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]


def stamp(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return the application number and the format number of a file."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    return int(application), int(connection.execute("PRAGMA user_version").fetchone()[0])


def create_tables(connection: sqlite3.Connection) -> None:
    """Make the tables of an empty store; inside the caller's transaction."""
    for statement in statements(TABLES):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {FORMAT}")


def drop_indexes(connection: sqlite3.Connection) -> list[str]:
    """Take the indexes away that tables can do without, and return what makes them again."""
    found = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    ).fetchall()
    for name, _ in found:
        connection.execute(f"DROP INDEX {name}")
    return [sql for _, sql in found]


def statements(script: str) -> list[str]:
    """Return the statements of a script one by one: run together they would commit what is open."""
    return [part for part in script.split(";\n") if part.strip()]
