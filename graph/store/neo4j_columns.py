"""Reads everything live out of a Neo4j store as columns.

Neo4j hands over many rows as one list for each column, many times faster than a row for each: those that say the same
come together, nodes as ids and names, links as pairs of numbers. A few things are asked at a time, so that the server
works while what came is taken in. What others write meanwhile is set right by the log, which is asked in the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from math import prod
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson
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
from graph.packed import Coded, blobs, smallest
from graph.store.neo4j_connection import Connection, rows
from graph.store.neo4j_live import Then
from graph.store.neo4j_log import Event, read_head, said
from graph.store.neo4j_rows import EXTRA, READINGS_TYPE, Row, day_text, gathered, kind_of, property_of, quoted

AT_ONCE = 20_000
AT_A_TIME = 2
"""So many questions are asked side by side; each takes a processor of the server's."""
APART = "unit"
"""What nodes that are alike in all else still differ in, told of each as ids and names are."""
SLICES = f"UNWIND range(0, size(inner) - 1, {AT_ONCE}) AS first WITH *, first + {AT_ONCE} AS past"
NODES = f"""
MATCH (n:Node) WITH n {{.*, id: '', name: '', {APART}: ''}} AS said, n
WITH said, collect(id(n)) AS inner, collect(n.id) AS ids, collect(n.name) AS names,
    collect(coalesce(n.{APART}, '')) AS apart
{SLICES} RETURN said, inner[first..past], ids[first..past], names[first..past], apart[first..past]
"""
"""Nodes by what is alike in them. Empty texts and not NULL: no two maps that hold NULL are alike to Neo4j."""
LINKS = f"""
MATCH (a)-[r:{{type}}]->(b) WITH properties(r) AS said, collect(id(a)) AS inner, collect(id(b)) AS targets
{SLICES} RETURN said, inner[first..past], targets[first..past]
"""
TYPES = "CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType"
DAYS = "MATCH (r:Revision) RETURN r.revision, r.recorded_at"
NOBODY = -1
NODE_TYPES: Mapping[str, type] = MappingProxyType({"status": str, "valid_from": str, "valid_to": str})
LINK_TYPES: Mapping[str, type] = MappingProxyType({"strength": int, "basis": str, "valid_from": str, "valid_to": str})
"""What columns hold, where it is of the type that they have; anything else stays in the body."""

Longs = npt.NDArray[np.int64]
Said = Mapping[str, Any]
"""Properties of a node or link, or of many that have the same, without what tells them apart."""


def read_columns(connection: Connection) -> Columns:
    """Return everything live at the head."""
    with held_collector(), ThreadPoolExecutor(AT_A_TIME, "neo4j-read") as pool:
        revision = connection.read(read_head).revision
        types = [name for (name,) in connection.read(lambda transaction: rows(transaction, TYPES))]
        reading = pool.submit(connection.read, _read_nodes)
        more = [
            pool.submit(connection.read, partial(_read_links, name=name)) for name in types if name != READINGS_TYPE
        ]
        nodes, links = reading.result(), _Links()
        for kind_links in more:
            links.add(kind_links.result())
        return connection.read(lambda transaction: _as_then(transaction, revision, nodes, links))


def _read_nodes(transaction: Transaction) -> _Nodes:
    nodes = _Nodes()
    for same, *told in transaction.run(NODES):
        nodes.take(same, *told)
    # Whoever is asked next, of a cluster, is then no older than who was asked here.
    transaction.commit()
    return nodes


def _read_links(transaction: Transaction, name: str) -> _Links:
    """Return the links of one type."""
    links = _Links()
    for same, *ends in transaction.run(LINKS.format(type=quoted(name))):
        links.take(kind_of(name), same, *ends)
    transaction.commit()
    return links


