"""A model of another format to a batch, by a translation; what has no kind or link here is kept as structure.

A type that the translation does not name may be the name or label of one of our kinds or links. A link is only made
where the ontology allows it between those kinds: a tie that no link says never carries line of sight.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from graph.made_ids import made_id
from graph.merge import overlap
from graph.model import NOWHERE, Batch, Link, Lost, Node, Place, Problem, Value
from graph.ontology import Field, Ontology
from graph.several_texts import joined
from graph.values import nearest
from loaders.cells import text_of, value_of
from loaders.foreign_model import Element, Model, Relation, losses
from loaders.headers import EXTRA_MARK, Vocabulary, folded, words
from loaders.stratml_gathered import LONGEST_NAME, shortened
from loaders.tables import Cell
from loaders.translation import ANY, Made, Translation, Way

FOREIGN = "foreign"
SOFT_HYPHEN = "\u00ad"
ENDS_NOT_THERE = "an end of them is nothing in the model"
ENDS_RELATIONS = "an end of them is itself a relation"
MOST_GUESSES = 200
"""For so many ends that are not there it is looked what is meant: each is compared with all that is there."""
SAID_ALREADY = "another of the same sort joins the same two things already"


def translated(model: Model, translation: Translation, ontology: Ontology) -> Batch:
    """Return the batch of a model.

    Args:
        model: What the file holds.
        translation: What its types become.
        ontology: What kinds, links and fields there are; one kind and one link with the trait `foreign` take the rest.
    """
    return _Translating(model, translation, Vocabulary(ontology)).batch()


@dataclass
class _Translating:
    """A model on its way to nodes and links."""

    model: Model
    translation: Translation
    vocabulary: Vocabulary
    nodes: dict[str, Node] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    repeated: list[Node] = field(default_factory=list)
    lost: Counter[tuple[str, str]] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    _made: dict[str, Made] = field(default_factory=dict)
    _named: dict[str, Node | None] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)
    _labels: dict[int, tuple[Mapping[str, Field], dict[str, Field]]] = field(default_factory=dict)
    _between: dict[tuple[str, str, str], list[int]] = field(default_factory=lambda: defaultdict(list))

    def batch(self) -> Batch:
        """Return all of it."""
        for element in self.model.elements:
            self._node(element)
        for node in self.nodes.values():
            self._named[node.name] = None if node.name in self._named else node
        relations = {relation.id for relation in self.model.relations if relation.id}
        for relation in self.model.relations:
            self._link(relation, relations)
        nodes = (*self.nodes.values(), *self.repeated)
        rest = {kind.name for kind in self.vocabulary.ontology.with_trait(FOREIGN)}
        lost: Sequence[Lost] = (*self.model.lost, *losses(self.lost))
        kept = sum(node.kind in rest for node in nodes)
        problems = (*self.model.problems, *self.problems)
        return Batch(self.model.file, nodes, tuple(self.links), (), problems, lost, kept)

    # -- elements ---------------------------------------------------------------------------------------------------

    def _node(self, element: Element) -> None:
        is_said = element.kind in self.vocabulary.ontology.kinds
        made = Made(element.kind) if is_said else self._made_of(element.type)
        full = _one_line(element.name)
        name = full or " ".join(filter(None, (element.type or self.model.format, element.id)))
        known = self.vocabulary.ontology.fields_of(made.kind)
        fields, extra = self._said(element.cells, known, element.place)
        if not is_said:
            fields = {**made.fields, **self._type(element.type, known, extra), **fields}
        if len(name) > LONGEST_NAME:
            fields.setdefault("summary", name)
            name = shortened(name)
        if self.model.title and "source" in known:
            fields.setdefault("source", self.model.title)
        node = Node(element.id or self._made_id(made.kind, name), made.kind, name, fields, extra, element.place)
        if node.id in self.nodes:
            self.repeated.append(node)
        else:
            self.nodes[node.id] = node

    def _made_of(self, given: str) -> Made:
        if given not in self._made:
            named = self.vocabulary.kind(given)
            ontology = self.vocabulary.ontology
            kind = named if named in ontology.kinds else ontology.with_trait(FOREIGN)[0].name
            chosen = self.translation.elements
            self._made[given] = chosen.get(given) or (chosen.get(ANY) if named != kind else None) or Made(kind)
        return self._made[given]

    def _type(self, given: str, known: Mapping[str, Field], extra: dict[str, str]) -> dict[str, Value]:
        """Return the field that holds the type of an element kept as structure; else keep it as extra."""
        if given in self.translation.elements:
            extra[f"{self.model.format} type"] = given
            return {}
        if not given or self.vocabulary.kind(given) in self.vocabulary.ontology.kinds:
            return {}
        return {"type": given} if "type" in known else {}

    def _made_id(self, kind: str, name: str) -> str:
        base = made_id(kind, name)
        number = self._numbers.get(base, 1)
        while (made := base if number == 1 else f"{base}-{number}") in self.nodes:
            number += 1
        self._numbers[base] = number
        return made

    # -- relations --------------------------------------------------------------------------------------------------

    def _link(self, relation: Relation, relations: set[str]) -> None:
        source, target = self._end(relation.source), self._end(relation.target)
        if source is None or target is None:
            self._endless(relation, relations)
            return
        way = self._way(relation, source.kind, target.kind)
        ends = (target.id, source.id) if way.is_backward else (source.id, target.id)
        link = self._made_link(relation, way.link, ends)
        self._add(link, relation.type)

    def _end(self, given: str) -> Node | None:
        """Return the node of an id, or of a name that only one has."""
        return self.nodes.get(given) or self._named.get(given)

    def _made_link(self, relation: Relation, kind: str, ends: tuple[str, str]) -> Link:
        known = self.vocabulary.ontology.fields_of_link(kind)
        fields, extra = self._said(relation.cells, known, relation.place)
        if not relation.kind and self.vocabulary.link(relation.type) != kind:
            fields, extra = self._relation_type(relation, known, fields, extra)
        return Link(ends[0], kind, ends[1], fields, extra, place=relation.place)

    def _add(self, link: Link, given: str) -> None:
        """Add a link; with another of the same sort between the same two things at the same time it is put together."""
        before = self._between[link.source, link.kind, link.target]
        same = next((number for number in before if overlap(self.links[number], link)), None)
        if same is None:
            before.append(len(self.links))
            self.links.append(link)
            return
        self.links[same] = _together(self.links[same], link)
        self.lost[f"relations {given}".strip(), SAID_ALREADY] += 1

    def _endless(self, relation: Relation, relations: set[str]) -> None:
        """Tell of a relation that does not join two elements: it is counted, and warned of where its end is missing."""
        absent = [end for end in (relation.source, relation.target) if self._end(end) is None]
        if self.model.ends_elsewhere and all((relation.source, relation.target)):
            named = next(
                iter(self._named_ways(relation.type)), Way(self.vocabulary.ontology.links_with_trait(FOREIGN)[0].name)
            )
            ends = (relation.source, relation.target)
            self._add(self._made_link(relation, named.link, ends[::-1] if named.is_backward else ends), relation.type)
            return
        what = f"relations {relation.type}".strip()
        if all(end in relations for end in absent):
            self.lost[what, ENDS_RELATIONS] += 1
            return
        self.lost[what, ENDS_NOT_THERE] += 1
        message = (
            f"the relation {relation.type or relation.id} leads from or to {absent[0]!r}, which is not in the model"
        )
        meant = nearest(absent[0], [*self._named]) if absent[0] and len(self.problems) < MOST_GUESSES else ""
        hint = f"is {meant} meant?" if meant else "mend it where the model is kept"
        self.problems.append(Problem("warning", " ".join(message.split()), relation.place, absent[0], hint))

    def _way(self, relation: Relation, source: str, target: str) -> Way:
        ontology, given = self.vocabulary.ontology, relation.type
        if relation.kind in ontology.links:
            return Way(relation.kind)
        for way in (*self._chosen(given), *self._named_ways(given)):
            ends = (target, source) if way.is_backward else (source, target)
            if ontology.allows(ends[0], way.link, ends[1]):
                return way
        return Way(ontology.links_with_trait(FOREIGN)[0].name)

    def _chosen(self, given: str) -> Sequence[Way]:
        relations = self.translation.relations
        return relations.get(given) or relations.get(ANY) or ()

    def _named_ways(self, given: str) -> Sequence[Way]:
        """Return the links that a type names by name, label or, read backward, by their inverse."""
        return self._ways.get(folded(given), ())

    @cached_property
    def _ways(self) -> dict[str, list[Way]]:
        ways: dict[str, list[Way]] = defaultdict(list)
        for link in self.vocabulary.ontology.links.values():
            forward = set(words(link.name, link.label))
            for word in forward:
                ways[word].append(Way(link.name))
            for word in {*words(link.name, link.inverse)} - forward:
                ways[word].append(Way(link.name, is_backward=True))
        return ways

    def _relation_type(
        self, relation: Relation, known: Mapping[str, Field], fields: dict[str, Value], extra: dict[str, str]
    ) -> tuple[dict[str, Value], dict[str, str]]:
        if "relation" in known:
            return ({**fields, "relation": relation.type} if relation.type else fields), extra
        if relation.type in self.translation.relations:
            return fields, {f"{self.model.format} relation": relation.type, **extra}
        return fields, extra

    # -- what they say ----------------------------------------------------------------------------------------------

    def _said(
        self, cells: Mapping[str, Cell], known: Mapping[str, Field], place: Place
    ) -> tuple[dict[str, Value], dict[str, str]]:
        """Return fields, and as extra what no field is called or what a field cannot hold."""
        fields: dict[str, Value] = {}
        extra: dict[str, str] = {}
        for name, cell in cells.items():
            if name.startswith(EXTRA_MARK):
                extra[name.removeprefix(EXTRA_MARK).strip()] = _plain(cell)
                continue
            wanted = self.translation.fields.get(name, name)
            held = known.get(wanted) or self._labelled(wanted, known)
            value = self._value(held, cell, place) if held and held.name not in fields else None
            if held and value is not None:
                fields[held.name] = value
            elif text := _plain(cell):
                extra[name] = text
        return fields, extra

    def _labelled(self, name: str, known: Mapping[str, Field]) -> Field | None:
        """Return the field of that label. What the fields of a kind are called is found once; they are held, too."""
        if id(known) not in self._labels:
            called: dict[str, Field] = {}
            for one in known.values():
                for word in words(one.name, one.label):
                    called.setdefault(word, one)
            self._labels[id(known)] = (known, called)
        return self._labels[id(known)][1].get(folded(name))

    def _value(self, held: Field, cell: Cell, place: Place) -> Value | None:
        value, problem = value_of(held, cell, place)
        return None if problem and problem.severity == "error" else value


def _one_line(text: str) -> str:
    """Return a text without line breaks and other characters that no name can hold."""
    if text.isprintable():
        return text.strip()
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable() or letter == SOFT_HYPHEN)


def _plain(cell: Cell) -> str:
    if isinstance(cell, (list, tuple)):
        return joined(tuple(filter(None, map(_plain, cell))))
    return text_of(cell, NOWHERE)[0]


def _together(first: Link, second: Link) -> Link:
    """Return one link that says what two said: as extra, texts that differ stand beside each other."""
    relation, other = first.fields.get("relation"), second.fields.get("relation")
    fields = {**second.fields, **first.fields}
    if isinstance(relation, str) and isinstance(other, str) and other not in relation.split("; "):
        fields["relation"] = f"{relation}; {other}"
    extra = dict(first.extra)
    for name, text in second.extra.items():
        if name not in extra:
            extra[name] = text
        elif text not in extra[name].split("; "):
            extra[name] = f"{extra[name]}; {text}"
    return replace(first, fields=fields, extra=extra)
