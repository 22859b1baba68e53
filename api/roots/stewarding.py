"""The map itself: what a steward should ask next, and how ready the organisation is."""

from __future__ import annotations

from api.schema_arguments import AsOf, Info, RecordedAt, Scope, view
from api.schema_pages import USUAL, After, First
from api.schema_questions import matter_of
from api.schema_shape import shape, shown, weighs
from api.schema_stewarding import ReadinessMatter, StewardQuestion, StewardQueue
from graph.analysis.readiness import readiness
from graph.analysis.steward_queue import steward_queue


@shape
class Group:
    """The map itself."""

    @weighs(50_000)
    @shown
    def steward_queue(
        self,
        info: Info,
        scope: Scope = None,
        as_of: AsOf = None,
        recorded_at: RecordedAt = None,
        first: First = USUAL,
        after: After = None,
    ) -> StewardQueue:
        """What to ask next so that more can be told, those first that most answers hang on (NHS Wales 2024, Part 3)."""
        asked = view(self, info, as_of, recorded_at)
        matter = matter_of(asked, asked.scope(scope))
        rows = list(enumerate(steward_queue(asked.case, matter.all_findings(), matter.concerns)))
        cut = asked.pager.cut(rows, lambda row: (row[0],), first, after)
        return StewardQueue(cut=cut, nodes=[StewardQuestion(asked=asked, found=one) for _, one in cut.rows])

    @weighs(50_000)
    @shown
    def readiness(
        self, info: Info, scope: Scope = None, as_of: AsOf = None, recorded_at: RecordedAt = None
    ) -> list[ReadinessMatter]:
        """Thirteen matters, what is said of each beside what the map shows: a profile, never one number."""
        asked = view(self, info, as_of, recorded_at)
        matter = matter_of(asked, asked.scope(scope))
        return [ReadinessMatter(asked=asked, found=one) for one in readiness(asked.case, matter.concerns)]
