"""How assurance stands."""

from __future__ import annotations

from api.answers.assurance import AssuranceAnswer
from api.schema_arguments import AsOf, Info, RecordedAt, Scope, view
from api.schema_assurance import AssuranceView
from api.schema_shape import shape, shown, weighs


@shape
class Group:
    """How assurance stands."""

    @weighs(10_000)
    @shown
    def assurance_view(
        self, info: Info, scope: Scope = None, as_of: AsOf = None, recorded_at: RecordedAt = None
    ) -> AssuranceView:
        """What is assured too little and too much, what checks found, how a board knows (NHS Wales 2024, §2)."""
        asked = view(self, info, as_of, recorded_at)
        return AssuranceView(asked=asked, answer=AssuranceAnswer(asked.case, asked.scope(scope)))