def _as_then(transaction: Transaction, revision: int, nodes: _Nodes, links: _Links) -> Columns:
    """Return what was read as it was at a revision that was the head before it was read."""
    then = Then(transaction, revision)
    days = {number: said(at)[:10] for number, at in rows(transaction, DAYS)}
    node_columns, place = nodes.columns(then, days)
    return Columns(revision, node_columns, links.columns(then, days, node_columns.ids, place))


@dataclass
class _Nodes:
    """Nodes as they come, in no order, those that say the same together.

    Attributes:
        inner: Numbers of the server's own.
        ids, names: Texts.
        apart: What they differ in beside, or an empty text.
        sorts: What some of them say beside.
        counts: How many say so.
    """

    inner: list[int] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    apart: list[Any] = field(default_factory=list)
    sorts: list[Said] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)

    def take(self, same: Said, inner: list[int], ids: list[str], names: list[str], apart: list[Any]) -> None:
        """Take in nodes that say the same."""
        self.inner += inner
        self.ids += ids
        self.names += names
        self.apart += apart
        self.sorts.append(same)
        self.counts.append(len(ids))

    def columns(self, then: Then, days: Mapping[int, str]) -> tuple[NodeColumns, Longs]:
        """Return the nodes as they were then, and the place of each by the server's own number; -1 for the others."""
        read = len(self.ids)
        stay = _fresh(self.sorts, then.revision)[_codes(self.counts)]
        former = {key: event for (what, key), event in then.events.items() if what == "node"}
        gone = [row for row, node_id in enumerate(self.ids) if node_id in former] if former else []
        stay[gone] = False
        at_row = {key: self._take_former(then.row(event)) for key, event in former.items()}
        wanted = [*np.flatnonzero(stay).tolist(), *at_row.values()]
        wanted.sort(key=self.ids.__getitem__)
        order = np.array(wanted, dtype=np.int64)
        places = np.full(len(self.ids), NOBODY, dtype=np.int64)
        places[order] = np.arange(len(order))
        for row in gone:
            places[row] = places[at_row[self.ids[row]]]
        place = np.full(max(self.inner, default=0) + 1, NOBODY, dtype=np.int64)
        place[self.inner] = places[:read]
        return self._ordered(wanted, _codes(self.counts)[order], days), place

    def _take_former(self, row: Row) -> int:
        """Take in a node as it was; return its row."""
        given = _bare(row)
        self.take(given, [], [row.record["id"]], [row.record["name"]], [given.get(APART, "")])
        return len(self.ids) - 1

    def _ordered(self, wanted: Sequence[int], codes: Longs, days: Mapping[int, str]) -> NodeColumns:
        cells = [_cells({**given, APART: None}, NODE_TYPES) for given in self.sorts]
        return NodeColumns(
            ids=[self.ids[row] for row in wanted],
            kinds=_column(codes, [given["kind"] for given in self.sorts]),
            names=[self.names[row] for row in wanted],
            statuses=_column(codes, [cell.get("status", DEFAULT_STATUS) for cell, _ in cells]),
            valid_from=_column(codes, [cell.get("valid_from", "") for cell, _ in cells]),
            valid_to=_column(codes, [cell.get("valid_to", "") for cell, _ in cells]),
            bodies=blobs(self._bodies(wanted, codes, [body for _, body in cells])),
            origins=_column(codes, [given.get("_origin") or "" for given in self.sorts]),
            recorded_on=_column(codes, [days.get(given["_revision"], "") for given in self.sorts]),
        )

    def _bodies(self, wanted: Sequence[int], codes: Longs, without: Sequence[bytes]) -> list[bytes]:
        """Return the rest of each node, what they differ in put where it belongs."""
        around = [_around(given) for given in self.sorts]
        found: list[bytes] = []
        for row, code in zip(wanted, codes.tolist(), strict=True):
            before, after = around[code]
            apart = self.apart[row]
            found.append(without[code] if apart == "" else before + orjson.dumps(day_text(apart)) + after)
        return found


