"""Forms in the schema: what a thing says of itself field by field, how that is given to change it, and who may."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

import strawberry
from strawberry.scalars import JSON

from api.resolve import Asked
from api.rights import Act
from api.schema_declared import FieldWords
from api.schema_inputs import field_names, given_as, link_field_names
from api.schema_node import Node, links_of, several
from api.schema_shape import shape, shown
from api.schema_words import Language, LinkDirection
from graph.model import Value
from graph.ontology import Choice, LinkKind, Ontology


@strawberry.enum(description="What values of a field are.")
class FieldType(Enum):
    """Types of fields."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    CHOICE = "choice"
    LIST = strawberry.enum_value("list", description="Texts.")
    NODE = strawberry.enum_value("node", description="The id of a node.")
    NODES = strawberry.enum_value("nodes", description="Ids of nodes.")
    URL = "url"


DEEDS: tuple[Act, ...] = ("change", "end", "retract", "link", "readings", "answer", "challenge")
"""What can be done to one thing by itself."""


@strawberry.enum(description="What can be done to a thing.")
class Deed(Enum):
    """What can be done to a thing."""

    CHANGE = strawberry.enum_value("change", description="Change its values.")
    END = strawberry.enum_value("end", description="End it.")
    RETRACT = strawberry.enum_value("retract", description="Take it out, where it was entered in error.")
    LINK = strawberry.enum_value("link", description="Make links that start at it.")
    READINGS = strawberry.enum_value("readings", description="Record readings of it.")
    ANSWER = strawberry.enum_value("answer", description="Answer it, where it was heard.")
    CHALLENGE = strawberry.enum_value("challenge", description="Ask why it is done.")


@dataclass(frozen=True, slots=True)
class Given:
    """How values of a field are given.

    Attributes:
        name: What the input calls the field.
        is_text: Whether a choice is given as its code, because kinds of link disagree on what it may be.
    """

    name: str
    is_text: bool = False

    def code(self, choice: str) -> str:
        """Return what a choice is given as."""
        return choice if self.is_text else choice.upper()


@shape
class FormChoice:
    """One value that a choice may have."""

    choice: strawberry.Private[Choice]
    given: strawberry.Private[Given]

    @shown
    def value(self) -> str:
        """What it is given as."""
        return self.given.code(self.choice.code)

    @shown
    def label(self, language: Language = Language.EN) -> str:
        """What it is called."""
        return self.choice.label[language.value]

    @shown
    def doc(self) -> str:
        """What it means."""
        return self.choice.doc


@shape
class FormField(FieldWords):
    """One field: what it is, what it holds, and how another value of it is given."""

    asked: strawberry.Private[Asked]
    given: strawberry.Private[Given]
    at: strawberry.Private[int | None]
    link: strawberry.Private[int | None] = None

    @shown
    def input(self) -> str:
        """What inputs call it."""
        return self.given.name

    @shown
    def type(self) -> FieldType:
        """What its values are."""
        return FieldType(self.field.type)

    @shown
    def minimum(self) -> float | None:
        """The least that a number may be."""
        return self.field.minimum

    @shown
    def maximum(self) -> float | None:
        """The most that a number may be."""
        return self.field.maximum

    @shown
    def max_length(self) -> int | None:
        """The longest text, in characters."""
        return self.field.max_length

    @shown
    def of(self) -> str | None:
        """Of which kind the things are that it names."""
        return self.field.of or None

    @shown
    def choices(self) -> list[FormChoice]:
        """What a choice may be."""
        return [FormChoice(choice=choice, given=self.given) for choice in self.field.choices]

    @shown
    def readable(self) -> bool:
        """Whether you may see and change what it holds."""
        at = self.at if self.link is None else int(self.asked.snapshot.sources[self.link])
        return at is None or self.asked.may_see(at, self.field)

    @shown
    def value(self) -> JSON | None:
        """What it holds, as an input gives it; null where it is empty or you may not see it."""
        value: Any = self._value()
        if self.field.type == "choice" and value is not None:
            return self.given.code(str(value))  # type: ignore[return-value]
        return list(value) if isinstance(value, tuple) else value  # type: ignore[return-value]

    @shown
    def nodes(self) -> list[Node]:
        """The things that it names."""
        if not self.field.of:
            return []
        value: Any = self._value() or ()
        found = (self.asked.snapshot.position(one) for one in ([value] if isinstance(value, str) else value))
        return several(self.asked, [at for at in found if at is not None])

    def _value(self) -> Value | None:
        if self.link is not None:
            return self.asked.link_value(self.link, self.field)  # type: ignore[no-any-return]
        return None if self.at is None else self.asked.value(self.at, self.field)


