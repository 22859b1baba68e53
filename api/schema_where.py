"""Conditions in the schema, whatever the kinds: how values of each type are compared."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any, Optional

import strawberry
from strawberry.types.unset import UnsetType

from api.schema_derived import add_part, derived_input
from api.schema_fields import Day
from api.schema_shape import described
from graph.analysis.select import Operator

OPERATORS: dict[str, Operator] = {
    "eq": "eq",
    "in_": "in",
    "lt": "lt",
    "lte": "lte",
    "gt": "gt",
    "gte": "gte",
    "contains": "contains",
    "starts_with": "starts_with",
    "has_any": "any",
    "has_all": "all",
    "is_null": "null",
}


def given(value: object) -> bool:
    """Tell whether something was given: what is null counts as left out."""
    return value is not None and not isinstance(value, UnsetType)


def tests(where: object) -> Iterator[tuple[Operator, Any]]:
    """Yield each comparison that a condition on one value makes, with what is compared with."""
    for name, operator in OPERATORS.items():
        value = getattr(where, name, None)
        if given(value):
            yield operator, plain(value)


def plain(value: Any) -> Any:
    """Return a value as it is stored: choices as their codes."""
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value.value if isinstance(value, Enum) else value


def optional(doc: str, name: str | None = None) -> Any:
    """Return a part of an input that may be left out."""
    return strawberry.field(default=strawberry.UNSET, description=doc, name=name)


def condition(cls: Any) -> Any:
    """Make a class an input of the schema, described by its docstring."""
    return strawberry.input(cls, description=described(cls))


IS = "Equal to this."
ONE_OF = "One of these."
EMPTY = "true: it is empty; false: it is not."


@condition
class IdWhere:
    """A condition on an id. All that is given must hold."""

    eq: strawberry.ID | None = optional(IS)
    in_: list[strawberry.ID] | None = optional(ONE_OF, "in")
    is_null: bool | None = optional(EMPTY)


@condition
class TextWhere:
    """A condition on a text. All that is given must hold."""

    eq: str | None = optional("Exactly this.")
    in_: list[str] | None = optional("Exactly one of these.", "in")
    contains: str | None = optional("Holds this, in any letter case.")
    starts_with: str | None = optional("Begins with this, in any letter case.")
    is_null: bool | None = optional(EMPTY)


@condition
class IntWhere:
    """A condition on a whole number. All that is given must hold."""

    eq: int | None = optional(IS)
    in_: list[int] | None = optional(ONE_OF, "in")
    lt: int | None = optional("Less than this.")
    lte: int | None = optional("This or less.")
    gt: int | None = optional("More than this.")
    gte: int | None = optional("This or more.")
    is_null: bool | None = optional(EMPTY)


@condition
class FloatWhere:
    """A condition on a number. All that is given must hold."""

    eq: float | None = optional(IS)
    in_: list[float] | None = optional(ONE_OF, "in")
    lt: float | None = optional("Less than this.")
    lte: float | None = optional("This or less.")
    gt: float | None = optional("More than this.")
    gte: float | None = optional("This or more.")
    is_null: bool | None = optional(EMPTY)


@condition
class BooleanWhere:
    """A condition on something that is true or not. All that is given must hold."""

    eq: bool | None = optional(IS)
    is_null: bool | None = optional(EMPTY)


@condition
class DateWhere:
    """A condition on a day. All that is given must hold."""

    eq: Optional[Day] = optional("This day.")  # noqa: UP045  see schema_fields.PLAIN
    in_: list[Day] | None = optional("One of these days.", "in")
    lt: Optional[Day] = optional("Before this day.")  # noqa: UP045
    lte: Optional[Day] = optional("This day or before.")  # noqa: UP045
    gt: Optional[Day] = optional("After this day.")  # noqa: UP045
    gte: Optional[Day] = optional("This day or after.")  # noqa: UP045
    is_null: bool | None = optional(EMPTY)


@condition
class ListWhere:
    """A condition on a list of texts or ids. All that is given must hold."""

    has_any: list[str] | None = optional("Holds at least one of these.")
    has_all: list[str] | None = optional("Holds all of these.")
    is_null: bool | None = optional("true: there is nothing in it; false: there is something.")


def choice_where(name: str, enum: Any, doc: str) -> Any:
    """Return the input that conditions on a choice are."""
    made = derived_input(name, doc)
    add_part(made, "eq", enum | None, "eq", "This one.")
    add_part(made, "in_", list[enum] | None, "in", ONE_OF)
    add_part(made, "is_null", bool | None, "isNull", EMPTY)
    return made


PLAIN_WHERE: dict[str, Any] = {
    "text": TextWhere,
    "url": TextWhere,
    "integer": IntWhere,
    "number": FloatWhere,
    "boolean": BooleanWhere,
    "date": DateWhere,
    "list": ListWhere,
    "node": IdWhere,
    "nodes": ListWhere,
}
