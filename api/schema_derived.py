"""Types and fields that are derived from declarations: told to Strawberry instead of read by it.

`strawberry.type` reads what somebody wrote: it looks through signatures, evaluates annotations and makes a dataclass.
Of what is derived all that is known beforehand, and it is hundreds of types with thousands of fields: to read them
would be most of what a server does before it answers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING
from types import CodeType
from typing import Any
from weakref import WeakValueDictionary

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.schema_directives import OneOf
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.base import StrawberryObjectDefinition
from strawberry.types.field import StrawberryField
from strawberry.types.fields.resolver import StrawberryResolver


class _Annotation(StrawberryAnnotation):
    """A type as Strawberry resolves it: one for all that is of that type, as long as there is something."""


_annotations: WeakValueDictionary[Any, _Annotation] = WeakValueDictionary()
_read: dict[CodeType, Mapping[str, Any]] = {}
"""What was read out of the signatures of resolvers, by their code: those made by one function take the same."""

READ = ("signature", "reserved_parameters", "arguments", "is_async")
"""What Strawberry reads there."""


def derived_type(name: str, base: Any, doc: str) -> Any:
    """Return a type that has the fields of its base and is made as its base is. Fields may be added.

    Args:
        name: Its name.
        base: A type or an interface.
        doc: What it is.
    """
    above: StrawberryObjectDefinition = base.__strawberry_definition__
    made = _class(name, base, doc)
    definition = made.__strawberry_definition__
    definition.interfaces = [above] if above.is_interface else list(above.interfaces)
    definition.fields = list(above.fields)
    return made


def add_fields(made: Any, fields: Mapping[str, Any]) -> None:
    """Add fields to a derived type.

    Args:
        made: The type.
        fields: The fields, by the name that each has in Python.
    """
    for attribute, field in fields.items():
        field.python_name, field.origin = attribute, made
        setattr(made, attribute, field.base_resolver.wrapped_func)
    made.__strawberry_definition__.fields += fields.values()


def derived_field(resolver: Callable[..., Any], type_: Any, name: str, doc: str, **inputs: Any) -> Any:
    """Return a field.

    Args:
        resolver: Gives its value. Its arguments have annotations as those of resolvers written by hand.
        type_: Its type.
        name: Its name.
        doc: What it is.
        inputs: The types of those arguments whose types are derived, too; they may be left out.
    """
    annotation, taken = _annotation(type_), _resolver(resolver, inputs)
    return StrawberryField(graphql_name=name, type_annotation=annotation, description=doc, base_resolver=taken)


class Given:
    """What a client gives as a derived input. It has each part as an attribute, `UNSET` where that was left out."""

    left_out: Mapping[str, Any] = {}
    """What parts are that were left out, by attribute."""

    def __init__(self, **given: Any) -> None:
        vars(self).update(self.left_out, **given)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({vars(self)})"


def derived_input(name: str, doc: str, *, one_of: bool = False) -> Any:
    """Return an input without parts, which may be added.

    Args:
        name: Its name.
        doc: What it is.
        one_of: Whether exactly one part is to be given.
    """
    made = _class(name, Given, doc)
    made.left_out = {}
    made.__strawberry_definition__.is_input = True
    made.__strawberry_definition__.directives = (OneOf(),) if one_of else ()
    return made


def add_part(made: Any, attribute: str, type_: Any, name: str, doc: str, default: Any = strawberry.UNSET) -> None:
    """Add a part to a derived input.

    Args:
        made: The input.
        attribute: The name that it has in Python.
        type_: Its type.
        name: Its name.
        doc: What it is.
        default: What it is where it is left out; `MISSING` where it must be given.
    """
    if default is not MISSING:
        made.left_out[attribute] = default
    field = StrawberryField(attribute, name, _annotation(type_), made, description=doc, default=default)
    made.__strawberry_definition__.fields.append(field)


def part_type(made: Any, attribute: str) -> Any:
    """Return the type that a part of a derived input was given; None where it has no such part."""
    part = made.__strawberry_definition__.get_field(attribute)
    return part and part.type_annotation.raw_annotation


def _class(name: str, base: type, doc: str) -> Any:
    made: Any = type(name, (base,), {"__module__": __name__, "__doc__": doc})
    made.__strawberry_definition__ = StrawberryObjectDefinition(
        name=name,
        is_input=False,
        is_interface=False,
        origin=made,
        description=doc,
        interfaces=[],
        extend=False,
        directives=(),
        is_type_of=None,
        resolve_type=None,
        fields=[],
    )
    return made


def _annotation(type_: Any) -> _Annotation:
    found = _annotations.get(type_)
    if found is None:
        found = _annotations[type_] = _Annotation(type_)
    return found


def _resolver(function: Callable[..., Any], inputs: Mapping[str, Any]) -> StrawberryResolver[Any]:
    made: StrawberryResolver[Any] = StrawberryResolver(function)
    read = _read.get(function.__code__)
    if read is None:
        read = _read[function.__code__] = {name: getattr(made, name) for name in READ}
    arguments = [_typed(argument, inputs.get(argument.python_name)) for argument in read["arguments"]]
    vars(made).update(read, arguments=arguments)
    return made


def _typed(argument: StrawberryArgument, type_: Any) -> StrawberryArgument:
    if type_ is None:
        return argument
    said, default = argument.description, argument.default
    return StrawberryArgument(argument.python_name, None, _annotation(type_ | None), description=said, default=default)
