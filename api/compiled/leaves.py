"""Scalars and enums as JSON has them: a whole column at once, as graphql-core would write each value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
NULL: type = type(None)
TEXTS: frozenset[type] = frozenset({str, NULL})
Checks = dict[Any, tuple[frozenset[type], Callable[[Values], bool]]]


def _in_range(values: Values) -> bool:
    numbers = [value for value in values if value is not None]
    return not numbers or (min(numbers) >= GRAPHQL_MIN_INT and max(numbers) <= GRAPHQL_MAX_INT)


def _finite(values: Values) -> bool:
    return all(isfinite(value) for value in values if value is not None)


def _always(_: Values) -> bool:
    return True


PLAIN: Checks = {
    GraphQLString: (TEXTS, _always),
    GraphQLID: (TEXTS, _always),
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
    if leaf.coerce_output_value is str:
        return lambda values: values if TEXTS.issuperset(map(type, values)) else _each(leaf, values)
    if isinstance(leaf, GraphQLEnumType):
        return _enum(leaf)
    return lambda values: _each(leaf, values)


def _enum(enum: GraphQLEnumType) -> Written:
    """Return what writes the members of an enum, which are found by their identity: enums hash slowly."""
    members: list[Any] = [None, *getattr(enum, "wrapped_cls", ())]
    names = {id(member): None if member is None else enum.coerce_output_value(member) for member in members}

    def write(values: Values) -> Values:
        try:
            return [names[id(value)] for value in values]
        except KeyError:
            return _each(enum, values)

    return write


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
