"""The cost of a document: pages multiply, variables count, and what is dear weighs more."""

from __future__ import annotations

from typing import Any

import pytest
from graphql import GraphQLError, build_schema, parse

from api.limits import Limits
from api.limits_cost import CHANGE, INTROSPECTION, LIST, PAST, cost_of, too_costly
from tests.api.asking import schema

SCHEMA = build_schema(
    """
    type Query { plain(asOf: String, recordedAt: String): Int things(first: Int!): Things! words: [Word!]! one: Thing }
    type Mutation { change: Thing }
    type Things { totalCount: Int! nodes: [Thing!]! edges: [Edge!]! }
    type Edge { node: Thing! }
    type Word { text: String }
    interface Named { name: String }
    type Thing implements Named { name: String things(first: Int!): Things! words: [Word!]! }
    """
)
for holder in ("Query", "Thing"):
    SCHEMA.type_map[holder].fields["things"].args["first"].default_value = 50  # type: ignore[union-attr]


def cost(text: str, operation: str | None = None, **variables: Any) -> int:
    """Return what a document costs."""
    return cost_of(SCHEMA, parse(text), operation, variables, Limits())


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("{ plain }", 1),
        ("{ plain __typename }", 2),
        ("{ one { name } }", 2),
        ("{ words { text } }", 1 + LIST),
        ("{ things(first: 7) { totalCount } }", 2),
        ("{ things(first: 7) { nodes { name } } }", 2 + 7),
        ("{ things { nodes { name } } }", 2 + 50),
        ("{ things(first: 0) { nodes { name } } }", 2),
        ("{ things(first: -3) { nodes { name } } }", 2),
        ("{ things(first: 3) { edges { node { name } } } }", 2 + 3 * 2),
        ("{ things(first: 3) { nodes { things(first: 4) { nodes { name } } } } }", 2 + 3 * (2 + 4)),
        ("{ things(first: 3) { nodes { words { text } } } }", 2 + 3 * (1 + LIST)),
        ("{ things(first: 3) { ...F } } fragment F on Things { nodes { ... on Thing { name } ... { name } } }", 2 + 6),
        ("{ one { ... on Named { name } } }", 2),
        ("{ a: one { name } b: one { name } }", 4),
        ("{ __schema { types { name } } }", INTROSPECTION),
        ("mutation { change { name } a: change { name } }", 2 * (CHANGE + 2)),
    ],
)
def test_pages_multiply_what_is_asked_of_each_entry(document: str, expected: int) -> None:
    assert cost(document) == expected


@pytest.mark.parametrize(
    ("variables", "expected"), [({"n": 7}, 9), ({}, 5), ({"n": None}, 52), ({"n": "many"}, 52), ({"n": True}, 52)]
)
def test_variables_count_as_they_are_given(variables: dict[str, Any], expected: int) -> None:
    assert cost("query Q($n: Int = 3) { things(first: $n) { nodes { name } } }", **variables) == expected


def test_only_the_operation_that_runs_is_priced() -> None:
    assert cost("query A { plain } query B { one { name } }", "B") == 2


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ('{ plain(asOf: "2025-01-01") }', 1 + PAST),
        ('{ plain(asOf: "2025-01-01", recordedAt: "3") }', 1 + PAST),
        ("{ plain(asOf: null) }", 1),
        ("query Q($on: String) { plain(asOf: $on) other: plain(asOf: $now) }", 2 + PAST),
    ],
)
def test_a_moment_of_the_past_has_its_price(document: str, expected: int) -> None:
    assert cost(document, on="2025-01-01", now=None) == expected


@pytest.mark.parametrize(
    ("document", "given"),
    [
        ("{ things(first: 201) { totalCount } }", {}),
        ("query Q($n: Int!) { things(first: $n) { totalCount } }", {"n": 201}),
    ],
)
def test_a_page_that_is_too_large_is_refused_before_anything_runs(document: str, given: dict[str, Any]) -> None:
    with pytest.raises(GraphQLError, match="A page has 200 entries at most; 201") as caught:
        cost(document, **given)

    assert caught.value.extensions == {"code": "LIMIT_REACHED"}


def test_exactly_the_limit_is_not_too_costly() -> None:
    assert too_costly(9, Limits(cost=9)) is None
    assert too_costly(10, Limits(cost=9)) is not None


def test_what_is_dear_to_find_weighs_more_in_the_schema_itself() -> None:
    graphql = schema().graphql._schema

    dear = cost_of(graphql, parse("{ processes(first: 10) { nodes { whyNot { sentence } } } }"), None, {}, Limits())
    plain = cost_of(graphql, parse("{ processes(first: 10) { nodes { sight name } } }"), None, {}, Limits())

    assert dear > 10 * plain
