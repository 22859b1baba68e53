"""An organisation at a moment of the past: what a store knew then, with the statuses that held on a day.

For a day that is past the status of a node is the last one recorded by the end of it. The first one recorded holds for
all time before, except that one that has ended counts as active up to the last day of the node.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import chain
from typing import Any

import orjson

from graph.analysis.validity import ACTIVE, is_active, is_not_yet
from graph.columns import DEFAULT_STATUS, Columns
from graph.model import Aside, Change, Link, Node, Reading, Record
from graph.moments import Moment, revision_at
from graph.ontology import Ontology
from graph.records import aside_of, link_of, node_of, reading_of
from graph.replay import columns_at
from graph.store.base import Store

ONE_BY_ONE = 1000
"""Up to so many nodes are looked up in the log one by one; for more, the log is read through."""


class Past:
    """What a store knew at a revision, on a day. It answers as the store itself would have answered.

    Attributes:
        store: Where it was recorded.
        ontology: What its kinds mean.
        revision: The last one that counts.
        day: Day whose statuses hold, ISO; empty for those at the revision.
    """

    def __init__(self, store: Store, ontology: Ontology, revision: int, day: str = "") -> None:
        self.store = store
        self.ontology = ontology
        self.revision = revision
        self.day = day

    def columns(self) -> Columns:
        """Return everything that was live, with the statuses of the day."""
        return self._columns

    @cached_property
    def _columns(self) -> Columns:
        columns = self._recorded
        if not self._held:
            return columns
        statuses = list(columns.nodes.statuses)
        for place, node_id in enumerate(columns.nodes.ids):
            if node_id in self._held:
                statuses[place] = self._held[node_id]
        return replace(columns, nodes=replace(columns.nodes, statuses=statuses))

    @cached_property
    def _recorded(self) -> Columns:
        if self._is_newest and (columns := self.store.columns()).revision == self.revision:
            return columns
        return columns_at(self.store, self.revision, self.store.columns_before(self.revision))

    @property
    def _is_newest(self) -> bool:
        return self.store.head().revision == self.revision

    def nodes(self, ids: Collection[str]) -> dict[str, Node]:
        """Return the live nodes among these ids, by id, with the statuses of the day."""
        if self._is_newest:
            found = self.store.nodes(ids)
        else:
            found = {one: node_of(record) for one, record in self._records("node").items() if one in set(ids)}
        return {node_id: self._on_day(node) for node_id, node in found.items()}

    def _on_day(self, node: Node) -> Node:
        status = self._held.get(node.id)
        if status is None or status == node.fields.get("status", DEFAULT_STATUS):
            return node
        return replace(node, fields={**node.fields, "status": status})

    def links(self, ids: Collection[str]) -> list[Link]:
        """Return the live links that touch any of these nodes, ordered by source, kind, target, number."""
        if self._is_newest:
            return self.store.links(ids)
        wanted = set(ids)
        every = (link_of(record) for record in self._records("link").values())
        found = [link for link in every if link.source in wanted or link.target in wanted]
        return sorted(found, key=lambda link: (link.source, link.kind, link.target, link.nth))

    def readings(self, measures: Collection[str] | None = None) -> Iterator[Reading]:
        """Yield readings of these measures, or of all, ordered by measure and date."""
        if self._is_newest:
            yield from self.store.readings(measures)
            return
        wanted = None if measures is None else set(measures)
        every = (reading_of(record) for record in self._records("reading").values())
        found = [reading for reading in every if wanted is None or reading.measure in wanted]
        yield from sorted(found, key=lambda reading: (reading.measure, reading.date))

    def asides(self) -> dict[str, Aside]:
        """Return what was set aside, by finding: by the end of the day, as recorded at the revision."""
        until = min(self.revision, self._last_of_day) if self.day else self.revision
        return {finding: aside_of(record) for finding, record in sorted(self._replayed("aside", until).items())}

    def _records(self, what: Any) -> dict[str, Record]:
        return self._replayed(what, self.revision)

    def _replayed(self, what: Any, until: int) -> dict[str, Record]:
        """Return the records of one sort of thing as a revision left them, by key."""
        records: dict[str, Record] = {}
        for _, change in self.store.changes(until=until, what=what):
            if change.new is None:
                records.pop(change.key, None)
            else:
                records[change.key] = change.new
        return records

    # -- statuses ---------------------------------------------------------------------------------------------------

    @cached_property
    def _last_of_day(self) -> int:
        return revision_at(self.store, self.day)

    @cached_property
    def _held(self) -> dict[str, str]:
        """The status that held on the day, by id, of each node that was recorded or changed after it."""
        if not self.day or self._last_of_day >= self.revision:
            return {}
        first: dict[str, Change] = {}
        for _, change in self.store.changes(since=self._last_of_day, until=self.revision, what="node"):
            first.setdefault(change.key, change)
        held = {node_id: _status(change.old) for node_id, change in first.items() if change.old is not None}
        earlier = self._recorded_before(first.keys() - held.keys())
        unknown = first.keys() - held.keys() - earlier.keys()
        return held | earlier | self._before_all(unknown, first)

    def _recorded_before(self, ids: Collection[str]) -> dict[str, str]:
        """Return the last status recorded by the day of nodes that were taken out meanwhile and came back."""
        until = self._last_of_day
        if not until or not ids:
            return {}
        if len(ids) <= ONE_BY_ONE:
            logs = [self.store.changes(until=until, key=one, what="node") for one in ids]
        else:
            logs = [self.store.changes(until=until, what="node")]
        changes = chain.from_iterable(logs)
        return {change.key: _status(change.new) for _, change in changes if change.key in ids and change.new}

    def _before_all(self, ids: Collection[str], first: Mapping[str, Change]) -> dict[str, str]:
        """Return the status of nodes on a day before they were first recorded."""
        held = {}
        last_days = self._last_days([node_id for node_id in ids if _has_ended(first[node_id].new)])
        for node_id in ids:
            status = _status(first[node_id].new)
            held[node_id] = ACTIVE if self.day <= last_days.get(node_id, "") else status
        return held

    def _last_days(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the last day of nodes as known at the revision: of validity, else as their kind declares it."""
        nodes, wanted, days = self._recorded.nodes, set(ids), {}
        for place, node_id in enumerate(nodes.ids):
            if node_id in wanted:
                days[node_id] = nodes.valid_to[place] or self._declared_end(nodes.kinds[place], nodes.bodies[place])
        return days

    def _declared_end(self, kind: str, body: bytes) -> str:
        declared = self.ontology.kinds.get(kind)
        if declared is None or not declared.ends_on:
            return ""
        return str(orjson.loads(body).get(declared.ends_on) or "")


def past_of(store: Store, ontology: Ontology, moment: Moment) -> Past:
    """Return what a store knew at a moment, on its day.

    Raises:
        WrongUse: If there is no such moment.
    """
    revision = revision_at(store, moment.recorded_at) if moment.recorded_at else store.head().revision
    return Past(store, ontology, revision, moment.as_of)


def _status(record: Record | None) -> str:
    return str((record or {}).get("fields", {}).get("status") or DEFAULT_STATUS)


def _has_ended(record: Record | None) -> bool:
    status = _status(record)
    return not is_active(status) and not is_not_yet(status)
