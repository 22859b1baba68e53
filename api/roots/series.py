"""What is said of a series of readings, whatever the kind that has it."""

from __future__ import annotations

from api.schema_arguments import AsOf, Id, Info, RecordedAt, view
from api.schema_shape import shape, shown, weighs
from api.schema_spc import Spc
from graph.analysis.measure_series import judge_measure

TRAIT = "readings"


@shape
class Group:
    """What is said of a series of readings, whatever the kind that has it."""

    @weighs(100)
    @shown
    def series(self, info: Info, id: Id, as_of: AsOf = None, recorded_at: RecordedAt = None) -> Spc | None:
        """The series of a thing, as it judges itself; null where its kind has no readings (NHS Wales 2024, §1.1)."""
        asked = view(self, info, as_of, recorded_at)
        at = asked.position(id)
        if TRAIT not in asked.snapshot.ontology.kinds[asked.snapshot.kinds[at]].traits:
            return None
        return Spc(asked=asked, judgement=judge_measure(asked.snapshot, at))
