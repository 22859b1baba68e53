"""The guide for beginning a system in the schema: its steps, so that any client can lead the talk.

A client makes what an answer says by the mutations that there are, with the names of inputs that stand here.
"""

from __future__ import annotations

from collections.abc import Mapping

import strawberry

from api.resolve import Asked
from api.schema_names import camel
from api.schema_node import NodeConnection, node_page
from api.schema_pages import USUAL, After, First
from api.schema_shape import shape, shown
from api.schema_words import Language
from graph.analysis.guide import Placed, is_ready, made_by, partners, to_fill
from graph.analysis.guide_step import READINGS, TODAY, Prompt, Tie
from graph.model import Value
from graph.ontology import Choice, Field, Label


@shape
class GuideValue:
    """A value that goes without saying."""

    field: strawberry.Private[Field]
    given: strawberry.Private[Value]
    day: strawberry.Private[str]

    @shown
    def name(self) -> str:
        """The name of the field in inputs."""
        return camel(self.field.name)

    @shown
    def value(self) -> str:
        """The value as a text; of a choice its name in inputs."""
        if self.given == TODAY:
            return self.day
        return str(self.given).upper() if self.field.type == "choice" else str(self.given)


@shape
class GuideChoice:
    """Something to choose."""

    found: strawberry.Private[Choice]

    @shown
    def name(self) -> str:
        """Its name in inputs."""
        return self.found.code.upper()

    @shown
    def label(self, language: Language = Language.EN) -> str:
        """How people read it."""
        return _in(self.found.label, language)

    @shown
    def about(self) -> str:
        """What it means."""
        return self.found.doc


@shape
class GuideField:
    """A field that is asked for."""

    found: strawberry.Private[Prompt]
    field: strawberry.Private[Field]

    @shown
    def name(self) -> str:
        """Its name in inputs."""
        return camel(self.found.name)

    @shown
    def ask(self, language: Language = Language.EN) -> str:
        """How it is asked for."""
        return _in(self.found.ask, language)

    @shown
    def sort(self) -> str:
        """Sort of its values: choice, integer, number, boolean, date or text."""
        return self.field.type

    @shown
    def least(self) -> float | None:
        """The least number that it may be."""
        return self.field.minimum

    @shown
    def most(self) -> float | None:
        """The greatest number that it may be."""
        return self.field.maximum

    @shown
    def choices(self) -> list[GuideChoice]:
        """What there is to choose, in order."""
        return [GuideChoice(found=choice) for choice in self.field.choices]


@shape
class GuideTie:
    """A link that is asked for."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Tie]
    kind: strawberry.Private[str]

    @shown
    def link(self) -> str:
        """The kind of link, as inputs name it."""
        return self.found.link.upper()

    @shown
    def outgoing(self) -> bool:
        """Whether it leads from the new thing; else it leads to it."""
        return self.found.towards == "out"

    @shown
    def sure(self) -> bool:
        """Whether it goes without saying where there is only one thing to link with."""
        return self.found.sure

    @shown
    def ask(self, language: Language = Language.EN) -> str:
        """How it is asked for."""
        return _in(self.found.ask, language)

    @shown
    def fields(self) -> list[GuideValue]:
        """What the link says of itself."""
        declared = self.asked.snapshot.ontology.fields_of_link(self.found.link)
        return _values(self.asked, declared, self.found.fields)

    @shown
    def only_of(self) -> list[GuideValue]:
        """Values that the new thing has to have for it; nothing where it is asked for of each."""
        return _values(self.asked, self.asked.snapshot.ontology.fields_of(self.kind), self.found.when)

    @shown
    def partners(self, first: First = USUAL, after: After = None) -> NodeConnection:
        """What it can be made with, in order of id."""
        return node_page(self.asked, sorted(partners(self.asked.case, self.found)), first, after)


@shape
class GuideStep:
    """One thing that the guide for beginning a system asks for."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Placed]

    @shown
    def id(self) -> strawberry.ID:
        """By which it is named, such as N3."""
        return strawberry.ID(self.found.id)

    @shown
    def question(self) -> strawberry.ID:
        """The id of the question that its answers help to tell."""
        return strawberry.ID(self.found.question.id)

    @shown
    def about(self, language: Language = Language.EN) -> str:
        """That question."""
        return _in(self.found.question.words, language)

    @shown
    def ask(self, language: Language = Language.EN) -> str:
        """How it is asked for; `{name}` stands for the thing that an answer fills."""
        return _in(self.found.step.ask, language)

    @shown
    def kind(self) -> str:
        """The kind of what an answer makes, or fills, as inputs name it."""
        kind = self.found.step.kind
        return kind[:1].lower() + kind[1:]

    @shown
    def also(self) -> str | None:
        """The field that takes the same text as the name, as inputs name it."""
        return camel(self.found.step.also) if self.found.step.also else None

    @shown
    def fills(self) -> GuideField | None:
        """The field that an answer fills of what is there; null where it makes something, and for readings."""
        step = self.found.step
        if not step.fills or step.fills == READINGS:
            return None
        return GuideField(found=Prompt(step.fills, step.ask), field=self._field(step.fills))

    @shown
    def reads(self) -> bool:
        """Whether an answer gives values of a measure over time."""
        return self.found.step.fills == READINGS

    @shown
    def fixed(self) -> list[GuideValue]:
        """What goes without saying of what an answer makes."""
        step = self.found.step
        return _values(self.asked, self.asked.snapshot.ontology.fields_of(step.kind), step.fixed)

    @shown
    def unit_field(self) -> str | None:
        """The field that names the unit which a new thing belongs to, as inputs name it; null where there is none."""
        ontology = self.asked.snapshot.ontology
        units = {kind.name for kind in ontology.with_trait("unit")}
        fields = ontology.fields_of(self.found.step.kind).values()
        return next((camel(one.name) for one in fields if one.type == "node" and one.of in units), None)

    @shown
    def fields(self) -> list[GuideField]:
        """Fields that are asked for next, in order."""
        return [GuideField(found=one, field=self._field(one.name)) for one in self.found.step.fields]

    @shown
    def ties(self) -> list[GuideTie]:
        """Links that are asked for after these, in order."""
        return [GuideTie(asked=self.asked, found=tie, kind=self.found.step.kind) for tie in self.found.step.ties]

    @shown
    def ready(self) -> bool:
        """Whether there is anything that it can be asked of."""
        return is_ready(self.asked.case, self.found.step)

    @shown
    def there(self, first: First = USUAL, after: After = None) -> NodeConnection:
        """What is recorded of the sort already, in order of id."""
        return node_page(self.asked, made_by(self.asked.case, self.found.step), first, after)

    @shown
    def open(self, first: First = USUAL, after: After = None) -> NodeConnection:
        """What it would fill, in order of id; nothing where it makes something."""
        return node_page(self.asked, to_fill(self.asked.case, self.found.step), first, after)

    def _field(self, name: str) -> Field:
        return self.asked.snapshot.ontology.fields_of(self.found.step.kind)[name]


def _values(asked: Asked, declared: Mapping[str, Field], given: Mapping[str, Value]) -> list[GuideValue]:
    day = asked.snapshot.date
    return [GuideValue(field=declared[name], given=value, day=day) for name, value in given.items()]


def _in(label: Label, language: Language) -> str:
    return label.cy if language is Language.CY else label.en
