"""The plans of the documents that were asked last, and the extension of the schema that answers with them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from graphql import DirectiveNode, DocumentNode, VariableNode, Visitor, visit
from graphql.execution import Executor
from strawberry.execution import optimized_is_awaitable
from strawberry.extensions import SchemaExtension
from strawberry.types import ExecutionContext, ExecutionResult
from strawberry.types.graphql import OperationType

from api.compiled.batches import Uncompilable
from api.compiled.kept_rows import KeptRows
from api.compiled.plan import Plan
from api.compiled.run import Run
from graph.collector import held_collector

MOST_FIELDS = 100_000
LEAST = 20  # what a document weighs, in fields, before anything is planned for it
MOST_IN_VAIN = 3
"""So often in a row a document that errs is tried; from then on graphql-core mostly answers it at once."""
TRIED_AGAIN = 16
"""Every so many times it is tried all the same: with other variables it may do."""
LEAVING_OUT = ("include", "skip")


@dataclass(slots=True)
class _Entry:
    """The plans of one operation of one document, by what its directives leave out."""

    document: DocumentNode
    flags: frozenset[str]
    plans: dict[tuple[Any, ...], Plan] = field(default_factory=dict)
    is_refused: bool = False
    in_vain: int = 0
    size: int = 0

    def is_hopeless(self) -> bool:
        """Tell whether to leave a request to graphql-core, because the last ones erred."""
        if self.in_vain < MOST_IN_VAIN or self.in_vain % TRIED_AGAIN == 0:
            return False
        self.in_vain += 1
        return True

    def grown(self) -> int:
        """Return by how much it has grown since this was asked last."""
        before, self.size = self.size, LEAST + sum(plan.size for plan in self.plans.values())
        return self.size - before


class Plans:
    """The plans of the documents that were asked last: as many as have a number of fields together.

    Attributes:
        kept: Rows that they have written.
        answered: How many requests were answered by plans.
        given_up: How many were handed on to graphql-core by a plan that could not answer them.
    """

    def __init__(self, most_fields: int = MOST_FIELDS) -> None:
        """Make room for plans that have so many fields together."""
        self.kept = KeptRows()
        self.answered = 0
        self.given_up = 0
        self._most = most_fields
        self._entries: OrderedDict[tuple[int, str | None], _Entry] = OrderedDict()
        self._size = 0
        self._has_middleware: bool | None = None
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._entries)

    def extension(self) -> Compiled:
        """Return the extension of a schema that answers one request."""
        return Compiled(self)

    def answer(self, context: ExecutionContext) -> dict[str, Any] | None:
        """Return the data that answers a request without an error; None where graphql-core has to answer it."""
        document = context.graphql_document
        if document is None or context.operation_type is not OperationType.QUERY or self._is_passed_by(context.schema):
            return None
        entry = self._entry(document, context.operation_name)
        if entry.is_refused or entry.is_hopeless():
            return None
        executor = _executor(context, document)
        if executor is None:
            return None
        run = Run(executor)
        try:
            with held_collector():
                data = self._plan(entry, context.schema, executor).answer(run)
        except Exception as error:  # whatever it is, graphql-core meets it again and tells it rightly
            entry.is_refused = isinstance(error, Uncompilable)
            entry.in_vain += 1
            self.given_up += 1
            run.restart()
            return None
        finally:
            self._tidy(entry)
        self.answered += 1
        entry.in_vain = 0
        return data

    def _entry(self, document: DocumentNode, operation: str | None) -> _Entry:
        key = (id(document), operation)
        with self._lock:
            entry = self._entries.get(key)
            if entry is None:
                # The entry holds the document, so that nothing else can get its identity while the entry is kept.
                entry = self._entries[key] = _Entry(document, _flags(document))
            self._entries.move_to_end(key)
        return entry

    def _plan(self, entry: _Entry, schema: Any, executor: Executor[Any]) -> Plan:
        coerced = executor.variable_values.coerced
        chosen = tuple(coerced.get(name) for name in sorted(entry.flags))
        plan = entry.plans.get(chosen)
        if plan is None:
            plan = entry.plans[chosen] = Plan(schema, executor, entry.flags, self.kept)
        return plan

    def _tidy(self, entry: _Entry) -> None:
        """Count what a plan has grown by; where there are too many, let go of those that were used longest ago."""
        with self._lock:
            self._size += entry.grown()
            while self._size > self._most and self._entries:
                _, oldest = self._entries.popitem(last=False)
                self._size -= oldest.size

    def _is_passed_by(self, schema: Any) -> bool:
        """Tell whether an extension of the schema has a say in every field: a plan would not ask it."""
        if self._has_middleware is None:
            self._has_middleware = any(one._implements_resolve() for one in schema.get_extensions(sync=True))
        return self._has_middleware


class Compiled(SchemaExtension):
    """Answers queries by plans; what they cannot answer is left to graphql-core."""

    def __init__(self, plans: Plans) -> None:
        """Answer by some plans, which all requests share."""
        self._plans = plans

    def on_execute(self) -> Iterator[None]:
        """Answer before graphql-core would, unless somebody has answered already."""
        context = self.execution_context
        if context.result is None:
            data = self._plans.answer(context)
            if data is not None:
                context.result = ExecutionResult(data=data, errors=None)
        yield


def _executor(context: ExecutionContext, document: DocumentNode) -> Executor[Any] | None:
    """Return what graphql-core would execute a request with; None where its variables are wrong."""
    schema: Any = context.schema
    made = schema.execution_context_class.build(
        schema._schema,
        document,
        context.root_value,
        context.context,
        context.variables,
        context.operation_name,
        is_awaitable=optimized_is_awaitable,
        operation_extensions=context.operation_extensions,
    )
    return None if isinstance(made, list) else made


class _Flags(Visitor):
    """Finds the variables that decide what is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def enter_directive(self, node: DirectiveNode, *_: Any) -> None:
        """Look at one directive."""
        if node.name.value in LEAVING_OUT:
            self.found |= {one.value.name.value for one in node.arguments or () if isinstance(one.value, VariableNode)}


def _flags(document: DocumentNode) -> frozenset[str]:
    flags = _Flags()
    visit(document, flags)
    return frozenset(flags.found)
