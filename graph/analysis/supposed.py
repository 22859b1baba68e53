"""An organisation that is supposed, not recorded: a snapshot that answers what edits ask of a store."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import numpy as np

from graph.analysis.snapshot import Snapshot
from graph.columns import DEFAULT_BASIS, DEFAULT_STATUS, DEFAULT_STRENGTH, Columns
from graph.model import Change, Link, Node, Reading, Value


class Supposed:
    """A snapshot as something known, that takes changes without keeping them anywhere.

    Attributes:
        snapshot: The organisation as it is supposed now.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    def take(self, changes: Iterable[Change]) -> None:
        """Suppose some changes."""
        self.snapshot = self.snapshot.after(changes)

    def nodes(self, ids: Collection[str]) -> dict[str, Node]:
        """Return the nodes among these ids, by id."""
        found = {one: self.snapshot.position(one) for one in ids}
        return {one: self._node(at) for one, at in found.items() if at is not None}

    def named_any(self, names: Collection[str]) -> dict[str, list[Node]]:
        """Return the nodes of each of these names, ordered by id."""
        wanted = set(names)
        found: dict[str, list[Node]] = {}
        for at, name in enumerate(self.snapshot.names):
            if name in wanted:
                found.setdefault(name, []).append(self._node(at))
        return found

    def links(self, ids: Collection[str]) -> list[Link]:
        """Return the links that touch any of these nodes, live or not, in their order."""
        snapshot = self.snapshot
        places = [at for one in ids if (at := snapshot.position(one)) is not None]
        touching = np.isin(snapshot.sources, places) | np.isin(snapshot.targets, places)
        return [self._link(link) for link in np.flatnonzero(touching).tolist()]

    def readings(self, measures: Collection[str] | None = None) -> Iterator[Reading]:
        """Yield readings of these measures, or of all."""
        return (one for one in self.snapshot.all_readings() if measures is None or one.measure in measures)

    def origins(self) -> dict[str, str]:
        """Return nothing: what is supposed was brought by nothing."""
        return {}

    def columns(self) -> Columns:
        """Return everything."""
        return self.snapshot.columns

    def _node(self, at: int) -> Node:
        nodes = self.snapshot.columns.nodes
        usual = {"status": DEFAULT_STATUS, "valid_from": "", "valid_to": ""}
        columns = {"status": nodes.statuses[at], "valid_from": nodes.valid_from[at], "valid_to": nodes.valid_to[at]}
        fields, extra = _parted(self.snapshot.given(at), columns, usual)
        return Node(nodes.ids[at], nodes.kinds[at], nodes.names[at], fields, extra)

    def _link(self, link: int) -> Link:
        snapshot, links = self.snapshot, self.snapshot.columns.links
        usual = {"strength": DEFAULT_STRENGTH, "basis": DEFAULT_BASIS, "valid_from": "", "valid_to": ""}
        columns = {
            "strength": int(links.strengths[link]),
            "basis": links.bases[link],
            "valid_from": links.valid_from[link],
            "valid_to": links.valid_to[link],
        }
        fields, extra = _parted(snapshot.link_given(link), columns, usual)
        ends = (snapshot.ids[snapshot.sources[link]], snapshot.ids[snapshot.targets[link]])
        return Link(ends[0], snapshot.link_kind(link), ends[1], fields, extra, links.nths[link])


def _parted(
    body: Mapping[str, Any], columns: Mapping[str, Any], usual: Mapping[str, Any]
) -> tuple[dict[str, Value], dict[str, str]]:
    """Return fields and unknown values; columns that hold what is usual were not given."""
    own = {name: tuple(value) if isinstance(value, list) else value for name, value in body.items() if name != "extra"}
    return own | {name: value for name, value in columns.items() if value != usual[name]}, dict(body.get("extra", {}))
