"""Plans to make two nodes of a store one: what is said of the second goes over to the first, and the second goes.

They were one thing all along, so the past is told of one thing, too; history keeps both, and undo parts them again.
The first keeps the id of the second: what is loaded under that one is said of the first (see `graph.other_ids`).
Where both say something the first counts, and what the second says otherwise is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import orjson

from graph.check import check
from graph.check_links import Triple, triple, turned
from graph.errors import Refused
from graph.known import Apart
from graph.matching import text_of
from graph.merge import NO_END, SPAN, filled, otherwise, overlap, span
from graph.model import Batch, Change, Link, Node, Problem, Reading, Value
from graph.ontology import Field, Ontology
from graph.other_ids import OTHER_IDS, with_other_ids
from graph.plan import Plan
from graph.records import aside_record, change_of, link_record, node_record, reading_record
from graph.retract import edit_of, node_of
from graph.store.base import Store


@dataclass(frozen=True, slots=True)
class Merger:
    """Two nodes as one.

    Attributes:
        plan: What is to be done to the store.
        links, readings: How many of the second go over to the first.
        kept: What the second says otherwise, and is not taken: where it is said, and the value as text.
    """

    plan: Plan
    links: int
    readings: int
    kept: tuple[tuple[str, str], ...]


def merge(store: Store, ontology: Ontology, first: str, second: str) -> Merger:
    """Return what makes two nodes one.

    Args:
        store: Where they are.
        ontology: What may be.
        first: Id of the node that stays, with its name and its values.
        second: Id of the node that goes: its links, its readings and what only it says go over.

    Raises:
        NotFound: If one of them is not there.
        Refused: If they are one already or of two kinds, or what goes over may not be, such as a circle.
    """
    one, other = node_of(store, first), node_of(store, second)
    if first == second:
        raise Refused([Problem("error", f"{first} is one thing already", value=first, suggestion="name two things")])
    if one.kind != other.kind:
        message = f"{first} is a {one.kind} and {second} a {other.kind}: they cannot be one thing"
        raise Refused([Problem("error", message, value=second)])
    return _Merging(store, ontology, one, other).merger()


@dataclass(frozen=True, slots=True)
class _Without(Apart):
    """What is known without some nodes and their links."""

    def links(self, ids: Collection[str]) -> list[Link]:
        """Return the links that touch any of these nodes and none of those."""
        return [link for link in self.known.links(ids) if self.ids.isdisjoint((link.source, link.target))]


@dataclass
class _Links:
    """The links of the first node, as they are and as they become.

    Attributes:
        ontology: What holds where a link does not say it.
        before, after: By source, kind, target and number; `after` holds nothing of those that are taken up by others.
        kept: What is not taken of links that are one.
    """

    ontology: Ontology
    before: dict[tuple[Triple, int], Link] = field(default_factory=dict)
    after: dict[tuple[Triple, int], Link] = field(default_factory=dict)
    kept: list[tuple[str, str]] = field(default_factory=list)

    def add(self, link: Link) -> None:
        """Take a link in: those between the same ends that hold at the same time become one with it."""
        same = [key for key in self.after if key[0] == triple(link) and overlap(self.after[key], link)]
        if not same:
            number = 1 + max((nth for ends, nth in (*self.before, *self.after) if ends == triple(link)), default=-1)
            self.after[triple(link), number] = replace(link, nth=number)
            return
        grown = self._both(self.after.pop(same[0]), link)
        for key in [key for key in self.after if key[0] == triple(link) and overlap(self.after[key], grown)]:
            grown = self._both(grown, self.after.pop(key))
        self.after[same[0]] = grown

    def changes(self) -> Iterator[Change]:
        """Yield what becomes of them: what goes first."""
        for key, link in self.before.items():
            if key not in self.after:
                yield change_of("link", link_record(link), None)
        for key, link in self.after.items():
            old = self.before.get(key)
            yield change_of("link", link_record(old) if old else None, link_record(link))

    def _both(self, first: Link, second: Link) -> Link:
        """Return two links between the same ends as one that holds whenever one of them does.

        What a link does not say and has a default for, it says by that.
        """
        declared = self.ontology.fields_of_link(first.kind) if first.kind in self.ontology.links else {}
        held = {name: one.default for name, one in declared.items() if one.default is not None} | {**first.fields}
        said = {name: value for name, value in second.fields.items() if name not in SPAN}
        ends = f"{first.source} {first.kind} {first.target}"
        self.kept += [
            (f"{ends}: {name}", text_of(value)) for name, value in said.items() if held.get(name, value) != value
        ]
        more = {name: value for name, value in said.items() if name not in held}
        spans = span(first), span(second)
        days = zip(SPAN, (min(one[0] for one in spans), max(one[1] for one in spans)), strict=True)
        when = {name: day for name, day in days if day not in {"", NO_END}}
        fields = {name: value for name, value in first.fields.items() if name not in SPAN}
        return replace(first, fields={**fields, **more, **when}, extra={**second.extra, **first.extra})


@dataclass
class _Merging:
    """Two nodes on their way to be one."""

    store: Store
    ontology: Ontology
    one: Node
    other: Node
    kept: list[tuple[str, str]] = field(default_factory=list)

    def merger(self) -> Merger:
        """Return all that is to be done."""
        whole = self._whole()
        said = {"name": self.other.name, **self.other.extra, **self.other.fields}
        self.kept += [(name, text_of(said[name])) for name in otherwise(self.one, self.other) if name != OTHER_IDS]
        readings, gone, links = list(self._readings()), self.store.links([self.other.id]), self._links()
        changes = [
            *readings,
            *(change_of("link", link_record(link), None) for link in gone),
            *links.changes(),
            *self._naming(),
            change_of("node", node_record(self.one), node_record(whole)),
            change_of("node", node_record(self.other), None),
            *self._asides(),
        ]
        self.kept += links.kept
        moved = sum(change.new is not None for change in readings)
        return Merger(edit_of(changes, self._problems(links)), len(gone), moved, tuple(self.kept))

    def _whole(self) -> Node:
        """Return the first node with what only the second says; that one names the other is not said any more."""
        whole = self._renamed(filled(self.one, self.other))
        told = {*self.one.fields.items(), *whole.fields.items()} - {(name, self.one.id) for name in whole.fields}
        whole = replace(whole, fields={name: value for name, value in whole.fields.items() if (name, value) in told})
        return with_other_ids(whole, self.one, self.other)

    def _problems(self, links: _Links) -> Sequence[Problem]:
        """Return what to look at in the links that go over.

        Raises:
            Refused: If one of them may not be.
        """
        new = [link for key, link in links.after.items() if link != links.before.get(key)]
        known = _Without(self.store, frozenset({self.other.id}))
        problems = check(Batch("", (), new), self.ontology, known).problems
        if errors := [problem for problem in problems if problem.severity == "error"]:
            raise Refused(errors)
        return problems

    # -- what goes over ---------------------------------------------------------------------------------------------

    def _readings(self) -> Iterator[Change]:
        there = {reading.date: reading for reading in self.store.readings([self.one.id])}
        for reading in self.store.readings([self.other.id]):
            moved = replace(reading, measure=self.one.id)
            yield change_of("reading", reading_record(reading), None)
            if reading.date not in there:
                yield change_of("reading", None, reading_record(moved))
            elif there[reading.date] != moved:
                self.kept.append((f"reading of {reading.date}", _figure(reading)))

    def _links(self) -> _Links:
        """Return the links of both as those of the first; a link between the two leads nowhere, and goes."""
        links = _Links(self.ontology)
        both = {self.one.id, self.other.id}
        for link in self.store.links([self.one.id]):
            if self.other.id not in {link.source, link.target}:
                key = triple(link), link.nth
                links.before[key], links.after[key] = link, self._renamed_link(link)
        touching = [one for one in self.store.links([self.other.id]) if not {one.source, one.target} <= both]
        nodes = self.store.nodes({end for link in touching for end in (link.source, link.target)} | both)
        for link in touching:
            links.add(self._moved(link, nodes))
        return links

    def _moved(self, link: Link, nodes: Mapping[str, Node]) -> Link:
        source, target = (nodes[self._name(end)] for end in (link.source, link.target))
        kind = self.ontology.links.get(link.kind)
        ends = turned(kind, source, target) if kind else (source.id, target.id)
        return self._renamed_link(replace(link, source=ends[0], target=ends[1]))

    # -- what names the second --------------------------------------------------------------------------------------

    def _naming(self) -> Iterator[Change]:
        """Yield what becomes of other nodes and links with fields that name the second."""
        columns, named = self.store.columns(), orjson.dumps(self.other.id)
        both, ids = {self.one.id, self.other.id}, columns.nodes.ids
        naming = [node_id for node_id, body in zip(ids, columns.nodes.bodies, strict=True) if named in body]
        for node in self.store.nodes(set(naming) - both).values():
            yield change_of("node", node_record(node), node_record(self._renamed(node)))
        tied = zip(columns.links.sources.tolist(), columns.links.bodies, strict=True)
        for link in self.store.links({ids[source] for source, body in tied if named in body}):
            if both.isdisjoint((link.source, link.target)):
                yield change_of("link", link_record(link), link_record(self._renamed_link(link)))

    def _asides(self) -> Iterator[Change]:
        """Yield what becomes of findings of the second that were set aside: they are set aside of the first."""
        asides = self.store.asides()
        for finding, aside in asides.items():
            rule, _, nodes = finding.partition(":")
            if self.other.id in (told := nodes.split("+")):
                yield change_of("aside", aside_record(aside), None)
                renamed = f"{rule}:{'+'.join(map(self._name, told))}"
                if renamed not in asides:
                    yield change_of("aside", None, aside_record(replace(aside, finding=renamed)))

    def _renamed(self, node: Node) -> Node:
        declared = self.ontology.fields_of(node.kind) if node.kind in self.ontology.kinds else {}
        return replace(node, fields=self._renamed_fields(node.fields, declared))

    def _renamed_link(self, link: Link) -> Link:
        declared = self.ontology.fields_of_link(link.kind) if link.kind in self.ontology.links else {}
        return replace(link, fields=self._renamed_fields(link.fields, declared))

    def _renamed_fields(self, fields: Mapping[str, Value], declared: Mapping[str, Field]) -> dict[str, Value]:
        def renamed(name: str, value: Value) -> Value:
            if name not in declared or not declared[name].of:
                return value
            if isinstance(value, tuple):
                return tuple(dict.fromkeys(map(self._name, value)))
            return self._name(str(value))

        return {name: renamed(name, value) for name, value in fields.items()}

    def _name(self, node_id: str) -> str:
        return self.one.id if node_id == self.other.id else node_id


def _figure(reading: Reading) -> str:
    return str(reading.value if reading.value is not None else f"{reading.numerator}/{reading.denominator}")
