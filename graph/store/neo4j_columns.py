"""Reads everything live out of a Neo4j store as columns.

Neo4j hands over many rows as one list for each column, many times faster than a row for each. Links of one kind,
revision and origin come together, so that most of them are two numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt
from neo4j import Transaction

from graph.collector import held_collector
from graph.columns import (
    DEFAULT_BASIS,
    DEFAULT_STATUS,
    DEFAULT_STRENGTH,
    Columns,
    LinkColumns,
    NodeColumns,
    body_of,
)
from graph.packed import Coded, blobs, coded, smallest
from graph.store.neo4j_connection import Connection, rows
from graph.store.neo4j_live import Then
from graph.store.neo4j_log import Event, read_head, said
from graph.store.neo4j_rows import EXTRA, READINGS_TYPE, Row, gathered, kind_of, property_of, quoted

AT_ONCE = 20_000
NODES = f"""
MATCH (n:Node) WITH id(n) / {AT_ONCE} AS part, n
RETURN part, collect(id(n)), collect(properties(n))
"""
LINKS = """
MATCH (a)-[r:{type}]->(b)
WITH id(r) / {at_once} AS part, r._revision AS revision, r._origin AS origin, a, r, b,
    size(keys(r)) > CASE WHEN r._origin IS NULL THEN 1 ELSE 2 END AS says_more
RETURN part, revision, origin, collect(CASE WHEN NOT says_more THEN id(a) END),
    collect(CASE WHEN NOT says_more THEN id(b) END),
    collect(CASE WHEN says_more THEN [id(a), id(b), properties(r)] END)
"""
TYPES = "CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType"
DAYS = "MATCH (r:Revision) RETURN r.revision, r.recorded_at"
EMPTY = b"{}"
NOBODY = -1
PLAIN = frozenset({"id", "kind", "name", "_revision", "_origin"})
NO_CELLS: dict[str, Any] = {}
NODE_TYPES: Mapping[str, type] = MappingProxyType({"status": str, "valid_from": str, "valid_to": str})
LINK_TYPES: Mapping[str, type] = MappingProxyType({"strength": int, "basis": str, "valid_from": str, "valid_to": str})
"""What columns hold, where it is of the type that they have; anything else stays in the body."""

Longs = npt.NDArray[np.int64]


def read_columns(connection: Connection) -> Columns:
    """Return everything live at the head."""
    with held_collector():
        return connection.read(_read)


def _read(transaction: Transaction) -> Columns:
    revision = read_head(transaction).revision
    nodes, links = _Nodes(), _Links()
    for _, inner, properties in transaction.run(NODES).values():
        nodes.take(inner, properties)
    for (name,) in rows(transaction, TYPES):
        if name != READINGS_TYPE:
            query = LINKS.format(type=quoted(name), at_once=AT_ONCE)
            for _, noted, origin, *found in transaction.run(query).values():
                if noted <= revision:
                    links.take(kind_of(name), (noted, origin or ""), *found)
    then = Then(transaction, revision)
    days = {number: said(at)[:10] for number, at in rows(transaction, DAYS)}
    node_columns, place = nodes.columns(then, days)
    return Columns(revision, node_columns, links.columns(then, days, node_columns.ids, place))


class _Nodes:
    """Nodes as they come, in no order."""

    def __init__(self) -> None:
        self.inner: list[int] = []
        self.properties: list[Mapping[str, Any]] = []

    def take(self, inner: list[int], properties: list[Mapping[str, Any]]) -> None:
        self.inner += inner
        self.properties += properties

    def columns(self, then: Then, days: Mapping[int, str]) -> tuple[NodeColumns, Longs]:
        """Return the nodes as they were then, and the place of each by the server's own number; -1 for the others."""
        found = [given for given in self.properties if self._holds(then, given)]
        found += [_bare(then.row(event)) for (what, _), event in then.events.items() if what == "node"]
        found.sort(key=lambda given: str(given["id"]))
        at = {given["id"]: place for place, given in enumerate(found)}
        place = np.full(max(self.inner, default=0) + 1, NOBODY, dtype=np.int64)
        place[self.inner] = [at.get(given["id"], NOBODY) for given in self.properties]
        return _node_columns(found, days), place

    def _holds(self, then: Then, given: Mapping[str, Any]) -> bool:
        return given["_revision"] <= then.revision and ("node", given["id"]) not in then.events


