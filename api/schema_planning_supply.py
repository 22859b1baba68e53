"""Demand and supply in the schema of planning: what work asks for of time, money and skills, and what there is."""

from __future__ import annotations

import strawberry

from api.resolve import Asked
from api.say.planning import load_sentence, skill_sentence
from api.schema_node import Node, several
from api.schema_pages import Paged
from api.schema_shape import shape, shown
from graph.analysis.plan_supply import Asked as AskedFor
from graph.analysis.plan_supply import SkillGap as FoundSkill
from graph.analysis.plan_supply import UnitLoad as FoundLoad


@shape
class PlanDemand:
    """What one piece of work asks for, and what plans in force give it."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[AskedFor]

    @shown
    def node(self) -> Node:
        """The work."""
        return self.asked.node(self.found.node)  # type: ignore[no-any-return]

    @shown
    def wte(self) -> float:
        """Whole-time equivalents that it asks for."""
        return self.found.wte

    @shown
    def money(self) -> float:
        """Pounds that it asks for."""
        return self.found.money

    @shown
    def given_wte(self) -> float:
        """Whole-time equivalents that plans give it."""
        return self.found.given_wte

    @shown
    def given_money(self) -> float:
        """Pounds that plans give it."""
        return self.found.given_money

    @shown
    def unfunded(self) -> bool:
        """Whether it asks for something and no plan in force gives it anything."""
        return self.found.is_unfunded


@shape
class PlanDemandConnection(Paged):
    """A page of what work asks for, in order of id."""

    nodes: list[PlanDemand] = strawberry.field(description="What work asks for.")


@shape
class UnitLoad:
    """What efforts ask of the people of one unit."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[FoundLoad]

    @shown
    def unit(self) -> Node:
        """The unit."""
        return self.asked.node(self.found.unit)  # type: ignore[no-any-return]

    @shown
    def wte(self) -> float:
        """Whole-time equivalents that its efforts ask for."""
        return self.found.asked

    @shown
    def there(self) -> float | None:
        """Those of its roles; null where none says any."""
        return self.found.there

    @shown
    def over(self) -> bool:
        """Whether more is asked than its roles have."""
        return self.found.is_over

    @shown
    def sentence(self) -> str:
        """It in one sentence."""
        return load_sentence(self.found, self.asked.names())


@shape
class UnitLoadConnection(Paged):
    """A page of units with efforts, in order of id."""

    nodes: list[UnitLoad] = strawberry.field(description="The units.")


@shape
class SkillGap:
    """How many people with one skill are needed, and how many there are."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[FoundSkill]

    @shown
    def skill(self) -> Node:
        """The skill."""
        return self.asked.node(self.found.skill)  # type: ignore[no-any-return]

    @shown
    def needed(self) -> int:
        """How many are needed."""
        return self.found.needed

    @shown
    def there(self) -> int:
        """How many there are."""
        return self.found.there

    @shown
    def by(self) -> list[Node]:
        """The work that needs it."""
        return several(self.asked, self.found.by)

    @shown
    def sentence(self) -> str:
        """It in one sentence."""
        return skill_sentence(self.found, self.asked.names())


@shape
class SkillGapConnection(Paged):
    """A page of skills, in order of id."""

    nodes: list[SkillGap] = strawberry.field(description="The skills.")
