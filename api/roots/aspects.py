"""How the aspects of managing quality hang together."""

from __future__ import annotations

from api.schema_arguments import AsOf, Info, RecordedAt, view
from api.schema_aspects import Aspects
from api.schema_shape import shape, shown, weighs
from graph.analysis.aspects import Aspects as Matrix


@shape
class Group:
    """How the aspects of managing quality hang together."""

    @weighs(5_000)
    @shown
    def aspects(self, info: Info, as_of: AsOf = None, recorded_at: RecordedAt = None) -> Aspects:
        """The links within and among planning, improvement, control, assurance and feedback (NHS Wales 2024, §2)."""
        asked = view(self, info, as_of, recorded_at)
        return Aspects(asked=asked, matrix=Matrix(asked.snapshot))