def _bare(row: Row) -> dict[str, Any]:
    """Return the properties of a row that is not there any more, dates as texts."""
    fields = {property_of(name): given for name, given in row.record.get("fields", {}).items()}
    extra = {EXTRA + name: given for name, given in row.record.get("extra", {}).items()}
    own = {name: row.record[name] for name in ("id", "kind", "name", "nth") if name in row.record}
    return {**fields, **extra, **own, "_revision": row.revision, "_origin": row.origin}


def _node_columns(found: Sequence[Mapping[str, Any]], days: Mapping[int, str]) -> NodeColumns:
    cells = [_cells(given, NODE_TYPES) for given in found]
    return NodeColumns(
        ids=[given["id"] for given in found],
        kinds=coded(given["kind"] for given in found),
        names=[given["name"] for given in found],
        statuses=coded(cell.get("status", DEFAULT_STATUS) for cell, _ in cells),
        valid_from=coded(cell.get("valid_from", "") for cell, _ in cells),
        valid_to=coded(cell.get("valid_to", "") for cell, _ in cells),
        bodies=blobs([body for _, body in cells]),
        origins=coded(given.get("_origin") or "" for given in found),
        recorded_on=coded(days.get(given["_revision"], "") for given in found),
    )


def _cells(given: Mapping[str, Any], columns: Mapping[str, type]) -> tuple[dict[str, Any], bytes]:
    """Return the values of a thing that have columns of their own, and the rest of it as JSON."""
    if len(given) <= len(PLAIN) and given.keys() <= PLAIN:
        return NO_CELLS, EMPTY
    fields, extra = gathered(given)
    cells = {name: fields.pop(name) for name, kind in columns.items() if type(fields.get(name)) is kind}
    return cells, body_of(fields, extra, ())


