"""Reads everything live out of a SQLite store as columns, in one pass a table."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from operator import itemgetter
from typing import Any

import numpy as np

from graph.columns import DEFAULT_BASIS, DEFAULT_STATUS, DEFAULT_STRENGTH, Columns, Int, LinkColumns, NodeColumns

NODES = """
SELECT node.key, ident.id, node.kind, node.name, node.status, node.valid_from, node.valid_to, CAST(node.body AS BLOB),
    node.origin, node.revision
FROM gt_node AS node JOIN gt_ident AS ident ON ident.key = node.key
"""
LINKS = """
SELECT source, kind, target, nth, strength, origin, revision, basis, valid_from, valid_to, CAST(body AS BLOB)
FROM gt_link
"""


def read_columns(connection: sqlite3.Connection) -> Columns:
    """Return everything live at the revision of the connection's read transaction."""
    revision = connection.execute("SELECT coalesce(max(revision), 0) FROM gt_revision").fetchone()[0]
    words: dict[int, str] = dict(connection.execute("SELECT code, text FROM gt_word"))
    days = {number: at[:10] for number, at in connection.execute("SELECT revision, recorded_at FROM gt_revision")}
    with _without_collector():
        position, nodes = _nodes(connection, words, days)
        return Columns(revision, nodes, _links(connection, position, words, days))


def _nodes(
    connection: sqlite3.Connection, words: Mapping[int, str], days: Mapping[int, str]
) -> tuple[dict[int, int], NodeColumns]:
    """Return the place of each key among the nodes, and the nodes."""
    rows = sorted(connection.execute(NODES).fetchall(), key=itemgetter(1))
    keys, ids, kinds, names, statuses, begun, ended, bodies, origins, revisions = _columns(rows, 10)
    return {key: place for place, key in enumerate(keys)}, NodeColumns(
        ids=ids,
        kinds=[words[kind] for kind in kinds],
        names=names,
        statuses=[DEFAULT_STATUS if status is None else status for status in statuses],
        valid_from=[day or "" for day in begun],
        valid_to=[day or "" for day in ended],
        bodies=[body or b"{}" for body in bodies],
        origins=[words[origin] for origin in origins],
        recorded_on=[days[revision] for revision in revisions],
    )


def _links(
    connection: sqlite3.Connection, position: Mapping[int, int], words: Mapping[int, str], days: Mapping[int, str]
) -> LinkColumns:
    rows = connection.execute(LINKS).fetchall()
    kind_names, code = _link_kinds(connection, words)
    ends = [(position[row[0]], code[row[1]], position[row[2]], row[3]) for row in rows]
    order = sorted(range(len(rows)), key=ends.__getitem__)
    sources, kinds, targets, nths = _columns([ends[place] for place in order], 4)
    strengths, origins, revisions, bases, begun, ended, bodies = _columns([rows[place] for place in order], 11)[4:]
    return LinkColumns(
        sources=_ints(sources),
        targets=_ints(targets),
        kinds=_ints(kinds),
        kind_names=kind_names,
        strengths=_ints([DEFAULT_STRENGTH if strength is None else strength for strength in strengths]),
        nths=nths,
        bases=[DEFAULT_BASIS if basis is None else basis for basis in bases],
        valid_from=[day or "" for day in begun],
        valid_to=[day or "" for day in ended],
        bodies=[body or b"{}" for body in bodies],
        origins=[words[origin] for origin in origins],
        recorded_on=[days[revision] for revision in revisions],
    )


def _link_kinds(connection: sqlite3.Connection, words: Mapping[int, str]) -> tuple[list[str], dict[int, int]]:
    """Return the names of the link kinds in use, in order, and the place of each word's number among them."""
    used = [row[0] for row in connection.execute("SELECT DISTINCT kind FROM gt_link")]
    names = sorted(words[number] for number in used)
    place = {name: number for number, name in enumerate(names)}
    return names, {number: place[words[number]] for number in used}


def _columns(rows: Sequence[tuple[Any, ...]], width: int) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)] if rows else [[] for _ in range(width)]


def _ints(values: Sequence[int]) -> Int:
    return np.array(values, dtype=np.int32)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Hold the cycle collector: it would walk the growing rows again and again, and none of them is in a cycle."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
