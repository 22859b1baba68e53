"""Random GraphQL documents over any schema, with variables right and wrong, so that most of them find something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from random import Random
from typing import Any

from graphql import (
    ArgumentNode,
    BooleanValueNode,
    ConstValueNode,
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    NamedTypeNode,
    NameNode,
    NullValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    StringValueNode,
    TypeInfo,
    TypeInfoVisitor,
    ValueNode,
    VariableDefinitionNode,
    VariableNode,
    Visitor,
    get_named_type,
    parse,
    parse_type,
    print_ast,
    value_from_ast_untyped,
    visit,
)
from hypothesis import strategies as st
from hypothesis_graphql import nodes, queries

TEXTS = ("e", "a", "Pur", "1", "é", "")
MOSTLY_LEFT_OUT = ("after", "asOf", "recordedAt", "rule", "scope")
WRONG: tuple[Any, ...] = ({"a": 1}, "?", [None], 2**40, None)


@dataclass(frozen=True)
class Drawn:
    """A document to ask, with its variables."""

    query: str
    variables: dict[str, Any]


@dataclass
class _Tuner(Visitor):
    """Gives a document arguments that mostly find something, variables, aliases, fragments, and directives."""

    types: TypeInfo
    ids: Sequence[str]
    random: Random
    variables: dict[str, Any] = field(default_factory=dict)
    declared: list[VariableDefinitionNode] = field(default_factory=list)
    fragments: list[FragmentDefinitionNode] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def chance(self, percent: int) -> bool:
        """Tell whether something happens that happens so often."""
        return self.random.random() * 100 < percent

    def enter_argument(self, node: ArgumentNode, *_: Any) -> ArgumentNode | None:
        type_ = self.types.get_input_type()
        if type_ is None:
            return None
        value = self._value(get_named_type(type_).name, node)
        if self.chance(20) and not isinstance(value, VariableNode):
            value = self._lifted(str(type_), value)
        return ArgumentNode(name=node.name, value=value)

    def leave_field(self, node: FieldNode, *_: Any) -> FieldNode | None:
        changed = {name: getattr(node, name) for name in node.keys if name != "loc"}
        if self.chance(5):
            changed["alias"] = NameNode(value=f"{node.name.value}_{self.random.randrange(10**9)}")
        if self.chance(8):
            changed["directives"] = (self._directive(),)
        return FieldNode(**changed)

    def leave_selection_set(self, node: SelectionSetNode, *_: Any) -> SelectionSetNode | None:
        parent = self.types.get_parent_type()
        if parent is None:
            return None
        selections = list(node.selections)
        if self.chance(15):
            selections.insert(self.random.randrange(len(selections) + 1), FieldNode(name=NameNode(value="__typename")))
        if self.chance(15):
            where = self.random.randrange(len(selections))
            selections[where:] = [self._wrapped(parent.name, tuple(selections[where:])), *self._again(selections)]
        return SelectionSetNode(selections=tuple(selections))

    def _value(self, name: str, node: ArgumentNode) -> ValueNode:
        if node.name.value in MOSTLY_LEFT_OUT and self.chance(93):
            return NullValueNode()
        if name == "Int":
            wild = self.chance(4)
            return IntValueNode(value=str(self.random.choice([-1, 201, 2**31 - 1] if wild else [0, 1, 2, 3, 50])))
        if name == "ID":
            return StringValueNode(value="?" if self.chance(8) else self.random.choice(self.ids))
        if node.name.value == "text":
            return StringValueNode(value=self.random.choice(TEXTS))
        return node.value

    def _lifted(self, type_: str, value: ValueNode) -> VariableNode:
        name = f"v{len(self.declared)}"
        plain = value_from_ast_untyped(value)
        default: ConstValueNode | None = None
        if plain is not None and self.chance(25):
            default = value  # type: ignore[assignment]
        if default is None or self.chance(50):
            self.variables[name] = self.random.choice(WRONG) if self.chance(3) else plain
        if self.chance(2):
            self.variables.pop(name, None)
        return self._declare(name, type_, default)

    def _directive(self) -> DirectiveNode:
        name = NameNode(value=self.random.choice(["skip", "include"]))
        value: ValueNode = BooleanValueNode(value=self.chance(50))
        if self.chance(60):
            self.variables[f"v{len(self.declared)}"] = self.chance(50)
            value = self._declare(f"v{len(self.declared)}", "Boolean!", None)
        return DirectiveNode(name=name, arguments=(ArgumentNode(name=NameNode(value="if"), value=value),))

    def _declare(self, name: str, type_: str, default: ConstValueNode | None) -> VariableNode:
        variable = VariableNode(name=NameNode(value=name))
        self.declared.append(VariableDefinitionNode(variable=variable, type=parse_type(type_), default_value=default))
        return variable

    def _wrapped(self, type_: str, selections: tuple[Any, ...]) -> InlineFragmentNode | FragmentSpreadNode:
        condition = NamedTypeNode(name=NameNode(value=type_))
        inside = SelectionSetNode(selections=selections)
        if self.chance(50):
            return InlineFragmentNode(type_condition=condition if self.chance(50) else None, selection_set=inside)
        name = NameNode(value=f"F{len(self.fragments)}")
        self.fragments.append(FragmentDefinitionNode(name=name, type_condition=condition, selection_set=inside))
        return FragmentSpreadNode(name=name)

    def _again(self, selections: Sequence[Any]) -> list[Any]:
        """Return a field a second time: the two are merged."""
        return [self.random.choice(selections)] if self.chance(50) else []


def tuned(query: str, schema: GraphQLSchema, ids: Sequence[str], random: Random) -> Drawn:
    """Return a random document made so that it mostly finds something."""
    types = TypeInfo(schema)
    tuner = _Tuner(types, ids, random)
    document: DocumentNode = visit(parse(query), TypeInfoVisitor(types, tuner))
    made = [_with_variables(one, tuner) for one in document.definitions]
    whole = DocumentNode(definitions=(*made, *tuner.fragments))
    return Drawn(print_ast(whole), tuner.variables)


def _with_variables(definition: Any, tuner: _Tuner) -> Any:
    if not isinstance(definition, OperationDefinitionNode) or not tuner.declared:
        return definition
    changed = {name: getattr(definition, name) for name in definition.keys if name != "loc"}
    return OperationDefinitionNode(**changed | {"variable_definitions": tuple(tuner.declared)})


@lru_cache(maxsize=1)
def raw_documents(schema: GraphQLSchema) -> st.SearchStrategy[str]:
    """Return what draws documents over a schema, whose arguments are of the right types and mostly find nothing."""
    return queries(schema, custom_scalars={"Date": st.just("2026-05-01").map(nodes.String)}, allow_x00=False)
