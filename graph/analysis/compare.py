"""What differs between an organisation on one day and on a later one: what began, ended or was read, sight, findings.

What was recorded in between, its history tells; this tells what time alone has brought, and what follows from both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.analysis.case import Case
from graph.analysis.findings import Difference, difference, findings
from graph.errors import NotFound
from graph.history import touched
from graph.model import Change, Record
from graph.records import change_of
from graph.sentences import Wording, quoted

VALIDITY = ("valid_from", "valid_to")


@dataclass(frozen=True, slots=True)
class Moved:
    """A node whose line of sight differs.

    Attributes:
        node: Its id; name: its name.
        before, after: Its status as work; empty where it was no live work.
    """

    node: str
    name: str
    before: str
    after: str

    def record(self) -> Record:
        """Return it as JSON can hold it."""
        return {"node": self.node, "name": self.name, "before": self.before or None, "after": self.after or None}


class Comparison:
    """An organisation at two moments.

    Attributes:
        before, after: The organisation on its two days.
        changes: The net effect of what was recorded between; empty where both are as known at the same time.
        only: Ids of the nodes of which it tells; None for all.
    """

    def __init__(
        self, before: Case, after: Case, changes: Sequence[Change], only: frozenset[str] | None = None
    ) -> None:
        self.before = before
        self.after = after
        self.changes = changes
        self.only = only

    def about(self, only: frozenset[str]) -> Comparison:
        """Return the same, told of some nodes only, by their ids."""
        return Comparison(self.before, self.after, self.changes, only)

    def of_unit(self, unit: str) -> Comparison:
        """Return the same, told only of what belongs to a unit, or to one below it, at either moment.

        Raises:
            NotFound: If there is no such unit at either.
        """
        if all(case.snapshot.position(unit) is None for case in (self.before, self.after)):
            raise NotFound(f"there is no unit with the id {unit!r} at either moment")
        return self.about(frozenset(one for case in (self.before, self.after) for one in _of_unit(case, unit)))

    @cached_property
    def told(self) -> tuple[Change, ...]:
        """The changes of which it tells: those that touch the nodes asked about."""
        return tuple(change for change in self.changes if self._asked(*touched(change)))

    def _asked(self, *ids: str) -> bool:
        """Tell whether one of some nodes is among those asked about."""
        return self.only is None or not self.only.isdisjoint(ids)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """What time alone has brought: other statuses, things and links that began or ended, readings."""
        return (*self._statuses(), *self._nodes(), *self._links(), *self._readings())

    @cached_property
    def sight(self) -> tuple[Moved, ...]:
        """Live work whose status differs, what became work or is none any more included; ordered by id."""
        before, after = _work(self.before), _work(self.after)
        names = dict(zip(self.before.snapshot.ids, self.before.snapshot.names, strict=True))
        names |= zip(self.after.snapshot.ids, self.after.snapshot.names, strict=True)
        pairs = ((node_id, before.get(node_id, ""), after.get(node_id, "")) for node_id in {*before, *after})
        moved = ((node, was, now) for node, was, now in sorted(pairs) if was != now and self._asked(node))
        return tuple(Moved(node, names[node], was, now) for node, was, now in moved)

    @cached_property
    def findings(self) -> Difference:
        """Which findings appeared and which went."""
        found = difference(findings(self.before), findings(self.after))
        if self.only is None:
            return found
        return Difference(
            *(tuple(one for one in some if self._asked(*one.nodes)) for some in (found.appeared, found.gone))
        )

    # -- what time has brought ----------------------------------------------------------------------------------------

    @cached_property
    def _wording(self) -> Wording:
        names = dict(zip(self.after.snapshot.ids, self.after.snapshot.names, strict=True))
        return Wording(self.after.snapshot.ontology, names)

    @cached_property
    def _altered(self) -> Mapping[str, frozenset[str]]:
        """Of what was recorded between: which fields are not as before, by key."""
        return {change.key: _altered(change) for change in self.changes}

    def _was_told(self, key: str, names: Collection[str]) -> bool:
        """Tell whether what was recorded says that these fields differ, or that the thing is new."""
        altered = self._altered.get(key, frozenset())
        return "" in altered or not altered.isdisjoint(names)

    def _moved_statuses(self) -> Iterator[tuple[int, str, str]]:
        before = self.before.snapshot.columns.nodes
        known = dict(zip(before.ids, before.statuses, strict=True))
        after = self.after.snapshot.columns.nodes
        for node, (node_id, now) in enumerate(zip(after.ids, after.statuses, strict=True)):
            was = known.get(node_id, now)
            if was != now and self._asked(node_id) and not self._was_told(node_id, ("status",)):
                yield node, was, now

    def _statuses(self) -> Iterator[str]:
        for node, was, now in self._moved_statuses():
            old, new = (self._node_record(node, status=status) for status in (was, now))
            yield from self._wording.sentences(change_of("node", old, new))

    def _nodes(self) -> Iterator[str]:
        nodes = self.after.snapshot.columns.nodes
        told = {node for node, _, _ in self._moved_statuses()}
        for node, began, last in self._turns(nodes.valid_from, nodes.valid_to):
            if node in told or not self._asked(nodes.ids[node]) or self._was_told(nodes.ids[node], VALIDITY):
                continue
            if began and self.after.snapshot.live[node]:
                yield self._wording.began("node", self._node_record(node, valid_from=began))
            elif last and self._was_live(nodes.ids[node]):
                yield self._wording.ended("node", self._node_record(node, valid_to=last))

    def _was_live(self, node_id: str) -> bool:
        place = self.before.snapshot.position(node_id)
        return place is not None and bool(self.before.snapshot.live[place])

    def _links(self) -> Iterator[str]:
        snapshot, links = self.after.snapshot, self.after.snapshot.columns.links
        for link, began, last in self._turns(links.valid_from, links.valid_to):
            record = self._link_record(link)
            key = "\t".join((record["from"], record["kind"], record["to"], str(links.nths[link])))
            if not self._asked(record["from"], record["to"]) or self._was_told(key, VALIDITY):
                continue
            if began and snapshot.link_live[link]:
                yield self._wording.began("link", {**record, "fields": {"valid_from": began}})
            elif last and self._was_live(record["from"]) and self._was_live(record["to"]):
                yield self._wording.ended("link", {**record, "fields": {"valid_to": last}})

    def _turns(self, begun: Sequence[str], ended: Sequence[str]) -> Iterator[tuple[int, str, str]]:
        """Yield what began or ended between the two days, not both: its row, and its first or its last day."""
        first, last = self.before.snapshot.date, self.after.snapshot.date
        for row, (begins, ends) in enumerate(zip(begun, ended, strict=True)):
            began, passed = first < begins <= last, bool(ends) and first <= ends < last
            if began != passed:
                yield row, begins if began else "", ends if passed else ""

    def _readings(self) -> Iterator[str]:
        first = self.before.snapshot.date
        counts = Counter(
            measure
            for measure, series in sorted(self.after.snapshot.series.items())
            for reading in series
            if self._asked(measure)
            if reading.date > first and not self._was_told(f"{measure}\t{reading.date}", ())
        )
        for measure, number in counts.items():
            name = quoted(self._wording.names.get(measure, measure))
            yield f"{name} has {number:,} more {'reading' if number == 1 else 'readings'}."

    def _node_record(self, node: int, **fields: str) -> Record:
        nodes = self.after.snapshot.columns.nodes
        return {"id": nodes.ids[node], "kind": nodes.kinds[node], "name": nodes.names[node], "fields": fields}

    def _link_record(self, link: int) -> Record:
        snapshot = self.after.snapshot
        ends = (int(snapshot.sources[link]), int(snapshot.targets[link]))
        return {"from": snapshot.ids[ends[0]], "kind": snapshot.link_kind(link), "to": snapshot.ids[ends[1]]}


def _of_unit(case: Case, unit: str) -> list[str]:
    """Return the ids of what belongs to a unit or to one below it; nothing where it is not there."""
    snapshot = case.snapshot
    place = snapshot.position(unit)
    if place is None:
        return []
    return [snapshot.ids[at] for at in np.flatnonzero(np.isin(case.units, sorted(case.downwards(place)))).tolist()]


def _work(case: Case) -> dict[str, str]:
    """Return the status of all live work, by id."""
    sight = case.sight
    return {case.snapshot.ids[node]: sight.status(node) for node in sight.work.nonzero()[0].tolist()}


def _altered(change: Change) -> frozenset[str]:
    """Return the names of the fields that a change alters; an empty name where the thing came or went."""
    if change.old is None or change.new is None:
        return frozenset({""})
    old, new = change.old.get("fields", {}), change.new.get("fields", {})
    return frozenset(name for name in {*old, *new} if old.get(name) != new.get(name))
