"""Limits: what is too much is refused with a code, before anything is answered where that can be told."""

from __future__ import annotations

import pytest
from graphql import get_introspection_query, parse, validate

from api.limits import Limits, size_rule
from tests.api.asking import ask, refused, schema

pytestmark = pytest.mark.slow

DEEP = "{ processes { nodes { flowsTo { nodes { flowsTo { nodes { name } } } } } } }"


@pytest.mark.parametrize(
    ("document", "limits", "code"),
    [
        (DEEP, Limits(depth=6), "TOO_DEEP"),
        ("{ ...A } fragment A on Query { ...B } fragment B on Query { about { links } }", Limits(depth=1), "TOO_DEEP"),
        ("{ ... on Query { processes { nodes { id } } } }", Limits(depth=2), "TOO_DEEP"),
        ("{ a: about { links } b: about { links } }", Limits(fields=3), "TOO_MANY_FIELDS"),
        ("{ a: about { ...F } b: about { ...F } } fragment F on About { links }", Limits(fields=3), "TOO_MANY_FIELDS"),
        ("{ about { links nodes } }", Limits(tokens=5), "TOO_LONG"),
        ("{ processes(first: 201) { totalCount } }", Limits(), "LIMIT_REACHED"),
        ("{ processes { nodes { flowsTo { nodes { id } } } } }", Limits(rows=3), "LIMIT_REACHED"),
        ("query Q($n: Int!) { processes(first: $n) { totalCount } }", Limits(), "LIMIT_REACHED"),
    ],
)  # fmt: skip
def test_too_much_is_refused_with_a_code(document: str, limits: Limits, code: str) -> None:
    assert refused(document, limits=limits, n=500)[0] == code


def test_exactly_as_much_as_allowed_is_answered() -> None:
    assert errors_of(DEEP, Limits(depth=7, fields=7)) == []
    assert len(errors_of(DEEP, Limits(depth=6, fields=6))) == 2


def errors_of(text: str, limits: Limits) -> list[str]:
    """Return what the rule says of a document."""
    document = parse(text)
    found = validate(schema().graphql._schema, document, [size_rule(limits)])
    return [error.message for error in found]


def test_fragments_in_a_circle_are_refused_and_do_not_hang() -> None:
    code, message = refused("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A about { links } }")

    assert (code, "within itself" in message) == ("INVALID_QUERY", True)


def test_fragments_that_double_at_each_step_are_counted_and_not_walked() -> None:
    steps = " ".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(60))

    found = errors_of(f"{{ ...F0 }} {steps} fragment F60 on Query {{ about {{ links }} }}", Limits())

    assert len(found) == 1
    assert "fields are asked for" in found[0]


def test_the_schema_itself_can_be_read_within_the_limits() -> None:
    assert len(ask(get_introspection_query(descriptions=True))["__schema"]["types"]) > 300


def test_the_rule_is_one_class_so_that_validated_documents_are_found_again() -> None:
    assert size_rule(Limits()) is size_rule(Limits())
