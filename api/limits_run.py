"""Holds every document to the limits: read and checked once and kept, priced at each request, stopped when time is up.

What reads and checks documents stands here in one extension, so that size comes before everything else: checking a
document against the schema can itself take long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from graphql import DocumentNode, GraphQLError, GraphQLSchema, NoSchemaIntrospectionCustomRule, parse, validate
from graphql.validation import specified_rules
from strawberry.extensions import SchemaExtension
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from api.limits import Limits
from api.limits_cost import cost_of, too_costly
from api.limits_size import nested_too_deeply, too_large

KEPT = 256

Read = Callable[[str], DocumentNode]
Check = Callable[[GraphQLSchema, str], tuple[GraphQLError, ...]]


class Documents:
    """Documents that were read and checked, kept by their texts while they are asked for often.

    Attributes:
        read: Returns the document of a text.
        check: Returns what is wrong with one.
    """

    def __init__(self, limits: Limits, *, introspection: bool = True) -> None:
        rules = (*specified_rules, *(() if introspection else (NoSchemaIntrospectionCustomRule,)))

        def read(text: str) -> DocumentNode:
            try:
                return parse(text, max_tokens=limits.tokens)
            except RecursionError:
                raise nested_too_deeply() from None

        def check(schema: GraphQLSchema, text: str) -> tuple[GraphQLError, ...]:
            document = self.read(text)
            try:
                found = too_large(document, limits)
                return tuple(found or validate(schema, document, rules, hide_suggestions=not introspection))
            except RecursionError:
                return (nested_too_deeply(),)

        self.read: Read = lru_cache(KEPT)(read)
        self.check: Check = lru_cache(KEPT)(check)


class Bounded(SchemaExtension):
    """Refuses what is beyond the limits, and tells what was asked for costs."""

    def __init__(self, limits: Limits, documents: Documents) -> None:
        self._limits = limits
        self._documents = documents
        self._cost: int | None = None

    def on_parse(self) -> Iterator[None]:
        """Read the document, or take it as it was read before."""
        running = self.execution_context
        running.graphql_document = self._documents.read(running.query or "")
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
        variables = running.variables or {}
        self._cost = cost_of(
            running.schema._schema, running.graphql_document, running.operation_name, variables, self._limits
        )
        if error := too_costly(self._cost, self._limits):
            raise error
        yield

    def get_results(self) -> dict[str, Any]:
        """Return what goes with the answer below `extensions`."""
        return {} if self._cost is None else {"cost": {"asked": self._cost, "most": self._limits.cost}}


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
