"""Risks as bow-ties in the schema: what pushes towards them, keeps them down and checks that, and what is missing."""

from __future__ import annotations

from enum import Enum

import strawberry

from api.resolve import Asked
from api.schema_measured import Measured, measured
from api.schema_node import Node, several
from api.schema_pages import Paged
from api.schema_shape import shape, shown
from graph.analysis.risk_chain import Barrier, Check, RiskChain


@strawberry.enum(description="Whether something keeps a risk from happening, or limits the harm when it does.")
class RiskSide(Enum):
    """Sides of a risk."""

    BEFORE = strawberry.enum_value("before", description="It keeps it from happening.")
    AFTER = strawberry.enum_value("after", description="It shows that it has happened, or puts it right.")


@strawberry.enum(description="What is missing around a risk.")
class RiskLack(Enum):
    """What is missing around a risk."""

    CONTROL = strawberry.enum_value("control", description="Anything that keeps it down.")
    PREVENTION = strawberry.enum_value("prevention", description="Anything that keeps it from happening.")
    RECOVERY = strawberry.enum_value("recovery", description="Anything that helps once it has happened.")
    CHECK = strawberry.enum_value("check", description="Anything that looks whether this works.")
    CHECK_IN_DATE = strawberry.enum_value("check_in_date", description="A check that is in date.")
    TARGET = strawberry.enum_value("target", description="The score to get to.")


@shape
class RiskCheck:
    """Something that looks whether a risk, or what keeps it down, is as it should be."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Check]

    @shown
    def node(self) -> Node:
        """The check."""
        return self.asked.node(self.found.node)  # type: ignore[no-any-return]

    @shown
    def age(self) -> int | None:
        """Days since it was done; null where that is not recorded."""
        return self.found.age

    @shown
    def in_date(self) -> bool:
        """Whether it was done lately enough and the next one is not overdue."""
        return self.found.in_date

    @shown
    def line(self) -> int | None:
        """Who looks: 1 those doing the work, 2 oversight, 3 somebody independent; null where not recorded."""
        return self.found.line


@shape
class RiskBarrier:
    """Something that keeps a risk down."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Barrier]

    @shown
    def node(self) -> Node:
        """The control or the effort."""
        return self.asked.node(self.found.node)  # type: ignore[no-any-return]

    @shown
    def side(self) -> RiskSide:
        """Whether it keeps it from happening, or limits the harm."""
        return RiskSide(self.found.side)

    @shown
    def checks(self) -> list[RiskCheck]:
        """What looks at it, in order of id."""
        return _checks(self.asked, self.found.checks)

    @shown
    def lacks(self) -> list[RiskLack]:
        """What is missing of it: a check, or one in date."""
        return [RiskLack(one) for one in self.found.lacks]


@shape
class RiskWithChain:
    """A risk, and the chain around it."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[RiskChain]

    @shown
    def risk(self) -> Node:
        """The risk."""
        return self.asked.node(self.found.risk)  # type: ignore[no-any-return]

    @shown
    def causes(self) -> list[Node]:
        """What pushes towards it or shows it coming: what influences it or what would suffer, or was raised of them."""
        return several(self.asked, self.found.causes)

    @shown
    def barriers(self) -> list[RiskBarrier]:
        """What keeps it down, in order of id."""
        self.asked.pager.budget.spend(len(self.found.barriers))
        return [RiskBarrier(asked=self.asked, found=one) for one in self.found.barriers]

    @shown
    def checks(self) -> list[RiskCheck]:
        """What looks at the risk itself, in order of id."""
        return _checks(self.asked, self.found.checks)

    @shown
    def threatened(self) -> list[Node]:
        """What would suffer, in order of id."""
        return several(self.asked, self.found.threatened)

    @shown
    def measures(self) -> list[Measured]:
        """Measures of it, each with how its last value looks."""
        return measured(self.asked, self.asked.case.measures(self.found.risk))

    @shown
    def before_controls(self) -> int | None:
        """Likelihood times consequence without controls; null where one is not recorded."""
        return self.found.before

    @shown
    def score(self) -> int | None:
        """Likelihood times consequence now."""
        return self.found.score

    @shown
    def target(self) -> int | None:
        """The score to get to."""
        return self.found.target

    @shown
    def lacks(self) -> list[RiskLack]:
        """What is missing around it."""
        return [RiskLack(one) for one in self.found.lacks]


@shape
class RiskChainConnection(Paged):
    """A page of risks with the chains around them, in order of id."""

    nodes: list[RiskWithChain] = strawberry.field(description="The risks.")


def _checks(asked: Asked, found: tuple[Check, ...]) -> list[RiskCheck]:
    asked.pager.budget.spend(len(found))
    return [RiskCheck(asked=asked, found=one) for one in found]
