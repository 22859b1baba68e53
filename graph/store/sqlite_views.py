"""Views for analysts: one per kind of node and one per kind of link, derived from the ontology.

Anyone may read a store with any SQLite tool: `SELECT id, name, lane FROM process`, `SELECT * FROM link_owned_by`. A
field that is not given shows its default. The views are made again when the ontology differs.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from hashlib import sha256

from graph.ontology import Field, Ontology
from graph.store.sqlite_rows import LINK_COLUMNS, NODE_COLUMNS

GENERAL = {
    "nodes": """
SELECT ident.id, kind.text AS kind, node.name, coalesce(node.status, 'active') AS status, node.valid_from,
    node.valid_to, node.body AS other_fields, origin.text AS origin, revision.recorded_at
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
JOIN gt_word AS kind ON kind.code = node.kind JOIN gt_word AS origin ON origin.code = node.origin
JOIN gt_revision AS revision ON revision.revision = node.revision""",
    "links": """
SELECT source.id AS "from", kind.text AS kind, target.id AS "to", coalesce(link.strength, 3) AS strength,
    coalesce(link.basis, 'asserted') AS basis, link.valid_from, link.valid_to, link.body AS other_fields,
    origin.text AS origin, revision.recorded_at
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
JOIN gt_word AS kind ON kind.code = link.kind JOIN gt_word AS origin ON origin.code = link.origin
JOIN gt_revision AS revision ON revision.revision = link.revision""",
    "readings": """
SELECT measure.id AS measure, reading.date, coalesce(reading.value, reading.numerator / reading.denominator) AS value,
    reading.numerator, reading.denominator, reading.note, reading.excluded, reading.reason
FROM gt_reading AS reading JOIN gt_ident AS measure ON measure.key = reading.measure""",
    "revisions": """
SELECT revision, recorded_at, who, why, source, action, undoes, changes FROM gt_revision""",
}


def views_sql(ontology: Ontology) -> str:
    """Return the script that makes every view, in the order of the ontology."""
    views = dict(GENERAL)
    for kind in ontology.kinds:
        views[_free(_snake(kind), views)] = _kind_select(kind, ontology.fields_of(kind))
    for link in ontology.links:
        views[_free(f"link_{link}", views)] = _link_select(link, ontology.fields_of_link(link))
    return "\n".join(f'CREATE VIEW "{name}" AS{select};\n' for name, select in views.items())


def refresh_views(connection: sqlite3.Connection, ontology: Ontology) -> None:
    """Make the views again if they are not those of the ontology; inside the caller's transaction."""
    script = views_sql(ontology)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
        connection.execute(f'DROP VIEW "{name}"')
    for statement in script.split(";\n"):
        if statement.strip():
            connection.execute(statement)
    connection.execute("INSERT OR REPLACE INTO gt_meta (name, value) VALUES ('views', ?)", (views_mark(ontology),))


def are_views_of(connection: sqlite3.Connection, ontology: Ontology) -> bool:
    """Tell whether the views of a store are those of the ontology."""
    found = connection.execute("SELECT value FROM gt_meta WHERE name = 'views'").fetchone()
    return bool(found) and found[0] == views_mark(ontology)


def views_mark(ontology: Ontology) -> str:
    """Return what tells the views of one ontology from those of another."""
    return sha256(views_sql(ontology).encode()).hexdigest()


def _kind_select(kind: str, fields: Mapping[str, Field]) -> str:
    columns = ["ident.id", "node.name", *_columns("node", fields, NODE_COLUMNS)]
    return f"""
SELECT {_listed(columns)}
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
WHERE node.kind = (SELECT code FROM gt_word WHERE text = {_quoted(kind)})"""  # noqa: S608  declared names, quoted


def _link_select(link: str, fields: Mapping[str, Field]) -> str:
    columns = ['source.id AS "from"', 'target.id AS "to"', *_columns("link", fields, LINK_COLUMNS)]
    return f"""
SELECT {_listed(columns)}
FROM gt_link AS link JOIN gt_ident AS source ON source.key = link.source
JOIN gt_ident AS target ON target.key = link.target
WHERE link.kind = (SELECT code FROM gt_word WHERE text = {_quoted(link)})"""  # noqa: S608  declared names, quoted


def _columns(table: str, fields: Mapping[str, Field], own: Mapping[str, type]) -> Iterator[str]:
    for name, field in fields.items():
        given = f"{table}.{name}" if name in own else f"json_extract({table}.body, '$.{name}')"
        if field.default is not None:
            given = f"coalesce({given}, {_literal(field.default)})"
        yield f'{given} AS "{name}"'


def _listed(columns: list[str]) -> str:
    return ",\n    ".join(columns)


def _literal(value: str | float) -> str:
    return _quoted(value) if isinstance(value, str) else str(int(value) if isinstance(value, bool) else value)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


def _free(name: str, taken: Mapping[str, str]) -> str:
    while name in taken:
        name += "_"
    return name
