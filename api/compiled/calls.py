"""Resolvers, called for many parents in a row: arguments are made once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any, NamedTuple, cast

from graphql import FieldNode, GraphQLField, GraphQLObjectType, GraphQLResolveInfo, print_ast
from graphql.execution import get_argument_values
from strawberry import Info, Schema
from strawberry.types.arguments import convert_arguments
from strawberry.types.field import StrawberryField
from strawberry.types.fields.resolver import StrawberryResolver

from api.compiled.batches import Reader, Uncompilable, reader_of
from api.compiled.run import Run

DEFINITION = "strawberry-definition"
AT_ONCE = 100
Values = Sequence[Any]
Resolve = Callable[[Run, Values], Values]


class Wanted(NamedTuple):
    """A field as a document asks for it.

    Attributes:
        schema: The schema.
        parent: The type it is a field of.
        definition: The field.
        key: Its name in the answer.
        nodes: Where the document asks for it; their arguments are the same.
        is_root: Whether it is a field of the root.
    """

    schema: Schema
    parent: GraphQLObjectType
    definition: GraphQLField
    key: str
    nodes: list[FieldNode]
    is_root: bool


class Call:
    """How the values of a field are got from its parents.

    Attributes:
        reader: What reads the field by column, None where nothing does.
        needs_info: Whether its resolver is told of more than parent and arguments.
    """

    __slots__ = ("_constant", "_field", "_resolve", "_wanted", "needs_info", "reader")

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._field: StrawberryField | None = wanted.definition.extensions.get(DEFINITION)
        self._constant: dict[str, Any] | None = None
        self.reader: Reader | None = None
        self.needs_info = False
        self._resolve = self._chosen()

    @property
    def is_steady(self) -> bool:
        """Whether it gives the same as long as its parents are the same; see `Reader`."""
        return self.reader is not None and self.reader.is_steady and not self._wanted.definition.args

    def values(self, run: Run, parents: Values) -> Values:
        """Return what the resolver gives for each parent; now and then it is looked at whether there is time left."""
        if len(parents) <= AT_ONCE:
            return self._resolve(run, parents)
        found: list[Any] = []
        for start in range(0, len(parents), AT_ONCE):
            run.go_on()
            found += self._resolve(run, parents[start : start + AT_ONCE])
        return found

    def arguments(self, run: Run) -> dict[str, Any]:
        """Return the field's arguments by their Python names, the same for all parents."""
        if not self._wanted.definition.args:
            return {}
        if self._constant is not None:
            return self._constant
        if self not in run.kept:
            run.kept[self] = self._arguments(run)
            if not any("$" in print_ast(one.value) for one in self._wanted.nodes[0].arguments or ()):
                self._constant = run.kept[self]
        return run.kept[self]  # type: ignore[no-any-return]

    def _chosen(self) -> Resolve:
        field = self._field
        if field is None or field.extensions or self._wanted.schema.exception_handlers:
            self.needs_info = True
            return self._as_graphql_core()
        if field.base_resolver is None:
            return _attribute(field)
        if field.is_async:
            raise Uncompilable(f"{field.python_name} waits for something")
        self.reader = reader_of(_function(field.base_resolver))
        self.needs_info = field.base_resolver.info_parameter is not None
        return self._resolver(field.base_resolver)

    def _resolver(self, resolver: StrawberryResolver[Any]) -> Resolve:
        function = _function(resolver)
        by_name = [part.name for part in (resolver.parent_parameter, resolver.root_parameter) if part]
        info = resolver.info_parameter
        if not by_name and resolver.self_parameter is None:
            return lambda run, parents: [function(**self._named(run, info)) for _ in parents]
        if not by_name and info is None and not self._wanted.definition.args:
            return lambda _, parents: list(map(function, parents))
        is_method = resolver.self_parameter is not None

        def resolve(run: Run, parents: Values) -> Values:
            named = self._named(run, info)
            if not by_name:
                return [function(parent, **named) for parent in parents]
            return [function(*(parent,) * is_method, **named, **dict.fromkeys(by_name, parent)) for parent in parents]

        return resolve

    def _as_graphql_core(self) -> Resolve:
        """Return what calls a resolver as graphql-core does: extensions of a field may do anything."""
        function = self._wanted.definition.resolve
        if function is None or (self._field is not None and self._field.is_async):
            raise Uncompilable(f"{self._wanted.key} is resolved in a way of its own")

        def resolve(run: Run, parents: Values) -> Values:
            given, info = self._given(run), self._info(run)
            return [function(parent, info, **given) for parent in parents]

        return resolve

    def _named(self, run: Run, info: Any) -> dict[str, Any]:
        named = self.arguments(run)
        return named if info is None else {**named, info.name: self._told(run)}

    def _arguments(self, run: Run) -> dict[str, Any]:
        converter, field = self._wanted.schema.schema_converter, self._field
        return convert_arguments(
            self._given(run),
            field.arguments if field else [],
            scalar_registry=converter.scalar_registry,
            config=converter.config,
            info=self._told(run),
        )

    def _given(self, run: Run) -> dict[str, Any]:
        variables, hides = run.executor.variable_values, run.executor.hide_suggestions
        return get_argument_values(self._wanted.definition, self._wanted.nodes[0], variables, None, hides)

    def _info(self, run: Run) -> GraphQLResolveInfo[Any]:
        _, parent, definition, key, nodes, is_root = self._wanted
        return run.info(definition, nodes, parent, key, is_root=is_root)

    def _told(self, run: Run) -> Info[Any, Any]:
        field = cast("StrawberryField", self._field)
        return self._wanted.schema.config.info_class(_raw_info=self._info(run), _field=field)


def _function(resolver: StrawberryResolver[Any]) -> Callable[..., Any]:
    return cast("Callable[..., Any]", resolver.wrapped_func)  # static and class methods are bound by now


def _attribute(field: StrawberryField) -> Resolve:
    name, read = field.python_name, field.default_resolver
    if read is getattr:
        getter = attrgetter(name)
        return lambda _, parents: list(map(getter, parents))
    return lambda _, parents: [read(parent, name) for parent in parents]
