"""Plans on a schema with one of everything: what they answer, what they leave to graphql-core, how many are kept."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import pytest
from graphql import parse
from strawberry.extensions import SchemaExtension

from api.compiled.plans import Plans
from tests.api.compiled.made_up import Context, made

ANSWERED = [
    "{ box { name length } }",
    "{ b: box { n: name again: name name } box { name } }",
    "{ box { ...F inside { ... on Ball { colour weight twice } ... on Box { rows } } } } fragment F on Thing { name }",
    "{ box { name } box { length name } }",
    "{ box { inside { name } inside { length __typename } } __typename }",
    "{ box { rows first { ... on Thing { name } ... { length } } } }",
    "{ things(first: 2) { name ... on Ball { cry other: cry(word: \"oh\") } } }",
    "{ either { __typename ... on Thing { name } ... on Ball { colour } } }",
    "{ wished plain rooted }",
    '{ wished(wish: {colour: RED, tags: ["a"]}, colour: RED) }',
    "{ box @skip(if: true) { name } plain @include(if: false) }",
    "{ things { ... on Ball { seenBy } } }",
]  # fmt: skip
LEFT = [
    "{ things { ... on Ball { where } } }",
    "{ things { ... on Ball { fails name } } plain }",
    "{ things { ... on Ball { huge } } plain }",
    "{ box { inside { ... on Box { strict { name } } } } plain }",
    "{ __schema { queryType { name } } }",
    '{ __type(name: "Box") { name } plain }',
]
WITH_VARIABLES: list[tuple[str, dict[str, Any]]] = [
    ("query ($a: Int!) { things(first: $a) { name } }", {"a": 1}),
    ("query ($a: Int = 2) { things(first: $a) { name } }", {}),
    ("query ($a: Colour = RED, $w: Wish) { wished(colour: $a, wish: $w) }", {"w": {"tags": ["x"]}}),
    ("query ($a: Colour! = RED) { wished(colour: $a, wish: {colour: $a}) }", {"a": "GREEN"}),
    ("query ($a: Boolean!) { box { name @skip(if: $a) length @include(if: $a) } }", {"a": True}),
    ("query ($a: Boolean!) { box { name @skip(if: $a) length @include(if: $a) } }", {"a": False}),
    ("query ($a: Boolean!) { box { ...F @include(if: $a) rows } } fragment F on Box { name }", {"a": False}),
]


def both(query: str, variables: dict[str, Any] | None = None) -> tuple[Any, Any, Plans]:
    """Return the answers of graphql-core and of plans, which come as a third."""
    plans = Plans()
    answers = [
        made(which).execute_sync(query, variable_values=variables, context_value=Context(), root_value="root")
        for which in (None, plans)
    ]
    by_core, by_plan = [(repr(one.data), [error.formatted for error in one.errors or ()]) for one in answers]
    return by_core, by_plan, plans


@pytest.mark.parametrize("query", ANSWERED)
def test_what_has_no_error_is_answered_by_a_plan_in_the_same_way(query: str) -> None:
    by_core, by_plan, plans = both(query)

    assert by_plan == by_core
    assert (plans.answered, plans.given_up) == (1, 0)


@pytest.mark.parametrize("query", LEFT)
def test_what_a_plan_cannot_answer_is_answered_by_graphql_core(query: str) -> None:
    by_core, by_plan, plans = both(query)

    assert by_plan == by_core
    assert (plans.answered, plans.given_up) == (0, 1)


@pytest.mark.parametrize(("query", "variables"), WITH_VARIABLES)
def test_variables_are_taken_as_graphql_core_takes_them(query: str, variables: dict[str, Any]) -> None:
    by_core, by_plan, plans = both(query, variables)

    assert by_plan == by_core
    assert plans.answered == 1


@pytest.mark.parametrize("wrong", [{}, {"a": None}, {"a": "x"}, {"a": 2**40}, {"a": [1]}])
def test_wrong_variables_are_told_by_graphql_core(wrong: dict[str, Any]) -> None:
    by_core, by_plan, plans = both("query ($a: Int!) { things(first: $a) { name } }", wrong)

    assert by_plan == by_core
    assert by_core[1]
    assert plans.answered == 0


def test_one_plan_answers_many_times_and_one_document_has_a_plan_for_each_choice() -> None:
    plans = Plans()
    schema = made(plans)
    query = "query ($a: Boolean!) { box { name @skip(if: $a) length } }"

    answers = [
        schema.execute_sync(query, variable_values={"a": chosen}, context_value=Context()).data
        for chosen in (True, False, True)
    ]

    assert answers == [{"box": {"length": 3}}, {"box": {"name": "box", "length": 3}}, {"box": {"length": 3}}]
    assert plans.answered == 3


def test_each_operation_of_a_document_has_its_own_plan() -> None:
    plans = Plans()
    schema = made(plans)
    query = "query A { plain } query B { box { name } }"

    answers = [schema.execute_sync(query, operation_name=name, context_value=Context()).data for name in "AB"]

    assert answers == [{"plain": "plain"}, {"box": {"name": "box"}}]


def test_a_given_up_answer_is_begun_anew() -> None:
    context = Context()

    made(Plans()).execute_sync("{ things { ... on Ball { fails } } }", context_value=context)

    assert context.restarts == 1


def test_what_can_never_be_planned_is_not_tried_again() -> None:
    plans = Plans()
    schema = made(plans)

    for _ in range(3):
        schema.execute_sync("{ __schema { queryType { name } } }", context_value=Context())

    assert plans.given_up <= 3
    assert plans.answered == 0


def test_a_field_that_waits_is_left_to_graphql_core() -> None:
    plans = Plans()

    answer = asyncio.run(made(plans).execute("{ later plain }", context_value=Context()))

    assert (answer.data, plans.answered) == ({"later": "later", "plain": "plain"}, 0)


def test_mutations_are_left_to_graphql_core() -> None:
    plans = Plans()

    answer = made(plans).execute_sync("mutation { count }", context_value=Context())

    assert (answer.data, plans.answered, plans.given_up) == ({"count": 1}, 0, 0)


def test_an_extension_with_a_say_in_every_field_is_not_passed_by() -> None:
    class Counting(SchemaExtension):
        fields = 0

        def resolve(self, _next: Callable[..., Any], root: Any, info: Any, *args: str, **kwargs: Any) -> Any:
            Counting.fields += 1
            return _next(root, info, *args, **kwargs)

    plans = Plans()

    made(plans, Counting).execute_sync("{ plain box { name } }", context_value=Context())

    assert (Counting.fields, plans.answered) == (3, 0)


def test_the_time_of_a_request_ends_a_plan_and_is_told_to_nobody_as_an_error() -> None:
    with pytest.raises(KeyboardInterrupt):
        made(Plans()).execute_sync("{ box { inside { name length } } }", context_value=Context(left=3))


def test_only_so_many_plans_are_kept_as_have_a_number_of_fields_together() -> None:
    plans = Plans(most_fields=100)
    schema = made(plans)

    for number in range(30):
        schema.execute_sync(f"{{ a{number}: plain box {{ name length }} }}", context_value=Context())

    assert plans.answered == 30
    assert 1 <= len(plans) <= 4


class Remembered(SchemaExtension):
    """Reads each document once, as a server does."""

    read = staticmethod(lru_cache(parse))

    def on_parse(self) -> Iterator[None]:
        """Take the document as it was read before."""
        self.execution_context.graphql_document = self.read(self.execution_context.query or "")
        yield


def test_a_document_that_always_errs_is_soon_answered_once_and_tried_now_and_then() -> None:
    plans = Plans()
    schema = made(plans)
    schema.extensions = [Remembered, *schema.extensions]

    answers = [schema.execute_sync("{ things { ... on Ball { fails } } }", context_value=Context()) for _ in range(33)]

    assert {repr(answer.data) for answer in answers} == {repr(answers[0].data)}
    assert plans.given_up == 5


def test_a_document_that_errs_for_some_values_alone_is_still_planned() -> None:
    plans = Plans()
    schema = made(plans)
    schema.extensions = [Remembered, *schema.extensions]
    query = "query ($a: Boolean!) { things { ... on Ball { fails @include(if: $a) name } } }"
    for _ in range(3):
        schema.execute_sync(query, variable_values={"a": True}, context_value=Context())

    for _ in range(20):
        schema.execute_sync(query, variable_values={"a": False}, context_value=Context())

    assert plans.answered >= 4
