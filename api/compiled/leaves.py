"""Scalars and enums as JSON has them: a whole column at once, as graphql-core would write each value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from math import isfinite
from typing import Any

from graphql import (
    GRAPHQL_MAX_INT,
    GRAPHQL_MIN_INT,
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLFloat,
    GraphQLID,
    GraphQLInt,
    GraphQLLeafType,
    GraphQLString,
)
from graphql.pyutils import Undefined, is_awaitable

from api.compiled.batches import GivenUp

Values = Sequence[Any]
Written = Callable[[Values], Values]
NULL = type(None)
Checks = dict[Any, tuple[frozenset[type], Callable[[Values], bool]]]


def _in_range(values: Values) -> bool:
    numbers = [value for value in values if value is not None]
    return not numbers or (min(numbers) >= GRAPHQL_MIN_INT and max(numbers) <= GRAPHQL_MAX_INT)


def _finite(values: Values) -> bool:
    return all(isfinite(value) for value in values if value is not None)


def _always(_: Values) -> bool:
    return True


PLAIN: Checks = {
    GraphQLString: (frozenset({str, NULL}), _always),
    GraphQLID: (frozenset({str, NULL}), _always),
    GraphQLBoolean: (frozenset({bool, NULL}), _always),
    GraphQLInt: (frozenset({int, NULL}), _in_range),
    GraphQLFloat: (frozenset({float, NULL}), _finite),
}
"""Of each scalar of GraphQL: types whose values are written as they are, if they pass a look at all of them."""


def written(leaf: GraphQLLeafType) -> Written:
    """Return what writes a column of resolved values of a scalar or enum; null stays null.

    It raises what graphql-core would say, or `GivenUp`, where a value cannot be written.
    """
    if leaf in PLAIN:
        kinds, passes = PLAIN[leaf]
        return lambda values: values if kinds.issuperset(map(type, values)) and passes(values) else _each(leaf, values)
    if isinstance(leaf, GraphQLEnumType):
        names = _names(leaf)
        return lambda values: [_name(leaf, names, value) for value in values]
    return lambda values: _each(leaf, values)


def _names(enum: GraphQLEnumType) -> dict[int, tuple[Enum, str]]:
    """Return the names of the members of an enum by their identity: enums hash slowly."""
    known = list(getattr(enum, "wrapped_cls", ()))
    return {id(member): (member, enum.coerce_output_value(member)) for member in known}


def _name(enum: GraphQLEnumType, names: dict[int, tuple[Enum, str]], value: Any) -> Any:
    if value is None:
        return None
    known = names.get(id(value))
    return _one(enum, value) if known is None else known[1]


def _each(leaf: GraphQLLeafType, values: Values) -> list[Any]:
    return [_one(leaf, value) for value in values]


def _one(leaf: GraphQLLeafType, value: Any) -> Any:
    if value is None or value is Undefined:
        return None
    if isinstance(value, Exception) or is_awaitable(value):
        raise GivenUp
    coerced = leaf.coerce_output_value(value)
    if coerced is None or coerced is Undefined:
        raise GivenUp
    return coerced
