"""What a document asks of the objects of a type: one part for each object type that is met, made when it is met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from graphql import (
    FieldNode,
    FragmentSpreadNode,
    GraphQLAbstractType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    is_abstract_type,
)
from graphql.execution.collect_fields import FieldDetails

from api.compiled.batches import Batch, GivenUp, Objects
from api.compiled.calls import Wanted
from api.compiled.rows import values_of
from api.compiled.run import Run

if TYPE_CHECKING:
    from api.compiled.plan import Part, Plan

Rows = Sequence[Any]


class Selection:
    """What is asked of the objects of a field."""

    __slots__ = ("_details", "_is_abstract", "_is_alike", "_parts", "_plan", "_type", "_wanted")

    def __init__(self, plan: Plan, type_: GraphQLNamedType, details: list[FieldDetails], wanted: Wanted) -> None:
        """Args: the plan, the type of the field without lists and nulls, the field in the document twice over."""
        self._plan = plan
        self._type: Any = type_
        self._details = details
        self._wanted = wanted
        self._is_abstract = is_abstract_type(type_)
        self._is_alike: bool | None = None
        self._parts: dict[str, Part] = {}

    def rows(self, run: Run, batch: Batch) -> Rows:
        """Return the answer for each object of a batch: rows, or `Pieces` that are written already."""
        if not len(batch):
            return []
        if not self._is_abstract:
            if isinstance(batch, Objects):
                self._check(run, batch)
            return self._part(self._type.name).rows(run, batch)
        names = batch.types() or self._types_of(run, batch)
        if self._alike():
            return self._part(names[0]).rows(run, batch)
        return self._by_type(run, batch, names)

    def _by_type(self, run: Run, batch: Batch, names: Sequence[str]) -> Rows:
        places: dict[str, list[int]] = {}
        for place, name in enumerate(names):
            places.setdefault(name, []).append(place)
        if len(places) == 1:
            return self._part(names[0]).rows(run, batch)
        rows: list[Any] = [None] * len(batch)
        for name, where in places.items():
            for place, row in zip(where, values_of(self._part(name).rows(run, batch.take(where))), strict=True):
                rows[place] = row
        return rows

    def _part(self, name: str) -> Part:
        part = self._parts.get(name)
        if part is None:
            part = self._parts[name] = self._plan.part(self._object_type(name), self._details)
        return part

    def _object_type(self, name: str) -> GraphQLObjectType:
        found = self._plan.types.get_type(name)
        if not isinstance(found, GraphQLObjectType):
            raise GivenUp(f"{name} is no type of objects")
        if self._is_abstract and not self._plan.types.is_sub_type(self._type, found):
            raise GivenUp(f"{name} is no {self._type}")
        return found

    def _types_of(self, run: Run, batch: Batch) -> list[str]:
        resolve = self._type.resolve_type
        if resolve is None:
            raise GivenUp(f"{self._type} does not say of what type its objects are")
        info = self._info(run)
        return [resolve(one, info, self._type) for one in batch.objects]

    def _check(self, run: Run, batch: Batch) -> None:
        if self._type.is_type_of is None:
            return
        info = self._info(run)
        if not all(self._type.is_type_of(one, info) for one in batch.objects):
            raise GivenUp(f"an object is no {self._type}")

    def _info(self, run: Run) -> GraphQLResolveInfo[Any]:
        _, parent, definition, key, nodes, is_root = self._wanted
        return run.info(definition, nodes, parent, key, is_root=is_root)

    def _alike(self) -> bool:
        """Tell whether the same is asked of all types, and in the same way, so that they need not be told apart."""
        if self._is_alike is None:
            self._is_alike = self._plan.is_alike(self._type, list(self._selected()))
        return self._is_alike

    def _selected(self) -> Iterator[Any]:
        for detail in self._details:
            yield from detail.node.selection_set.selections if detail.node.selection_set else ()


def fields_of(plan: Plan, type_: GraphQLAbstractType, selections: Iterable[Any]) -> Iterator[FieldNode | None]:
    """Yield the fields that are asked of objects of an abstract type; None for what is asked of some types only."""
    for one in selections:
        if isinstance(one, FieldNode):
            yield one
            continue
        found = plan.fragments[one.name.value].definition if isinstance(one, FragmentSpreadNode) else one
        condition = found.type_condition
        if condition is not None and condition.name.value != type_.name:
            yield None
            return
        yield from fields_of(plan, type_, found.selection_set.selections)
