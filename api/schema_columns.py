"""Nodes and pages of nodes as columns: what compiled plans hand from field to field instead of an object for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import Any

import numpy as np

from api.compiled.batches import Batch, Lists, Some
from api.compiled.rows import split
from api.resolve import Asked
from api.schema_pages import Cut, Key, written
from graph.analysis.graphs import Ints

Made = Callable[[], Sequence[Any]]
Places = Sequence[int] | Ints


class Nodes(Batch):
    """Nodes of one organisation, given by their positions.

    Attributes:
        asked: The view of the request.
    """

    def __init__(self, asked: Asked, places: Places) -> None:
        super().__init__()
        self.asked = asked
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @cached_property
    def positions(self) -> Sequence[int]:
        """The positions, to take from lists."""
        return _listed(self._places)

    def make(self) -> Sequence[Any]:
        """Return the nodes as objects."""
        return self.asked.nodes(self.positions)

    def types(self) -> Sequence[str]:
        """Return the name of the type of each node: that of its kind."""
        return list(map(self.asked.type_names.__getitem__, self.of_each(self.asked.snapshot.kinds)))

    def take(self, places: Sequence[int]) -> Nodes:
        """Return the nodes at some places."""
        return Nodes(self.asked, [self.positions[place] for place in places])

    def steady(self) -> tuple[object, Sequence[int]]:
        """Return the organisation as it may be seen, and the positions: no other rights read another value of one."""
        return self.asked.case, self.positions

    @classmethod
    def of(cls, objects: Sequence[Any]) -> Nodes | None:
        """Return nodes that are objects; None where they are of several organisations, such as before and after."""
        asked = _shared(objects)
        return None if asked is None else cls(asked, [one.at for one in objects])

    @cached_property
    def places(self) -> Ints:
        """The positions, to take from arrays."""
        return np.asarray(self._places, dtype=np.int32)

    def of_each(self, column: Sequence[Any]) -> Sequence[Any]:
        """Return what a column of all nodes holds of each of these."""
        if len(self.positions) < 2:
            return [column[at] for at in self.positions]
        return self._getter(column)  # type: ignore[no-any-return]

    @cached_property
    def _getter(self) -> itemgetter[Any]:
        return itemgetter(*self.positions)


class Pages(Batch):
    """Pages of nodes, or of links that lead to nodes.

    Attributes:
        asked: The view of the request.
        ends: The positions of the nodes of all pages, one page after the other.
        sizes: How many rows each page has.
        totals: How many rows each list has.
    """

    def __init__(self, asked: Asked, rows: Places, ends: Places, sizes: Sequence[int], totals: Sequence[int]) -> None:
        super().__init__()
        self.asked = asked
        self._rows = rows
        self.ends = ends
        self.sizes = sizes
        self.totals = totals
        self._maker: Made | None = None
        self._key: Callable[[int], Key] | None = None

    def __len__(self) -> int:
        return len(self.sizes)

    @cached_property
    def rows(self) -> Sequence[int]:
        """The rows of all pages, one page after the other."""
        return _listed(self._rows)

    def made_by(self, maker: Made, key: Callable[[int], Key]) -> Pages:
        """Return the same pages, knowing how they are made as objects, and what a row stands by in its list."""
        self._maker, self._key = maker, key
        return self

    def make(self) -> Sequence[Any]:
        """Return the pages as objects."""
        return self._maker() if self._maker else ()

    @classmethod
    def of(cls, objects: Sequence[Any]) -> Pages | None:
        """Return pages that are objects; None where they are of several organisations."""
        asked = _shared(objects)
        if asked is None:
            return None
        cuts = [page.cut for page in objects]
        rows = list(chain.from_iterable(cut.rows for cut in cuts))
        ends = list(chain.from_iterable(page.ends(page.cut.rows) for page in objects))
        pages = cls(asked, rows, ends, [len(cut.rows) for cut in cuts], [cut.total for cut in cuts])
        pages._made = objects
        return pages

    def cursors(self) -> list[str]:
        """Return the cursor of each row."""
        if self._key is not None:
            return [written(self._key(row)) for row in self.rows]
        return list(chain.from_iterable(page.cut.cursors for page in self.objects))


class Entries(Batch):
    """The entries of some pages.

    Attributes:
        pages: The pages.
    """

    def __init__(self, pages: Pages, entry: Callable[..., Any]) -> None:
        super().__init__()
        self.pages = pages
        self._entry = entry

    def __len__(self) -> int:
        return len(self.pages.ends)

    def make(self) -> Sequence[Any]:
        """Return the entries as objects."""
        return [self._entry(page=page, row=row) for page in self.pages.objects for row in page.cut.rows]


def link_pages(nodes: Nodes, kind: str, first: int, page: Callable[..., Any], *, out: bool) -> Pages:
    """Return the first pages of the live links of nodes, of one kind and one way.

    Args:
        nodes: The nodes.
        kind: The kind of link.
        first: How many of each node at most.
        page: Makes one page as an object.
        out: Whether the links start at the nodes; else they lead to them.

    Raises:
        LimitReached: If a page, or all pages of the request together, would be too large.
    """
    asked, snapshot = nodes.asked, nodes.asked.snapshot
    links, totals = snapshot.links_of_each(nodes.places, kind, out=out, most=asked.pager.checked(first))
    asked.pager.budget.spend(len(links))
    ends = snapshot.targets if out else snapshot.sources
    ids, nths = snapshot.ids, snapshot.columns.links.nths
    sizes = np.minimum(totals, first)
    pages = Pages(asked, links, ends[links], sizes.tolist(), totals.tolist())

    def key(link: int) -> Key:
        return ids[ends[link]], nths[link]

    def make() -> Sequence[Any]:
        parts = zip(split(pages.rows, pages.sizes), pages.totals, strict=True)
        return [page(asked=asked, cut=Cut(rows, key, 0, total)) for rows, total in parts]

    return pages.made_by(make, key)


def edges_column(entry: Callable[..., Any]) -> Callable[[Pages], Lists]:
    """Return what reads the entries of pages."""
    return lambda pages: Lists(Entries(pages, entry), pages.sizes)


def nodes_column(pages: Pages) -> Lists:
    """Return the nodes of pages."""
    return Lists(Nodes(pages.asked, pages.ends), pages.sizes)


def totals_column(pages: Pages) -> Sequence[int]:
    """Return how long the lists of pages are."""
    return pages.totals


def cursor_column(entries: Entries) -> list[str]:
    """Return the cursors of entries."""
    return entries.pages.cursors()


def node_column(entries: Entries) -> Nodes:
    """Return the nodes of entries."""
    return Nodes(entries.pages.asked, entries.pages.ends)


def found_column(asked: Asked, ids: Sequence[Any]) -> Some:
    """Return the nodes of ids; null where there is none."""
    position = asked.snapshot.position
    found = [position(one) if isinstance(one, str) else None for one in ids]
    return Some(Nodes(asked, [at for at in found if at is not None]), [at is not None for at in found])


def all_found_column(asked: Asked, lists: Sequence[Any]) -> Lists:
    """Return the nodes of lists of ids, without those that there are none of."""
    position = asked.snapshot.position
    found = [[position(one) if isinstance(one, str) else None for one in ids or ()] for ids in lists]
    there = [[at for at in positions if at is not None] for positions in found]
    return Lists(Nodes(asked, list(chain.from_iterable(there))), [len(positions) for positions in there])


def _listed(places: Places) -> Sequence[int]:
    return places.tolist() if isinstance(places, np.ndarray) else places


def _shared(objects: Sequence[Any]) -> Asked | None:
    """Return the view of the request that all objects are of; None where there are several."""
    views = {id(one.asked): one.asked for one in objects}
    return next(iter(views.values())) if len(views) == 1 else None
