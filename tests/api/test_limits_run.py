"""Limits as a document meets them: refused with a code before it runs, priced, stopped when its time is up."""

from __future__ import annotations

from typing import Any

import pytest
from graphql import get_introspection_query

from api.limits import Budget, Limits, TimeUp
from api.limits_run import Documents
from api.rights import KEEPER
from api.schema import build_schema
from api.schema_errors import told
from graph.declarations import load_ontology
from tests.api.asking import ask, refused, schema, view
from tests.api.test_limits_size import CHAIN, DEEP

pytestmark = pytest.mark.slow

NESTED = "{ processes(first: 99) { nodes { flowsTo(first: 99) { nodes { flowsTo(first: 199) { nodes { id } } } } } } }"
CIRCLE = "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A about { links } }"
AGAIN = "{" + "".join(f"a{n}:__schema{{types{{fields{{args{{name}}}}}}}}" for n in range(50)) + "}"


@pytest.mark.parametrize(
    ("document", "limits", "code"),
    [
        (DEEP, Limits(depth=6), "TOO_DEEP"),
        ("{" + "a{" * 1_900 + "a" + "}" * 1_901, Limits(), "TOO_DEEP"),
        (f"{{ node(id: {'[' * 1_900}{']' * 1_900}) {{ id }} }}", Limits(), "TOO_DEEP"),
        (f"{{ ...F0 }} {CHAIN} fragment F600 on Query {{ about {{ links }} }}", Limits(tokens=5_000), "TOO_DEEP"),
        ("{ a: about { links } b: about { links } }", Limits(fields=3), "TOO_MANY_FIELDS"),
        ("{ a: about { links } b: about { links } }", Limits(aliases=1), "TOO_MANY_ALIASES"),
        ("{ about { links @include(if: true) nodes @skip(if: false) } }", Limits(directives=1), "TOO_MANY_DIRECTIVES"),
        ("{ about { links nodes } }", Limits(tokens=5), "TOO_LONG"),
        ("{ processes(first: 201) { totalCount } }", Limits(), "LIMIT_REACHED"),
        ("query Q($n: Int!) { processes(first: $n) { totalCount } }", Limits(), "LIMIT_REACHED"),
        ("{ processes { nodes { flowsTo { nodes { id } } } } }", Limits(rows=3), "LIMIT_REACHED"),
        (NESTED, Limits(), "TOO_COSTLY"),
        (CIRCLE, Limits(), "INVALID_QUERY"),
        (AGAIN, Limits(), "TOO_COSTLY"),
        ("{__schema{types{fields{type{fields{type{fields{name}}}}}}}}", Limits(), "INVALID_QUERY"),
        ("{ about { links } nothing }", Limits(), "INVALID_QUERY"),
    ],
)  # fmt: skip
def test_too_much_is_refused_with_a_code(document: str, limits: Limits, code: str) -> None:
    assert refused(document, limits=limits, n=500)[0] == code


@pytest.mark.parametrize(
    ("document", "name", "says"),
    [
        ("query A { about { links } } query B { about { links } }", None, "`operationName` says which: A, B."),
        ("query A { about { links } }", "C", "no operation 'C'; it holds A."),
        ("{ about { links } }", "C", "it holds one without a name."),
        ("fragment F on Query { about { links } }", None, "holds no operation, only fragments."),
    ],
)
def test_which_operation_runs_is_never_guessed(document: str, name: str | None, says: str) -> None:
    result = schema().graphql.execute_sync(document, context_value=view(), operation_name=name)

    error = told(result.errors or [])[0]
    assert (result.data, error["extensions"]["code"]) == (None, "WHICH_OPERATION")
    assert says in error["message"]


def test_the_operation_of_a_name_runs() -> None:
    document = "query A { about { links } } query B { about { nodes } }"

    result = schema().graphql.execute_sync(document, context_value=view(), operation_name="B")

    assert result.data is not None
    assert list(result.data["about"]) == ["nodes"]


def test_the_cost_is_told_beside_the_answer() -> None:
    result = schema().graphql.execute_sync("{ processes(first: 2) { nodes { id } } }", context_value=view())

    assert result.extensions == {"cost": {"asked": 4, "most": 1_000_000}}


def test_the_schema_itself_can_be_read_within_the_limits() -> None:
    assert len(ask(get_introspection_query(descriptions=True))["__schema"]["types"]) > 300


def test_without_introspection_neither_the_schema_nor_a_suggestion_is_told() -> None:
    closed = build_schema(load_ontology(), introspection=False).graphql

    def said(document: str, **variables: Any) -> str:
        result = closed.execute_sync(document, variable_values=variables, context_value=view())
        return str(told(result.errors or []))

    assert "introspection" in said("{ __schema { types { name } } }")
    assert "introspection" in said('{ __type(name: "Query") { name } }')
    assert "Did you mean" not in said("{ abuot { links } }")
    assert "Did you mean" not in said('{ proces: node(id: "R1") { nam } }')
    variable = "query Q($s: [Severity!]) { findings(severity: $s) { totalCount } }"
    assert "Did you mean" not in said(variable, s=["ACT_NO"])
    assert said("{ about { __typename } }") == "[]"


def test_a_running_document_stops_when_its_time_is_up() -> None:
    asked = view(rights=KEEPER)
    asked.pager.budget.until = 0

    with pytest.raises(TimeUp):
        schema().graphql.execute_sync("{ about { links } }", context_value=asked)


def test_a_document_is_read_and_checked_once_however_often_it_is_asked() -> None:
    documents, graphql = Documents(Limits()), schema().graphql._schema

    assert documents.read("{ about { links } }") is documents.read("{ about { links } }")
    assert documents.check(graphql, "{ nothing }") is documents.check(graphql, "{ nothing }")


def test_time_left_is_counted_from_when_a_request_came() -> None:
    first, second = Budget(1, 10), Budget(1, 20)

    assert second.until - first.until >= 10


def test_each_operation_has_its_own_price_however_often_it_is_asked() -> None:
    document = "query A($n: Int = 5) { processes(first: $n) { nodes { id } } } query B { about { links } }"

    def price(name: str, variables: dict[str, Any] | None = None) -> int:
        result = schema().graphql.execute_sync(
            document, variable_values=variables, operation_name=name, context_value=view()
        )
        return int(result.extensions["cost"]["asked"])  # type: ignore[index]

    prices = [price("A"), price("B"), price("A", {"n": 50}), price("A"), price("B")]

    assert prices[3:] == prices[:2]
    assert prices[1] < prices[0] < prices[2]
