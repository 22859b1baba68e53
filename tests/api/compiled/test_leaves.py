"""Scalars and enums by column: what graphql-core would write of each value, or no answer at all."""

from __future__ import annotations

from typing import Any

import pytest
from graphql import GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, GraphQLLeafType, GraphQLString
from hypothesis import given
from hypothesis import strategies as st

from api.compiled.leaves import written
from tests.api.compiled.made_up import Colour, made

TYPES = made(None)._schema.type_map
LEAVES: list[Any] = [
    GraphQLString, GraphQLID, GraphQLInt, GraphQLFloat, GraphQLBoolean, TYPES["Colour"], TYPES["Doubled"],
]  # fmt: skip
VALUES = st.one_of(
    st.none(), st.text(max_size=3), st.booleans(), st.integers(-5, 5), st.integers(), st.floats(),
    st.sampled_from([*Colour, "r", "RED", b"b", [], {}, ValueError("x")]),
)  # fmt: skip


def by_core(leaf: GraphQLLeafType, values: list[Any]) -> list[Any] | None:
    """Return what graphql-core writes of some values; None where it refuses one."""
    try:
        done = [None if value is None else leaf.coerce_output_value(value) for value in values]
    except Exception:
        return None
    refused = any(
        isinstance(value, Exception) or (value is not None and one is None)
        for value, one in zip(values, done, strict=True)
    )
    return None if refused else done


@pytest.mark.parametrize("leaf", LEAVES, ids=str)
@given(values=st.lists(VALUES, max_size=4))
def test_a_column_is_written_as_graphql_core_writes_each_value(leaf: GraphQLLeafType, values: list[Any]) -> None:
    expected = by_core(leaf, values)

    try:
        done: list[Any] | None = list(written(leaf)(values))
    except Exception:
        done = None

    assert repr(done) == repr(expected)
