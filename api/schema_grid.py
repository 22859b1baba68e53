"""Things in a table, in the schema: columns to choose, conditions, orders, rows as people read and type them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import strawberry

from api.grid_columns import GridColumn as Column
from api.grid_columns import chosen, column_of, columns_of, kinds_of, texts_of, values_of
from api.grid_filters import Wanted, conditions_on
from api.resolve import Asked
from api.schema_node import Node
from api.schema_pages import Cut, Paged
from api.schema_shape import shape, shown, shown_as
from api.schema_where import condition, given, optional
from api.schema_words import Language
from graph.analysis.field_columns import EVERY_KIND
from graph.analysis.graphs import Ints
from graph.analysis.ordering import By, Order
from graph.analysis.select import Condition, KindIn, Live, Says, Within, select
from graph.errors import WrongUse


@condition
class GridFilter:
    """A condition on a column. All that is given must hold."""

    column: str = strawberry.field(description="The code of the column.")
    is_: list[str] | None = optional("It is one of these, as people type them; of a list: it holds one.", "is")
    contains: str | None = optional("It holds this text, in any letter case.")
    at_least: str | None = optional("This number or day, or a greater one.")
    at_most: str | None = optional("This number or day, or a smaller one.")
    empty: bool | None = optional("true: there is nothing in it; false: there is something.")

    def wanted(self) -> Wanted:
        """Return it as a value."""
        parts = (self.is_, self.contains, self.at_least, self.at_most, self.empty)
        return Wanted(*(part if given(part) else None for part in parts))  # type: ignore[arg-type]


@condition
class GridOrder:
    """One part of an order of rows."""

    column: str = strawberry.field(description="The code of the column; see `isOrdered`.")
    descending: bool = strawberry.field(default=False, description="Whether the greatest comes first.")


@shape
class GridChoice:
    """One of the values that a column may have."""

    code: str = strawberry.field(description="What it is typed as.")
    words: strawberry.Private[Mapping[str, str]]

    @shown
    def label(self, language: Language = Language.EN) -> str:
        """What it is called."""
        return self.words[str(language.value)]


@shape
class GridColumn:
    """A column that a table of these things can have."""

    column: strawberry.Private[Column]

    @shown
    def code(self) -> str:
        """What it is asked for by."""
        return self.column.code

    @shown
    def label(self, language: Language = Language.EN) -> str:
        """What it is called."""
        return self.column.label[language.value]

    @shown
    def doc(self) -> str:
        """What stands in it."""
        return self.column.doc

    @shown_as("type")
    def type_(self) -> str:
        """The type of the field; `link` for a kind of link, `told` for what is worked out, `text` for the name."""
        if self.column.field is not None:
            return self.column.field.type
        return "link" if self.column.link is not None else "text" if self.column.code == "name" else "told"

    @shown
    def of(self) -> str | None:
        """Of a field that names things: the code of their kind."""
        return (self.column.field.of or None) if self.column.field is not None else None

    @shown
    def choices(self) -> list[GridChoice]:
        """The values that it may have, in their natural order; none where they are not listed."""
        found = self.column.field.choices if self.column.field is not None else ()
        return [GridChoice(code=one.code, words={"en": one.label.en, "cy": one.label.cy}) for one in found]

    @shown
    def is_ordered(self) -> bool:
        """Whether rows can be put in order by it."""
        return self.column.is_ordered

    @shown
    def is_editable(self) -> bool:
        """Whether its values can be given, as far as rights go."""
        return self.column.is_editable


@shape
class GridRow:
    """One thing, as a row."""

    asked: strawberry.Private[Asked]
    at: strawberry.Private[int]
    grid: strawberry.Private[Grid]
    place: strawberry.Private[int]

    @shown
    def node(self) -> Node:
        """The thing."""
        return self.asked.node(self.at)  # type: ignore[no-any-return]

    @shown
    def texts(self, language: Language = Language.EN) -> list[str]:
        """What stands in each column, as people read it."""
        return [column[self.place] for column in self.grid.read(language)]

    @shown
    def values(self) -> list[str]:
        """What stands in each column, as people type it: codes of choices, ids, lists parted by `;`."""
        return [column[self.place] for column in self.grid.typed()]


@shape
class Grid(Paged):
    """A page of things as a table."""

    asked: strawberry.Private[Asked]
    known: strawberry.Private[Mapping[str, Column]]
    taken: strawberry.Private[Sequence[Column]]

    @shown
    def skipped(self) -> int:
        """How many rows come before the page."""
        return self.cut.start

    @shown
    def columns(self) -> list[GridColumn]:
        """The columns that it has, in order."""
        return [GridColumn(column=one) for one in self.taken]

    @shown
    def choosable(self) -> list[GridColumn]:
        """Every column that it could have."""
        return [GridColumn(column=one) for one in self.known.values()]

    @shown
    def rows(self) -> list[GridRow]:
        """The rows, in order."""
        return [GridRow(asked=self.asked, at=at, grid=self, place=place) for place, at in enumerate(self.cut.rows)]

    def read(self, language: Language) -> list[list[str]]:
        """Return what stands in each column of all rows, as people read it."""
        key = (id(self), language)
        return self.asked.kept(
            key, lambda: [texts_of(self.asked, one, self.cut.rows, language.value) for one in self.taken]
        )

    def typed(self) -> list[list[str]]:
        """Return what stands in each column of all rows, as people type it."""
        return self.asked.kept(
            (id(self), ""), lambda: [values_of(self.asked, one, self.cut.rows) for one in self.taken]
        )


@dataclass(frozen=True, slots=True)
class GridWish:
    """Which things are to be in a table, and how.

    Attributes:
        kinds: Their kinds; empty for all kinds of work.
        columns: Codes of the columns; None for the usual ones.
        filters: Conditions on columns.
        text: What the name or some text holds; empty for anything.
        order: The order; by id where it is empty.
        live: Whether they count on the day; None for either.
        unit: Position of the unit to which they belong; None for all.
    """

    kinds: Sequence[str] = ()
    columns: Sequence[str] | None = None
    filters: Sequence[GridFilter] = ()
    text: str = ""
    order: Sequence[GridOrder] = ()
    live: bool | None = None
    unit: int | None = None


@dataclass(frozen=True, slots=True)
class GridPage:
    """Which page of a table is wanted: the first ones after a cursor, or the last ones before one.

    Attributes:
        size: How many rows at most.
        after, before: Cursors; at most one of them.
    """

    size: int
    after: str | None = None
    before: str | None = None


def grid_of(asked: Asked, wish: GridWish, page: GridPage) -> Grid:
    """Return a page of a table.

    Raises:
        WrongUse: If it wishes for what there is not, or for both ways at once.
    """
    if page.after is not None and page.before is not None:
        raise WrongUse("a page comes after a cursor or before one; give `after` or `before`")
    ontology = asked.snapshot.ontology
    kinds = kinds_of(ontology, wish.kinds)
    known = columns_of(ontology, kinds)
    look = asked.look(kinds[0].name if len(kinds) == 1 else EVERY_KIND)
    order = Order(look, [_by(known, one) for one in wish.order])
    found = select(look, KindIn([kind.name for kind in kinds]), *_conditions(asked, known, wish))
    return Grid(cut=_cut(asked, order, found, page), asked=asked, known=known, taken=chosen(known, wish.columns))


def _cut(asked: Asked, order: Order, found: Ints, page: GridPage) -> Cut[int]:
    if page.before is not None:
        return asked.pager.cut_before_in(order, found, page.size, page.before)
    return asked.pager.cut_in(order, found, page.size, page.after)


def _by(known: Mapping[str, Column], order: GridOrder) -> By:
    column = column_of(known, order.column)
    if not column.is_ordered:
        raise WrongUse(f"rows cannot be put in order by {column.code!r}; see `isOrdered` of its column")
    return By(column.field, order.descending)


def _conditions(asked: Asked, known: Mapping[str, Column], wish: GridWish) -> list[Condition]:
    found: list[Condition] = [] if wish.live is None else [Live(wish.live)]
    found += [] if wish.unit is None else [Within(wish.unit)]
    found += [Says(wish.text)] if wish.text else []
    for one in wish.filters:
        found += conditions_on(asked, column_of(known, one.column), one.wanted())
    return found
