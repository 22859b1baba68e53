"""Columns without what is kept from somebody: hidden nodes with their links, and values that need rights to read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import orjson

from graph.analysis.delta import Stamp, delta
from graph.columns import Columns, LinkColumns, NodeColumns, body_of
from graph.hiding import hidden_rows
from graph.model import Change, Record, What
from graph.packed import Blobs, Coded, rows_of, rows_with
from graph.unseen import Unseen

EMPTY = b"{}"
EXTRA = b'"extra":'


def columns_seen(columns: Columns, unseen: Unseen) -> Columns:
    """Return columns without what is kept from somebody."""
    ids = columns.nodes.ids
    marked = {ids[row] for row in hidden_rows(columns.nodes, unseen.ontology)}
    hidden = sorted((marked | unseen.hidden) - unseen.own)
    unseen = replace(unseen, hidden=frozenset(hidden))
    seen = replace(columns, nodes=_nodes(columns.nodes, unseen), links=_links(columns.links, ids, unseen))
    if not hidden:
        return seen
    gone = (Change("node", node_id, None, None) for node_id in hidden)
    return delta(seen, gone, Stamp(columns.revision)).columns


def _nodes(nodes: NodeColumns, unseen: Unseen) -> NodeColumns:
    naming = _naming(unseen)
    shown: dict[int, bytes] = {}
    needing = {*rows_of(nodes.kinds, {*unseen.guarded, *naming}), *rows_with(nodes.bodies, EXTRA)}
    for row in sorted(needing):
        if (body := nodes.bodies[row]) != EMPTY:
            shown[row] = _body({"id": nodes.ids[row], "kind": nodes.kinds[row]}, "node", body, unseen)
    return replace(nodes, bodies=_instead(nodes.bodies, shown))


def _links(links: LinkColumns, ids: Sequence[str], unseen: Unseen) -> LinkColumns:
    kinds = {
        code for code, name in enumerate(links.kind_names) if name in unseen.guarded or name in _naming_links(unseen)
    }
    shown: dict[int, bytes] = {}
    for row in _needing(links, lambda body: bool(kinds) or EXTRA in body):
        kind, body = int(links.kinds[row]), links.bodies[row]
        if body != EMPTY and (kind in kinds or EXTRA in body):
            record = {"from": ids[links.sources[row]], "kind": links.kind_names[kind]}
            shown[row] = _body(record, "link", body, unseen)
    return replace(links, bodies=_instead(links.bodies, shown))


def _needing(links: LinkColumns, may_need: Callable[[bytes], bool]) -> Sequence[int]:
    """Return the rows whose bodies may hold something that has to go; each different body is asked once."""
    if isinstance(links.bodies, Coded):
        rows: list[int] = links.bodies.where(may_need).nonzero()[0].tolist()
        return rows
    return [row for row, body in enumerate(links.bodies) if may_need(body)]


def _naming(unseen: Unseen) -> set[str]:
    """Return the kinds whose fields may name a hidden node."""
    kinds = unseen.ontology.kinds if unseen.hidden else ()
    return {kind for kind in kinds if any(field.of for field in unseen.ontology.fields_of(kind).values())}


def _naming_links(unseen: Unseen) -> set[str]:
    links = unseen.ontology.links if unseen.hidden else ()
    return {link for link in links if any(field.of for field in unseen.ontology.fields_of_link(link).values())}


def _body(record: Record, what: What, body: bytes, unseen: Unseen) -> bytes:
    fields = orjson.loads(body)
    whole = record | {"extra": fields.pop("extra", {}), "fields": fields}
    shown = unseen.shown(what, whole)
    return body_of(shown.get("fields", {}), shown.get("extra", {}), ())


def _instead(bodies: Sequence[bytes], shown: dict[int, bytes]) -> Sequence[bytes]:
    """Return a column with other bodies in some rows."""
    if not shown:
        return bodies
    if isinstance(bodies, Coded):
        return bodies.instead(shown)
    if isinstance(bodies, Blobs):
        return Blobs(bodies.block, bodies.ends, {**bodies.instead, **shown})
    listed = list(bodies)
    for row, body in shown.items():
        listed[row] = body
    return listed
