"""What becomes of feedback."""

from __future__ import annotations

from api.schema_arguments import AsOf, Id, Info, RecordedAt, Scope, view
from api.schema_feedback import FeedbackSystem, FeedbackTrace
from api.schema_shape import shape, shown, weighs
from graph.analysis.feedback_system import FeedbackSystem as System
from graph.errors import NotFound


@shape
class Group:
    """What becomes of feedback."""

    @weighs(10_000)
    @shown
    def feedback_system(
        self, info: Info, scope: Scope = None, as_of: AsOf = None, recorded_at: RecordedAt = None
    ) -> FeedbackSystem:
        """What is heard, how far each item has come, and where they wait (NHS Wales 2024, §2.3)."""
        asked = view(self, info, as_of, recorded_at)
        return FeedbackSystem(asked=asked, system=System(asked.case, asked.scope(scope)))

    @weighs(1_000)
    @shown
    def feedback_trace(self, info: Info, id: Id, as_of: AsOf = None, recorded_at: RecordedAt = None) -> FeedbackTrace:
        """How far one item of feedback has come, stage by stage (NHS Wales 2024, §2.3)."""
        asked = view(self, info, as_of, recorded_at)
        at = asked.position(id)
        if "feedback" not in asked.snapshot.ontology.kinds[asked.snapshot.kinds[at]].traits:
            raise NotFound(f"{id!r} is nothing that was heard; `search` finds items by their names")
        system = System(asked.case)
        return FeedbackTrace(asked=asked, system=system, found=system.trace(at))
