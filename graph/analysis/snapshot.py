"""A frozen organisation on one day, as columns: what is live, what has ended, how nodes are linked.

Nodes are positions from 0, in the order of their ids, so the smallest position is the smallest id. Links are positions
too, in the order of source, kind, target.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import orjson

from graph.analysis.called import Called
from graph.analysis.delta import Stamp, delta, readings_after
from graph.analysis.field_columns import FieldColumns
from graph.analysis.graphs import Bools, Graph, Ints
from graph.analysis.name_words import NameWords
from graph.analysis.named_units import named_units
from graph.analysis.neighbours import Neighbours
from graph.analysis.steps import Trail
from graph.analysis.taking_over import take_over
from graph.analysis.validity import NOT_YET, LinkMarks, NodeMarks, link_marks, node_marks
from graph.columns import Columns
from graph.model import Change, Reading, Value
from graph.ontology import Ontology, Role
from graph.packed import coded, plain

__all__ = ["NOT_YET", "Bools", "Ints", "Snapshot", "no_readings"]


FEW = 32
"""So many nodes are looked at one by one; with more, all are."""


def no_readings() -> Iterable[Reading]:
    """Return no readings, for snapshots that need none."""
    return ()


class Snapshot:
    """Everything known of an organisation, judged on one day.

    Attributes:
        ontology: What its kinds and links mean.
        columns: Its nodes and links.
        revision: Of the store, when the columns were read.
        date, day: The day judged by, ISO and as an ordinal.
        sources, targets, strengths: Of each link.
        all_readings: Yields the readings of all days, in no order.
        graphs: Those of live links that were built already, by role; see `following.live_graph`.
        traits: Which nodes have a trait, as far as it was asked; see `with_trait`.
        trail: What it came from by a few changes.
        bodies_read: Of each node what it says, as far as it was read; see `given`.
    """

    def __init__(
        self,
        ontology: Ontology,
        columns: Columns,
        date: str,
        readings: Callable[[], Iterable[Reading]] = no_readings,
    ) -> None:
        self.ontology = ontology
        self.columns = columns
        self.revision = columns.revision
        self.date = date
        self.day = datetime.date.fromisoformat(date).toordinal()
        self.sources: Ints = columns.links.sources
        self.targets: Ints = columns.links.targets
        self.strengths: Ints = columns.links.strengths
        self.all_readings = readings
        self.graphs: dict[Role, Graph] = {}
        self.traits: dict[str, Bools] = {}
        self.trail = Trail()
        self.bodies_read: list[dict[str, Any] | None] = [None] * len(columns.nodes.ids)
        self._link_bodies: dict[bytes, dict[str, Any]] = {}
        self._ends: dict[Role, tuple[Ints, Ints, Ints]] = {}
        self._defaults: dict[str, dict[str, Any]] = {}
        nodes = columns.nodes
        self._node_texts = {"status": nodes.statuses, "valid_from": nodes.valid_from, "valid_to": nodes.valid_to}

    def __len__(self) -> int:
        return len(self.columns.nodes.bodies)

    @cached_property
    def ids(self) -> Sequence[str]:
        """Of each node, ascending."""
        return plain(self.columns.nodes.ids)

    @cached_property
    def kinds(self) -> Sequence[str]:
        """Of each node."""
        return plain(self.columns.nodes.kinds)

    @cached_property
    def names(self) -> Sequence[str]:
        """Of each node."""
        return plain(self.columns.nodes.names)

    # -- what is live -----------------------------------------------------------------------------------------------

    @cached_property
    def live(self) -> Bools:
        """Of each node: active, and the day within its validity."""
        marks = self.node_marks
        return marks.active & marks.begun & ~marks.passed

    @cached_property
    def ended(self) -> Bools:
        """Of each node: paused, completed, stopped or archived, or its validity has passed; never what is not yet."""
        marks = self.node_marks
        return ~marks.not_yet & marks.begun & (~marks.active | marks.passed)

    @cached_property
    def link_live(self) -> Bools:
        """Of each link: the day within its validity, and both ends live."""
        return self.link_valid & self.live.take(self.sources) & self.live.take(self.targets)

    @cached_property
    def link_valid(self) -> Bools:
        """Of each link: the day within its validity, whatever its ends are."""
        return self.link_marks.begun & ~self.link_marks.passed

    @cached_property
    def link_live_or_ended(self) -> Bools:
        """Of each link: it or an end of it may have ended, but nothing of it is not yet."""
        was = self.live | self.ended
        return self.link_marks.begun & was.take(self.sources) & was.take(self.targets)

    @cached_property
    def node_marks(self) -> NodeMarks:
        """What holds of each node on the day."""
        return node_marks(self.columns.nodes, self.date)

    @cached_property
    def link_marks(self) -> LinkMarks:
        """What holds of each link on the day."""
        return link_marks(self.columns.links, self.date)

    # -- changes ----------------------------------------------------------------------------------------------------

    def on(self, date: str) -> Snapshot:
        """Return the same organisation judged on another day, ISO; itself on the same."""
        if date == self.date:
            return self
        return Snapshot(self.ontology, self.columns, date, self.all_readings)

    def after(
        self, changes: Iterable[Change], *, revision: int | None = None, origin: str = "", recorded_on: str = ""
    ) -> Snapshot:
        """Return the organisation after some changes, on the same day, much faster than building it anew.

        Args:
            changes: As a store takes them; of several changes of one thing the last one counts.
            revision: Of the organisation afterwards; one more than before if not given.
            origin: What brought the changes, as a store would note it; empty leaves what is noted.
            recorded_on: Day of the changes, ISO, as a store would note it.
        """
        stamp = Stamp(self.revision + 1 if revision is None else revision, origin, recorded_on)
        change = delta(self.columns, changes, stamp)
        snapshot = Snapshot(
            self.ontology, change.columns, self.date, readings_after(self.all_readings, change.readings)
        )
        take_over(snapshot, self, change)
        return snapshot

    # -- nodes ------------------------------------------------------------------------------------------------------

    def position(self, node_id: str) -> int | None:
        """Return the position of a node, or None if there is none of that id."""
        place = bisect_left(self.ids, node_id)
        return place if place < len(self.ids) and self.ids[place] == node_id else None

    @cached_property
    def index(self) -> dict[str, int]:
        """The position of each id: for who looks up thousands; `position` needs no index for a few."""
        return {node_id: position for position, node_id in enumerate(self.ids)}

    @cached_property
    def by_kind(self) -> dict[str, Ints]:
        """The nodes of each kind, live or not, in order."""
        kinds = coded(self.columns.nodes.kinds)
        order = np.argsort(kinds.codes, kind="stable").astype(np.int32)
        bounds = np.cumsum([0, *np.bincount(kinds.codes, minlength=len(kinds.words)).tolist()]).tolist()
        parts = zip(kinds.words, bounds, bounds[1:], strict=False)
        return {kind: order[first:last] for kind, first, last in parts if first < last}

    def of_kind(self, *kinds: str) -> Ints:
        """Return the nodes of these kinds, live or not, in order."""
        found = [self.by_kind[kind] for kind in kinds if kind in self.by_kind]
        if not found:
            return np.empty(0, dtype=np.int32)
        return np.sort(np.concatenate(found)) if len(found) > 1 else found[0]

    def live_of(self, *kinds: str) -> list[int]:
        """Return the live nodes of these kinds, in order."""
        positions = self.of_kind(*kinds)
        return _listed(positions[self.live[positions]])

    def with_trait(self, trait: str) -> Bools:
        """Return which nodes have a trait, what switches it off for some of them counted; kept, not to be changed."""
        if trait not in self.traits:
            self.traits[trait] = marked = self._with_trait(trait)
            marked.setflags(write=False)
        return self.traits[trait]

    def _with_trait(self, trait: str) -> Bools:
        marked = np.zeros(len(self), dtype=np.bool_)
        for kind in self.ontology.with_trait(trait):
            positions = self.of_kind(kind.name)
            marked[positions] = True
            for name, value in kind.traits[trait].items():
                given = self.fields(positions.tolist(), name)
                marked[positions] &= np.array([one != value for one in given], dtype=np.bool_)
        return marked

    def has_trait(self, position: int, trait: str) -> bool:
        """Tell whether a node has a trait, as `with_trait` does of all."""
        kind = self.ontology.kinds.get(self.kinds[position])
        if kind is None or trait not in kind.traits:
            return False
        return all(self.field(position, name) != value for name, value in kind.traits[trait].items())

    def live_with(self, trait: str) -> list[int]:
        """Return the live nodes that have a trait, in order; see `with_trait`."""
        found: list[int] = np.flatnonzero(self.with_trait(trait) & self.live).tolist()
        return found

    def given(self, position: int) -> dict[str, Any]:
        """Return the fields of a node that were given, as JSON values, without those that have columns of their own."""
        body = self.bodies_read[position]
        if body is None:
            body = self.bodies_read[position] = orjson.loads(self.columns.nodes.bodies[position])
        return body

    def field(self, position: int, name: str) -> Any:
        """Return a field of a node as a JSON value: what was given, else its default, else None."""
        body = self.bodies_read[position]
        value = (self.given(position) if body is None else body).get(name)
        if value is not None:
            return value
        if name in self._node_texts:
            return self._node_texts[name][position] or None
        return self._default(self.kinds[position], name)

    def fields(self, positions: Sequence[int], name: str) -> list[Any]:
        """Return a field of many nodes, as `field` gives it of each."""
        bodies: list[Any] = self.bodies_read
        try:
            values = [bodies[position].get(name) for position in positions]
        except AttributeError:  # one was not read yet
            self.read(positions)
            values = [bodies[position].get(name) for position in positions]
        if None in values:
            pairs = zip(positions, values, strict=True)
            return [self.field(position, name) if value is None else value for position, value in pairs]
        return values

    def read(self, positions: Iterable[int]) -> None:
        """Read what many nodes say all at once, which is quicker than one by one when they are asked."""
        known = self.bodies_read
        if fresh := [position for position in positions if known[position] is None]:
            bodies = self.columns.nodes.bodies
            read = orjson.loads(b"[%b]" % b",".join([bodies[position] for position in fresh]))
            for position, body in zip(fresh, read, strict=True):
                known[position] = body

    def _default(self, kind: str, name: str) -> Any:
        defaults = self._defaults.get(kind)
        if defaults is None:
            fields = self.ontology.fields_of(kind) if kind in self.ontology.kinds else {}
            defaults = self._defaults[kind] = {field.name: field.default for field in fields.values()}
        return defaults.get(name)

    @cached_property
    def field_columns(self) -> FieldColumns:
        """The fields of many nodes as columns, for conditions and orders."""
        return FieldColumns(self)

    @cached_property
    def named_units(self) -> Ints:
        """Of each node: the node that it names as its unit; see `graph.analysis.named_units`."""
        return named_units(self)

    @cached_property
    def units(self) -> Ints:
        """Of each node: the live unit that it belongs to; see `graph.analysis.places`."""
        from graph.analysis.places import units_of

        return units_of(self)

    @cached_property
    def called(self) -> Called:
        """What all nodes are called, to search in."""
        return Called.of(self.columns.nodes)

    @cached_property
    def name_words(self) -> NameWords:
        """The nodes by the words of their names."""
        return NameWords.of(self.names)

    # -- links ------------------------------------------------------------------------------------------------------

    def link_kind(self, link: int) -> str:
        """Return the kind of a link."""
        return self.columns.links.kind_names[int(self.columns.links.kinds[link])]

    def link_field(self, link: int, name: str) -> Value | None:
        """Return a field of a link as a JSON value: what was given, else its default, else None."""
        links = self.columns.links
        if name == "strength":
            return int(links.strengths[link])
        if name == "basis":
            return links.bases[link]
        if name in {"valid_from", "valid_to"}:
            return (links.valid_from if name == "valid_from" else links.valid_to)[link] or None
        value = self.link_given(link).get(name)
        if value is not None:
            return value  # type: ignore[no-any-return]
        kind = self.link_kind(link)
        declared = self.ontology.fields_of_link(kind).get(name) if kind in self.ontology.links else None
        return declared.default if declared else None

    def link_given(self, link: int) -> dict[str, Any]:
        """Return the fields of a link that were given, as JSON values, without those that have columns of their own."""
        text = self.columns.links.bodies[link]
        body = self._link_bodies.get(text)
        if body is None:
            # Most links say nothing more, or the same: each different text is read once.
            body = self._link_bodies[text] = orjson.loads(text)
        return body

    def kind_mask(self, *kinds: str) -> Bools:
        """Return which links are of these kinds, live or not."""
        codes = self._codes(kinds)
        wanted = np.zeros(len(self.columns.links.kind_names) + 1, dtype=np.bool_)
        wanted[codes] = True
        return wanted.take(self.columns.links.kinds)

    def _codes(self, kinds: Sequence[str]) -> list[int]:
        return [code for code, name in enumerate(self.columns.links.kind_names) if name in kinds]

    def of_link_kind(self, *kinds: str) -> Ints:
        """Return the links of these kinds, live or not, in order."""
        codes = self._codes(kinds)
        chosen = self.columns.links.kinds == codes[0] if len(codes) == 1 else self.kind_mask(*kinds)
        return np.flatnonzero(chosen).astype(np.int32)

    def role_mask(self, role: Role) -> Bools:
        """Return which links an algorithm of that role may follow, live or not."""
        return self.kind_mask(*(link.name for link in self.ontology.with_role(role)))

    def ends(self, role: Role) -> tuple[Ints, Ints, Ints]:
        """Return where each link of a role starts and leads in the direction in which it is followed, and the link.

        Live or not; in the order of the links, those that are followed backwards after the others.
        """
        if role not in self._ends:
            self._ends[role] = self._ends_of(role)
        return self._ends[role]

    def _ends_of(self, role: Role) -> tuple[Ints, Ints, Ints]:
        ways = {kind.name: kind.roles[role] for kind in self.ontology.with_role(role)}
        along = self.of_link_kind(*(name for name, way in ways.items() if way != "backward"))
        against = self.of_link_kind(*(name for name, way in ways.items() if way != "forward"))
        tails, heads = self.sources.take(along), self.targets.take(along)
        if not len(against):
            return tails, heads, along
        tails = np.concatenate((tails, self.targets.take(against)))
        heads = np.concatenate((heads, self.sources.take(against)))
        return tails, heads, np.concatenate((along, against))

    @cached_property
    def neighbours(self) -> Neighbours:
        """Its links by their ends."""
        return Neighbours(self.columns.links, self.link_live, len(self))

    def links_out(self, position: int, *kinds: str) -> list[int]:
        """Return the live links of these kinds that start at a node, in order of kind as given, then target."""
        links = self.neighbours.links
        return [link for kind in kinds for link in links(position, kind, "out")]

    def links_into(self, position: int, *kinds: str) -> list[int]:
        """Return the live links of these kinds that lead to a node, in order of kind as given, then source."""
        links = self.neighbours.links
        return [link for kind in kinds for link in links(position, kind, "into")]

    def links_of_each(self, positions: Ints, kind: str, *, out: bool, most: int) -> tuple[Ints, Ints]:
        """Return the first live links of many nodes, of one kind: those of `links_out`, or of `links_into`.

        Args:
            positions: Of the nodes.
            kind: The kind of link.
            out: Whether the links start at the nodes; else they lead to them.
            most: How many of each node at most.

        Returns:
            The links, those of one node after those of the other, and how many each node has in all.
        """
        starts, links = self.neighbours.index(kind, "out" if out else "into")
        firsts = starts[positions]
        totals = starts[positions + 1] - firsts
        sizes = np.minimum(totals, most)
        within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return links[np.repeat(firsts, sizes) + within], totals

    def out(self, position: int, *kinds: str) -> list[int]:
        """Return where the live links of these kinds from a node lead, in order of kind as given, then id."""
        links = self.links_out(position, *kinds)
        return _listed(self.targets[links]) if links else links

    def into(self, position: int, *kinds: str) -> list[int]:
        """Return where the live links of these kinds to a node come from, in order of kind as given, then id."""
        links = self.links_into(position, *kinds)
        return _listed(self.sources[links]) if links else links

    def count_out(self, *kinds: str, of: Sequence[int] | None = None) -> Ints:
        """Return how many live links of these kinds start at each node.

        Args:
            kinds: Which.
            of: The nodes asked about; those of others may be told as 0. All if not given.
        """
        if of is None or len(of) > FEW:
            return self._counted(self.sources, kinds)
        return self._counted_alone([len(self.links_out(node, *kinds)) for node in of], of)

    def count_into(self, *kinds: str, of: Sequence[int] | None = None) -> Ints:
        """Return how many live links of these kinds lead to each node; see `count_out`."""
        if of is None or len(of) > FEW:
            return self._counted(self.targets, kinds)
        return self._counted_alone([len(self.links_into(node, *kinds)) for node in of], of)

    def _counted_alone(self, counts: list[int], of: Sequence[int]) -> Ints:
        counted = np.zeros(len(self), dtype=np.int32)
        counted[of] = counts
        return counted

    def leading_to(self, kind: str, holds: Callable[[int], bool], of: Sequence[int] | None = None) -> Bools:
        """Return which nodes have a live link of a kind to a node of which something holds; each is asked once.

        Args:
            kind: The kind of link.
            holds: Asked of what is at the other end.
            of: The nodes asked about, as for `count_out`.
        """
        if of is None or len(of) > FEW:
            links = np.flatnonzero(self.link_live & self.kind_mask(kind))
        else:
            links = np.array([link for node in of for link in self.links_out(node, kind)], dtype=np.int64)
        targets = self.targets.take(links)
        marked = np.zeros(len(self), dtype=np.bool_)
        marked[[target for target in np.unique(targets).tolist() if holds(target)]] = True
        found = np.zeros(len(self), dtype=np.bool_)
        found[self.sources.take(links[marked.take(targets)])] = True
        return found

    def _counted(self, ends: Ints, kinds: Sequence[str]) -> Ints:
        chosen = ends[self.link_live & self.kind_mask(*kinds)]
        return np.bincount(chosen, minlength=len(self)).astype(np.int32)

    # -- readings ---------------------------------------------------------------------------------------------------

    def readings(self, position: int) -> Sequence[Reading]:
        """Return the readings of a node up to the day, oldest first; empty where it has none."""
        return self.series.get(self.ids[position], ())

    @cached_property
    def series(self) -> dict[str, list[Reading]]:
        """The readings up to the day by id of their measure, oldest first."""
        series: dict[str, list[Reading]] = {}
        for reading in self.all_readings():
            if reading.date <= self.date:
                series.setdefault(reading.measure, []).append(reading)
        for readings in series.values():
            readings.sort(key=lambda reading: reading.date)
        return series


def _listed(positions: Ints) -> list[int]:
    listed: list[int] = positions.tolist()
    return listed
