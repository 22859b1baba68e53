"""Feedback loops and causal influence in the schema."""

from __future__ import annotations

from enum import Enum

import strawberry

from api.resolve import Asked
from api.schema_node import Node
from api.schema_pages import Paged
from api.schema_shape import shape, shown
from graph.analysis.influence import Factor
from graph.analysis.loops import Loop as Found
from graph.analysis.loops import Loops


@strawberry.enum(description="What a loop does to a change.")
class LoopType(Enum):
    """Types of loops."""

    REINFORCING = strawberry.enum_value("reinforcing", description="A change feeds itself.")
    BALANCING = strawberry.enum_value("balancing", description="A change is held back.")
    UNCLEAR = strawberry.enum_value("unclear", description="A link in it does not say which way it goes.")


@strawberry.enum(description="Where something stands by its influence and dependence against the means of the map.")
class CausalPlace(Enum):
    """Places on a map of influence and dependence."""

    DRIVING = strawberry.enum_value("driving", description="Influences much, depends on little: act here.")
    LINKAGE = strawberry.enum_value("linkage", description="Influences much and depends on much: act with care.")
    DEPENDENT = strawberry.enum_value("dependent", description="Influences little, depends on much: watch it.")
    AUTONOMOUS = strawberry.enum_value("autonomous", description="Influences little and depends on little.")


@shape
class Loop:
    """A circle of influences that passes through nothing twice."""

    asked: strawberry.Private[Asked]
    loops: strawberry.Private[Loops]
    found: strawberry.Private[Found]

    @shown
    def type(self) -> LoopType:
        """What it does to a change."""
        return LoopType(self.found.type)

    @shown
    def sentence(self) -> str:
        """The loop in words: what moves what, and what becomes of a change."""
        return self.loops.sentence(self.found)

    @shown
    def delayed(self) -> bool:
        """Whether some link of it takes long to be felt."""
        return self.found.delayed

    @shown
    def length(self) -> int:
        """How many things it passes through."""
        return len(self.found.nodes)

    @shown
    def nodes(self) -> list[Node]:
        """What it passes through, in the order in which influence passes."""
        self.asked.pager.budget.spend(len(self.found.nodes))
        return self.asked.nodes(self.found.nodes)


@shape
class LoopConnection(Paged):
    """A page of feedback loops, the shortest first, then in order of ids."""

    complete: bool = strawberry.field(description="Whether these are all loops up to the longest; else there are more.")
    nodes: list[Loop] = strawberry.field(description="The loops.")


@shape
class CausalFactor:
    """One thing of the causal map, and how it hangs together with the others."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Factor]

    @shown
    def node(self) -> Node:
        """The thing."""
        return self.asked.node(self.found.node)  # type: ignore[no-any-return]

    @shown
    def place(self) -> CausalPlace:
        """Where it stands by what it influences and what it depends on."""
        return CausalPlace(self.found.place)

    @shown
    def influences(self) -> int:
        """How many things it influences."""
        return self.found.influences

    @shown
    def influenced_by(self) -> int:
        """How many things influence it."""
        return self.found.influenced_by

    @shown
    def between(self) -> float | None:
        """Share of the shortest ways between others that pass through it, 0 to 1; null on a very large map."""
        return self.found.between

    @shown
    def influence(self) -> int:
        """The strengths of what starts at it, added up."""
        return self.found.influence

    @shown
    def dependence(self) -> int:
        """The strengths of what leads to it, added up."""
        return self.found.dependence

    @shown
    def indirect_influence(self) -> float | None:
        """Its influence along ways of several links, comparable within the map only; null on a very large map."""
        return self.found.indirect_influence

    @shown
    def indirect_dependence(self) -> float | None:
        """Its dependence along ways of several links, comparable within the map only; null on a very large map."""
        return self.found.indirect_dependence


@shape
class CausalFactorConnection(Paged):
    """A page of the things of the causal map, in order of id."""

    nodes: list[CausalFactor] = strawberry.field(description="The things.")
