"""What of some kinds is tied to what of others, and how strongly."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api.schema_arguments import AsOf, Info, RecordedAt, Scope, view
from api.schema_matrix import MOST_COLUMNS, MOST_ROWS, Matrix, matrix_of
from api.schema_shape import shape, shown, weighs

Rows = Annotated[
    list[str] | None, strawberry.argument(description="Codes of the kinds of its rows; steps of work if none.")
]
Columns = Annotated[
    list[str] | None,
    strawberry.argument(description="Codes of the kinds of its columns; priorities and what is aimed for if none."),
]
MostRows = Annotated[int, strawberry.argument(description=f"How many rows at most; {MOST_ROWS} is the most.")]
MostColumns = Annotated[int, strawberry.argument(description=f"How many columns at most; {MOST_COLUMNS} is the most.")]


@shape
class Group:
    """What of some kinds is tied to what of others, and how strongly."""

    @weighs(20_000)
    @shown
    def matrix(
        self,
        info: Info,
        rows: Rows = None,
        columns: Columns = None,
        most_rows: MostRows = MOST_ROWS,
        most_columns: MostColumns = MOST_COLUMNS,
        scope: Scope = None,
        as_of: AsOf = None,
        recorded_at: RecordedAt = None,
    ) -> Matrix:
        """Rows against columns with the strength of what ties them, such as processes against objectives."""
        asked = view(self, info, as_of, recorded_at)
        return matrix_of(asked, rows or (), columns or (), asked.scope(scope), (most_rows, most_columns))
