"""What a board has to know and to look after, and theories of change."""

from __future__ import annotations

from api.answers.governing import GoverningAnswer
from api.schema_arguments import AsOf, Id, Info, RecordedAt, Scope, view
from api.schema_governing import BoardView
from api.schema_pages import USUAL, After, First
from api.schema_shape import shape, shown, weighs
from api.schema_theory import TheoryOfChange, TheoryOfChangeConnection
from graph.analysis.theory_of_change import theory_of_change
from graph.analysis.theory_parts import aims


@shape
class Group:
    """What a board has to know and to look after, and theories of change."""

    @weighs(10_000)
    @shown
    def board_view(
        self, info: Info, scope: Scope = None, as_of: AsOf = None, recorded_at: RecordedAt = None
    ) -> BoardView:
        """What a board has to know and to look after, and what managing quality stands on (NHS Wales 2024, §1.3)."""
        asked = view(self, info, as_of, recorded_at)
        return BoardView(asked=asked, answer=GoverningAnswer(asked.case, asked.scope(scope)))

    @weighs(1_000)
    @shown
    def theory_of_change(
        self, info: Info, id: Id, as_of: AsOf = None, recorded_at: RecordedAt = None
    ) -> TheoryOfChange:
        """What has to change for an effort or aim, by which ideas, how they were tried (NHS Wales 2024, §2)."""
        asked = view(self, info, as_of, recorded_at)
        return TheoryOfChange(asked=asked, branch=theory_of_change(asked.case, asked.position(id)))

    @weighs(1_000)
    @shown
    def theories_of_change(
        self,
        info: Info,
        scope: Scope = None,
        as_of: AsOf = None,
        recorded_at: RecordedAt = None,
        first: First = USUAL,
        after: After = None,
    ) -> TheoryOfChangeConnection:
        """The theory of each effort, priority and driven aim, also of those for which none is recorded yet."""
        asked = view(self, info, as_of, recorded_at)
        case, ids = asked.case, asked.snapshot.ids
        cut = asked.pager.cut(aims(case, asked.scope(scope)), lambda one: (ids[one],), first, after)
        nodes = [TheoryOfChange(asked=asked, branch=theory_of_change(case, one)) for one in cut.rows]
        return TheoryOfChangeConnection(cut=cut, nodes=nodes)
