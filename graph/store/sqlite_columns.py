"""Reads everything live out of a SQLite store as columns.

SQLite hands over many rows as one text for each column, several times faster than a tuple a row: small numbers packed
two to a whole number and parted by commas, texts as a JSON array, what most rows do not have as null or a small array.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson

from graph.collector import held_collector
from graph.columns import DEFAULT_BASIS, DEFAULT_STATUS, DEFAULT_STRENGTH, Columns, Int, LinkColumns, NodeColumns

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


def _fetched(connection: sqlite3.Connection, select: str, numbers: int) -> tuple[list[Longs], list[list[Any]]]:
    """Return the columns of a select: the first as numbers, the others as lists."""
    last = connection.execute("SELECT coalesce(max(key), 0) FROM gt_ident").fetchone()[0]
    arrays: list[list[Longs]] = [[] for _ in range(numbers)]
    lists: list[list[Any]] = []
    for start in range(0, last + 1, KEYS_AT_ONCE):
        texts = connection.execute(select, (start, start + KEYS_AT_ONCE)).fetchone()
        for parts, text in zip(arrays, texts, strict=False):
            parts.append(np.fromstring(text or "", dtype=np.int64, sep=","))
        cells = [orjson.loads(text) for text in texts[numbers:]]
        lists = [whole + more for whole, more in zip(lists, cells, strict=True)] if lists else cells
    return [np.concatenate(parts) for parts in arrays], lists


def _nodes(connection: sqlite3.Connection, words: Words, days: Words) -> tuple[Longs, NodeColumns]:
    """Return the place of each key among the nodes, and the nodes."""
    (kinds, notes), (ids, names, bodies, rest) = _fetched(connection, NODES, 2)
    at = sorted(range(len(ids)), key=ids.__getitem__)
    order = np.array(at, dtype=np.int64)
    keys = kinds[order] & LOW
    place = np.zeros(int(keys.max(initial=0)) + 1, dtype=np.int64)
    place[keys] = np.arange(len(keys))
    statuses, begun, ended = _sparse(rest, order, (DEFAULT_STATUS, "", ""))
    return place, NodeColumns(
        ids=[ids[row] for row in at],
        kinds=_said(kinds[order] >> PACK_BITS, words),
        names=[names[row] for row in at],
        statuses=statuses,
        valid_from=begun,
        valid_to=ended,
        bodies=[body.encode() if (body := bodies[row]) else EMPTY for row in at],
        origins=_said(notes[order] >> PACK_BITS, words),
        recorded_on=_said(notes[order] & LOW, days),
    )


def _links(connection: sqlite3.Connection, place: Longs, words: Words, days: Words) -> LinkColumns:
    (sources, kinds, notes), (rest,) = _fetched(connection, LINKS, 3)
    kind_names, coded = _link_kinds(kinds >> PACK_BITS, words)
    begin, end = place[sources], place[kinds & LOW]
    # Rows come in the order of their numbers `nth`, which a stable sort keeps.
    order = np.argsort((begin * len(kind_names) + coded) * len(place) + end, kind="stable")
    defaults = (0, DEFAULT_STRENGTH, DEFAULT_BASIS, "", "", EMPTY)
    nths, strengths, bases, begun, ended, bodies = _sparse(rest, order, defaults)
    return LinkColumns(
        sources=_ints(begin[order]),
        targets=_ints(end[order]),
        kinds=_ints(coded[order]),
        kind_names=kind_names,
        strengths=np.array(strengths, dtype=np.int32),
        nths=nths,
        bases=bases,
        valid_from=begun,
        valid_to=ended,
        bodies=[EMPTY if body is EMPTY else body.encode() for body in bodies],
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


def _sparse(cells: list[list[Any] | None], order: Longs, defaults: Sequence[Any]) -> list[list[Any]]:
    """Return one column for each default, in another order, filled where a row gives something."""
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    given = [(row, cell) for row, cell in zip(rank.tolist(), cells, strict=True) if cell is not None]
    columns = [[default] * len(cells) for default in defaults]
    for number, column in enumerate(columns):
        for row, cell in given:
            if (value := cell[number]) is not None:
                column[row] = value
    return columns


def _said(numbers: Longs, words: Words) -> list[str]:
    """Return what small numbers stand for."""
    texts = np.array([words.get(number, "") for number in range(int(numbers.max(initial=0)) + 1)], dtype=object)
    said: list[str] = texts[numbers].tolist()
    return said


def _ints(values: Longs) -> Int:
    return values.astype(np.int32)
