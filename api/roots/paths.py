"""Ways from one thing to another."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api.schema_arguments import AsOf, Info, RecordedAt, view
from api.schema_impact import followed
from api.schema_paths import Paths
from api.schema_shape import shape, shown, weighs
from api.schema_words import LinkRole
from graph.analysis.paths import FOLLOWED, LONGEST, MOST, paths
from graph.errors import WrongUse

FURTHEST = 20
LARGEST = 100

From = Annotated[strawberry.ID, strawberry.argument(name="from", description="The id of the node where ways start.")]
To = Annotated[strawberry.ID, strawberry.argument(description="The id of the node where they end.")]
Roles = Annotated[
    list[LinkRole] | None,
    strawberry.argument(description="Links of which roles are followed; all but structure if left out."),
]
Longest = Annotated[int, strawberry.argument(description=f"Most links of a way, {FURTHEST} at most.")]
First = Annotated[int, strawberry.argument(description=f"How many ways at most, {LARGEST} at most.")]


@shape
class Group:
    """Ways from one thing to another."""

    @weighs(20_000)
    @shown
    def paths(
        self,
        info: Info,
        start: From,
        to: To,
        roles: Roles = None,
        longest: Longest = LONGEST,
        first: First = MOST,
        as_of: AsOf = None,
        recorded_at: RecordedAt = None,
    ) -> Paths:
        """The ways from one node to another along live links (NHS Wales 2024, §2.1)."""
        asked = view(self, info, as_of, recorded_at)
        if not 1 <= longest <= FURTHEST or not 1 <= first <= LARGEST:
            raise WrongUse(f"ways have 1 to {FURTHEST} links, and 1 to {LARGEST} of them can be asked for")
        ends = asked.position(start), asked.position(to)
        found = paths(asked.snapshot, *ends, roles=followed(roles, FOLLOWED), longest=longest, most=first)
        return Paths(asked=asked, found=found)
