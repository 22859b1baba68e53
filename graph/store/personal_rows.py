"""Puts personal values back into columns out of files, which never hold them (see `graph.store.column_files`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from graph.columns import LINK_COLUMNS, NODE_COLUMNS, Columns, body_of
from graph.model import Change, Record, What
from graph.packed import Blobs, coded
from graph.records import link_of, node_of
from graph.store.column_files import Kept

Identity = tuple[What, str]
Bodies = Mapping[int, bytes]
"""By row, what stands there."""


def apart_in(kept: Kept) -> dict[Identity, int]:
    """Return the row of each node and link whose body had personal values, by sort and key."""
    ids = kept.columns.nodes.ids
    found: dict[Identity, int] = {("node", ids[row]): row for row in kept.nodes}
    for row in kept.links:
        found["link", "\t".join(map(str, ends_of(kept.columns, row)))] = row
    return found


def ends_of(columns: Columns, row: int) -> tuple[str, str, str, int]:
    """Return source, kind, target and number of a link."""
    links, ids = columns.links, columns.nodes.ids
    return ids[links.sources[row]], links.kind_names[links.kinds[row]], ids[links.targets[row]], links.nths[row]


def with_bodies(columns: Columns, nodes: Bodies, links: Bodies) -> Columns:
    """Return columns with other bodies in some rows of nodes and of links."""
    if nodes and isinstance(columns.nodes.bodies, Blobs):
        kept = columns.nodes.bodies
        bodies = Blobs(kept.block, kept.ends, {**kept.instead, **nodes})
        columns = replace(columns, nodes=replace(columns.nodes, bodies=bodies))
    if links:
        columns = replace(
            columns, links=replace(columns.links, bodies=coded(columns.links.bodies).instead(dict(links)))
        )
    return columns


def with_former(columns: Columns, apart: Mapping[Identity, int], changes: Iterable[Change]) -> Columns:
    """Return columns with what stood in some rows before the changes that came after."""
    left = dict(apart)
    former: dict[str, dict[int, bytes]] = {"node": {}, "link": {}}
    for change in changes:
        row = left.pop((change.what, change.key), -1)
        if row >= 0 and change.old is not None:
            former[change.what][row] = body_in(change.what, change.old)
    return with_bodies(columns, former["node"], former["link"])


def body_in(what: What, record: Record) -> bytes:
    """Return what the columns hold of a record beside what has columns of its own."""
    if what == "node":
        node = node_of(record)
        return body_of(node.fields, node.extra, NODE_COLUMNS)
    link = link_of(record)
    return body_of(link.fields, link.extra, LINK_COLUMNS)
