"""Line of sight: which work serves the purpose, which does not, and what would mend it."""

from __future__ import annotations

from api.schema_arguments import AsOf, Id, Info, RecordedAt, Scope, view
from api.schema_pages import USUAL, After, First
from api.schema_shape import shape, shown, weighs
from api.schema_sight import LineOfSight, Proof, RepairConnection, WhyNot, line_of_sight, proof_of, why_not_of


@shape
class Group:
    """Line of sight: which work serves the purpose, which does not, and what would mend it."""

    @shown
    def line_of_sight(
        self, info: Info, scope: Scope = None, as_of: AsOf = None, recorded_at: RecordedAt = None
    ) -> LineOfSight:
        """Which work serves the purpose, which does not, and what would mend it (NHS Wales 2024, §1.2)."""
        asked = view(self, info, as_of, recorded_at)
        return line_of_sight(asked, asked.scope(scope))

    @weighs(200_000)
    @shown
    def repair(
        self,
        info: Info,
        scope: Scope = None,
        as_of: AsOf = None,
        recorded_at: RecordedAt = None,
        first: First = USUAL,
        after: After = None,
    ) -> RepairConnection:
        """The fewest new links after which all work serves, in an order that works (NHS Wales 2024, §2)."""
        asked = view(self, info, as_of, recorded_at)
        return line_of_sight(asked, asked.scope(scope)).repairs(first, after)

    @shown
    def proof(self, info: Info, id: Id, as_of: AsOf = None, recorded_at: RecordedAt = None) -> Proof | None:
        """Why a node serves the purpose; null where it does not."""
        asked = view(self, info, as_of, recorded_at)
        return proof_of(asked, asked.position(id))

    @weighs(3_000)
    @shown
    def why_not(self, info: Info, id: Id, as_of: AsOf = None, recorded_at: RecordedAt = None) -> WhyNot | None:
        """Why a node does not serve the purpose; null where it does."""
        asked = view(self, info, as_of, recorded_at)
        return why_not_of(asked, asked.position(id))
