"""Many values of one type at once: what fields that are read by column take and give instead of objects."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

Resolver = TypeVar("Resolver", bound=Callable[..., Any])
MARK = "__by_column__"


class GivenUp(Exception):
    """A plan cannot answer, or would have to answer with an error: graphql-core does it."""


class Uncompilable(GivenUp):
    """No plan can ever answer this: graphql-core is asked at once the next time."""


class Batch:
    """Values of an object type, in order."""

    def __init__(self) -> None:
        self._made: Sequence[Any] | None = None
        self._forms: dict[type[Batch], Batch | None] = {}

    def __len__(self) -> int:
        raise TypeError(f"{type(self).__name__} does not say how many values it has")

    def make(self) -> Sequence[Any]:
        """Return the values as objects, as resolvers would have given them."""
        raise TypeError(f"{type(self).__name__} does not say what its values are")

    def types(self) -> Sequence[str] | None:
        """Return the name of the GraphQL type of each value; None where only the objects tell it."""
        return None

    def take(self, places: Sequence[int]) -> Batch:
        """Return the values at some places."""
        made = self.objects
        return Objects([made[place] for place in places])

    def steady(self) -> tuple[object, Sequence[int]] | None:
        """Return what the values are read from, and the number of each there; None where they may be others tomorrow.

        As long as the first is there, a number stands for the same value, and steady readers give the same of it.
        """
        return None

    @classmethod
    def of(cls, objects: Sequence[Any]) -> Batch | None:  # noqa: ARG003  what a batch cannot be made of needs no look
        """Return a batch of this form that holds what objects hold; None where there is none."""
        return None

    @property
    def objects(self) -> Sequence[Any]:
        """The values as objects, made when they are first asked for."""
        if self._made is None:
            self._made = self.make()
        return self._made

    def as_form(self, form: type[Batch]) -> Batch | None:
        """Return these values in another form; None where they cannot have it."""
        if isinstance(self, form):
            return self
        if form not in self._forms:
            self._forms[form] = form.of(self.objects)
        return self._forms[form]


class Objects(Batch):
    """Values that are objects."""

    def __init__(self, objects: Sequence[Any]) -> None:
        super().__init__()
        self._made = objects

    def __len__(self) -> int:
        return len(self.objects)


@dataclass(frozen=True, slots=True)
class Lists:
    """A list of values for each parent.

    Attributes:
        items: The values of all lists, one list after the other.
        sizes: How many each list has.
    """

    items: Batch
    sizes: Sequence[int]


@dataclass(frozen=True, slots=True)
class Some:
    """A value for some of the parents, null for the others.

    Attributes:
        items: The values.
        there: Of each parent: whether it has one.
    """

    items: Batch
    there: Sequence[bool]


Column = Sequence[Any] | Batch | Lists | Some
"""Of each parent what its resolver would give: plain values, objects, lists of objects, or an object or null."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What reads a field of many parents at once.

    Attributes:
        form: The form in which it takes the parents.
        read: Given them, and the field's arguments by their Python names, it returns the column; None where it cannot
            tell, and the resolver is asked for each parent.
        is_json: Whether its values are written as they are; else they are looked at as those of resolvers are.
        is_steady: Whether it gives plain values by what `Batch.steady` says and nothing else, whoever asks.
    """

    form: type[Batch]
    read: Callable[..., Column | None]
    is_json: bool
    is_steady: bool


def by_column(
    form: type[Batch], read: Callable[..., Column | None], *, is_json: bool = False, is_steady: bool = False
) -> Callable[[Resolver], Resolver]:
    """Mark a resolver as one whose field can be read by column: the same values, for all parents at once.

    Args:
        form: The form in which the reader takes the parents.
        read: The reader; see `Reader`.
        is_json: Whether it gives values as they are written, enums by their names, and null only where that may be.
        is_steady: Whether what it gives may be kept; see `Reader`.
    """

    def mark(resolver: Resolver) -> Resolver:
        setattr(resolver, MARK, Reader(form, read, is_json, is_steady))
        return resolver

    return mark


def reader_of(resolver: Callable[..., Any]) -> Reader | None:
    """Return what reads the field of a resolver by column, None where nothing does."""
    found: Reader | None = getattr(resolver, MARK, None)
    return found
