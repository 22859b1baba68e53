"""What is improved, and what was tried before."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api.answers.improvement import ImprovementAnswer
from api.schema_arguments import AsOf, Info, RecordedAt, Scope, view
from api.schema_improvement import ImprovementView, KnownBefore
from api.schema_shape import shape, shown, weighs

Text = Annotated[str, strawberry.argument(description="What you mean to try, in a few words.")]


@shape
class Group:
    """What is improved, and what was tried before."""

    @weighs(10_000)
    @shown
    def improvement_view(
        self, info: Info, scope: Scope = None, as_of: AsOf = None, recorded_at: RecordedAt = None
    ) -> ImprovementView:
        """Improvements by tier, from plan to lasting control, and where lessons are used (NHS Wales 2024, part 3)."""
        asked = view(self, info, as_of, recorded_at)
        return ImprovementView(asked=asked, answer=ImprovementAnswer(asked.case, asked.scope(scope)))

    @weighs(5_000)
    @shown
    def tried_before(
        self, info: Info, text: Text, as_of: AsOf = None, recorded_at: RecordedAt = None
    ) -> list[KnownBefore]:
        """Lessons and ended improvements that are like it, those that failed, too (NHS Wales 2024, §2.1)."""
        asked = view(self, info, as_of, recorded_at)
        found = ImprovementAnswer(asked.case, like=text).known
        asked.pager.budget.spend(len(found))
        return [KnownBefore(asked=asked, found=one) for one in found]
