"""Things that were made one stay one: what comes again under the id of one that went is said of the one that stayed.

The one that stayed keeps the ids of the others in what is kept as extra, so that whatever keeps, copies, exports or
undoes it does so with them, too. As when they were made one, it counts where both say something.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import orjson

from graph.columns import Columns
from graph.known import Known
from graph.made_ids import made_id
from graph.merge import SPAN, filled, merged_node, otherwise, overlap
from graph.model import Batch, Link, Node, Place, Problem, Reading, Value
from graph.ontology import Field, Ontology
from graph.reading_columns import ReadingColumns, measures_of
from graph.several_texts import joined, parts_of

OTHER_IDS = "other ids"
SHOWN = 3

_MARK = orjson.dumps(OTHER_IDS)


def with_other_ids(node: Node, *others: Node) -> Node:
    """Return a node that is found again by the ids of others, and by those that they are found by."""
    ids = dict.fromkeys((*_told(node), *(text for one in others for text in (one.id, *_told(one)))))
    ids.pop(node.id, None)
    return replace(node, extra={**node.extra, OTHER_IDS: joined(ids)}) if ids else node


def other_ids(columns: Columns) -> dict[str, str]:
    """Return by other id the id of the node that stayed; what is there again by itself is no other id."""
    nodes, there = columns.nodes, frozenset(columns.nodes.ids)
    marked = [at for at, body in enumerate(nodes.bodies) if _MARK in body]
    told = {nodes.ids[at]: orjson.loads(nodes.bodies[at]).get("extra", {}).get(OTHER_IDS, "") for at in marked}
    return {other: stayed for stayed, text in told.items() for other in parts_of(text) if other not in there}


def followed(batch: Batch, others: Mapping[str, str], ontology: Ontology, known: Known) -> Batch:
    """Return a batch in which what stands under other ids is said of the nodes that stayed; a warning tells of it.

    Args:
        batch: What a loader read.
        others: As `other_ids` gives them.
        ontology: Which fields name nodes.
        known: What is there already.
    """
    went = _went(batch, others, ontology, known) if others else {}
    return _Following(batch, went, ontology, known).batch() if went else batch


def _went(batch: Batch, others: Mapping[str, str], ontology: Ontology, known: Known) -> dict[str, str]:
    """Return by text of a batch that leads elsewhere the id of the node that it leads to."""
    texts = {node.id for node in batch.nodes} | measures_of(batch.readings)
    texts |= {end for link in batch.links for end in (link.source, link.target)}
    kinds = ontology.kinds
    declared = {kind: ontology.fields_of(kind) for kind in {node.kind for node in batch.nodes} if kind in kinds}
    texts |= {text for node in batch.nodes for text in _named(node.fields, declared.get(node.kind, {}))}
    went = {text: others[text] for text in texts if text in others}
    # Things without an id are named by their names, and were given one that is made of it.
    unnamed = ((node.name, made_id(node.kind, node.name)) for node in batch.nodes if not node.id)
    went |= {name: others[made] for name, made in unnamed if made in others}
    stayed = known.nodes(set(went.values()))
    other_kind = {
        node.id or node.name
        for node in batch.nodes
        if (first := stayed.get(went.get(node.id or node.name, ""))) and node.kind not in {"", first.kind}
    }
    return {text: node_id for text, node_id in went.items() if node_id in stayed and text not in other_kind}


@dataclass
class _Following:
    """A batch on its way to be said of the nodes that stayed."""

    given: Batch
    went: Mapping[str, str]
    ontology: Ontology
    known: Known
    problems: list[Problem] = field(default_factory=list)

    def batch(self) -> Batch:
        """Return the batch as it is to be checked."""
        nodes, links, readings = tuple(self._nodes()), tuple(self._links()), self._readings()
        problems = (*self.given.problems, self._summary(), *self.problems)
        return replace(self.given, nodes=nodes, links=links, readings=readings, problems=problems)

    def _summary(self) -> Problem:
        pairs = [f"{other} is {stayed}" for other, stayed in sorted(self.went.items())]
        more = f" and {len(pairs) - SHOWN} more" if len(pairs) > SHOWN else ""
        message = f"what was made one stays one: {', '.join(pairs[:SHOWN])}{more}"
        hint = "use the ids that stayed; undoing what made them one parts them again"
        return Problem("warning", message, Place(self.given.source), "", hint)

    # -- nodes ------------------------------------------------------------------------------------------------------

    def _nodes(self) -> Iterator[Node]:
        """Yield the nodes, those under other ids as what they add to the ones that stayed."""
        stayed = self.known.nodes(set(self.went.values()))
        rows: dict[str | int, list[Node]] = defaultdict(list)
        for at, node in enumerate(self.given.nodes):
            node_id = self.went.get(node.id or node.name, node.id)
            rows[node_id if node_id in stayed else at].append(self._renamed(node))
        for key, some in rows.items():
            own = [node for node in some if isinstance(key, int) or node.id == key]
            others = [node for node in some if isinstance(key, str) and node.id != key]
            if others:
                yield self._added(stayed[str(key)], own[:1], others)
            yield from own[1:] if others else own

    def _added(self, stored: Node, own: Sequence[Node], others: Sequence[Node]) -> Node:
        """Return what is said of a node that stayed: by its own row, if any, and what only the others say."""
        before = merged_node(stored, own[0]) if own else stored
        whole = before
        for other in others:
            if ways := otherwise(whole, other):
                message = f"{stored.id} counts, not what {other.id or other.name} says otherwise: {', '.join(ways)}"
                self.problems.append(Problem("warning", message, other.place, other.id))
            whole = filled(whole, other)
        fields = {name: value for name, value in whole.fields.items() if name not in before.fields}
        extra = {name: text for name, text in whole.extra.items() if name not in before.extra}
        said = own[0] if own else Node(stored.id, stored.kind, stored.name, place=others[0].place)
        return replace(said, fields={**said.fields, **fields}, extra={**said.extra, **extra})

    def _renamed(self, node: Node) -> Node:
        declared = self.ontology.fields_of(node.kind) if node.kind in self.ontology.kinds else {}
        return (
            replace(node, fields=self._renamed_fields(node.fields, declared)) if _named(node.fields, declared) else node
        )

    def _renamed_fields(self, fields: Mapping[str, Value], declared: Mapping[str, Field]) -> dict[str, Value]:
        def renamed(value: Value) -> Value:
            if isinstance(value, tuple):
                return tuple(dict.fromkeys(self.went.get(text, text) for text in value))
            return self.went.get(str(value), value)

        naming = {name for name in fields if name in declared and declared[name].of}
        return {name: renamed(value) if name in naming else value for name, value in fields.items()}

    # -- links ------------------------------------------------------------------------------------------------------

    def _links(self) -> Iterator[Link]:
        """Yield the links, their ends those that stayed; of links that hold at the same time the first counts."""
        there: dict[tuple[str, str, str], list[Link]] = defaultdict(list)
        for link in self.known.links(set(self.went.values())):
            there[link.source, link.kind, link.target].append(link)
        own = {_ends(link) for link in self.given.links if not self._leads(link)}
        for link in self.given.links:
            if not self._leads(link):
                yield link
                continue
            moved = replace(
                link, source=self.went.get(link.source, link.source), target=self.went.get(link.target, link.target)
            )
            before = [one for one in there[_ends(moved)] if overlap(one, moved)]
            if moved.source == moved.target or (before and _ends(moved) in own):
                continue
            there[_ends(moved)].append(moved)
            yield _mentioned(before[0], moved.place) if before else moved

    def _leads(self, link: Link) -> bool:
        return link.source in self.went or link.target in self.went

    # -- readings ---------------------------------------------------------------------------------------------------

    def _readings(self) -> Sequence[Reading]:
        """Return the readings, of each measure that stayed one a day: its own before those of others."""
        given = self.given.readings
        if self.went.keys().isdisjoint(measures_of(given)):
            return given
        columns = given if isinstance(given, ReadingColumns) else ReadingColumns()
        if columns is not given:
            columns.extend(given)
        stayed = set(self.went.values())
        taken = {(one.measure, one.date) for one in self.known.readings(stayed)}
        measures = [columns.measures.texts[code] for code in columns.measure_codes]
        days = [columns.dates.texts[code] for code in columns.date_codes]
        taken |= {(measure, day) for measure, day in zip(measures, days, strict=True) if measure in stayed}
        kept: list[int] = []
        for at, (measure, day) in enumerate(zip(measures, days, strict=True)):
            first = self.went.get(measure)
            if first is None or (first, day) not in taken:
                kept.append(at)
                taken |= {(first, day)} if first else set()
        return columns.selected(np.array(kept, dtype=np.int64), self.went)


def _mentioned(link: Link, place: Place) -> Link:
    """Return a link that is there already as one that says nothing but that it is there."""
    fields = {name: value for name, value in link.fields.items() if name in SPAN}
    return Link(link.source, link.kind, link.target, fields, place=place)


def _ends(link: Link) -> tuple[str, str, str]:
    return link.source, link.kind, link.target


def _named(fields: Mapping[str, Value], declared: Mapping[str, Field]) -> set[str]:
    """Return the texts of fields that name nodes."""
    naming = (value for name, value in fields.items() if name in declared and declared[name].of)
    return {text for value in naming for text in (value if isinstance(value, tuple) else (str(value),))}


def _told(node: Node) -> Iterable[str]:
    return parts_of(node.extra.get(OTHER_IDS, ""))
