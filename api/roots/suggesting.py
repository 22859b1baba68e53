"""Links that may be missing at work that is adrift."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api.schema_arguments import AsOf, Info, RecordedAt, Scope, view
from api.schema_pages import USUAL, After, First
from api.schema_shape import shape, shown, weighs
from api.schema_suggest import SuggestedFor, SuggestedLinksConnection
from graph.analysis.suggest import Suggesting

For = Annotated[
    strawberry.ID | None,
    strawberry.argument(name="for", description="The id of a piece of work; else all that is adrift."),
]


@shape
class Group:
    """Links that may be missing at work that is adrift."""

    @weighs(20_000)
    @shown
    def suggested_links(
        self,
        info: Info,
        work: For = None,
        scope: Scope = None,
        as_of: AsOf = None,
        recorded_at: RecordedAt = None,
        first: First = USUAL,
        after: After = None,
    ) -> SuggestedLinksConnection:
        """What work that leads to nothing could be linked with, and why; nothing is made (NHS Wales 2024, Part 3)."""
        asked = view(self, info, as_of, recorded_at)
        suggesting = Suggesting(asked.case)
        unit, ids = asked.scope(scope), asked.snapshot.ids
        wanted = suggesting.adrift if work is None else [asked.position(work)]
        inside = [at for at in wanted if unit is None or asked.case.inside(at, unit)]
        cut = asked.pager.cut(inside, lambda at: (ids[at],), first, after)
        nodes = [SuggestedFor(asked=asked, at=at, suggesting=suggesting) for at in cut.rows]
        return SuggestedLinksConnection(cut=cut, nodes=nodes)
