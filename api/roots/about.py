"""What everything was asked of."""

from __future__ import annotations

import strawberry

from api.schema_arguments import AsOf, Info, RecordedAt, view
from api.schema_fields import Day
from api.schema_shape import shape, shown


@shape
class About:
    """What everything was asked of."""

    revision: int = strawberry.field(description="Number of the last change that is counted.")
    as_of: Day = strawberry.field(description="The day everything is judged by.")
    nodes: int = strawberry.field(description="How many nodes are recorded, live or not.")
    links: int = strawberry.field(description="How many links are recorded, live or not.")


@shape
class Group:
    """What everything was asked of."""

    @shown
    def about(self, info: Info, as_of: AsOf = None, recorded_at: RecordedAt = None) -> About:
        """Which revision is asked, on which day, and how large it is."""
        snapshot = view(self, info, as_of, recorded_at).snapshot
        day = Day(snapshot.date)
        return About(revision=snapshot.revision, as_of=day, nodes=len(snapshot), links=len(snapshot.sources))
