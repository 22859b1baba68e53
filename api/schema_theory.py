"""Theories of change in the schema: as an outline, and part by part as a driver diagram draws them."""

from __future__ import annotations

from enum import Enum

import strawberry

from api.resolve import Asked
from api.say.governing import theory_lines
from api.schema_measured import Measured, measured
from api.schema_node import Node, several
from api.schema_pages import Paged
from api.schema_shape import shape, shown
from graph.analysis.theory_of_change import Branch, ideas
from graph.analysis.theory_parts import Part, theory_parts


@strawberry.enum(description="What something is in a theory of change.")
class TheoryRole(Enum):
    """Roles in a theory of change."""

    AIM = strawberry.enum_value("aim", description="What it is for.")
    DRIVER = strawberry.enum_value("driver", description="What has to change for it.")
    IDEA = strawberry.enum_value("idea", description="What could be done differently.")
    TEST = strawberry.enum_value("test", description="How an idea was tried.")


@strawberry.enum(description="What a part of a theory of change lacks.")
class TheoryLack(Enum):
    """What a part of a theory of change lacks."""

    DRIVERS = strawberry.enum_value("drivers", description="An aim: what has to change for it.")
    MEASURE = strawberry.enum_value("measure", description="An aim: a measure that tells when it is reached.")
    CHANGE = strawberry.enum_value("change", description="A driver: an idea that acts on it, or on what moves it.")
    TEST = strawberry.enum_value("test", description="An idea: a test of it.")
    PROCESS_MEASURE = strawberry.enum_value("process_measure", description="An idea: a measure of the work it changes.")


@shape
class TheoryIdea:
    """A change idea of a theory."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Branch]

    @shown
    def idea(self) -> Node:
        """The idea."""
        return self.asked.node(self.found.node)  # type: ignore[no-any-return]

    @shown
    def untested(self) -> bool:
        """Whether no test of it is recorded."""
        return self.found.is_untested

    @shown
    def unmeasured(self) -> bool:
        """Whether no process measure would tell if it changes the work."""
        return self.found.is_unmeasured


@shape
class TheoryPart:
    """One part of a theory of change."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Part]

    @shown
    def node(self) -> Node:
        """The part."""
        return self.asked.node(self.found.node)  # type: ignore[no-any-return]

    @shown
    def role(self) -> TheoryRole:
        """What it is in the theory."""
        return TheoryRole(self.found.role)

    @shown
    def step(self) -> int:
        """Its column: 0 the aim, 1 primary drivers, 2 secondary ones; ideas beyond all drivers, then tests."""
        return self.found.step

    @shown
    def leads_to(self) -> list[Node]:
        """The parts that it moves."""
        return several(self.asked, self.found.leads_to)

    @shown
    def measures(self) -> list[Measured]:
        """Of the aim: its measures, each with how its last value looks."""
        return measured(self.asked, self.found.measures)

    @shown
    def lacks(self) -> list[TheoryLack]:
        """What it lacks."""
        return [TheoryLack(one) for one in self.found.lacks]


@shape
class TheoryOfChange:
    """What has to change for an effort or aim, by which ideas, and how they were tried."""

    asked: strawberry.Private[Asked]
    branch: strawberry.Private[Branch]

    @shown
    def aim(self) -> Node:
        """The effort or aim."""
        return self.asked.node(self.branch.node)  # type: ignore[no-any-return]

    @shown
    def ideas(self) -> list[TheoryIdea]:
        """Its change ideas, in order of id."""
        found = ideas(self.branch, self.asked.case)
        self.asked.pager.budget.spend(len(found))
        return [TheoryIdea(asked=self.asked, found=one) for one in found]

    @shown
    def parts(self) -> list[TheoryPart]:
        """All of it, each part once, by column, in each column in order of id."""
        found = theory_parts(self.asked.case, self.branch)
        self.asked.pager.budget.spend(len(found))
        return [TheoryPart(asked=self.asked, found=one) for one in found]

    @shown
    def outline(self) -> list[str]:
        """The whole theory as an outline, a line a thing, with what lacks a test or a measure."""
        return list(theory_lines(self.branch, self.asked.names()))


@shape
class TheoryOfChangeConnection(Paged):
    """A page of theories, in order of the ids of their aims."""

    nodes: list[TheoryOfChange] = strawberry.field(description="The theories.")