@shape
class FormLink:
    """One kind of link that a thing may have, read from the thing."""

    asked: strawberry.Private[Asked]
    link: strawberry.Private[LinkKind]
    out: strawberry.Private[bool]
    partners: strawberry.Private[Sequence[str]]
    held: strawberry.Private[int | None] = None

    @shown
    def kind(self) -> str:
        """Its code."""
        return self.link.name

    @shown
    def input(self) -> str:
        """What inputs call it."""
        return self.link.name.upper()

    @shown
    def outgoing(self) -> bool:
        """Whether it starts at the thing."""
        return self.out

    @shown
    def label(self, language: Language = Language.EN) -> str:
        """What it is called."""
        return (self.link.label if self.out else self.link.inverse)[language.value]

    @shown
    def doc(self) -> str:
        """What it means."""
        return self.link.doc

    @shown
    def kinds(self) -> list[str]:
        """The kinds of what may stand at its other end."""
        return list(self.partners)

    @shown
    def fields(self) -> list[FormField]:
        """What can be said of it; of a link that is there, with what is said."""
        ontology = self.asked.snapshot.ontology
        names, agreed = link_field_names(ontology), _agreed(ontology)
        return [
            FormField(
                asked=self.asked, field=field, given=Given(names[name], name not in agreed), at=None, link=self.held
            )
            for name, field in ontology.fields_of_link(self.link.name).items()
        ]


@shape
class Form:
    """What a thing says of itself, and how that is changed."""

    asked: strawberry.Private[Asked]
    at: strawberry.Private[int]

    @shown
    def revision(self) -> int:
        """The revision at which it was read: what to give as `seen` with a change."""
        return self.asked.snapshot.revision

    @shown
    def input(self) -> str:
        """By which field of an input of any thing its values are given."""
        return given_as(self._ontology.kinds[self._kind])

    @shown
    def name(self) -> str:
        """What it is called, in plain words."""
        return self.asked.snapshot.names[self.at]

    @shown
    def fields(self) -> list[FormField]:
        """Its fields, those of its kind first."""
        names: Mapping[str, str] = field_names(self._kind, self._ontology)
        declared = self._ontology.fields_of(self._kind)
        own = [name for name in declared if name not in self._ontology.node_fields]
        shared = [name for name in declared if name in self._ontology.node_fields]
        return [
            FormField(asked=self.asked, field=declared[name], given=Given(names[name]), at=self.at)
            for name in (*own, *shared)
        ]

    @shown
    def links(self) -> list[FormLink]:
        """The links that it may have: those that start at it, where you may make some, then those that lead to it."""
        return [
            FormLink(asked=self.asked, link=link, out=out, partners=partners)
            for link, out, partners in self._possible()
        ]

    @shown
    def link(self, kind: str, outgoing: bool, other: strawberry.ID) -> FormLink | None:
        """A link that it has, by its code, its direction and what is at its other end; null where it has none such."""
        snapshot = self.asked.snapshot
        ends = snapshot.targets if outgoing else snapshot.sources
        direction = LinkDirection.OUTGOING if outgoing else LinkDirection.INCOMING
        for out, held in links_of(self.asked, self.at, direction, [kind]):
            far = int(ends[held])
            if snapshot.ids[far] == other:
                declared = self._ontology.links[kind]
                return FormLink(asked=self.asked, link=declared, out=out, partners=[snapshot.kinds[far]], held=held)
        return None

    @shown
    def may(self) -> list[Deed]:
        """What your rights let you do to it."""
        return [Deed(act) for act in DEEDS if self.asked.may(act, self.at)]

    def _possible(self) -> Iterator[tuple[LinkKind, bool, Sequence[str]]]:
        if self.asked.may("link", self.at):
            for link, route in self._ontology.links_from(self._kind):
                yield link, True, tuple(route.targets)
        if self.asked.rights.may_somewhere("link"):
            for link in self._ontology.links_to(self._kind):
                yield link, False, link.sources(self._kind)

    @property
    def _ontology(self) -> Ontology:
        return self.asked.snapshot.ontology

    @property
    def _kind(self) -> str:
        return self.asked.snapshot.kinds[self.at]


def _agreed(ontology: Ontology) -> set[str]:
    """Return the names of the link fields that are the same whatever the kind of link."""
    found: dict[str, set[tuple[Any, ...]]] = {}
    for link in ontology.links:
        for name, field in ontology.fields_of_link(link).items():
            found.setdefault(name, set()).add((field.type, field.of, field.choices))
    return {name for name, types in found.items() if len(types) == 1}
