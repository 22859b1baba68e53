"""Builders that fill in what a test of a store does not care about."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from graph.model import Aside, Change, Commit, Link, Node, Reading, Record, Value
from graph.planned import Changes
from graph.reading_columns import ReadingColumns
from graph.records import aside_record, change_of, link_record, node_record, reading_record
from graph.store.base import Store

EDIT = Commit("ann", "because", "desk")
Thing = Node | Link | Reading | Aside


def task(node_id: str, name: str = "", **fields: Value) -> Node:
    """Return a task."""
    return Node(node_id, "Task", name or f"Task {node_id}", fields)


def after(source: str, target: str, nth: int = 0, **fields: Value) -> Link:
    """Return a link between two tasks."""
    return Link(source, "after", target, fields, nth=nth)


def record_of(thing: Thing) -> Record:
    """Return the record of a thing."""
    if isinstance(thing, Node):
        return node_record(thing)
    if isinstance(thing, Link):
        return link_record(thing)
    return reading_record(thing) if isinstance(thing, Reading) else aside_record(thing)


def change(old: Thing | None, new: Thing | None, origin: str = "") -> Change:
    """Return the change from one thing to another."""
    some = new if new is not None else old
    what = {"Node": "node", "Link": "link", "Reading": "reading", "Aside": "aside"}[type(some).__name__]
    before = None if old is None else record_of(old)
    return change_of(what, before, None if new is None else record_of(new), origin)  # type: ignore[arg-type]


def added(*things: Thing, origin: str = "") -> list[Change]:
    """Return the changes that bring things."""
    return [change(None, thing, origin) for thing in things]


def put(store: Store, *things: Thing, commit: Commit = EDIT, origin: str = "") -> int:
    """Add things to a store in one commit."""
    return store.append(commit, added(*things, origin=origin))


def many(*readings: Reading, origin: str = "") -> Changes:
    """Return the changes that bring very many readings at once."""
    columns = ReadingColumns()
    columns.extend(readings)
    changes = Changes()
    changes.add_readings(columns, origin)
    return changes


def run(file: Path, *statements: str) -> None:
    """Change a store behind its back."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def ask(file: Path, question: str) -> list[tuple[object, ...]]:
    """Ask an SQLite file, as an analyst would."""
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(question).fetchall()
