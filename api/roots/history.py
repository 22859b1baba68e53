"""What was recorded, and what differs between two moments."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api.schema_arguments import AsOf, Info, RecordedAt, Scope, view
from api.schema_history import Diff, HistoryConnection, diff_of, history_page
from api.schema_pages import USUAL, After, First
from api.schema_shape import shape, shown, weighs

SUPPOSABLE = False

SomeId = Annotated[
    strawberry.ID | None, strawberry.argument(description="Only what touched this node, its links or readings.")
]
Before = Annotated[str, strawberry.argument(name="from", description="A day, a time (UTC) or a revision.")]
Later = Annotated[str | None, strawberry.argument(name="to", description="A later one; now if left out.")]
ByValidity = Annotated[
    bool, strawberry.argument(description="Compare two days as known now, whenever it was recorded.")
]


@shape
class Group:
    """What was recorded, and what differs between two moments."""

    @weighs(20_000)
    @shown
    def history(
        self,
        info: Info,
        id: SomeId = None,
        as_of: AsOf = None,
        recorded_at: RecordedAt = None,
        first: First = USUAL,
        after: After = None,
    ) -> HistoryConnection:
        """What was recorded, by whom, when and why, the newest first: of everything, or of one thing."""
        return history_page(view(self, info, as_of, recorded_at), id, first, after)

    @weighs(200_000)
    @shown
    def diff(
        self,
        info: Info,
        before: Before,
        later: Later = None,
        by_validity: ByValidity = False,
        id: SomeId = None,
        scope: Scope = None,
    ) -> Diff:
        """What differs between two moments, in sentences, and what became of line of sight and findings.

        A day means what was true on it, as recorded by its end; a revision means its own day.
        """
        return diff_of(view(self, info), before, later, by_validity=by_validity, node=id, scope=scope)
