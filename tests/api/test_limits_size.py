"""The size of a document: counted from its text, fragments at each use, and never by walking what doubles."""

from __future__ import annotations

import pytest
from graphql import parse

from api.limits import Limits
from api.limits_size import too_large

DEEP = "{ processes { nodes { flowsTo { nodes { flowsTo { nodes { name } } } } } } }"
DOUBLING = " ".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(60))
CHAIN = " ".join(f"fragment F{n} on Query {{ ...F{n + 1} }}" for n in range(600))


def codes(text: str, limits: Limits) -> list[str]:
    """Return the codes of what is wrong with the size of a document."""
    return [(error.extensions or {})["code"] for error in too_large(parse(text), limits)]


@pytest.mark.parametrize(
    ("document", "exactly", "beyond", "code"),
    [
        (DEEP, Limits(depth=7), Limits(depth=6), "TOO_DEEP"),
        ("{ ... on Query { a { b } } }", Limits(depth=2), Limits(depth=1), "TOO_DEEP"),
        ("{ ...A } fragment A on Q { ...B } fragment B on Q { a { b } }", Limits(depth=2), Limits(depth=1), "TOO_DEEP"),
        (DEEP, Limits(fields=7), Limits(fields=6), "TOO_MANY_FIELDS"),
        ("{ a { ...F } b { ...F } } fragment F on A { c }", Limits(fields=4), Limits(fields=3), "TOO_MANY_FIELDS"),
        ("{ a: c b: c c }", Limits(aliases=2), Limits(aliases=1), "TOO_MANY_ALIASES"),
        ("{ a { ...F } b { ...F } } fragment F on A { x: c }", Limits(aliases=2), Limits(aliases=1),
         "TOO_MANY_ALIASES"),
        ("{ a(b: {c: [1, {d: [2]}]}) }", Limits(depth=4), Limits(depth=3), "TOO_DEEP"),
        ("{ a @x(b: [[1]]) }", Limits(depth=2), Limits(depth=1), "TOO_DEEP"),
        ("query @x { a @x @x ... @x { b } ...F @x } fragment F on Q @x { c @x }",
         Limits(directives=7), Limits(directives=6), "TOO_MANY_DIRECTIVES"),
    ],
)  # fmt: skip
def test_exactly_as_much_as_allowed_passes_and_one_more_does_not(
    document: str, exactly: Limits, beyond: Limits, code: str
) -> None:
    assert codes(document, exactly) == []
    assert codes(document, beyond) == [code]


def test_every_operation_of_a_document_and_every_bound_is_told() -> None:
    found = codes("query A { a: b { c } } query B { x: y { z } }", Limits(depth=1, fields=1, aliases=1))

    assert found == ["TOO_DEEP", "TOO_MANY_FIELDS"] * 2


def test_fragments_that_double_at_each_step_are_counted_and_not_walked() -> None:
    found = codes(f"{{ ...F0 }} {DOUBLING} fragment F60 on Query {{ __typename }}", Limits())

    assert found == ["TOO_MANY_FIELDS"]


def test_a_long_chain_of_fragments_is_too_deep_and_no_fault() -> None:
    assert codes(f"{{ ...F0 }} {CHAIN} fragment F600 on Query {{ a }}", Limits()) == ["TOO_DEEP"]


def test_fragments_in_a_circle_end() -> None:
    assert codes("{ ...A } fragment A on Q { ...B } fragment B on Q { ...A a }", Limits()) == []


def test_introspection_counts_its_fields_but_not_its_depth() -> None:
    deep = "{ __schema { types { ofType { ofType { ofType { name } } } } } }"

    assert codes(deep, Limits(depth=1, fields=6)) == []
    assert codes(deep, Limits(depth=1, fields=5)) == ["TOO_MANY_FIELDS"]
