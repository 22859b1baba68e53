"""Pages of long lists, as Relay has them: cursors name a place in the order, so they hold while things change."""

from __future__ import annotations

import base64
import binascii
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

import orjson
import strawberry

from api.limits import Budget, LimitReached, Limits
from api.schema_shape import shape
from graph.analysis.graphs import Ints
from graph.analysis.ordering import Order
from graph.errors import WrongUse

Row = TypeVar("Row")
Key = tuple[Any, ...]
USUAL = 50
OTHER_LIST = "that cursor comes from a page of another list; take one from `endCursor` of this one"

First = Annotated[int, strawberry.argument(description="How many entries at most; a page has 200 at most.")]
After = Annotated[str | None, strawberry.argument(description="Only what comes after the entry with this cursor.")]


class BadCursor(WrongUse):
    """A cursor that none of our pages gave."""


@shape
class PageInfo:
    """Where a page stands in its list."""

    has_next_page: bool = strawberry.field(
        description="Whether more comes after it: ask again with `after: endCursor`."
    )
    has_previous_page: bool = strawberry.field(description="Whether something comes before it.")
    start_cursor: str | None = strawberry.field(description="Cursor of its first entry.")
    end_cursor: str | None = strawberry.field(description="Cursor of its last entry.")


@shape
class Paged:
    """What every page has."""

    page_info: PageInfo = strawberry.field(description="Where this page stands in the list.")
    total_count: int = strawberry.field(description="How many entries the whole list has.")


@dataclass(frozen=True, slots=True)
class Cut(Generic[Row]):
    """One page of a list: its rows with their cursors, and where it stands."""

    rows: Sequence[Row]
    cursors: Sequence[str]
    info: PageInfo
    total: int


def entry_type(name: str, node: Any, doc: str, private: Mapping[str, Any], fields: Mapping[str, Any]) -> Any:
    """Return the type of the entries of a page.

    Args:
        name: Its name.
        node: Type of what each entry holds.
        doc: What an entry is.
        private: Types of what its resolvers need, by name; no fields of the schema.
        fields: Further fields, by attribute.
    """
    body = {
        "__annotations__": {**private, "cursor": str, "node": node},
        "__module__": __name__,
        "cursor": strawberry.field(description="Its place in the list."),
        "node": strawberry.field(description="What it is about."),
        **fields,
    }
    return strawberry.type(type(name, (), body), name=name, description=doc)


def page_type(name: str, entry: Any, node: Any, doc: str) -> Any:
    """Return the type of a page of entries, each of which holds a node."""
    body = {
        "__annotations__": {"edges": list[entry], "nodes": list[node]},
        "__module__": __name__,
        "edges": strawberry.field(description="The entries, each with its place in the list."),
        "nodes": strawberry.field(description="What the entries are about, alone."),
    }
    return strawberry.type(type(name, (Paged,), body), name=name, description=doc)


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
        return self._page(rows, start, first, lambda row: written(key(row)))

    def cut_in(self, order: Order, nodes: Ints, first: int, after: str | None) -> Cut[int]:
        """Return the page after a cursor of some nodes in an order; otherwise as `cut`.

        A cursor holds the order with the values that a node stood by, so it keeps its place while these change.
        """
        rows = order.sorted(nodes)
        if not order.by:
            ids = order.look.case.snapshot.ids
            return self.cut(rows, lambda at: (ids[at],), first, after)
        start = 0 if after is None else _after_in(rows, order, read(after))
        return self._page(rows, start, first, lambda at: written((order.words, *order.values(at))))

    def _page(self, rows: Sequence[Row], start: int, first: int, cursor: Callable[[Row], str]) -> Cut[Row]:
        number = self._checked(first)
        page = rows[start : start + number]
        self.budget.spend(len(page))
        cursors = [cursor(row) for row in page]
        more = start + len(page) < len(rows)
        ends = (cursors[0], cursors[-1]) if cursors else (None, None)
        info = PageInfo(has_next_page=more, has_previous_page=start > 0, start_cursor=ends[0], end_cursor=ends[1])
        return Cut(page, cursors, info, len(rows))

    def _checked(self, first: int) -> int:
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
    try:
        if rows and len(place) != len(key(rows[0])):
            raise BadCursor(OTHER_LIST)
        return bisect_right(rows, place, key=key)
    except TypeError:
        raise BadCursor(OTHER_LIST) from None


def _after_in(rows: Sequence[int], order: Order, cursor: Key) -> int:
    words, *values = cursor or ("",)
    try:
        place = order.place_of(values)
    except (TypeError, ValueError):
        raise BadCursor(OTHER_LIST) from None
    if words != order.words:
        raise BadCursor(OTHER_LIST)
    return _after(rows, order.place, place)
