"""Derived types beside written ones: Strawberry makes the same schema of both, and answers and inputs are the same."""

from __future__ import annotations

from dataclasses import MISSING
from typing import Annotated, Any

import pytest
import strawberry
from strawberry.types.unset import UNSET

from api.schema_derived import add_fields, add_part, derived_field, derived_input, derived_type, part_type

First = Annotated[int, strawberry.argument(description="How many.")]
Where = Annotated[Any, strawberry.argument(description="Only these.")]


@strawberry.interface(description="A thing.")
class Thing:
    """A thing."""

    at: strawberry.Private[int]

    @strawberry.field(description="Its place.")
    def place(self) -> int:
        """Return its place."""
        return self.at


@strawberry.input(description="A condition.")
class WhereWritten:
    """A condition, written by hand."""

    eq: int | None = strawberry.field(default=UNSET, description="This.")
    deep: bool = strawberry.field(name="isDeep", description="How.")


@strawberry.type(description="A task.")
class TaskWritten(Thing):
    """A task, written by hand."""

    @strawberry.field(description="Its parts.")
    def parts(self, where: Annotated[WhereWritten | None, Where.__metadata__[0]] = None, first: First = 5) -> list[str]:
        """Return its parts."""
        return parts_of(self, where, first)


def parts_of(root: Any, where: Where = None, first: First = 5) -> list[str]:
    """Return what was asked of a task."""
    return [str(root.at), repr(where).replace("Written", "Derived"), str(first)]


def derived_where() -> Any:
    """Return the condition as a derived input."""
    made = derived_input("WhereDerived", "A condition.")
    add_part(made, "eq", int | None, "eq", "This.")
    add_part(made, "deep", bool, "isDeep", "How.", MISSING)
    return made


def derived_task(where: Any) -> Any:
    """Return the task as a derived type."""
    made = derived_type("TaskDerived", Thing, "A task.")
    add_fields(made, {"parts": derived_field(parts_of, list[str], "parts", "Its parts.", where=where)})
    return made


def schema_of(task: Any) -> strawberry.Schema:
    """Return a schema that shows a task."""

    @strawberry.type
    class Query:
        @strawberry.field
        def thing(self) -> Thing:
            return task(at=7)  # type: ignore[no-any-return]

    return strawberry.Schema(Query, types=[task])


@pytest.fixture(scope="module")
def derived() -> strawberry.Schema:
    """Return a schema that shows a derived task."""
    return schema_of(derived_task(derived_where()))


def test_a_derived_type_stands_in_the_schema_as_a_written_one_does(derived: strawberry.Schema) -> None:
    assert derived.as_str() == schema_of(TaskWritten).as_str().replace("Written", "Derived")


def test_a_derived_type_is_made_and_asked_as_its_base_is(derived: strawberry.Schema) -> None:
    asked = "{ thing { __typename place ... on TaskDerived { parts(where: {isDeep: true}, first: 2) } } }"

    result = derived.execute_sync(asked)

    assert result.errors is None
    thing = result.data["thing"] if result.data else {}
    assert (thing["__typename"], thing["place"]) == ("TaskDerived", 7)
    assert thing["parts"] == ["7", "WhereDerived({'eq': UNSET, 'deep': True})", "2"]


def test_a_part_that_must_be_given_is_asked_for(derived: strawberry.Schema) -> None:
    result = derived.execute_sync("{ thing { ... on TaskDerived { parts(where: {eq: 1}) } } }")

    assert "isDeep" in str(result.errors)


def test_null_is_not_what_is_left_out() -> None:
    made = derived_where()

    assert (made().eq, made(eq=None).eq, made(eq=3).eq) == (UNSET, None, 3)


def test_types_of_parts_can_be_asked_for() -> None:
    made = derived_where()

    assert part_type(made, "deep") is bool
    assert part_type(made, "deeper") is None


def test_resolvers_of_one_function_may_take_inputs_of_their_own() -> None:
    mine, yours = derived_input("Mine", "A condition."), derived_input("Yours", "A condition.")
    for made in (mine, yours):
        add_part(made, "eq", int | None, "eq", "This.")

    types = [
        derived_field(parts_of, str, "parts", "Its parts.", where=made).arguments[0].type for made in (mine, yours)
    ]

    assert [str(one.of_type.__name__) for one in types] == ["Mine", "Yours"]