class _Links:
    """Links as they come, in no order; most of them are two numbers."""

    def __init__(self) -> None:
        self.sources: list[int] = []
        self.targets: list[int] = []
        self.sorts: list[tuple[str, tuple[int, str]]] = []
        self.counts: list[int] = []
        self.more: dict[int, Mapping[str, Any]] = {}

    def take(
        self, kind: str, noted: tuple[int, str], sources: list[int], targets: list[int], more: list[list[Any]]
    ) -> None:
        """Take in links of one kind, revision and origin: those that say nothing more, and those that do."""
        self.sources += sources
        self.targets += targets
        for source, target, properties in more:
            self.more[len(self.sources)] = properties
            self.sources.append(source)
            self.targets.append(target)
        self.sorts.append((kind, noted))
        self.counts.append(len(sources) + len(more))

    def columns(self, then: Then, days: Mapping[int, str], ids: Sequence[str], place: Longs) -> LinkColumns:
        """Return the links as they were then, between nodes at those places."""
        table = self._table(then, ids, place)
        sorts = self.sorts or [("", (0, ""))]
        names = sorted({sorts[number][0] for number in np.unique(table.sorts).tolist()})
        ranks = np.array([names.index(kind) if kind in names else 0 for kind, _ in sorts], dtype=np.int64)
        cells = {row: _cells(given, LINK_TYPES) for row, given in table.more.items()}
        nths = _sparse(len(table.sorts), 0, {row: given.get("nth", 0) for row, given in table.more.items()})
        kinds = ranks[table.sorts]
        order = np.lexsort((nths.lookup(nths.words, np.int64), table.targets, kinds, table.sources))

        def column(default: Any, name: str) -> Coded[Any]:
            given = {row: cell[name] for row, (cell, _) in cells.items() if name in cell}
            return _ordered(_sparse(len(table.sorts), default, given), order)

        strengths = column(DEFAULT_STRENGTH, "strength")
        noted = Coded(table.sorts[order], sorts)
        return LinkColumns(
            sources=table.sources[order].astype(np.int32),
            targets=table.targets[order].astype(np.int32),
            kinds=kinds[order].astype(np.int32),
            kind_names=names,
            strengths=strengths.lookup(strengths.words, np.int32),
            nths=_ordered(nths, order),
            bases=column(DEFAULT_BASIS, "basis"),
            valid_from=column("", "valid_from"),
            valid_to=column("", "valid_to"),
            bodies=_ordered(_sparse(len(table.sorts), EMPTY, {row: body for row, (_, body) in cells.items()}), order),
            origins=Coded(noted.codes, [origin for _, (_, origin) in sorts]),
            recorded_on=Coded(noted.codes, [days.get(revision, "") for _, (revision, _) in sorts]),
        )

    def _table(self, then: Then, ids: Sequence[str], place: Longs) -> _Table:
        """Return the links that were there then, in no order."""
        sources = place[np.array(self.sources, dtype=np.int64)]
        targets = place[np.array(self.targets, dtype=np.int64)]
        sorts = np.repeat(np.arange(len(self.counts), dtype=np.int64), np.array(self.counts, dtype=np.int64))
        table = _Table(sources, targets, sorts, dict(self.more))
        events = {key: event for (what, key), event in then.events.items() if what == "link"}
        if events or (len(sources) and min(sources.min(), targets.min()) == NOBODY):
            table = self._then(table, then, events, ids)
        return table

    def _then(self, table: _Table, then: Then, events: Mapping[str, Event], ids: Sequence[str]) -> _Table:
        """Return a table without what is newer, and with what was there in its place."""
        named = {key.partition("\t")[0] for key in events}
        at = {node_id: number for number, node_id in enumerate(ids)}
        stay = (table.sources != NOBODY) & (table.targets != NOBODY)
        touched = np.isin(table.sources, [at[node_id] for node_id in named if node_id in at]) & stay
        for row in np.flatnonzero(touched).tolist():
            kind, nth = self.sorts[int(table.sorts[row])][0], table.more.get(row, {}).get("nth", 0)
            key = f"{ids[int(table.sources[row])]}\t{kind}\t{ids[int(table.targets[row])]}\t{nth}"
            stay[row] = key not in events
        kept = np.flatnonzero(stay)
        moved = {int(old): new for new, old in enumerate(kept.tolist())}
        more: dict[int, Mapping[str, Any]] = {moved[row]: given for row, given in table.more.items() if row in moved}
        former = [then.row(event) for event in events.values()]
        for number, one in enumerate(former, len(kept)):
            more[number] = _bare(one)
            self.sorts.append((one.record["kind"], (one.revision, one.origin)))
        first = len(self.sorts) - len(former)
        return _Table(
            np.append(table.sources[kept], _longs(at[one.record["from"]] for one in former)),
            np.append(table.targets[kept], _longs(at[one.record["to"]] for one in former)),
            np.append(table.sorts[kept], np.arange(first, len(self.sorts), dtype=np.int64)),
            more,
        )


@dataclass(frozen=True, slots=True)
class _Table:
    """Links by the places of their ends.

    Attributes:
        sources, targets: Places of nodes.
        sorts: Places in `_Links.sorts`.
        more: By row, the properties of those that say more.
    """

    sources: Longs
    targets: Longs
    sorts: Longs
    more: Mapping[int, Mapping[str, Any]]


def _longs(numbers: Iterable[int]) -> Longs:
    return np.fromiter(numbers, dtype=np.int64)


def _sparse(length: int, default: Any, given: Mapping[int, Any]) -> Coded[Any]:
    """Return a column that has a default in most of its rows."""
    words: dict[Any, int] = {default: 0}
    numbers = [words.setdefault(value, len(words)) for value in given.values()]
    codes = np.zeros(length, dtype=smallest(len(words)))
    codes[list(given)] = numbers
    return Coded(codes, list(words))


def _ordered(column: Coded[Any], order: Longs) -> Coded[Any]:
    return Coded(column.codes[order], column.words)
