"""Suggested links in the schema: what work that is adrift could be linked with, each with its reasons."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api.resolve import Asked
from api.say.suggest import suggested_sentence
from api.schema_node import Node
from api.schema_pages import Paged
from api.schema_shape import shape, shown, shown_as, weighs
from graph.analysis.suggest import SHOWN, Suggesting, Suggestion
from graph.errors import WrongUse

MOST = 20

Likeliest = Annotated[int, strawberry.argument(description=f"How many at most, {MOST} at most.")]


@shape
class SuggestedLink:
    """A link that may be missing: a question to people who know. `link` makes it, if they say that it is true."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Suggestion]

    @shown_as("from")
    def source(self) -> Node:
        """The work."""
        return self.asked.node(self.found.source)  # type: ignore[no-any-return]

    @shown
    def link(self) -> str:
        """The code of the kind of link."""
        return self.found.link

    @shown
    def to(self) -> Node:
        """What it may lead to."""
        return self.asked.node(self.found.target)  # type: ignore[no-any-return]

    @shown
    def reasons(self) -> list[str]:
        """Why it is suggested, in sentences."""
        return list(self.found.reasons)

    @shown
    def sentence(self) -> str:
        """What may be so, in one sentence."""
        return suggested_sentence(self.asked.names(), self.found)


@shape
class SuggestedFor:
    """A piece of work, with the links that may be missing there."""

    asked: strawberry.Private[Asked]
    at: strawberry.Private[int]
    suggesting: strawberry.Private[Suggesting]

    @shown
    def work(self) -> Node:
        """The work."""
        return self.asked.node(self.at)  # type: ignore[no-any-return]

    @weighs(200)
    @shown
    def links(self, first: Likeliest = SHOWN) -> list[SuggestedLink]:
        """Links that may be missing, the likeliest first, one for each end; none where nothing speaks for any."""
        if not 1 <= first <= MOST:
            raise WrongUse(f"1 to {MOST} links can be suggested for a piece of work")
        self.asked.go_on()
        found = self.suggesting.suggestions(self.at, first)
        self.asked.pager.budget.spend(len(found))
        return [SuggestedLink(asked=self.asked, found=one) for one in found]


@shape
class SuggestedLinksConnection(Paged):
    """A page of work, with the links that may be missing there."""

    nodes: list[SuggestedFor] = strawberry.field(description="The work, in order of id.")
