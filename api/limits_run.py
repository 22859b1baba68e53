"""Holds every document to the limits: read and checked once and kept, priced at each request, stopped when time is up.

What reads and checks documents stands here in one extension, so that size comes before everything else: checking a
document against the schema can itself take long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from math import inf
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    NoSchemaIntrospectionCustomRule,
    OperationDefinitionNode,
    parse,
    validate,
)
from graphql.validation import specified_rules
from strawberry.extensions import SchemaExtension
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext
from strawberry.types import ExecutionContext

from api.limits import Limits
from api.limits_cost import cost_of, too_costly
from api.limits_size import nested_too_deeply, too_large

KEPT = 256
LONGEST = 300

Read = Callable[[str], DocumentNode]
Check = Callable[[GraphQLSchema, str], tuple[GraphQLError, ...]]
Price = Callable[[GraphQLSchema, str, str | None], int]


class Documents:
    """Documents that were read and checked, kept by their texts while they are asked for often.

    Attributes:
        read: Returns the document of a text.
        check: Returns what is wrong with one.
        price: Returns what an operation of a checked one costs where no variables are given; raises as `cost_of` does.
    """

    def __init__(self, limits: Limits, *, introspection: bool = True) -> None:
        rules = (*specified_rules, *(() if introspection else (NoSchemaIntrospectionCustomRule,)))

        def read(text: str) -> DocumentNode:
            return parse(text, max_tokens=limits.tokens)

        def check(schema: GraphQLSchema, text: str) -> tuple[GraphQLError, ...]:
            document = self.read(text)
            try:
                found = too_large(document, limits)
                found = found or validate(schema, document, rules, hide_suggestions=not introspection)
                return tuple(map(_without_cause, found))
            except RecursionError:
                return (nested_too_deeply(),)

        def price(schema: GraphQLSchema, text: str, operation: str | None) -> int:
            return cost_of(schema, self.read(text), operation, {}, limits)

        self.read: Read = lru_cache(KEPT)(read)
        self.check: Check = lru_cache(KEPT)(check)
        self.price: Price = lru_cache(KEPT)(price)


class Bounded(SchemaExtension):
    """Refuses what is beyond the limits, and tells what was asked for costs."""

    def __init__(self, limits: Limits, documents: Documents) -> None:
        self._limits = limits
        self._documents = documents
        self._cost: int | None = None

    def on_parse(self) -> Iterator[None]:
        """Read the document, or take it as it was read before."""
        running = self.execution_context
        name = running.operation_name  # as it was given: once there is a document, its first one stands in for none
        running.graphql_document = self._documents.read(running.query or "")
        which_operation(running.graphql_document, name)
        yield

    def on_validate(self) -> Iterator[None]:
        """Check its size, then whether it fits the schema."""
        running = self.execution_context
        running.pre_execution_errors = list(self._documents.check(running.schema._schema, running.query or ""))
        yield

    def on_execute(self) -> Iterator[None]:
        """Tell its price, and let nothing run that is too dear."""
        running = self.execution_context
        assert running.graphql_document is not None  # noqa: S101  it was read
        if running.operation_type.value == "mutation":
            running.context.pager.budget.until = inf  # what is being written is written to its end
        self._cost = self._price(running)
        if error := too_costly(self._cost, self._limits):
            raise error
        yield

    def _price(self, running: ExecutionContext) -> int:
        schema, name = running.schema._schema, running.operation_name
        if not running.variables:
            return self._documents.price(schema, running.query or "", name)
        assert running.graphql_document is not None  # noqa: S101  it was read
        return cost_of(schema, running.graphql_document, name, running.variables, self._limits)

    def get_results(self) -> dict[str, Any]:
        """Return what goes with the answer below `extensions`."""
        return {} if self._cost is None else {"cost": {"asked": self._cost, "most": self._limits.cost}}


def _without_cause(error: GraphQLError) -> GraphQLError:
    """Return the error of a document alone: that a value of it cannot be read is no fault of ours."""
    if error.original_error is None:
        return error
    text = error.message if len(error.message) <= LONGEST else f"{error.message[:LONGEST]}…"
    return GraphQLError(text, error.nodes, extensions=error.extensions)


def which_operation(document: DocumentNode, name: str | None) -> OperationDefinitionNode:
    """Return the operation of a document that is to run.

    Args:
        document: The document.
        name: Its name; None for the only one.

    Raises:
        GraphQLError: If there is none of that name, or several and no name was given.
    """
    found = [part for part in document.definitions if isinstance(part, OperationDefinitionNode)]
    names = [part.name.value for part in found if part.name]
    wanted = [part for part in found if name is None or (part.name and part.name.value == name)]
    if len(wanted) == 1 or (wanted and name):
        return wanted[0]
    if not found:
        text = "The document holds no operation, only fragments."
    elif name is None:
        text = f"The document holds several operations; `operationName` says which: {', '.join(names)}."
    else:
        text = f"The document holds no operation {name!r}; it holds {', '.join(names) or 'one without a name'}."
    raise GraphQLError(text, extensions={"code": "WHICH_OPERATION"})


class TimedExecution(StrawberryGraphQLCoreExecutionContext):
    """Runs a document while its time lasts: looked at before each object."""

    def execute_fields(self, *args: Any, **kwargs: Any) -> Any:
        """Answer the fields of one object.

        Raises:
            TimeUp: If the time of the request is up.
        """
        if self.context_value is not None:
            self.context_value.pager.budget.go_on()
        return super().execute_fields(*args, **kwargs)


class SilentExecution(TimedExecution):
    """The same, and its errors suggest no names of the schema."""

    @classmethod
    def build(cls, *args: Any, **kwargs: Any) -> Any:
        """Make what runs a document."""
        return super().build(*args, **{**kwargs, "hide_suggestions": True})
