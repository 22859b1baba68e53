"""Makes the columns of any revision by replaying the log on columns of an earlier one: empty ones, or a snapshot file.

Rows that the log does not touch are taken over as they are; what it touches comes out as the store would give it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import numpy as np

from graph.analysis.delta import Stamp, delta
from graph.columns import Columns, LinkColumns, columns_of
from graph.model import UNDO, Change, Record
from graph.records import link_of, node_of
from graph.store.base import Store

LinkKey: TypeAlias = tuple[str, str, str, int]
Noted: TypeAlias = tuple[str, str]
"""What brought a thing, and the day of its last change."""

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
        if change.what in {"node", "link"}:
            commit = commits[number]
            tail.take(change, commit.recorded_at[:10], is_undo=commit.commit.action == UNDO)
    return tail.on_base(revision) if len(first.nodes.ids) else tail.on_nothing(revision)


@dataclass(slots=True)
class _Tail:
    """What the log says after the base: the last change of each thing that it touches.

    Attributes:
        store: Whose log.
        base: Where it begins.
        changes: By key; keys of nodes and of links are never the same.
        noted: What the store notes of the things that are there, by key.
        former: What brought the things that are gone, by key.
    """

    store: Store
    base: Columns
    changes: dict[str, Change] = field(default_factory=dict)
    noted: dict[str, Noted] = field(default_factory=dict)
    former: dict[str, str] = field(default_factory=dict)

    def take(self, change: Change, day: str, *, is_undo: bool) -> None:
        """Take the next change of a node or link in the log, recorded on a day."""
        if change.new is None:
            self.former[change.key] = self._origin(change)
            self.noted.pop(change.key, None)
        else:
            origin = self._came(change, is_undo=is_undo) if change.old is None else self._origin(change)
            self.noted[change.key] = (origin, day)
        self.changes[change.key] = change

    def on_base(self, revision: int) -> Columns:
        """Return the base with the changes put in."""
        changes = (replace(change, new=_bare(change.new)) for change in self.changes.values())
        columns = delta(self.base, changes, Stamp(revision, noted=self.noted)).columns
        return replace(columns, links=_in_order_of_names(columns.links))

    def on_nothing(self, revision: int) -> Columns:
        """Return what the changes alone make."""
        records = [(change.what, change.new) for change in self.changes.values() if change.new is not None]
        columns = columns_of(
            (node_of(record) for what, record in records if what == "node"),
            (link_of(record) for what, record in records if what == "link"),
        )
        nodes, links = columns.nodes, columns.links
        told = [self.noted[node_id] for node_id in nodes.ids]
        nodes = replace(nodes, origins=[origin for origin, _ in told], recorded_on=[day for _, day in told])
        told = [self.noted[_key_at(columns, row)] for row in range(len(links.sources))]
        links = replace(links, origins=[origin for origin, _ in told], recorded_on=[day for _, day in told])
        return Columns(revision, nodes, links)

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

    def _origin(self, change: Change) -> str:
        """Return what brought a thing that is there."""
        if (noted := self.noted.get(change.key)) is not None:
            return noted[0]
        nodes, links = self.base.nodes, self.base.links
        if change.what == "node":
            place = _position(nodes.ids, change.key)
            return "" if place == GONE else nodes.origins[place]
        place = _link_position(self.base, _link_key(change))
        return "" if place == GONE else links.origins[place]


def _bare(record: Record | None) -> Record | None:
    """Return a record without the fields that were forgotten."""
    if record is None or None not in (fields := record.get("fields", {})).values():
        return record
    return record | {"fields": {name: value for name, value in fields.items() if value is not None}}


def _in_order_of_names(links: LinkColumns) -> LinkColumns:
    """Return links with the names of their kinds in order, and without those that no link has."""
    used = np.unique(links.kinds).tolist()
    names = sorted(links.kind_names[code] for code in used)
    if names == list(links.kind_names):
        return links
    ranks = np.zeros(len(links.kind_names), dtype=np.int32)
    ranks[used] = [names.index(links.kind_names[code]) for code in used]
    return replace(links, kinds=ranks.take(links.kinds), kind_names=names)


def _key_at(columns: Columns, row: int) -> str:
    links, ids = columns.links, columns.nodes.ids
    kind = links.kind_names[int(links.kinds[row])]
    return "\t".join((ids[int(links.sources[row])], kind, ids[int(links.targets[row])], str(links.nths[row])))


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
