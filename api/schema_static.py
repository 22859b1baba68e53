"""The names of the types that the schema has whatever the ontology: no derived one may have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from strawberry.types.base import StrawberryContainer, StrawberryObjectDefinition
from strawberry.types.enum import StrawberryEnumDefinition
from strawberry.types.lazy_type import LazyType

SCALARS = ("Boolean", "Date", "Float", "ID", "Int", "JSON", "String")
ROOTS = ("Mutation", "Query", "Scenario", "Subscription")


def static_names(groups: Iterable[Any], types: Iterable[Any]) -> set[str]:
    """Return the names of some types, of all that their fields and arguments lead to, and of what any schema has.

    Args:
        groups: Classes that types are made of.
        types: Types, inputs and enums.
    """
    names, seen = {*SCALARS, *ROOTS}, set()
    waiting = [*types, *(other for group in groups for other in _led_to(group.__strawberry_definition__))]
    while waiting:
        type_ = _bare(waiting.pop())
        definition = getattr(type_, "__strawberry_definition__", type_)
        if id(definition) in seen or not isinstance(definition, StrawberryObjectDefinition | StrawberryEnumDefinition):
            continue
        seen.add(id(definition))
        names.add(definition.name)
        if isinstance(definition, StrawberryObjectDefinition):
            waiting += _led_to(definition)
    return names


def _led_to(definition: StrawberryObjectDefinition) -> Iterator[Any]:
    for field in definition.fields:
        yield field.type
        yield from (argument.type for argument in field.arguments)
    yield from (interface.origin for interface in definition.interfaces)


def _bare(type_: Any) -> Any:
    """Return what a type is a list of or an option of, and of a name what it names."""
    while isinstance(type_, StrawberryContainer | LazyType):
        type_ = type_.of_type if isinstance(type_, StrawberryContainer) else type_.resolve_type()
    return type_