@dataclass
class _Links:
    """Links as they come, in no order, those of a kind that say the same together.

    Attributes:
        sources, targets: Numbers of the server's own, some at a time.
        sorts: Kind, and what some of them say.
        counts: How many say so.
    """

    sources: list[Longs] = field(default_factory=list)
    targets: list[Longs] = field(default_factory=list)
    sorts: list[tuple[str, Said]] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)

    def take(self, kind: str, same: Said, sources: list[int], targets: list[int]) -> None:
        """Take in links of a kind that say the same."""
        self.sources.append(np.array(sources, dtype=np.int64))
        self.targets.append(np.array(targets, dtype=np.int64))
        self.sorts.append((kind, same))
        self.counts.append(len(sources))

    def add(self, others: _Links) -> None:
        """Take in others."""
        self.sources += others.sources
        self.targets += others.targets
        self.sorts += others.sorts
        self.counts += others.counts

    def columns(self, then: Then, days: Mapping[int, str], ids: Sequence[str], place: Longs) -> LinkColumns:
        """Return the links as they were then, between nodes at those places."""
        table = self._table(then, ids, place)
        sorts = [given for _, given in self.sorts]
        names = sorted({self.sorts[number][0] for number in np.unique(table.sorts).tolist()})
        rank = {kind: number for number, kind in enumerate(names)}
        ranks = np.array([rank.get(kind, 0) for kind, _ in self.sorts], dtype=np.int64)
        nths = np.array([given.get("nth") or 0 for given in sorts], dtype=np.int64)
        order = ordered(table.sources, ranks[table.sorts], table.targets, nths[table.sorts])
        codes = table.sorts[order]
        cells = [_cells(given, LINK_TYPES) for given in sorts]
        strengths = np.array([cell.get("strength", DEFAULT_STRENGTH) for cell, _ in cells], dtype=np.int32)
        return LinkColumns(
            sources=table.sources[order].astype(np.int32),
            targets=table.targets[order].astype(np.int32),
            kinds=ranks[codes].astype(np.int32),
            kind_names=names,
            strengths=strengths[codes],
            nths=_column(codes, nths.tolist()),
            bases=_column(codes, [cell.get("basis", DEFAULT_BASIS) for cell, _ in cells]),
            valid_from=_column(codes, [cell.get("valid_from", "") for cell, _ in cells]),
            valid_to=_column(codes, [cell.get("valid_to", "") for cell, _ in cells]),
            bodies=_column(codes, [body for _, body in cells]),
            origins=_column(codes, [given.get("_origin") or "" for given in sorts]),
            recorded_on=_column(codes, [days.get(given["_revision"], "") for given in sorts]),
        )

    def _table(self, then: Then, ids: Sequence[str], place: Longs) -> _Table:
        """Return the links that were there then, in no order."""
        codes = _codes(self.counts)
        table = _Table(_placed(self.sources, place), _placed(self.targets, place), codes)
        fresh = _fresh([given for _, given in self.sorts], then.revision)[codes]
        table = table.where(fresh & (table.sources != NOBODY) & (table.targets != NOBODY))
        events = {key: event for (what, key), event in then.events.items() if what == "link"}
        return self._then(table, then, events, ids) if events else table

    def _then(self, table: _Table, then: Then, events: Mapping[str, Event], ids: Sequence[str]) -> _Table:
        """Return a table without what has changed since, and with what was there in its place."""
        named = {key.partition("\t")[0] for key in events}
        at = {node_id: number for number, node_id in enumerate(ids)}
        stay = np.ones(len(table.sorts), dtype=np.bool_)
        touched = np.isin(table.sources, [at[node_id] for node_id in named if node_id in at])
        for row in np.flatnonzero(touched).tolist():
            kind, given = self.sorts[int(table.sorts[row])]
            ends = ids[int(table.sources[row])], kind, ids[int(table.targets[row])], str(given.get("nth") or 0)
            stay[row] = "\t".join(ends) not in events
        kept = table.where(stay)
        former = [then.row(event) for event in events.values()]
        first = len(self.sorts)
        self.sorts += [(row.record["kind"], _bare(row)) for row in former]
        return _Table(
            np.append(kept.sources, _longs(at[row.record["from"]] for row in former)),
            np.append(kept.targets, _longs(at[row.record["to"]] for row in former)),
            np.append(kept.sorts, np.arange(first, len(self.sorts), dtype=np.int64)),
        )


