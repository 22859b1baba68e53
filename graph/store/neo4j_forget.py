"""Erases personal values from a Neo4j store: value and salt, of now and of all the past; the seal stays whole."""

from __future__ import annotations

from typing import Any

from graph.store.neo4j_connection import Connection, rows, value
from graph.store.neo4j_live import NODES
from graph.store.neo4j_load import Where
from graph.store.neo4j_log import read_events
from graph.store.neo4j_rows import property_of
from graph.store.seal import digests_in

ERASE = """
MATCH (p:Personal) WHERE p.digest IN $digests AND p.value IS NOT NULL REMOVE p.value, p.salt RETURN count(p)
"""
TAKE_OUT = "MATCH (n:Node {id: $id}) SET n[$name] = NULL, n._sealed = $sealed"


def erase_value(where: Where, node_id: str, field: str) -> tuple[int, int]:
    """Erase every value that a field of a node ever had, within the transaction that holds the lock.

    Args:
        where: The store.
        node_id: Of a node that is there or was.
        field: The field.

    Returns:
        How many values were erased, and how many stand in the log as plain text, since they were recorded before the
        field was marked: those are sealed and stay.
    """
    digests, plain = _kept(where.connection, node_id, field)
    erased = value(where.lock, ERASE, digests=sorted(digests))
    for (properties,) in rows(where.lock, NODES, ids=[node_id]):
        _take_out(where, properties, field)
    return int(erased), plain


def _kept(connection: Connection, node_id: str, field: str) -> tuple[set[str], int]:
    digests: set[str] = set()
    plain = 0
    for page in read_events(connection, 0, None, [node_id], "node"):
        for event in page:
            if event.what != "node" or event.record["id"] != node_id:
                continue
            for record in (event.old, event.new):
                digest = digests_in(record).get(field)
                plain += digest is None and field in (record or {}).get("fields", {})
                digests |= {digest} if digest else set()
    return digests, plain


def _take_out(where: Where, properties: dict[str, Any], field: str) -> None:
    sealed = [one for one in properties.get("_sealed", ()) if not one.startswith(f"{field}=")]
    if len(sealed) == len(properties.get("_sealed", ())):
        return
    parameters = {"id": properties["id"], "name": property_of(field), "sealed": sealed or None}
    where.lock.run(TAKE_OUT, parameters).consume()
