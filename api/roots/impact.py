"""What losing or changing something would affect."""

from __future__ import annotations

from api.schema_arguments import AsOf, Id, Info, RecordedAt, view
from api.schema_impact import Impact, impact_of
from api.schema_shape import shape, shown, weighs
from api.schema_words import ImpactDirection, LinkRole


@shape
class Group:
    """What losing or changing something would affect."""

    @weighs(1_000)
    @shown
    def impact(
        self,
        info: Info,
        id: Id,
        direction: ImpactDirection = ImpactDirection.DOWN,
        depth: int | None = None,
        roles: list[LinkRole] | None = None,
        as_of: AsOf = None,
        recorded_at: RecordedAt = None,
    ) -> Impact:
        """What losing or changing a node would affect, or what it rests on (NHS Wales 2024, §2.1).

        Followed are links of dependence, or those of other roles.
        """
        asked = view(self, info, as_of, recorded_at)
        return impact_of(asked, asked.position(id), direction, depth, roles)
