"""Improvement in the schema: by tier, from plan to lasting control, where lessons are used, what was tried before."""

from __future__ import annotations

import strawberry

from api.answers.improvement import ImprovementAnswer
from api.resolve import Asked
from api.say.improvement import known_sentence, link_sentence, spread_sentence
from api.schema_fields import Day
from api.schema_node import Node, several
from api.schema_pages import USUAL, After, First, Paged
from api.schema_shape import shape, shown
from graph.analysis.improvement_chain import Link as FoundLink
from graph.analysis.improvement_chain import Spread
from graph.analysis.lesson_library import Known
from graph.analysis.words_dates import iso


@shape
class ImprovementOnTheWay:
    """One improvement on the way from plan to lasting control."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[FoundLink]

    @shown
    def node(self) -> Node:
        """The improvement."""
        return self.asked.node(self.found.node)  # type: ignore[no-any-return]

    @shown
    def tier(self) -> str | None:
        """`project`, `directorate` or `system`; null where not said."""
        return self.found.tier

    @shown
    def state(self) -> str:
        """`running`, `paused` or `over`."""
        return self.found.state

    @shown
    def priorities(self) -> list[Node]:
        """Live priorities that it serves."""
        return several(self.asked, self.found.priorities)

    @shown
    def plans(self) -> list[Node]:
        """Plans that give it something."""
        return several(self.asked, self.found.plans)

    @shown
    def worked(self) -> str:
        """By its series: `worked`, `did_not_work` or `not_shown`."""
        return self.found.verdict.said

    @shown
    def control_held(self) -> bool | None:
        """Whether control has held since; null where it did not work or changed no process."""
        return self.found.verdict.held

    @shown
    def lacks(self) -> list[str]:
        """What is missing of the way: `plan`, and where it is completed or kept up `effect` and `control`."""
        return list(self.found.lacks)

    @shown
    def sentence(self) -> str:
        """It in one sentence."""
        return link_sentence(self.found, self.asked.names())


@shape
class ImprovementOnTheWayConnection(Paged):
    """A page of improvements, in order of id."""

    nodes: list[ImprovementOnTheWay] = strawberry.field(description="The improvements.")


@shape
class ImprovementTier:
    """How many improvements that go on are of one tier."""

    tier: str | None = strawberry.field(description="The tier; null for those that do not say it.")
    count: int = strawberry.field(description="How many.")


@shape
class LessonPlace:
    """A place where a lesson is used."""

    place: Node = strawberry.field(description="The place.")
    since: Day | None = strawberry.field(description="Since when; null where not recorded.")


@shape
class LessonSpread:
    """Where a lesson that worked is used."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Spread]

    @shown
    def lesson(self) -> Node:
        """The lesson."""
        return self.asked.node(self.found.lesson)  # type: ignore[no-any-return]

    @shown
    def reach(self) -> str:
        """`tested`, `implemented`, `sustained`, `spread` or `none`."""
        return self.found.reach

    @shown
    def places(self) -> list[LessonPlace]:
        """Where it is used, in order of the day since when."""
        nodes = several(self.asked, [place for place, _ in self.found.places])
        days = (None if day is None else Day(iso(day)) for _, day in self.found.places)
        return [LessonPlace(place=node, since=day) for node, day in zip(nodes, days, strict=True)]

    @shown
    def fading(self) -> list[Node]:
        """Those of these places whose measures get worse."""
        return several(self.asked, self.found.fading)

    @shown
    def left(self) -> list[Node]:
        """Places that used it and do not any more."""
        return several(self.asked, self.found.left)

    @shown
    def sentence(self) -> str:
        """The same, in one sentence."""
        return spread_sentence(self.found, self.asked.names())


@shape
class LessonSpreadConnection(Paged):
    """A page of lessons that worked, in order of id."""

    nodes: list[LessonSpread] = strawberry.field(description="The lessons.")


@shape
class KnownBefore:
    """Something that was tried before and is like what is looked for, by its words only."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Known]

    @shown
    def node(self) -> Node:
        """The lesson or the ended improvement."""
        return self.asked.node(self.found.node)  # type: ignore[no-any-return]

    @shown
    def verdict(self) -> str | None:
        """`worked`, `mixed`, `did_not_work` or `not_shown`; null where nobody says."""
        return self.found.verdict

    @shown
    def about(self) -> list[Node]:
        """What it changed, or where it is used."""
        return several(self.asked, self.found.about)

    @shown
    def sentence(self) -> str:
        """The same, in one sentence."""
        return known_sentence(self.found, self.asked.names())


@shape
class ImprovementView:
    """What is improved."""

    asked: strawberry.Private[Asked]
    answer: strawberry.Private[ImprovementAnswer]

    @shown
    def improvements(
        self, lacking: bool | None = None, first: First = USUAL, after: After = None
    ) -> ImprovementOnTheWayConnection:
        """Each improvement, live or over: all, or only those that lack something on the way or do not."""
        found = [one for one in self.answer.portfolio.links if lacking is None or bool(one.lacks) == lacking]
        cut = self.asked.pager.cut(found, lambda one: (self.asked.snapshot.ids[one.node],), first, after)
        nodes = [ImprovementOnTheWay(asked=self.asked, found=one) for one in cut.rows]
        return ImprovementOnTheWayConnection(cut=cut, nodes=nodes)

    @shown
    def tiers(self) -> list[ImprovementTier]:
        """How many of those that go on are of each tier."""
        return [ImprovementTier(tier=tier, count=len(found)) for tier, found in self.answer.portfolio.tiers.items()]

    @shown
    def directed(self) -> float | None:
        """Share of those that go on that planning asked for, 0 to 1; null where there are none."""
        return self.answer.portfolio.directed.share

    @shown
    def without_effort(self) -> list[Node]:
        """Live priorities that no live improvement serves."""
        return several(self.asked, self.answer.portfolio.without_effort)

    @shown
    def lessons(self, first: First = USUAL, after: After = None) -> LessonSpreadConnection:
        """Where each lesson that worked is used."""
        cut = self.asked.pager.cut(
            self.answer.portfolio.spread, lambda one: (self.asked.snapshot.ids[one.lesson],), first, after
        )
        return LessonSpreadConnection(cut=cut, nodes=[LessonSpread(asked=self.asked, found=one) for one in cut.rows])
