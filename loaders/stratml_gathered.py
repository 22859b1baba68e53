"""What has been read of a StratML plan so far: nodes with their ids, links, readings, and what had no place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from xml.etree.ElementTree import Element

from graph.made_ids import made_id
from graph.model import Batch, Link, Lost, Node, Place, Problem, Reading, Value
from loaders.xml_words import words

LONGEST_NAME = 120
LONGEST_IN_ID = 40
NO_PERSONS = "names of persons are not kept"
NAMELESS = "[a person]"


@dataclass(frozen=True, slots=True)
class Found:
    """An element that becomes a node.

    Attributes:
        kind: Of the node.
        element: Where it stands in the plan.
        name: Of the node.
        where: The way to the element, in words.
        above: Id of the node that it belongs to, or empty.
    """

    kind: str
    element: Element
    name: str
    where: str
    above: str = ""


@dataclass
class Gathered:
    """One plan or report as far as it has been read.

    Attributes:
        file: Name of the file.
        source: Of every node: what the document calls itself.
        unit: Id of the organisation whose plan it is, once that is known.
        nodes: By id, in the order of the plan.
        placed: Element of each node that has one, by id.
        persons: Names of persons, which are left out of all texts.
        lost: How many of what, by what it is and why.
    """

    file: str
    source: str = ""
    unit: str = ""
    nodes: dict[str, Node] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    placed: dict[str, Element] = field(default_factory=dict)
    persons: set[str] = field(default_factory=set)
    lost: Counter[tuple[str, str]] = field(default_factory=Counter)
    _named: dict[tuple[str, str], str] = field(default_factory=dict)

    def batch(self) -> Batch:
        """Return what was read, without the names of persons."""
        nodes = tuple(self._nameless(node) for node in self.nodes.values())
        readings = tuple(replace(reading, note=self._without_names(reading.note)) for reading in self.readings)
        lost = tuple(Lost(what, count, why) for (what, why), count in self.lost.items())
        return Batch(self.file, nodes, tuple(self.links), readings, tuple(self.problems), lost)

    def _nameless(self, node: Node) -> Node:
        texts = {name: held for name, held in node.fields.items() if isinstance(held, str)}
        plain = {name: self._without_names(text) for name, text in texts.items()}
        return node if plain == texts else replace(node, fields={**node.fields, **plain})

    def _without_names(self, text: str) -> str:
        for name in sorted(self.persons, key=len, reverse=True):
            if count := text.count(name):
                text = text.replace(name, NAMELESS)
                self.lost["names of persons in texts", NO_PERSONS] += count
        return text

    def add(self, found: Found, fields: Mapping[str, Value], extra: Mapping[str, str] | None = None) -> str:
        """Add a node and return its id: the identifier of the plan, or one made when that is empty or taken."""
        given = words(found.element, "Identifier")
        node_id = given
        if not given or given in self.nodes:
            node_id = self._made_id(found.kind, found.name, found.above)
            message = "the identifier stands more than once" if given else "there is no identifier"
            self.warn(f"{message}; the id {node_id} is used", found.where, given)
        self._put(node_id, found.kind, found.name, fields, found.where, extra or {})
        self.placed[node_id] = found.element
        return node_id

    def add_named(self, kind: str, name: str, fields: Mapping[str, Value], where: str) -> None:
        """Add a node that plans know by its name alone; what several places say of it is put together."""
        name = shortened(name)
        fields = {key: value for key, value in fields.items() if value != ""}
        node_id = self._named.get((kind, name.casefold()))
        if node_id is None:
            node_id = self._named[kind, name.casefold()] = self._made_id(kind, name, "")
            self._put(node_id, kind, name, fields, where, {})
            return
        known = self.nodes[node_id]
        is_served = "current" in (known.fields.get("customer"), fields.get("customer"))
        together = {**fields, **known.fields, **({"customer": "current"} if is_served else {})}
        self.nodes[node_id] = replace(known, fields=together)

    def link(self, source: str, kind: str, target: str, where: str, **fields: Value) -> None:
        """Add a link."""
        self.links.append(Link(source, kind, target, fields, place=self.place(where)))

    def place(self, where: str) -> Place:
        """Return the place of an element."""
        return Place(self.file, column=where)

    def warn(self, message: str, where: str, value: str = "", suggestion: str = "") -> None:
        """Add a warning: what it is about is kept all the same, or counted as lost."""
        self.problems.append(Problem("warning", message, self.place(where), value, suggestion))

    def _put(
        self, node_id: str, kind: str, name: str, fields: Mapping[str, Value], where: str, extra: Mapping[str, str]
    ) -> None:
        given = {key: value for key, value in fields.items() if value != ""}
        given |= {"source": self.source} if self.source else {}
        self.nodes[node_id] = Node(node_id, kind, name, given, dict(extra), self.place(where))

    def _made_id(self, kind: str, name: str, above: str) -> str:
        """Return an id that stays the same as long as organisation, place in the plan and name do."""
        digest = blake2b("\n".join((self.unit, above, kind, name)).encode(), digest_size=4).hexdigest()
        made = f"{made_id(kind, name[:LONGEST_IN_ID])}-{digest}"
        number = 1
        while (numbered := made if number == 1 else f"{made}-{number}") in self.nodes:
            number += 1
        return numbered


def shortened(text: str, longest: int = LONGEST_NAME) -> str:
    """Return a text cut to a length at a blank, with an ellipsis; as it is where it is short enough.

    >>> shortened("Waiting times for a first visit", 20)
    'Waiting times for…'
    """
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0] + "…"
