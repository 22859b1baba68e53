"""What is planned."""

from __future__ import annotations

from api.answers.planning import PlanningAnswer
from api.schema_arguments import AsOf, Info, RecordedAt, Scope, view
from api.schema_planning import Planning
from api.schema_shape import shape, shown, weighs


@shape
class Group:
    """What is planned."""

    @weighs(10_000)
    @shown
    def planning(self, info: Info, scope: Scope = None, as_of: AsOf = None, recorded_at: RecordedAt = None) -> Planning:
        """What becomes of every process and service, demand and supply, what to stop (NHS Wales 2024, §2.2)."""
        asked = view(self, info, as_of, recorded_at)
        return Planning(asked=asked, answer=PlanningAnswer(asked.case, asked.scope(scope)))
