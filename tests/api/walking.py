"""A document for each field at the root of the schema, asking for all that it gives, some steps deep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    is_leaf_type,
    is_list_type,
    is_required_argument,
    is_required_input_field,
)

DEEP = 4


def documents(schema: GraphQLSchema, given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the name of each field at the root with a document that asks for it.

    Args:
        schema: The schema.
        given: By the name of an argument, its value as it stands in a document; `field.argument` for one field alone.
    """
    assert schema.query_type is not None
    for name, field in schema.query_type.fields.items():
        yield name, f"{{ {name}{_arguments(name, field.args, given)}{selected(field.type, given)} }}"


def selected(kind: Any, given: Mapping[str, Any], deep: int = DEEP) -> str:
    """Return what is asked of something of a type: all that it gives, some steps deep."""
    named = get_named_type(kind)
    if is_leaf_type(named):
        return ""
    if isinstance(named, GraphQLUnionType):
        return " { __typename }"
    assert isinstance(named, GraphQLObjectType | GraphQLInterfaceType)
    parts = ["__typename"]
    for name, field in named.fields.items():
        if is_leaf_type(get_named_type(field.type)):
            parts.append(name + _arguments(name, field.args, given))
        elif deep > 1 and not (deep < DEEP and name in {"impact", "findings", "proof", "whyNot", "links", "edges"}):
            parts.append(name + _arguments(name, field.args, given) + selected(field.type, given, deep - 1))
    return f" {{ {' '.join(parts)} }}"


def _arguments(field: str, arguments: Mapping[str, GraphQLArgument], given: Mapping[str, Any]) -> str:
    said = [
        f"{name}: {given.get(f'{field}.{name}') or given.get(name) or _value(argument.type, given)}"
        for name, argument in arguments.items()
        if is_required_argument(argument)
    ]
    return f"({', '.join(said)})" if said else ""


def _value(kind: Any, given: Mapping[str, Any]) -> str:
    """Return some value of an input type, written out."""
    if is_list_type(getattr(kind, "of_type", kind)):
        return "[]"
    named = get_named_type(kind)
    if isinstance(named, GraphQLEnumType):
        return next(iter(named.values))
    if isinstance(named, GraphQLInputObjectType):
        needed = {name: one for name, one in named.fields.items() if is_required_input_field(one)}
        return (
            f"{{{', '.join(f'{name}: {given.get(name) or _value(one.type, given)}' for name, one in needed.items())}}}"
        )
    return {"Int": "1", "Float": "1", "Boolean": "true", "Date": '"2026-11-25"'}.get(named.name, '"o"')
