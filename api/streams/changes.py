"""What is recorded, as it is recorded."""

from __future__ import annotations

from typing import Annotated, cast

import strawberry

from api.following import Follower
from api.schema_arguments import Info, Scope
from api.schema_recorded import RecordedChange, next_change
from api.schema_shape import shape, shown, weighs

Since = Annotated[
    int | None,
    strawberry.argument(description="Tell first what was recorded after this revision; else only what comes from now."),
]


@shape
class Group:
    """What is recorded, as it is recorded."""

    @weighs(20_000)
    @shown
    def changes(self, info: Info, scope: Scope = None, since: Since = None) -> RecordedChange:
        """What is recorded from now on, one event a revision: who changed what, when and why, in sentences."""
        asked = info.context
        return next_change(asked, cast("Follower", self), asked.scope(scope), since)
