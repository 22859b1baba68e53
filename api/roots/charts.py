"""Measures over time, each with its icon and what it says."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api.schema_arguments import AsOf, Info, RecordedAt, Scope, view
from api.schema_charts import ChartConnection, charts_page
from api.schema_pages import USUAL, After, First
from api.schema_shape import shape, shown, weighs
from api.schema_spc import SpcAssurance, SpcVariation
from api.schema_where import plain

Shows = Annotated[
    list[SpcVariation] | None, strawberry.argument(description="Only those whose last value shows one of these.")
]
Assures = Annotated[
    list[SpcAssurance] | None,
    strawberry.argument(description="Only those whose limits say one of these of the target."),
]


@shape
class Group:
    """Measures over time."""

    @weighs(10_000)
    @shown
    def charts(
        self,
        info: Info,
        variation: Shows = None,
        assurance: Assures = None,
        scope: Scope = None,
        as_of: AsOf = None,
        recorded_at: RecordedAt = None,
        first: First = USUAL,
        after: After = None,
    ) -> ChartConnection:
        """Measures over time by what they belong to, then by id; never by how they do (NHS Wales 2024, §1.1)."""
        asked = view(self, info, as_of, recorded_at)
        shows = tuple(None if one is None else plain(one) for one in (variation, assurance))
        return charts_page(asked, asked.scope(scope), (shows[0], shows[1]), first, after)
