"""The plan of one operation: what is read and called for each type of objects that its answer can hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graphql import (
    FieldNode,
    GraphQLAbstractType,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    get_named_type,
    is_leaf_type,
)
from graphql.execution import Executor, VariableValues
from graphql.execution.collect_fields import (
    CollectedFields,
    FieldDetails,
    FragmentDetails,
    collect_fields,
    collect_subfields,
)
from strawberry import Schema

from api.compiled.batches import Batch, Objects, Uncompilable
from api.compiled.calls import DEFINITION, Call, Wanted
from api.compiled.complete import completed, read
from api.compiled.kept_rows import KeptRows
from api.compiled.rows import Row, rows_of
from api.compiled.run import Run
from api.compiled.selection import Selection, fields_of

TYPENAME = "__typename"


class Field:
    """One field of one type, as an operation asks for it."""

    __slots__ = ("_call", "_complete", "_read", "is_steady")

    def __init__(self, plan: Plan, wanted: Wanted, details: list[FieldDetails]) -> None:
        type_ = wanted.definition.type
        named = get_named_type(type_)
        selected = None if is_leaf_type(named) else Selection(plan, named, details, wanted)
        self._call = Call(wanted)
        self._complete = completed(type_, selected)
        self._read = read(type_, selected)
        self.is_steady = selected is None and self._call.is_steady

    def column(self, run: Run, parents: Batch) -> Sequence[Any]:
        """Return the answer for each parent."""
        run.go_on()
        reader = self._call.reader
        if reader is not None:
            formed = parents.as_form(reader.form)
            found = None if formed is None else reader.read(formed, **self._call.arguments(run))
            if found is not None:
                return found if reader.is_json else self._read(run, found)  # type: ignore[return-value]  # plain values
        return self._complete(run, self._call.values(run, parents.objects))


class Part:
    """What an operation asks of the objects of one type."""

    __slots__ = ("_asked", "_fields", "_is_steady", "_keys", "_plan", "_type")

    def __init__(self, plan: Plan, type_: GraphQLObjectType, collected: CollectedFields, *, is_root: bool) -> None:
        asked = collected.grouped_field_set
        self._plan = plan
        self._type = type_.name
        self._keys = tuple(asked)
        self._fields = [plan.field(type_, key, details, is_root=is_root) for key, details in asked.items()]
        self._is_steady = bool(asked) and all(field is None or field.is_steady for field in self._fields)
        self._asked = (self._type, *((key, details[0].node.name.value) for key, details in asked.items()))

    def rows(self, run: Run, batch: Batch) -> Sequence[Any]:
        """Return the answer for each object of a batch: rows, or `Pieces` that are written already."""
        if self._is_steady and run.takes_written:
            written = self._plan.kept.pieces(self._asked, batch, lambda some: self._made(run, some))
            if written is not None:
                return written
        return self._made(run, batch)

    def _made(self, run: Run, batch: Batch) -> list[Row]:
        if not self._keys:
            return [{} for _ in range(len(batch))]
        columns = [[self._type] * len(batch) if field is None else field.column(run, batch) for field in self._fields]
        return rows_of(self._keys)(columns)


class Plan:
    """How to answer one operation, for one choice of what its directives leave out.

    Attributes:
        schema, types: The schema, as Strawberry and as graphql-core have it.
        fragments: Of the document.
        kept: Rows that plans have written.
        size: How many fields it has by now; parts are made when objects of their type are met.
    """

    def __init__(self, schema: Schema, executor: Executor[Any], flags: frozenset[str], kept: KeptRows) -> None:
        """Make a plan.

        Args:
            schema: The schema.
            executor: What graphql-core would execute the operation with.
            flags: Names of the variables that decide what is left out.
            kept: Rows that plans of the schema have written.
        """
        self.schema = schema
        self.types: GraphQLSchema = executor.schema
        self.fragments: dict[str, FragmentDetails] = executor.fragments
        self.kept = kept
        self.size = 0
        self._operation: OperationDefinitionNode = executor.operation
        self._hides = executor.hide_suggestions
        given = executor.variable_values
        self._flags = VariableValues(
            {name: source for name, source in given.sources.items() if name in flags},
            {name: value for name, value in given.coerced.items() if name in flags},
        )
        self._parts: dict[tuple[str, tuple[int, ...]], Part] = {}
        self._root: Part | None = None

    def answer(self, run: Run) -> Row:
        """Return the data of the answer.

        Raises:
            Exception: Whatever goes wrong; graphql-core has to answer then.
        """
        if self._root is None:
            self._root = Part(self, *self._collected_root(), is_root=True)
        return self._root.rows(run, Objects([run.executor.root_value]))[0]  # type: ignore[no-any-return]

    def part(self, type_: GraphQLObjectType, details: list[FieldDetails]) -> Part:
        """Return what is asked of the objects of a type by some places of the document."""
        key = (type_.name, tuple(id(detail.node) for detail in details))
        if key not in self._parts:
            collected = collect_subfields(
                self.types, self.fragments, self._flags, self._operation, type_, details, self._hides
            )
            self._parts[key] = Part(self, type_, collected, is_root=False)
        return self._parts[key]

    def field(self, type_: GraphQLObjectType, key: str, details: list[FieldDetails], *, is_root: bool) -> Field | None:
        """Return how one field is answered; None for the name of its type.

        Raises:
            Uncompilable: If it asks about the schema.
        """
        self.size += 1
        name = details[0].node.name.value
        if name == TYPENAME:
            return None
        if name not in type_.fields:
            raise Uncompilable(f"{name} asks about the schema")
        nodes = [detail.node for detail in details]
        return Field(self, Wanted(self.schema, type_, type_.fields[name], key, nodes, is_root), details)

    def is_alike(self, type_: GraphQLAbstractType, selections: Sequence[Any]) -> bool:
        """Tell whether selections ask the same of all types of objects that an abstract type has."""
        fields = list(fields_of(self, type_, selections))
        types = self.types.get_possible_types(type_)
        return all(field is not None and _is_shared(field, types) for field in fields)

    def _collected_root(self) -> tuple[GraphQLObjectType, CollectedFields]:
        root = self.types.get_root_type(self._operation.operation)
        if root is None:
            raise Uncompilable("the schema has no such operation")
        return root, collect_fields(self.types, self.fragments, self._flags, root, self._operation, self._hides)


def _is_shared(field: FieldNode, types: Sequence[GraphQLObjectType]) -> bool:
    """Tell whether a field has the same resolver in all types, which asks for nothing but the parent and arguments."""
    name = field.name.value
    if name.startswith("__"):
        return False
    resolvers = set()
    for type_ in types:
        definition = type_.fields[name].extensions.get(DEFINITION)
        resolver = definition.base_resolver if definition is not None and not definition.extensions else None
        if resolver is None or resolver.info_parameter is not None:
            return False
        resolvers.add(resolver.wrapped_func)
    return len(resolvers) == 1
