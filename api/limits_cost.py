"""What a document may cost: the values of its answer if every page were full, those that are dear to find counted more.

A field counts its weight, times the entries of every page around it; a list that has no pages counts as ten entries.
Variables are known by then. What `@include` and `@skip` leave out is counted, too: the cost is the most there can be.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphql import (
    ArgumentNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLField,
    GraphQLNamedType,
    GraphQLSchema,
    IntValueNode,
    NullValueNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    get_operation_ast,
    is_list_type,
)

from api.limits import Limits
from api.schema_shape import WEIGHT

TOO_COSTLY = "TOO_COSTLY"
LIMIT_REACHED = "LIMIT_REACHED"
PAGE = "first"
LIST = 10
INTROSPECTION = 50_000
MOMENT = frozenset({"asOf", "recordedAt"})
PAST = 20_000
CHANGE = 50_000
"""Each change is written durably, and what it does to sight and findings is worked out."""


def cost_of(
    schema: GraphQLSchema, document: DocumentNode, operation: str | None, variables: Mapping[str, Any], limits: Limits
) -> int:
    """Return what an operation of a valid document costs at most.

    Args:
        schema: What it was validated against.
        document: The document.
        operation: Name of the operation that is to run; None for the only one.
        variables: Their values as they were given.
        limits: How large a page may be.

    Raises:
        GraphQLError: If a page is larger than the limits allow.
    """
    running = get_operation_ast(document, operation)
    root = schema.get_root_type(running.operation) if running else None
    if running is None or root is None:
        return 0
    return _Pricing(schema, document, running, variables, limits).selected(running.selection_set, root, None)


def too_costly(cost: int, limits: Limits) -> GraphQLError | None:
    """Return the error of a cost beyond the limits; None where it is within them."""
    if cost <= limits.cost:
        return None
    text = f"The answer could cost {cost:,}; {limits.cost:,} is the most. Ask for smaller pages (`first`), or for less."
    return GraphQLError(text, extensions={"code": TOO_COSTLY})


class _Pricing:
    def __init__(
        self,
        schema: GraphQLSchema,
        document: DocumentNode,
        operation: OperationDefinitionNode,
        variables: Mapping[str, Any],
        limits: Limits,
    ) -> None:
        self._schema = schema
        self._fragments = {
            part.name.value: part for part in document.definitions if isinstance(part, FragmentDefinitionNode)
        }
        usual = {one.variable.name.value: one.default_value for one in operation.variable_definitions or ()}
        self._variables = {name: _number(value) for name, value in usual.items()} | dict(variables)
        self._limits = limits

    def selected(self, selected: SelectionSetNode | None, parent: GraphQLNamedType, page: int | None) -> int:
        """Return the cost of a selection.

        Args:
            selected: The selection.
            parent: The type that it is made on.
            page: How many entries each list in it has; None where it is no page.
        """
        return sum(self._part(part, parent, page) for part in (selected.selections if selected else ()))

    def _part(self, part: SelectionNode, parent: GraphQLNamedType, page: int | None) -> int:
        if isinstance(part, FieldNode):
            return self._field(part, parent, page)
        if isinstance(part, FragmentSpreadNode):
            fragment = self._fragments[part.name.value]
            return self._on(fragment.type_condition.name.value, fragment.selection_set, page)
        condition = part.type_condition  # type: ignore[attr-defined]
        name = condition.name.value if condition else parent.name
        return self._on(name, part.selection_set, page)  # type: ignore[attr-defined]

    def _on(self, name: str, selected: SelectionSetNode, page: int | None) -> int:
        return self.selected(selected, self._schema.type_map[name], page)

    def _field(self, node: FieldNode, parent: GraphQLNamedType, page: int | None) -> int:
        name = node.name.value
        if name.startswith("__"):
            return INTROSPECTION if node.selection_set else 1
        field = self._schema.get_field(parent, name)  # type: ignore[arg-type]
        assert field is not None  # noqa: S101  the document is valid
        within = self._page(node, field) if PAGE in field.args else None
        entries = LIST if page is None else page
        times = entries if is_list_type(get_nullable_type(field.type)) else 1
        inner = self.selected(node.selection_set, get_named_type(field.type), within)
        change = CHANGE if parent is self._schema.mutation_type else 0
        return _weight(field) + change + self._past(node) + times * inner

    def _past(self, node: FieldNode) -> int:
        """Return what it costs to work out a moment of the past, where one is asked for."""
        given = {one.name.value for one in node.arguments or () if self._is_given(one)}
        return PAST if given & MOMENT else 0

    def _is_given(self, argument: ArgumentNode) -> bool:
        if isinstance(argument.value, VariableNode):
            return self._variables.get(argument.value.name.value) is not None
        return not isinstance(argument.value, NullValueNode)

    def _page(self, node: FieldNode, field: GraphQLField) -> int:
        given = next((one for one in node.arguments or () if one.name.value == PAGE), None)
        first = self._given(given) if given else None
        if first is None:
            usual = field.args[PAGE].default_value
            first = usual if isinstance(usual, int) else LIST
        if first > self._limits.page:
            text = f"A page has {self._limits.page:,} entries at most; {first:,} were asked for."
            raise GraphQLError(text, node, extensions={"code": LIMIT_REACHED})
        return max(first, 0)

    def _given(self, argument: ArgumentNode) -> int | None:
        """Return a number that was given for an argument; None where none was, or what is no number."""
        if not isinstance(argument.value, VariableNode):
            return _number(argument.value)
        value = self._variables.get(argument.value.name.value)
        return value if isinstance(value, int) and not isinstance(value, bool) else None


def _number(node: ValueNode | None) -> int | None:
    return int(node.value) if isinstance(node, IntValueNode) else None


def _weight(field: GraphQLField) -> int:
    declared = field.extensions.get("strawberry-definition")
    return int(declared.metadata.get(WEIGHT, 1)) if declared else 1
