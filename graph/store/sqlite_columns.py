"""Reads everything live out of a SQLite store as columns.

SQLite hands over many rows as one text for each column, several times faster than a tuple a row: small numbers packed
two to a whole number and parted by commas, texts as a JSON array, what most rows do not have as null or a small array.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson

from graph.collector import held_collector
from graph.columns import DEFAULT_BASIS, DEFAULT_STATUS, DEFAULT_STRENGTH, Columns, Int, LinkColumns, NodeColumns
from graph.packed import Coded, blobs, smallest

KEYS_AT_ONCE = 50_000
"""Keeps each text far below the longest that SQLite makes (a billion bytes)."""
PACK_BITS = 40
EMPTY = b"{}"
LOW = (1 << PACK_BITS) - 1

NODES = f"""
SELECT group_concat(kind << {PACK_BITS} | node.key), group_concat(origin << {PACK_BITS} | revision),
    json_group_array(ident.id), json_group_array(name), json_group_array(body),
    json_group_array(CASE WHEN coalesce(status, valid_from, valid_to) IS NOT NULL
    THEN json_array(status, valid_from, valid_to) END)
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key WHERE node.key >= ? AND node.key < ?
"""  # noqa: S608  a number of ours
LINKS = f"""
SELECT group_concat(source), group_concat(kind << {PACK_BITS} | target), group_concat(origin << {PACK_BITS} | revision),
    json_group_array(CASE WHEN nth > 0 OR coalesce(strength, basis, valid_from, valid_to, body) IS NOT NULL
    THEN json_array(nth, strength, basis, valid_from, valid_to, body) END)
FROM gt_link WHERE source >= ? AND source < ?
"""  # noqa: S608  a number of ours

Longs = npt.NDArray[np.int64]
Words = Mapping[int, str]


def read_columns(connection: sqlite3.Connection) -> Columns:
    """Return everything live at the revision of the connection's read transaction."""
    revision = connection.execute("SELECT coalesce(max(revision), 0) FROM gt_revision").fetchone()[0]
    words: dict[int, str] = dict(connection.execute("SELECT code, text FROM gt_word"))
    days = {number: at[:10] for number, at in connection.execute("SELECT revision, recorded_at FROM gt_revision")}
    with held_collector():
        place, nodes = _nodes(connection, words, days)
        return Columns(revision, nodes, _links(connection, place, words, days))


def _fetched(
    connection: sqlite3.Connection, select: str, numbers: int, rest: _Sparse
) -> tuple[list[Longs], list[list[Any]]]:
    """Return the columns of a select: the first as numbers, the others as lists; the last one goes to `rest`."""
    last = connection.execute("SELECT coalesce(max(key), 0) FROM gt_ident").fetchone()[0]
    arrays: list[list[Longs]] = [[] for _ in range(numbers)]
    lists: list[list[Any]] = []
    for start in range(0, last + 1, KEYS_AT_ONCE):
        texts = connection.execute(select, (start, start + KEYS_AT_ONCE)).fetchone()
        for parts, text in zip(arrays, texts, strict=False):
            parts.append(np.fromstring(text or "", dtype=np.int64, sep=","))
        lists = lists or [[] for _ in texts[numbers:-1]]
        for whole, text in zip(lists, texts[numbers:-1], strict=True):
            whole.extend(orjson.loads(text))
        rest.take(orjson.loads(texts[-1]))
    return [np.concatenate(parts) for parts in arrays], lists


