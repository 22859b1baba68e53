"""Live rows of SQLite to values and back.

A field that has a column of its own stands there when it has the column's type, else with the others in the row's body.
An empty column means that the field is not given.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from sys import intern
from typing import Any, TypeAlias

import orjson

from graph.model import Link, Node, Reading, Record, Value

Row: TypeAlias = tuple[Any, ...]

NODE_COLUMNS: Mapping[str, type] = {"status": str, "valid_from": str, "valid_to": str}
LINK_COLUMNS: Mapping[str, type] = {"strength": int, "basis": str, "valid_from": str, "valid_to": str}

PUT_NODE = """
INSERT INTO gt_node (key, kind, name, status, valid_from, valid_to, body, origin, revision)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
OVER_NODE = """
ON CONFLICT (key) DO UPDATE SET kind = excluded.kind, name = excluded.name, status = excluded.status,
    valid_from = excluded.valid_from, valid_to = excluded.valid_to, body = excluded.body, revision = excluded.revision
"""
PUT_LINK = """
INSERT INTO gt_link (source, kind, target, nth, strength, basis, valid_from, valid_to, body, origin, revision)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
OVER_LINK = """
ON CONFLICT (source, kind, target, nth) DO UPDATE SET strength = excluded.strength, basis = excluded.basis,
    valid_from = excluded.valid_from, valid_to = excluded.valid_to, body = excluded.body, revision = excluded.revision
"""
PUT_READING = """
INSERT INTO gt_reading (measure, date, value, numerator, denominator, note, excluded, reason, revision)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
OVER_READING = """
ON CONFLICT (measure, date) DO UPDATE SET value = excluded.value, numerator = excluded.numerator,
    denominator = excluded.denominator, note = excluded.note, excluded = excluded.excluded, reason = excluded.reason,
    revision = excluded.revision
"""
PUT_ASIDE = "INSERT INTO gt_aside (finding, body, revision) VALUES (?, ?, ?)"
OVER_ASIDE = "ON CONFLICT (finding) DO UPDATE SET body = excluded.body, revision = excluded.revision"

NODE_SELECT = """
SELECT ident.id, kind.text, node.name, node.status, node.valid_from, node.valid_to, node.body
FROM gt_ident AS ident CROSS JOIN gt_node AS node ON node.key = ident.key
CROSS JOIN gt_word AS kind ON kind.code = node.kind
"""
LINK_SELECT = """
SELECT source.id, kind.text, target.id, link.nth, link.strength, link.basis, link.valid_from, link.valid_to, link.body
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target JOIN gt_word AS kind ON kind.code = link.kind
"""
OF_IDS = "IN (SELECT key FROM gt_ident WHERE id IN (SELECT value FROM json_each(:ids)))"
LINKS_AT = f"""{LINK_SELECT}
WHERE link.source {OF_IDS} OR link.target {OF_IDS} ORDER BY source.id, kind.text, target.id, link.nth
"""
"""Links that start from, or lead to, any of some `:ids` (JSON); SQLite puts them in order, maybe millions, on disk."""
READING_SELECT = """
SELECT measure.id, reading.date, reading.value, reading.numerator, reading.denominator, reading.note, reading.excluded,
    reading.reason
FROM gt_ident AS measure CROSS JOIN gt_reading AS reading ON reading.measure = measure.key
"""


def node_cells(record: Record) -> Row:
    """Return name, status, validity and body of a node's row."""
    return (record["name"], *_spread(record, NODE_COLUMNS))


def link_cells(record: Record) -> Row:
    """Return strength, basis, validity and body of a link's row."""
    return _spread(record, LINK_COLUMNS)


def reading_cells(record: Record) -> Row:
    """Return a reading's row from its value on."""
    numbers = (record.get("value"), record.get("numerator"), record.get("denominator"))
    return (*numbers, record.get("note", ""), int(record.get("excluded", False)), record.get("reason", ""))


def node_of_row(row: Row) -> Node:
    """Return the node of a row of `NODE_SELECT`."""
    node_id, kind, name, *cells, body = row
    fields, extra = _gathered(NODE_COLUMNS, cells, body)
    return Node(node_id, kind, name, fields, extra)


def link_of_row(row: Row) -> Link:
    """Return the link of a row of `LINK_SELECT`."""
    source, kind, target, nth, *cells, body = row
    fields, extra = _gathered(LINK_COLUMNS, cells, body)
    return Link(intern(source), intern(kind), intern(target), fields, extra, nth)


def reading_of_row(row: Row) -> Reading:
    """Return the reading of a row of `READING_SELECT`."""
    measure, date, value, numerator, denominator, note, excluded, reason = row
    return Reading(measure, date, value, numerator, denominator, note, bool(excluded), reason)


def keys_of(connection: sqlite3.Connection, ids: Collection[str]) -> dict[str, int]:
    """Return the small numbers of these ids, as far as the store has ever held them."""
    wanted = "SELECT id, key FROM gt_ident WHERE id IN (SELECT value FROM json_each(?))"
    found = connection.execute(wanted, (json_list(ids),))
    return dict(found.fetchall())


def json_list(texts: Collection[str]) -> str:
    """Return texts as one parameter for `json_each`."""
    return orjson.dumps(list(texts)).decode()


def _spread(record: Record, columns: Mapping[str, type]) -> Row:
    body = dict(record.get("fields") or {})
    cells = [body.pop(name) if type(body.get(name)) is kind else None for name, kind in columns.items()]
    if extra := record.get("extra"):
        body["extra"] = extra
    return (*cells, orjson.dumps(body).decode() if body else None)


def _gathered(
    columns: Mapping[str, type], cells: Sequence[Any], body: str | None
) -> tuple[dict[str, Value], dict[str, str]]:
    fields: dict[str, Value] = {name: cell for name, cell in zip(columns, cells, strict=True) if cell is not None}
    extra: dict[str, str] = {}
    if body:
        rest = orjson.loads(body)
        extra = rest.pop("extra", extra)
        fields |= {name: tuple(value) if isinstance(value, list) else value for name, value in rest.items()}
    return fields, extra
