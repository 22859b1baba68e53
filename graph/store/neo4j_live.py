"""Reads what is live in a Neo4j store, as it is at one revision whatever others write meanwhile.

Every row bears the revision of its last change. Rows that are newer than the revision asked for are left out, and what
was there before them is taken from the log, where it stands before a row is changed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial
from typing import Any

import orjson
from neo4j import Transaction

from graph.model import Aside, Link, Node, Reading, Record, What
from graph.records import aside_of, key_of, link_of, node_of, reading_of
from graph.store import neo4j_readings as series
from graph.store.neo4j_connection import Connection, rows
from graph.store.neo4j_log import SECRETS, Event, over, read_head, touched
from graph.store.neo4j_rows import Row, kind_of, link_row, node_row
from graph.store.seal import digests_in, opened

MEASURES_AT_ONCE = 500
NODES = "MATCH (n:Node) WHERE n.id IN $ids RETURN properties(n)"
NAMED = "MATCH (n:Node) WHERE n.name IN $names RETURN properties(n)"
LINKS = """
MATCH (n:Node) WHERE n.id IN $ids MATCH (n)-[r]-(:Node) WITH DISTINCT r
RETURN startNode(r).id, type(r), endNode(r).id, properties(r)
"""
ASIDES = "MATCH (a:Aside) RETURN properties(a)"
NODE_ORIGINS = "MATCH (n:Node) WHERE n._origin IS NOT NULL RETURN n.id, n._origin, n._revision"
LINK_ORIGINS = """
MATCH (a:Node)-[r]->(b:Node) WHERE r._origin IS NOT NULL
RETURN a.id, type(r), b.id, coalesce(r.nth, 0), r._origin, r._revision
"""


class Then:
    """What was there at the head of a transaction and is newer in the rows by now.

    Attributes:
        revision: The head.
        events: First change since of each thing that was there, by sort and key.
    """

    def __init__(self, transaction: Transaction, revision: int) -> None:
        self.revision = revision
        self.events = over(transaction, revision)
        self._values = _values(transaction, self.events.values())

    def records(self, what: What) -> Iterator[Record]:
        """Yield the former records of one sort of thing."""
        return (self.record(event) for (sort, _), event in self.events.items() if sort == what)

    def record(self, event: Event) -> Record:
        """Return what an event says was there before."""
        return opened(event.old or {}, self._values.get)

    def row(self, event: Event) -> Row:
        """Return the row that was there before an event."""
        revision, origin, sealed = event.before or (self.revision, "", None)
        return Row(self.record(event), revision, origin, sealed)

    def holds(self, what: What, row: Row) -> bool:
        """Tell whether a row is as it was."""
        return row.revision <= self.revision and (what, key_of(what, row.record)) not in self.events


def _values(transaction: Transaction, events: Collection[Event]) -> dict[str, Any]:
    digests = {digest for event in events for digest in digests_in(event.old).values()}
    found = rows(transaction, SECRETS, digests=list(digests)) if digests else []
    return {digest: orjson.loads(text) for digest, text in found}


def read_nodes(transaction: Transaction, ids: Collection[str]) -> dict[str, Node]:
    """Return the live nodes among these ids, by id."""
    revision = read_head(transaction).revision
    found = [node_row(properties) for (properties,) in rows(transaction, NODES, ids=list(ids))]
    then = Then(transaction, revision)
    wanted = set(ids)
    records = [row.record for row in found if then.holds("node", row)]
    records += [record for record in then.records("node") if record["id"] in wanted]
    return {record["id"]: node_of(record) for record in records}


def read_named_any(transaction: Transaction, names: Collection[str]) -> dict[str, list[Node]]:
    """Return the live nodes of each of these names, ordered by id."""
    revision = read_head(transaction).revision
    found = [node_row(properties) for (properties,) in rows(transaction, NAMED, names=list(names))]
    then = Then(transaction, revision)
    wanted = set(names)
    records = [row.record for row in found if then.holds("node", row)]
    records += [record for record in then.records("node") if record["name"] in wanted]
    by_name: dict[str, list[Node]] = {}
    for record in sorted(records, key=lambda one: str(one["id"])):
        by_name.setdefault(record["name"], []).append(node_of(record))
    return by_name


def read_links(transaction: Transaction, ids: Collection[str]) -> list[Link]:
    """Return the live links that touch any of these nodes, ordered by source, kind, target, number."""
    revision = read_head(transaction).revision
    found = [
        link_row(source, kind_of(kind), target, properties)
        for source, kind, target, properties in rows(transaction, LINKS, ids=list(ids))
    ]
    then = Then(transaction, revision)
    wanted = set(ids)
    records = [row.record for row in found if then.holds("link", row)]
    records += [record for record in then.records("link") if not wanted.isdisjoint(touched("link", record))]
    links = [link_of(record) for record in records]
    return sorted(links, key=lambda link: (link.source, link.kind, link.target, link.nth))


def read_asides(transaction: Transaction) -> dict[str, Aside]:
    """Return what is set aside, by finding."""
    revision = read_head(transaction).revision
    found = [aside_row(properties) for (properties,) in rows(transaction, ASIDES)]
    then = Then(transaction, revision)
    records = [row.record for row in found if then.holds("aside", row)] + list(then.records("aside"))
    return {record["finding"]: aside_of(record) for record in sorted(records, key=lambda one: str(one["finding"]))}


def aside_row(properties: dict[str, Any]) -> Row:
    """Return what is live of a finding that was set aside, from its properties."""
    record = {name: given for name, given in properties.items() if not name.startswith("_")}
    return Row(record, properties["_revision"])


def read_origins(transaction: Transaction) -> dict[str, str]:
    """Return what brought each live node and link, by key, for those that a load brought."""
    head = read_head(transaction).revision
    found = {node_id: origin for node_id, origin, revision in rows(transaction, NODE_ORIGINS) if revision <= head}
    for source, kind, target, nth, origin, revision in rows(transaction, LINK_ORIGINS):
        if revision <= head:
            found[f"{source}\t{kind_of(kind)}\t{target}\t{nth}"] = origin
    then = Then(transaction, head)
    for (what, key), event in then.events.items():
        if what in {"node", "link"}:
            found.pop(key, None)
            if origin := then.row(event).origin:
                found[key] = origin
    return found


def read_readings(connection: Connection, measures: Collection[str] | None) -> Iterator[Reading]:
    """Yield readings of these measures, or of all, ordered by measure and date."""
    revision, wanted = connection.read(lambda transaction: _measures(transaction, measures))
    for start in range(0, len(wanted), MEASURES_AT_ONCE):
        some = wanted[start : start + MEASURES_AT_ONCE]
        yield from connection.read(partial(_readings, measures=some, revision=revision))


def _measures(transaction: Transaction, measures: Collection[str] | None) -> tuple[int, list[str]]:
    """Return the head, and which measures can have readings there, in order."""
    revision = read_head(transaction).revision
    if measures is not None:
        return revision, sorted(set(measures))
    found = {measure for (measure,) in rows(transaction, series.MEASURES)}
    gone = {record["measure"] for record in Then(transaction, revision).records("reading")}
    return revision, sorted(found | gone)


def _readings(transaction: Transaction, measures: list[str], revision: int) -> list[Reading]:
    found = [
        row for (properties,) in rows(transaction, series.BY_MEASURE, measures=measures)
        for row in series.group_in(properties).values()
    ]  # fmt: skip
    then = Then(transaction, revision)
    wanted = set(measures)
    records = [row.record for row in found if then.holds("reading", row)]
    records += [record for record in then.records("reading") if record["measure"] in wanted]
    return sorted((reading_of(record) for record in records), key=lambda reading: (reading.measure, reading.date))