class _Sparse:
    """Columns of which most rows have the default, as small numbers; taken in part by part."""

    def __init__(self, *defaults: Any) -> None:
        self._places: list[dict[Any, int]] = [{default: 0} for default in defaults]
        self._parts: list[list[npt.NDArray[np.int32]]] = [[] for _ in defaults]

    def take(self, cells: list[list[Any] | None]) -> None:
        """Take in further rows: None where all columns have their default, else one cell a column."""
        given = [row for row, cell in enumerate(cells) if cell is not None]
        columns = zip(*(cells[row] or () for row in given), strict=True) if given else [()] * len(self._parts)
        for places, parts, values in zip(self._places, self._parts, columns, strict=True):
            codes = np.zeros(len(cells), dtype=np.int32)
            codes[given] = [0 if value is None else places.setdefault(value, len(places)) for value in values]
            parts.append(codes)

    def columns(self, order: Longs) -> list[Coded[Any]]:
        """Return the columns in another order."""
        found = zip(self._places, self._parts, strict=True)
        return [
            Coded(np.concatenate(parts)[order].astype(smallest(len(places))), list(places)) for places, parts in found
        ]


def _nodes(connection: sqlite3.Connection, words: Words, days: Words) -> tuple[Longs, NodeColumns]:
    """Return the place of each key among the nodes, and the nodes."""
    rest = _Sparse(DEFAULT_STATUS, "", "")
    (kinds, notes), (ids, names, bodies) = _fetched(connection, NODES, 2, rest)
    at = sorted(range(len(ids)), key=ids.__getitem__)
    order = np.array(at, dtype=np.int64)
    keys = kinds[order] & LOW
    place = np.zeros(int(keys.max(initial=0)) + 1, dtype=np.int64)
    place[keys] = np.arange(len(keys))
    statuses, begun, ended = rest.columns(order)
    return place, NodeColumns(
        ids=[ids[row] for row in at],
        kinds=_said(kinds[order] >> PACK_BITS, words),
        names=[names[row] for row in at],
        statuses=statuses,
        valid_from=begun,
        valid_to=ended,
        bodies=blobs([body.encode() if (body := bodies[row]) else EMPTY for row in at]),
        origins=_said(notes[order] >> PACK_BITS, words),
        recorded_on=_said(notes[order] & LOW, days),
    )


def _links(connection: sqlite3.Connection, place: Longs, words: Words, days: Words) -> LinkColumns:
    rest = _Sparse(0, DEFAULT_STRENGTH, DEFAULT_BASIS, "", "", EMPTY)
    (sources, kinds, notes), _ = _fetched(connection, LINKS, 3, rest)
    kind_names, coded = _link_kinds(kinds >> PACK_BITS, words)
    begin, end = place[sources], place[kinds & LOW]
    # Rows come in the order of their numbers `nth`, which a stable sort keeps.
    order = np.argsort((begin * len(kind_names) + coded) * len(place) + end, kind="stable")
    nths, strengths, bases, begun, ended, bodies = rest.columns(order)
    return LinkColumns(
        sources=_ints(begin[order]),
        targets=_ints(end[order]),
        kinds=_ints(coded[order]),
        kind_names=kind_names,
        strengths=strengths.lookup(strengths.words, np.int32),
        nths=nths,
        bases=bases,
        valid_from=begun,
        valid_to=ended,
        bodies=Coded(bodies.codes, [EMPTY if body is EMPTY else body.encode() for body in bodies.words]),
        origins=_said(notes[order] >> PACK_BITS, words),
        recorded_on=_said(notes[order] & LOW, days),
    )


def _link_kinds(numbers: Longs, words: Words) -> tuple[list[str], Longs]:
    """Return the names of the kinds in use, in order, and each link's place among them."""
    used, coded = np.unique(numbers, return_inverse=True)
    names = [words[number] for number in used.tolist()]
    by_name = sorted(names)
    rank = np.array([by_name.index(name) for name in names], dtype=np.int64)
    return by_name, rank[coded]


def _said(numbers: Longs, words: Words) -> Coded[str]:
    """Return what small numbers stand for."""
    used = np.flatnonzero(np.bincount(numbers))
    place = np.zeros(int(used.max(initial=0)) + 1, dtype=smallest(len(used)))
    place[used] = np.arange(len(used))
    return Coded(place[numbers], [words.get(number, "") for number in used.tolist()])


def _ints(values: Longs) -> Int:
    return values.astype(np.int32)
