"""Pages of long lists, as Relay has them: cursors name a place in the order, so they hold while things change."""

from __future__ import annotations

import base64
import binascii
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

import orjson
import strawberry

from api.limits import Budget, LimitReached, Limits
from api.schema_shape import shape, shown
from graph.analysis.graphs import Ints
from graph.analysis.ordering import Order
from graph.errors import WrongUse

Row = TypeVar("Row")
Key = tuple[Any, ...]
USUAL = 50
OTHER_LIST = "that cursor comes from a page of another list; take one from `endCursor` of this one"

First = Annotated[int, strawberry.argument(description="How many entries at most; a page has 200 at most.")]
After = Annotated[str | None, strawberry.argument(description="Only what comes after the entry with this cursor.")]
Before = Annotated[
    str | None,
    strawberry.argument(description="Only what comes before the entry with this cursor: the page that ends there."),
]


class BadCursor(WrongUse):
    """A cursor that none of our pages gave."""


@dataclass(frozen=True, slots=True)
class Cut(Generic[Row]):
    """One page of a list. Its cursors are written only when they are asked for.

    Attributes:
        rows: What is on the page.
        key: What a row stands by in the list.
        start: How many rows come before the page.
        total: How many rows the list has.
    """

    rows: Sequence[Row]
    key: Callable[[Row], Key]
    start: int
    total: int

    @property
    def cursors(self) -> list[str]:
        """The cursor of each row."""
        return [written(self.key(row)) for row in self.rows]

    @property
    def has_next(self) -> bool:
        """Whether more comes after the page."""
        return self.start + len(self.rows) < self.total

    @property
    def start_cursor(self) -> str | None:
        """Cursor of the first row, None where there is none."""
        return written(self.key(self.rows[0])) if self.rows else None

    @property
    def end_cursor(self) -> str | None:
        """Cursor of the last row, None where there is none."""
        return written(self.key(self.rows[-1])) if self.rows else None


@shape
class PageInfo:
    """Where a page stands in its list."""

    cut: strawberry.Private[Cut[Any]]

    @shown
    def has_next_page(self) -> bool:
        """Whether more comes after it: ask again with `after: endCursor`."""
        return self.cut.has_next

    @shown
    def has_previous_page(self) -> bool:
        """Whether something comes before it."""
        return self.cut.start > 0

    @shown
    def start_cursor(self) -> str | None:
        """Cursor of its first entry."""
        return self.cut.start_cursor

    @shown
    def end_cursor(self) -> str | None:
        """Cursor of its last entry."""
        return self.cut.end_cursor


@shape
class Paged:
    """What every page has."""

    cut: strawberry.Private[Cut[Any]]

    @shown
    def page_info(self) -> PageInfo:
        """Where this page stands in the list."""
        return PageInfo(cut=self.cut)

    @shown
    def total_count(self) -> int:
        """How many entries the whole list has."""
        return self.cut.total


class Pager:
    """Cuts pages within the limits of one request."""

    def __init__(self, limits: Limits, budget: Budget) -> None:
        self.limits = limits
        self.budget = budget

    def cut(self, rows: Sequence[Row], key: Callable[[Row], Key], first: int, after: str | None) -> Cut[Row]:
        """Return the page after a cursor.

        Args:
            rows: The whole list, ascending by key.
            key: What a row stands by in the list: unique, of texts and numbers.
            first: How many at most.
            after: A cursor, or None for the start.

        Raises:
            LimitReached: If the page, or all pages of the request together, would be too large.
            BadCursor: If no page of such a list gave that cursor.
        """
        start = 0 if after is None else _after(rows, key, read(after))
        return self._page(rows, start, first, key)

    def cut_in(self, order: Order, nodes: Ints, first: int, after: str | None) -> Cut[int]:
        """Return the page after a cursor of some nodes in an order; otherwise as `cut`.

        A cursor holds the order with the values that a node stood by, so it keeps its place while these change.
        """
        rows, key = order.sorted(nodes), _key_in(order)
        if not order.by:
            return self.cut(rows, key, first, after)
        start = 0 if after is None else _place_in(rows, order, read(after), bisect_right)
        return self._page(rows, start, first, key)

    def cut_before_in(self, order: Order, nodes: Ints, last: int, before: str) -> Cut[int]:
        """Return the page that ends before a cursor of some nodes in an order; otherwise as `cut_in`.

        Args:
            order: The order.
            nodes: Which nodes.
            last: How many at most: the last ones before the cursor.
            before: The cursor, of a page of the same order.
        """
        rows, key = order.sorted(nodes), _key_in(order)
        place = _place_in if order.by else _place_by_id
        end = place(rows, order, read(before), bisect_left)
        start = max(0, end - self.checked(last))
        return self._page(rows, start, end - start, key)

    def within(self) -> Pager:
        """Return one for a question within the request: it may take what is left, and has the time that is left."""
        budget = Budget(self.budget.left)
        budget.until = self.budget.until
        return Pager(self.limits, budget)

    def _page(self, rows: Sequence[Row], start: int, first: int, key: Callable[[Row], Key]) -> Cut[Row]:
        page = rows[start : start + self.checked(first)]
        self.budget.spend(len(page))
        return Cut(page, key, start, len(rows))

    def checked(self, first: int) -> int:
        """Return how many entries a page may have that was asked for with so many.

        Raises:
            LimitReached, WrongUse: If it would be too large, or smaller than nothing.
        """
        if first < 0:
            raise WrongUse("a page cannot have fewer than no entries; give a `first` of 0 or more")
        if first > self.limits.page:
            raise LimitReached(f"a page has {self.limits.page} entries at most; {first} were asked for")
        return first


def written(key: Key) -> str:
    """Return a key as a cursor.

    >>> read(written(("a", 1)))
    ('a', 1)
    """
    return base64.urlsafe_b64encode(orjson.dumps(key)).decode().rstrip("=")


def read(cursor: str) -> Key:
    """Return the key that a cursor holds.

    Raises:
        BadCursor: If it holds none.
    """
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        key = orjson.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (binascii.Error, ValueError):
        key = None
    if not isinstance(key, list):
        raise BadCursor("that cursor comes from no page; take one from `endCursor`, or leave `after` out")
    return tuple(key)


def _after(rows: Sequence[Row], key: Callable[[Row], Any], place: Any) -> int:
    return _found(rows, key, place, bisect_right)


def _found(rows: Sequence[Row], key: Callable[[Row], Any], place: Any, side: Callable[..., int]) -> int:
    """Return where a place is among rows: `bisect_left` before the row that stands there, `bisect_right` after it."""
    try:
        if rows and len(place) != len(key(rows[0])):
            raise BadCursor(OTHER_LIST)
        return side(rows, place, key=key)
    except TypeError:
        raise BadCursor(OTHER_LIST) from None


def _key_in(order: Order) -> Callable[[int], Key]:
    """Return what a node stands by in an order, as a cursor holds it."""
    if order.by:
        return lambda at: (order.words, *order.values(at))
    ids = order.look.case.snapshot.ids
    return lambda at: (ids[at],)


def _place_by_id(rows: Sequence[int], order: Order, cursor: Key, side: Callable[..., int]) -> int:
    return _found(rows, _key_in(order), cursor, side)


def _place_in(rows: Sequence[int], order: Order, cursor: Key, side: Callable[..., int]) -> int:
    words, *values = cursor or ("",)
    try:
        place = order.place_of(values)
    except (TypeError, ValueError):
        raise BadCursor(OTHER_LIST) from None
    if words != order.words:
        raise BadCursor(OTHER_LIST)
    return _found(rows, order.place, place, side)
