"""Types and fields of the schema that are written by hand: their docstrings are what people read in it."""

from __future__ import annotations

from collections.abc import Callable
from inspect import cleandoc
from types import FunctionType
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


def mutation(body: Callable[..., Any], **arguments: Any) -> Any:
    """Return a mutation that is described by the docstring of its function.

    Args:
        body: Does it. It is left as it is: two schemas with other kinds may be made of it.
        arguments: The types of those arguments that are only known when the schema is made, by name.
    """
    own = FunctionType(body.__code__, body.__globals__, body.__name__, body.__defaults__, body.__closure__)
    own.__annotations__ = {**body.__annotations__, **arguments}
    own.__module__ = body.__module__
    return strawberry.mutation(own, description=described(body))


def described(thing: Any) -> str:
    """Return the docstring of something, its lines joined.

    >>> described(shown)
    'Make a method a field of the schema, described by its docstring.'
    """
    return " ".join(cleandoc(thing.__doc__ or "").split())


def list_of(made: Any) -> Any:
    """Return the type of lists of a type that is only known when the schema is made."""
    return list[made]
