"""Ways between two things in the schema."""

from __future__ import annotations

import strawberry

from api.resolve import Asked
from api.say.proof import path_sentence
from api.schema_shape import shape, shown
from api.schema_sight import Hop
from graph.analysis.paths import Paths as Found
from graph.analysis.proof import Hop as Step


@shape
class Path:
    """One way from one thing to another, along live links; it passes through nothing twice."""

    asked: strawberry.Private[Asked]
    steps: strawberry.Private[tuple[Step, ...]]

    @shown
    def length(self) -> int:
        """How many links it has."""
        return len(self.steps)

    @shown
    def sentence(self) -> str:
        """The way in one sentence; empty where it has no step."""
        return path_sentence(self.asked.names(), self.steps)

    @shown
    def hops(self) -> list[Hop]:
        """Its steps, in the order in which they are taken."""
        self.asked.pager.budget.spend(len(self.steps))
        return [Hop(asked=self.asked, hop=hop) for hop in self.steps]


@shape
class Paths:
    """The ways from one thing to another, the shortest first, then in order of ids."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Found]

    @shown
    def complete(self) -> bool:
        """Whether these are all there are up to the longest; else there are more."""
        return self.found.is_complete

    @shown
    def longest(self) -> int:
        """Ways of more links were not looked for."""
        return self.found.longest

    @shown
    def followed(self) -> list[str]:
        """The codes of the kinds of link that were followed."""
        return list(self.found.followed)

    @shown
    def nodes(self) -> list[Path]:
        """The ways."""
        self.asked.pager.budget.spend(len(self.found.paths))
        return [Path(asked=self.asked, steps=steps) for steps in self.found.paths]
