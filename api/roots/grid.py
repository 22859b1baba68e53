"""Things in a table: of a kind or all work, with the columns, conditions and order that somebody chooses."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api.schema_arguments import AsOf, Info, RecordedAt, Scope, view
from api.schema_grid import Grid, GridFilter, GridOrder, GridPage, GridWish, grid_of
from api.schema_pages import USUAL, After, Before, First
from api.schema_shape import shape, shown, weighs

Kinds = Annotated[list[str] | None, strawberry.argument(description="Codes of their kinds; all kinds of work if none.")]
Columns = Annotated[list[str] | None, strawberry.argument(description="Codes of the columns; the usual ones if none.")]
Filters = Annotated[list[GridFilter] | None, strawberry.argument(description="Only what meets all of these.")]
Text = Annotated[str, strawberry.argument(description="The name or a text holds this, in any letter case.")]
InOrder = Annotated[list[GridOrder] | None, strawberry.argument(description="In this order, else in order of id.")]
Liveness = Annotated[
    bool | None, strawberry.argument(description="true: only what counts on the day asked about; false: only the rest.")
]


@shape
class Group:
    """Things in a table: of a kind or all work."""

    @weighs(1_000)
    @shown
    def grid(
        self,
        info: Info,
        kinds: Kinds = None,
        columns: Columns = None,
        filters: Filters = None,
        text: Text = "",
        order_by: InOrder = None,
        live: Liveness = True,
        scope: Scope = None,
        as_of: AsOf = None,
        recorded_at: RecordedAt = None,
        first: First = USUAL,
        after: After = None,
        before: Before = None,
    ) -> Grid:
        """Things in a table with columns, conditions and an order of one's own choosing; pages lead both ways."""
        asked = view(self, info, as_of, recorded_at)
        unit = asked.scope(scope)
        wish = GridWish(kinds or (), columns, filters or (), text, order_by or (), live, unit)
        return grid_of(asked, wish, GridPage(first, after, before))
