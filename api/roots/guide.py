"""The guide for beginning a system."""

from __future__ import annotations

from api.schema_arguments import AsOf, Info, RecordedAt, view
from api.schema_guide import GuideStep
from api.schema_shape import shape, shown, weighs
from graph.analysis.guide import all_steps


@shape
class Group:
    """The guide for beginning a system."""

    @weighs(1_000)
    @shown
    def guide(self, info: Info, as_of: AsOf = None, recorded_at: RecordedAt = None) -> list[GuideStep]:
        """What to ask for, step by step and in any order, and what is there already (NHS Wales 2024, Appendix C)."""
        asked = view(self, info, as_of, recorded_at)
        return [GuideStep(asked=asked, found=placed) for placed in all_steps()]
