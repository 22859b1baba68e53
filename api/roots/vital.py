"""The vital few."""

from __future__ import annotations

from api.schema_arguments import AsOf, Info, RecordedAt, view
from api.schema_shape import shape, shown, weighs
from api.schema_vital import VitalFew
from graph.analysis.vital import Vital


@shape
class Group:
    """The vital few."""

    @weighs(10_000)
    @shown
    def vital_few(self, info: Info, as_of: AsOf = None, recorded_at: RecordedAt = None) -> VitalFew:
        """The processes that the purpose hangs on most, by the map and by people (NHS Wales 2024, Appendix C)."""
        asked = view(self, info, as_of, recorded_at)
        return VitalFew(asked=asked, vital=Vital(asked.case.sight))
