"""GraphQL types of declared fields: scalars, a choice as an enum, a node field as the type of its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any, NewType, Optional

import strawberry
from strawberry.types.scalar import ScalarDefinition

from api.compiled.batches import Column
from api.resolve import Asked
from api.schema_columns import all_found_column, found_column
from api.schema_names import Taken, pascal
from api.schema_shape import list_of
from graph.errors import WrongUse
from graph.ontology import Field, Ontology

Day = NewType("Day", str)


def _day(value: object) -> str:
    """Return a day that a client gave, checked."""
    return date.fromisoformat(str(value)).isoformat()


SCALARS: Mapping[object, ScalarDefinition] = {
    Day: strawberry.scalar(name="Date", description="A day, ISO: 2026-05-01.", serialize=str, parse_value=_day)
}
PLAIN: Mapping[str, Any] = {
    "text": str | None,
    "url": str | None,
    "integer": int | None,
    "number": float | None,
    "boolean": bool | None,
    "date": Optional[Day],  # noqa: UP045  a NewType of Python 3.11 knows no `|` for type checkers
    "list": list[str] | None,
}
Reader = Callable[[Asked, Any], Any]
Typed = tuple[Any, Reader]
"""A GraphQL type, and what makes a value of it from a stored one."""
Columned = Callable[[Asked, Sequence[Any]], Column]


def described(field: Field) -> str:
    """Return what a field is, for people who read the schema."""
    limits = " Null where you may not see it." if field.guarded else ""
    return f"{field.label.en}. {field.doc}{limits}"


class FieldTypes:
    """The GraphQL types of all fields; each set of choices is one enum, however many kinds share it."""

    def __init__(self, ontology: Ontology, kinds: Mapping[str, Any], taken: Taken) -> None:
        self._kinds = kinds
        self._taken = taken
        self._enums: dict[tuple[Any, ...], Any] = {}
        self._shared = {id(field) for field in (*ontology.node_fields.values(), *ontology.link_fields.values())}

    def choice(self, field: Field, owner: str) -> Any:
        """Return the enum of a choice; see `typed`."""
        return self._enum(field, "" if id(field) in self._shared else owner)

    def typed(self, field: Field, owner: str) -> Typed:
        """Return the type of a field, whose value may always be empty, and how to make a value of it.

        Args:
            field: The field.
            owner: Name of the kind or link kind that declares it; part of the name of its enum.
        """
        if field.type == "choice":
            enum = self.choice(field, owner)
            return enum | None, lambda _, value: _chosen(enum, field, value)
        if field.type == "node":
            return self._kinds[field.of] | None, lambda asked, value: asked.found(value)
        if field.type == "nodes":
            return list_of(self._kinds[field.of]), _found_all
        return PLAIN[field.type], lambda _, value: value

    def column_of(self, field: Field, owner: str) -> Columned:
        """Return what makes a column of values of stored ones: the same values as those of `typed`, choices by name."""
        if field.type == "choice":
            names = {None: None} | {str(one.value): one.name for one in self.choice(field, owner)}
            return lambda _, values: list(map(names.__getitem__, values))
        if field.type == "node":
            return found_column
        if field.type == "nodes":
            return all_found_column
        return lambda _, values: values

    def _enum(self, field: Field, owner: str) -> Any:
        key = (field.name, field.choices)
        if key not in self._enums:
            name = pascal(owner) + pascal(field.name)
            members = {choice.code.upper(): choice.code for choice in field.choices}
            bare = Enum(self._taken.free(name, f"{name}Choice"), members)  # type: ignore[misc]
            made: Any = strawberry.enum(bare, description=f"{field.label.en}. {field.doc}")
            for shown, choice in zip(made.__strawberry_definition__.values, field.choices, strict=True):
                shown.description = f"{choice.label.en}. {choice.doc}"
            self._enums[key] = made
        return self._enums[key]


def _chosen(enum: Any, field: Field, value: Any) -> Any:
    if value is None:
        return None
    if value not in field.codes:
        raise WrongUse(f"{field.name} holds {value!r}, which is none of its choices any more")
    return enum(value)


def _found_all(asked: Asked, value: Any) -> list[Any]:
    return [node for node in map(asked.found, value or ()) if node is not None]
