"""The threads between purpose and work, unfolded one link at a time."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api.schema_arguments import AsOf, Info, RecordedAt, Scope, view
from api.schema_pages import USUAL, After, First
from api.schema_shape import shape, shown, weighs
from api.schema_threads import ThreadConnection, ThreadWay, threads_page
from api.schema_where import plain
from graph.analysis.threads import Threads

Of = Annotated[
    strawberry.ID | None,
    strawberry.argument(description="What follows this; where threads start, if nothing is named."),
]
Towards = Annotated[ThreadWay, strawberry.argument(description="Where they lead.")]


@shape
class Group:
    """The threads between purpose and work."""

    @weighs(1_000)
    @shown
    def threads(
        self,
        info: Info,
        of: Of = None,
        towards: Towards = ThreadWay.WORK,
        scope: Scope = None,
        as_of: AsOf = None,
        recorded_at: RecordedAt = None,
        first: First = USUAL,
        after: After = None,
    ) -> ThreadConnection:
        """The next things on threads from purpose to work, or from work to purpose, and where these break."""
        asked = view(self, info, as_of, recorded_at)
        threads = Threads(asked.case, plain(towards), asked.scope(scope))
        return threads_page(asked, threads, None if of is None else asked.position(of), first, after)
