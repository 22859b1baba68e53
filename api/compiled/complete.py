"""From what resolvers and readers give to JSON: nulls, lists and scalars by type, objects by what is asked of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import CoroutineType, GeneratorType
from typing import Any, Protocol

from graphql import GraphQLList, GraphQLNonNull, GraphQLOutputType, is_leaf_type
from graphql.pyutils import Undefined, is_iterable

from api.compiled.batches import Batch, Column, GivenUp, Lists, Objects, Some, Uncompilable
from api.compiled.leaves import written
from api.compiled.rows import split, spread, values_of
from api.compiled.run import Run

Values = Sequence[Any]
Complete = Callable[[Run, Values], Values]


class Selected(Protocol):
    """What is asked of the objects of a field."""

    def rows(self, run: Run, batch: Batch) -> Values:
        """Return the answer for each object: rows, or `Pieces` that are written already."""


def completed(type_: GraphQLOutputType, selected: Selected | None) -> Complete:
    """Return what makes JSON of what resolvers gave, one value for each parent.

    Args:
        type_: The type of the field.
        selected: What is asked of its objects; None where it has none.
    """
    if isinstance(type_, GraphQLNonNull):
        return _non_null(completed(type_.of_type, selected))
    if isinstance(type_, GraphQLList):
        return _lists(completed(type_.of_type, selected))
    if selected is None and is_leaf_type(type_):
        write = written(type_)
        return lambda _, values: write(values)
    if selected is None:
        raise Uncompilable(f"nothing is asked of {type_}")
    return _objects(selected)


def read(type_: GraphQLOutputType, selected: Selected | None) -> Callable[[Run, Column], Values]:
    """Return what makes JSON of a column that a reader gave."""
    is_required = isinstance(type_, GraphQLNonNull)
    complete = completed(type_, selected)

    def finish(run: Run, column: Column) -> Values:
        if not isinstance(column, Lists | Some | Batch):
            return complete(run, column)
        values = _read(run, column, selected)
        if is_required and None in values:
            raise GivenUp(f"null where {type_} is promised")
        return values

    return finish


def _read(run: Run, column: Lists | Some | Batch, selected: Selected | None) -> Values:
    if selected is None:
        raise GivenUp("a reader gave objects where values are asked for")
    if isinstance(column, Lists):
        return split(selected.rows(run, column.items), column.sizes)
    if isinstance(column, Some):
        return spread(selected.rows(run, column.items), column.there)
    return values_of(selected.rows(run, column))


def _non_null(inner: Complete) -> Complete:
    def complete(run: Run, values: Values) -> Values:
        done = inner(run, values)
        if None in done:
            raise GivenUp("null where none may be")
        return done

    return complete


def _lists(inner: Complete) -> Complete:
    def complete(run: Run, values: Values) -> Values:
        flat: list[Any] = []
        sizes: list[int] = []
        for value in values:
            items = _items(value)
            sizes.append(-1 if items is None else len(items))
            flat += items or ()
        return split(inner(run, flat), sizes)

    return complete


def _items(value: Any) -> Sequence[Any] | None:
    if type(value) in (list, tuple):
        return value  # type: ignore[no-any-return]
    if value is None or value is Undefined:
        return None
    if isinstance(value, Exception) or not is_iterable(value):
        raise GivenUp("no list where one is promised")
    return list(value)


def _objects(selected: Selected) -> Complete:
    def complete(run: Run, values: Values) -> Values:
        for kind in set(map(type, values)):
            if issubclass(kind, Exception | CoroutineType | GeneratorType) or hasattr(kind, "__await__"):
                raise GivenUp(f"a value is a {kind.__name__}")
        there = [value is not None and value is not Undefined for value in values]
        if all(there):
            return values_of(selected.rows(run, Objects(values)))
        found = [value for value, is_there in zip(values, there, strict=True) if is_there]
        return spread(selected.rows(run, Objects(found)), there)

    return complete