@dataclass(frozen=True, slots=True)
class _Table:
    """Links by the places of their ends.

    Attributes:
        sources, targets: Places of nodes.
        sorts: Places in `_Links.sorts`.
    """

    sources: Longs
    targets: Longs
    sorts: Longs

    def where(self, stay: npt.NDArray[np.bool_]) -> _Table:
        """Return some of the links."""
        return self if stay.all() else _Table(self.sources[stay], self.targets[stay], self.sorts[stay])


def _bare(row: Row) -> dict[str, Any]:
    """Return the properties of a row that is not there any more, dates as texts."""
    fields = {property_of(name): given for name, given in row.record.get("fields", {}).items()}
    extra = {EXTRA + name: given for name, given in row.record.get("extra", {}).items()}
    own = {name: row.record[name] for name in ("kind", "nth") if name in row.record}
    return {**fields, **extra, **own, "_revision": row.revision, "_origin": row.origin}


def _cells(given: Said, columns: Mapping[str, type]) -> tuple[dict[str, Any], bytes]:
    """Return the values of a thing that have columns of their own, and the rest of it as JSON."""
    fields, extra = gathered({name: value for name, value in given.items() if value is not None})
    cells = {name: fields.pop(name) for name, kind in columns.items() if type(fields.get(name)) is kind}
    return cells, body_of(fields, extra, ())


def _around(given: Said) -> tuple[bytes, bytes]:
    """Return what stands before and after that in which nodes differ, in the JSON of the rest of one."""
    mark = b'"' + APART.encode() + b'":'
    _, body = _cells({**given, APART: 0}, NODE_TYPES)
    before, _, after = body.partition(mark + b"0")
    return before + mark, after


def _placed(inner: Sequence[Longs], place: Longs) -> Longs:
    """Return the places of nodes by the server's own numbers; -1 for those that came or went meanwhile."""
    numbers = np.concatenate([*inner, _longs(())])
    known = numbers < len(place)
    return np.where(known, place[np.where(known, numbers, 0)], NOBODY)


def ordered(*columns: Longs) -> Longs:
    """Return the order of rows by columns of numbers from 0, the first column first.

    Columns that fit into one number together are put into one: that sorts several times as fast.
    """
    sizes = [int(column.max(initial=0)) + 1 for column in columns]
    if prod(sizes) > np.iinfo(np.int64).max:
        return np.lexsort(columns[::-1])
    key = np.zeros(len(columns[0]), dtype=np.int64)
    for column, size in zip(columns, sizes, strict=True):
        key = key * size + column
    return np.argsort(key)


def _codes(counts: Sequence[int]) -> Longs:
    """Return for each row the number of what it says, where those that say the same come together."""
    return np.repeat(np.arange(len(counts), dtype=np.int64), np.array(counts, dtype=np.int64))


def _fresh(sorts: Sequence[Said], revision: int) -> npt.NDArray[np.bool_]:
    """Return which of some sayings are not newer than a revision."""
    return np.array([given["_revision"] <= revision for given in sorts], dtype=np.bool_)


def _longs(numbers: Iterable[int]) -> Longs:
    return np.fromiter(numbers, dtype=np.int64)


def _column(codes: Longs, values: Sequence[Any]) -> Coded[Any]:
    """Return a column whose rows have values by their codes, each different value once."""
    words: dict[Any, int] = {}
    numbers = np.array([words.setdefault(value, len(words)) for value in values], dtype=np.int64)
    return Coded(numbers.astype(smallest(len(words)))[codes], list(words))
