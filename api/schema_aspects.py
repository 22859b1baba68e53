"""The aspects of managing quality in the schema: how they hang together, and what is missing."""

from __future__ import annotations

from enum import Enum

import strawberry

from api.resolve import Asked
from api.schema_node import Node
from api.schema_shape import shape, shown
from graph.analysis.aspects import ASPECTS
from graph.analysis.aspects import Aspects as Matrix
from graph.analysis.aspects import Cell as Found


@strawberry.enum(
    description="One of the four aspects of managing quality, or the feedback that feeds them; they are peers."
)
class Aspect(Enum):
    """Aspects of managing quality."""

    PLANNING = strawberry.enum_value("planning", description="Deciding what to change and what to keep.")
    IMPROVEMENT = strawberry.enum_value("improvement", description="Changing for the better.")
    CONTROL = strawberry.enum_value("control", description="Keeping daily work steady.")
    ASSURANCE = strawberry.enum_value("assurance", description="Knowing that it works.")
    FEEDBACK = strawberry.enum_value("feedback", description="What is heard and learnt.")


@shape
class AspectLink:
    """One of the links that a cell counts."""

    asked: strawberry.Private[Asked]
    link: strawberry.Private[int]

    @shown
    def kind(self) -> str:
        """The code of its kind."""
        return self.asked.snapshot.link_kind(self.link)

    @shown
    def source(self) -> Node:
        """Where it starts."""
        return self.asked.node(int(self.asked.snapshot.sources[self.link]))  # type: ignore[no-any-return]

    @shown
    def target(self) -> Node:
        """Where it leads."""
        return self.asked.node(int(self.asked.snapshot.targets[self.link]))  # type: ignore[no-any-return]


@shape
class AspectCell:
    """The live links from the things of one aspect to those of one, perhaps the same."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Found]

    @shown
    def source(self) -> Aspect:
        """Where the links start."""
        return Aspect(self.found.source)

    @shown
    def target(self) -> Aspect:
        """Where they lead."""
        return Aspect(self.found.target)

    @shown
    def count(self) -> int:
        """How many links there are."""
        return self.found.count

    @shown
    def links(self) -> list[AspectLink]:
        """The first few of them."""
        self.asked.pager.budget.spend(len(self.found.links))
        return [AspectLink(asked=self.asked, link=link) for link in self.found.links]

    @shown
    def missing(self) -> str | None:
        """Where there is none, what that means; else null."""
        return self.found.missing or None

    @shown
    def suggestions(self) -> list[str]:
        """Where there is none, what could make one."""
        return list(self.found.suggestions)


@shape
class AspectCount:
    """How many live things belong to an aspect."""

    aspect: Aspect = strawberry.field(description="The aspect.")
    count: int = strawberry.field(description="How many live things belong to it.")


@shape
class Aspects:
    """How the four aspects of managing quality, and feedback, hang together. They are peers."""

    asked: strawberry.Private[Asked]
    matrix: strawberry.Private[Matrix]

    @shown
    def counts(self) -> list[AspectCount]:
        """How many live things belong to each."""
        return [AspectCount(aspect=Aspect(one), count=self.matrix.counts[one]) for one in ASPECTS]

    @shown
    def cells(self, empty: bool | None = None) -> list[AspectCell]:
        """The links from each to each, row by row: all 25, only those without a link, or only the others."""
        found = [cell for cell in self.matrix.cells if empty is None or (cell.count == 0) == empty]
        return [AspectCell(asked=self.asked, found=cell) for cell in found]

    @shown
    def unconnected_tools(self) -> list[Node]:
        """Live tools without any live link, in order of id."""
        self.asked.pager.budget.spend(len(self.matrix.unconnected))
        return self.asked.nodes(self.matrix.unconnected)
