"""Makes the columns of any revision by replaying the log on columns of an earlier one: empty ones, or a snapshot file.

Rows that the log does not touch are taken over as they are; what it touches comes out as the store would give it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final, TypeAlias

import numpy as np

from graph.columns import (
    DEFAULT_BASIS,
    DEFAULT_STATUS,
    DEFAULT_STRENGTH,
    LINK_COLUMNS,
    NODE_COLUMNS,
    Columns,
    Int,
    LinkColumns,
    NodeColumns,
    body_of,
    columns_of,
)
from graph.model import Change, Link, Node
from graph.records import link_of, node_of
from graph.store.base import Store

NodeRow: TypeAlias = tuple[str, str, str, str, str, bytes, str, str]
LinkRow: TypeAlias = tuple[int, str, str, str, bytes, str, str]
LinkKey: TypeAlias = tuple[str, str, str, int]

NODE_LISTS = ("kinds", "names", "statuses", "valid_from", "valid_to", "bodies", "origins", "recorded_on")
LINK_LISTS = ("strengths", "bases", "valid_from", "valid_to", "bodies", "origins", "recorded_on")
NODE_DEFAULTS = MappingProxyType({"status": DEFAULT_STATUS, "valid_from": "", "valid_to": ""})
LINK_DEFAULTS = MappingProxyType({"basis": DEFAULT_BASIS, "valid_from": "", "valid_to": ""})
NODE_ORIGIN: Final = 6
LINK_ORIGIN: Final = 5
UNDO = "undo"
GONE = -1


def columns_at(store: Store, revision: int, base: Columns | None = None) -> Columns:
    """Return everything that was live at a revision.

    Args:
        store: Whose log.
        revision: Which one; 0 for nothing.
        base: Columns of the same store to begin with, such as a snapshot file's; those of a later revision are no help.
    """
    first = base if base is not None and base.revision <= revision else columns_of(())
    if first.revision == revision:
        return first
    tail = _Tail(store, first)
    commits = {one.revision: one for one in store.commits(since=first.revision)}
    for number, change in store.changes(since=first.revision, until=revision):
        commit = commits[number]
        tail.take(change, commit.recorded_at[:10], is_undo=commit.commit.action == UNDO)
    nodes, moved = _nodes_after(first.nodes, tail.nodes)
    return Columns(revision, nodes, _links_after(first.links, tail, nodes.ids, moved))


@dataclass(slots=True)
class _Tail:
    """What the log says after the base: the new row of each thing that it touches, None where it is gone.

    Attributes:
        store: Whose log.
        base: Where it begins.
        nodes, links: Rows in the order of `NODE_LISTS` and `LINK_LISTS`.
        former: What brought the things that are gone, by key.
    """

    store: Store
    base: Columns
    nodes: dict[str, NodeRow | None] = field(default_factory=dict)
    links: dict[LinkKey, LinkRow | None] = field(default_factory=dict)
    former: dict[str, str] = field(default_factory=dict)

    def take(self, change: Change, day: str, *, is_undo: bool) -> None:
        """Take the next change of the log, recorded on a day."""
        if change.what == "node":
            self._node(change, day, is_undo=is_undo)
        elif change.what == "link":
            self._link(change, day, is_undo=is_undo)

    def _node(self, change: Change, day: str, *, is_undo: bool) -> None:
        if change.new is None:
            self.former[change.key] = self._node_origin(change.key)
            self.nodes[change.key] = None
        else:
            came = change.old is None
            origin = self._came(change, is_undo=is_undo) if came else self._node_origin(change.key)
            self.nodes[change.key] = _node_row(node_of(change.new), origin, day)

    def _link(self, change: Change, day: str, *, is_undo: bool) -> None:
        key = _link_key(change)
        if change.new is None:
            self.former[change.key] = self._link_origin(key)
            self.links[key] = None
        else:
            origin = self._came(change, is_undo=is_undo) if change.old is None else self._link_origin(key)
            self.links[key] = _link_row(link_of(change.new), origin, day)

    def _came(self, change: Change, *, is_undo: bool) -> str:
        """Return what brought a thing that comes now: what comes back by an undo has what it had."""
        if change.origin or not is_undo:
            return change.origin
        if change.key not in self.former:
            self.former[change.key] = self._origin_before(change)
        return self.former[change.key]

    def _origin_before(self, change: Change) -> str:
        """Return what brought a thing that was gone already when the base was made."""
        found = ""
        until = self.base.revision
        for _, earlier in self.store.changes(until=until, key=change.key.partition("\t")[0], what=change.what):
            if earlier.key == change.key and earlier.old is None:
                found = earlier.origin or found
        return found

    def _node_origin(self, node_id: str) -> str:
        if (row := self.nodes.get(node_id)) is not None:
            return row[NODE_ORIGIN]
        place = _position(self.base.nodes.ids, node_id)
        return "" if place == GONE else self.base.nodes.origins[place]

    def _link_origin(self, key: LinkKey) -> str:
        if (row := self.links.get(key)) is not None:
            return row[LINK_ORIGIN]
        place = _link_position(self.base, key)
        return "" if place == GONE else self.base.links.origins[place]


def _node_row(node: Node, origin: str, day: str) -> NodeRow:
    fields = node.fields
    status, begins, ends = (str(fields.get(name, default)) for name, default in NODE_DEFAULTS.items())
    return node.kind, node.name, status, begins, ends, body_of(fields, node.extra, NODE_COLUMNS), origin, day


def _link_row(link: Link, origin: str, day: str) -> LinkRow:
    fields = link.fields
    basis, begins, ends = (str(fields.get(name, default)) for name, default in LINK_DEFAULTS.items())
    strength = fields.get("strength", DEFAULT_STRENGTH)
    strength = strength if isinstance(strength, int) else DEFAULT_STRENGTH
    return strength, basis, begins, ends, body_of(fields, link.extra, LINK_COLUMNS), origin, day


def _link_key(change: Change) -> LinkKey:
    source, kind, target, nth = change.key.split("\t")
    return source, kind, target, int(nth)


def _position(ids: Sequence[str], node_id: str) -> int:
    place = bisect_left(ids, node_id)
    return place if place < len(ids) and ids[place] == node_id else GONE


def _link_position(columns: Columns, key: LinkKey) -> int:
    """Return where a link stands, or `GONE`."""
    links, (source, kind, target, nth) = columns.links, key
    begin, end = _position(columns.nodes.ids, source), _position(columns.nodes.ids, target)
    if GONE in {begin, end}:
        return GONE
    # A number of the columns' own type: otherwise all of them would be turned into the other one.
    low, high = (int(np.searchsorted(links.sources, np.int32(one))) for one in (begin, begin + 1))

    def order(at: int) -> tuple[str, int, int]:
        return links.kind_names[int(links.kinds[at])], int(links.targets[at]), links.nths[at]

    place = low + bisect_left(range(low, high), (kind, end, nth), key=order)
    return place if place < high and order(place) == (kind, end, nth) else GONE


# -- putting rows in --------------------------------------------------------------------------------------------------


def _nodes_after(nodes: NodeColumns, rows: dict[str, NodeRow | None]) -> tuple[NodeColumns, Int]:
    """Return the nodes with rows put in, and where each node of before stands now, `GONE` where it does not."""
    kept = [place for place, node_id in enumerate(nodes.ids) if node_id not in rows]
    new = [(node_id, row) for node_id, row in rows.items() if row is not None]
    ids = [*(nodes.ids[place] for place in kept), *(node_id for node_id, _ in new)]
    order = sorted(range(len(ids)), key=ids.__getitem__)
    lists = _columns(nodes, NODE_LISTS, kept, [row for _, row in new], order)
    after = NodeColumns([ids[place] for place in order], **lists)
    moved = np.full(len(nodes.ids), GONE, dtype=np.int32)
    rank = np.empty(len(order), dtype=np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    moved[kept] = rank[: len(kept)]
    for number, (node_id, _) in enumerate(new, start=len(kept)):
        if (place := _position(nodes.ids, node_id)) != GONE:
            moved[place] = rank[number]
    return after, moved


def _links_after(links: LinkColumns, tail: _Tail, ids: Sequence[str], moved: Int) -> LinkColumns:
    keeps = np.ones(len(links.sources), dtype=np.bool_)
    keeps[[place for key in tail.links if (place := _link_position(tail.base, key)) != GONE]] = False
    if len(moved):
        keeps &= (moved[links.sources] != GONE) & (moved[links.targets] != GONE)
    kept = np.flatnonzero(keeps)
    new = [(key, row) for key, row in tail.links.items() if row is not None]
    names = sorted({links.kind_names[code] for code in np.unique(links.kinds[kept])} | {key[1] for key, _ in new})
    code = {name: number for number, name in enumerate(names)}
    recoded = np.array([code.get(name, GONE) for name in links.kind_names], dtype=np.int32)
    sources = _joined(moved, links.sources[kept], (_position(ids, key[0]) for key, _ in new))
    targets = _joined(moved, links.targets[kept], (_position(ids, key[2]) for key, _ in new))
    kinds = _joined(recoded, links.kinds[kept], (code[key[1]] for key, _ in new))
    nths = [*(links.nths[place] for place in kept.tolist()), *(key[3] for key, _ in new)]
    order = np.lexsort((np.array(nths, dtype=np.int32), targets, kinds, sources))
    lists = _columns(links, LINK_LISTS, kept.tolist(), [row for _, row in new], order.tolist())
    lists["strengths"] = np.array(lists["strengths"], dtype=np.int32)
    ordered = [nths[place] for place in order.tolist()]
    return LinkColumns(sources[order], targets[order], kinds[order], names, nths=ordered, **lists)


def _columns(
    before: NodeColumns | LinkColumns,
    names: Sequence[str],
    kept: Sequence[int],
    rows: Sequence[tuple[Any, ...]],
    order: Sequence[int],
) -> dict[str, Any]:
    """Return columns by name: entries that are kept and those of new rows, in a new order."""
    made: dict[str, Any] = {}
    for number, name in enumerate(names):
        column = getattr(before, name)
        whole = [*(column[place] for place in kept), *(row[number] for row in rows)]
        made[name] = [whole[place] for place in order]
    return made


def _joined(renumbered: Int, kept: Int, new: Iterable[int]) -> Int:
    """Return numbers of rows that are kept, each replaced by its new one, and then those of new rows."""
    first = renumbered.take(kept) if len(kept) else kept
    return np.concatenate((first, np.fromiter(new, dtype=np.int32)))
