"""How large a document is, told from its text alone: what is too large is never held against the schema."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graphql import (
    ArgumentNode,
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    ListValueNode,
    ObjectValueNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    ValueNode,
)

from api.limits import Limits

TOO_DEEP = "TOO_DEEP"


@dataclass(frozen=True, slots=True)
class Size:
    """The size of a part of a document, fragments counted at each use.

    Attributes:
        depth: Fields within one another; introspection apart.
        values: Values within one another.
        fields, aliases, directives: How many there are.
    """

    depth: int = 0
    values: int = 0
    fields: int = 0
    aliases: int = 0
    directives: int = 0

    def __add__(self, other: Size) -> Size:
        """Return the size of both, one beside the other."""
        return Size(
            max(self.depth, other.depth),
            max(self.values, other.values),
            self.fields + other.fields,
            self.aliases + other.aliases,
            self.directives + other.directives,
        )


@dataclass(frozen=True, slots=True)
class _Bound:
    name: str
    limit: str
    code: str
    says: str


BOUNDS = (
    _Bound("values", "depth", TOO_DEEP, "Values are nested {size:,} deep; {most:,} is the most."),
    _Bound("depth", "depth", TOO_DEEP, "Fields are nested {size:,} deep; {most:,} is the most. Ask in two steps."),
    _Bound("fields", "fields", "TOO_MANY_FIELDS", "{size:,} fields are asked for; {most:,} is the most. Ask twice."),
    _Bound("aliases", "aliases", "TOO_MANY_ALIASES", "{size:,} fields are given another name; {most:,} is the most."),
    _Bound("directives", "directives", "TOO_MANY_DIRECTIVES", "There are {size:,} directives; {most:,} is the most."),
)  # fmt: skip


def too_large(document: DocumentNode, limits: Limits) -> list[GraphQLError]:
    """Return in what a document is beyond the limits, for each of its operations."""
    measure = _Measure(document)
    try:
        return [error for node in measure.operations for error in _beyond(measure.of(node), node, limits)]
    except RecursionError:
        return [nested_too_deeply()]


def nested_too_deeply() -> GraphQLError:
    """Return the error of a document that is nested so deeply that it cannot even be walked."""
    return GraphQLError("The document is nested too deeply to be read.", extensions={"code": TOO_DEEP})


def _beyond(size: Size, node: OperationDefinitionNode, limits: Limits) -> Iterator[GraphQLError]:
    for bound in BOUNDS:
        found, most = getattr(size, bound.name), getattr(limits, bound.limit)
        if found > most:
            yield GraphQLError(bound.says.format(size=found, most=most), node, extensions={"code": bound.code})


class _Measure:
    """Measures each fragment once, however often it is used; circles of fragments count as nothing."""

    def __init__(self, document: DocumentNode) -> None:
        parts = document.definitions
        self.operations = [part for part in parts if isinstance(part, OperationDefinitionNode)]
        self._fragments = {part.name.value: part for part in parts if isinstance(part, FragmentDefinitionNode)}
        self._sizes: dict[str, Size] = {}

    def of(self, node: OperationDefinitionNode | FragmentDefinitionNode) -> Size:
        """Return the size of an operation or fragment."""
        return self._selected(node.selection_set) + _of_directives(node.directives)

    def _selected(self, selected: SelectionSetNode | None) -> Size:
        size = Size()
        for part in selected.selections if selected else ():
            size += self._part(part) + _of_directives(part.directives)
        return size

    def _part(self, part: SelectionNode) -> Size:
        if isinstance(part, FragmentSpreadNode):
            return self._fragment(part.name.value)
        inner = self._selected(part.selection_set)  # type: ignore[attr-defined]
        if not isinstance(part, FieldNode):
            return inner
        is_own = not part.name.value.startswith("__")
        depth = inner.depth + 1 if is_own else 0
        values = max(inner.values, _of_arguments(part.arguments))
        return Size(depth, values, inner.fields + 1, inner.aliases + bool(part.alias), inner.directives)

    def _fragment(self, name: str) -> Size:
        if name not in self._sizes:
            self._sizes[name] = Size()  # what a circle comes back to
            if name in self._fragments:
                self._sizes[name] = self.of(self._fragments[name])
        return self._sizes[name]


def _of_directives(directives: Sequence[DirectiveNode] | None) -> Size:
    given = directives or ()
    return Size(values=max((_of_arguments(one.arguments) for one in given), default=0), directives=len(given))


def _of_arguments(arguments: Sequence[ArgumentNode] | None) -> int:
    """Return how deeply the values of arguments are nested."""
    return max((_depth(one.value) for one in arguments or ()), default=0)


def _depth(value: ValueNode) -> int:
    if isinstance(value, ListValueNode):
        return 1 + max(map(_depth, value.values or ()), default=0)
    if isinstance(value, ObjectValueNode):
        return 1 + max((_depth(field.value) for field in value.fields or ()), default=0)
    return 0
