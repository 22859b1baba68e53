"""A measure of something with how its last value looks, as the icons of charts and maps show it."""

from __future__ import annotations

from collections.abc import Sequence

import strawberry

from api.resolve import Asked
from api.scene_icons import state_of_measure
from api.schema_node import Node
from api.schema_shape import shape, shown


@shape
class Measured:
    """A measure of something, and how its last value looks."""

    asked: strawberry.Private[Asked]
    at: strawberry.Private[int]

    @shown
    def measure(self) -> Node:
        """The measure."""
        return self.asked.node(self.at)  # type: ignore[no-any-return]

    @shown
    def icon(self) -> str:
        """The state of its icon: `common`, `improving_high`, `concerning_low` and so on; `none` without values."""
        return state_of_measure(self.asked.case, self.at) or "none"


def measured(asked: Asked, measures: Sequence[int]) -> list[Measured]:
    """Return measures in the order given."""
    asked.pager.budget.spend(len(measures))
    return [Measured(asked=asked, at=one) for one in measures]
