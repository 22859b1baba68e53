"""Types and fields of the schema that are written by hand: their docstrings are what people read in it."""

from __future__ import annotations

from collections.abc import Callable
from inspect import cleandoc
from typing import Any, TypeVar, cast, dataclass_transform

import strawberry

WEIGHT = "weight"

Class = TypeVar("Class", bound=type)
Resolver = TypeVar("Resolver", bound=Callable[..., Any])


@dataclass_transform(kw_only_default=True, field_specifiers=(strawberry.field,))
def shape(cls: Class) -> Class:
    """Make a class a type of the schema, described by its docstring."""
    return strawberry.type(cls, description=described(cls))


def shown(resolver: Resolver) -> Resolver:
    """Make a method a field of the schema, described by its docstring."""
    made: Any = strawberry.field(resolver, description=described(resolver))
    return cast("Resolver", made)


def shown_as(name: str) -> Callable[[Resolver], Resolver]:
    """Make a method a field of another name: for words that Python keeps for itself."""

    def declare(resolver: Resolver) -> Resolver:
        made: Any = strawberry.field(resolver, name=name, description=described(resolver))
        return cast("Resolver", made)

    return declare


def weighs(weight: int) -> Callable[[Resolver], Resolver]:
    """Say of a field what its value costs to find, where a plain one costs 1; stands above `shown`."""

    def declare(made: Resolver) -> Resolver:
        field: Any = made
        field.metadata = {**field.metadata, WEIGHT: weight}
        return made

    return declare


def described(thing: Any) -> str:
    """Return the docstring of something, its lines joined.

    >>> described(shown)
    'Make a method a field of the schema, described by its docstring.'
    """
    return " ".join(cleandoc(thing.__doc__ or "").split())


def list_of(made: Any) -> Any:
    """Return the type of lists of a type that is only known when the schema is made."""
    return list[made]
