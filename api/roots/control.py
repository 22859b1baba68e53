"""How daily control stands, and the board of a team."""

from __future__ import annotations

from api.answers.control import ControlAnswer
from api.schema_arguments import AsOf, Id, Info, RecordedAt, Scope, view
from api.schema_control import ControlView, TeamBoard
from api.schema_shape import shape, shown, weighs
from graph.analysis.team_board import TeamBoard as Board


@shape
class Group:
    """How daily control stands, and the board of a team."""

    @weighs(10_000)
    @shown
    def control_view(
        self, info: Info, scope: Scope = None, as_of: AsOf = None, recorded_at: RecordedAt = None
    ) -> ControlView:
        """Agreed ways of working, what is mended where, what is passed up, measures in tiers (NHS Wales 2024, §2.1)."""
        asked = view(self, info, as_of, recorded_at)
        return ControlView(asked=asked, answer=ControlAnswer(asked.case, asked.scope(scope)))

    @weighs(5_000)
    @shown
    def team_board(self, info: Info, id: Id, as_of: AsOf = None, recorded_at: RecordedAt = None) -> TeamBoard:
        """The board of one unit for a day: how its work runs, what is wrong, who was asked (NHS Wales 2024, §2.1)."""
        asked = view(self, info, as_of, recorded_at)
        return TeamBoard(asked=asked, board=Board(asked.case, asked.unit(id)))
