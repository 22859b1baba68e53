"""Declared fields in the schema: what a form has to ask for."""

from __future__ import annotations

import strawberry

from api.schema_shape import shape, shown
from api.schema_words import Language
from graph.errors import NotFound
from graph.ontology import Choice, Field, Ontology
from graph.values import nearest


@shape
class DeclaredChoice:
    """One value that a choice may have."""

    one: strawberry.Private[Choice]

    @shown
    def code(self) -> str:
        """Its code, as it is typed."""
        return self.one.code

    @shown
    def label(self, language: Language = Language.EN) -> str:
        """What it is called."""
        return self.one.label[language.value]


@shape
class FieldWords:
    """What is said of every declared field."""

    field: strawberry.Private[Field]

    @shown
    def name(self) -> str:
        """Its name, as in files, problems and history: snake_case."""
        return self.field.name

    @shown
    def label(self, language: Language = Language.EN) -> str:
        """What it is called."""
        return self.field.label[language.value]

    @shown
    def doc(self) -> str:
        """What it means, in English."""
        return self.field.doc

    @shown
    def required(self) -> bool:
        """Whether good data has it; that it is missing is a warning."""
        return self.field.required


@shape
class DeclaredField(FieldWords):
    """One field of a kind."""

    @shown
    def type(self) -> str:
        """What its values are: `text`, `date`, `choice`, `integer` and so on."""
        return self.field.type

    @shown
    def choices(self) -> list[DeclaredChoice]:
        """What a choice may be, in order; nothing for other types."""
        return [DeclaredChoice(one=one) for one in self.field.choices]


def declared_fields(ontology: Ontology, kind: str) -> list[DeclaredField]:
    """Return the fields of a kind.

    Raises:
        NotFound: If there is no such kind.
    """
    if kind not in ontology.kinds:
        meant = nearest(kind, ontology.kinds)
        raise NotFound(f"there is no kind {kind!r}" + (f"; is {meant!r} meant?" if meant else ""))
    return [DeclaredField(field=field) for field in ontology.fields_of(kind).values()]
