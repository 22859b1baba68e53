"""What a board has to know and to look after in the schema, and the theory of change of an aim."""

from __future__ import annotations

import strawberry

from api.answers.governing import GoverningAnswer
from api.resolve import Asked
from api.say.governing import ITEMS, challenge_sentence, standing_sentence, strategy_sentence
from api.schema_fields import Day
from api.schema_node import Node, NodeConnection, node_page, several
from api.schema_pages import USUAL, After, First, Paged
from api.schema_shape import shape, shown
from api.schema_words import Language
from graph.analysis.board_knowledge import Challenge, Strategy
from graph.analysis.infrastructure import Standing
from graph.analysis.words_dates import iso


@shape
class InfrastructureItem:
    """One of the seven things that managing quality stands on, and how far it is in place."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Standing]

    @shown
    def item(self) -> str:
        """Its code: map, daily_management, feedback, tiered_measures, improvement_network, learning, agreed_ways."""
        return self.found.item

    @shown
    def label(self, language: Language = Language.EN) -> str:
        """What is counted."""
        return ITEMS[self.found.item].cy if language is Language.CY else ITEMS[self.found.item].en

    @shown
    def part(self) -> int:
        """How many have it."""
        return len(self.found.there)

    @shown
    def whole(self) -> int:
        """Of how many."""
        return len(self.found.there) + len(self.found.missing)

    @shown
    def missing(self, first: First = USUAL, after: After = None) -> NodeConnection:
        """What lacks it, in order of id."""
        return node_page(self.asked, self.found.missing, first, after)

    @shown
    def sentence(self) -> str:
        """The same, in one sentence."""
        return standing_sentence(self.found, self.asked.names())


@shape
class StrategyAlignment:
    """A strategy, and the priorities that it moves."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Strategy]

    @shown
    def strategy(self) -> Node:
        """The strategy."""
        return self.asked.node(self.found.plan)  # type: ignore[no-any-return]

    @shown
    def priorities(self) -> list[Node]:
        """The priorities that what it decides on or gives something to leads to; none: it is not aligned."""
        return several(self.asked, list(self.found.moves))

    @shown
    def sentence(self) -> str:
        """The same, in one sentence."""
        return strategy_sentence(self.found, self.asked.names())


@shape
class ChallengeTrace:
    """What became of a measure that is not as it should be."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Challenge]

    @shown
    def measure(self) -> Node:
        """The measure."""
        return self.asked.node(self.found.measure)  # type: ignore[no-any-return]

    @shown
    def since(self) -> Day:
        """Since when it gets worse or cannot reach its target."""
        return Day(iso(self.found.since))

    @shown
    def turn(self) -> str:
        """How far it has come round: `seen`, `challenged`, `mended` or `returned`."""
        return self.found.turn

    @shown
    def challenges(self) -> list[Node]:
        """What was set to answer it."""
        return several(self.asked, self.found.challenges)

    @shown
    def forums(self) -> list[Node]:
        """Forums that look at it."""
        return several(self.asked, self.found.forums)

    @shown
    def sentence(self) -> str:
        """The same, in one sentence."""
        return challenge_sentence(self.found, self.asked.names())


@shape
class ChallengeTraceConnection(Paged):
    """A page of what is not as it should be, in order of the ids of measures."""

    nodes: list[ChallengeTrace] = strawberry.field(description="The traces.")


@shape
class ImprovementMethodCount:
    """How many improvements that go on follow one method."""

    method: str = strawberry.field(description="Code of the method; empty for those that name none.")
    count: int = strawberry.field(description="How many.")


@shape
class BoardView:
    """What a board has to know and to look after."""

    asked: strawberry.Private[Asked]
    answer: strawberry.Private[GoverningAnswer]

    @shown
    def purposes(self) -> list[Node]:
        """Why the organisation is there."""
        return several(self.asked, self.answer.board.purposes)

    @shown
    def people(self) -> list[Node]:
        """Whom it serves now or will serve."""
        return several(self.asked, self.answer.board.people)

    @shown
    def priorities(self) -> list[Node]:
        """What it has chosen to go for."""
        return several(self.asked, self.answer.board.priorities)

    @shown
    def measures(self, first: First = USUAL, after: After = None) -> NodeConnection:
        """Measures of purposes and priorities, in order of id."""
        return node_page(self.asked, self.answer.board.measures, first, after)

    @shown
    def methods(self) -> list[ImprovementMethodCount]:
        """Methods of improvement in use."""
        return [ImprovementMethodCount(method=name, count=found) for name, found in self.answer.board.methods.items()]

    @shown
    def quality(self) -> list[Node]:
        """The terms of reference in which it says what quality is."""
        return several(self.asked, self.answer.board.quality)

    @shown
    def infrastructure(self) -> list[InfrastructureItem]:
        """How far each of the seven things is in place that managing quality stands on."""
        return [InfrastructureItem(asked=self.asked, found=one) for one in self.answer.standings]

    @shown
    def without_executive(self) -> list[Node]:
        """Priorities for which nobody answers who sits on a board, or belongs to the top or to a directorate."""
        return several(self.asked, self.answer.board.without_executive)

    @shown
    def unresourced(self) -> list[Node]:
        """Enablers of quality to which no time or money goes."""
        return several(self.asked, self.answer.board.unresourced)

    @shown
    def strategies(self) -> list[StrategyAlignment]:
        """Strategies, and the priorities that they move."""
        self.asked.pager.budget.spend(len(self.answer.board.strategies))
        return [StrategyAlignment(asked=self.asked, found=one) for one in self.answer.board.strategies]

    @shown
    def challenges(self, first: First = USUAL, after: After = None) -> ChallengeTraceConnection:
        """What is not as it should be, and what became of it."""
        ids = self.asked.snapshot.ids
        cut = self.asked.pager.cut(self.answer.board.challenges, lambda one: (ids[one.measure],), first, after)
        return ChallengeTraceConnection(
            cut=cut, nodes=[ChallengeTrace(asked=self.asked, found=one) for one in cut.rows]
        )

    @shown
    def overdue(self, first: First = USUAL) -> list[Node]:
        """Live things whose day for a review has passed, the longest ago first."""
        return several(self.asked, self.answer.board.overdue[: self.asked.pager.checked(first)])

    @shown
    def decisions(self, first: First = USUAL) -> list[Node]:
        """Decisions that were made, the newest first."""
        return several(self.asked, self.answer.board.decisions[: self.asked.pager.checked(first)])
