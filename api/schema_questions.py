"""Questions and their answers in the schema: verdict, confidence, facts, what is missing, the query, what changed."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Annotated

import strawberry

from api.resolve import Asked
from api.schema_fields import Day
from api.schema_findings import Evidence, Finding
from api.schema_node import NodeConnection, node_page
from api.schema_pages import USUAL, After, First, Paged
from api.schema_shape import shape, shown, weighs
from graph.analysis.answer import Answer as Found
from graph.analysis.answer import Stated, Turn
from graph.analysis.answer import answers as answered
from graph.analysis.matter import Matter
from graph.analysis.question import Lack, Question
from graph.moments import moment_of

Since = Annotated[Day, strawberry.argument(description="The earlier day, as known now.")]


@strawberry.enum(
    description="How far an answer can be relied on, by how much of what it asks about could be looked at."
)
class AnswerConfidence(Enum):
    """How far an answer can be relied on."""

    HIGH = strawberry.enum_value("high", description="All of it could be looked at.")
    MEDIUM = strawberry.enum_value("medium", description="At least half of it.")
    LOW = strawberry.enum_value("low", description="Some of it.")
    NONE = strawberry.enum_value("none", description="Nothing of it is recorded: there is no verdict.")


@strawberry.enum(description="To which part a question belongs.")
class QuestionPart(Enum):
    """Parts of the questions."""

    OPERATING = strawberry.enum_value("operating", description="For running and changing a system.")
    GUIDE = strawberry.enum_value("guide", description="For beginning one.")


@shape
class AnswerFact:
    """A fact that an answer rests on."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Stated]

    @shown
    def sentence(self) -> str:
        """The fact in words."""
        self._note()
        return self.found.sentence

    @shown
    def nodes(self, first: First = USUAL, after: After = None) -> NodeConnection:
        """What it is about, in order of id."""
        return node_page(self.asked, sorted(set(self.found.positions)), first, after)

    @shown
    def finding(self) -> Finding | None:
        """The finding that it is; null where no rule found it."""
        self._note()
        return Finding(asked=self.asked, found=self.found.finding) if self.found.finding else None

    @shown
    def evidence(self) -> list[Evidence]:
        """What it rests on itself."""
        return [Evidence(asked=self.asked, record=record) for record in self.found.evidence]

    def _note(self) -> None:
        """Note what it shows that needs rights: that a rule speaks of a node tells what a field of it holds."""
        finding = self.found.finding
        for name in finding.by.guarded if finding else ():
            self.asked.saw(f"{self.asked.snapshot.kinds[self.found.positions[0]]}.{name}", finding.nodes[0])  # type: ignore[union-attr]


@shape
class AnswerFactConnection(Paged):
    """A page of facts that an answer rests on, the most telling first."""

    nodes: list[AnswerFact] = strawberry.field(description="The facts.")


@shape
class AnswerLack:
    """What is missing to answer a question better."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Lack]

    @shown
    def sentence(self) -> str:
        """What cannot be told."""
        return self.found.say

    @shown
    def least(self) -> str:
        """The least data that would tell it."""
        return self.found.least

    @shown
    def nodes(self, first: First = USUAL, after: After = None) -> NodeConnection:
        """What it cannot be told of, in order of id; empty where nothing of the sort is recorded."""
        return node_page(self.asked, sorted(set(self.found.nodes)), first, after)


@shape
class AnswerTurn:
    """What became of an answer since an earlier day."""

    asked: strawberry.Private[Asked]
    then: strawberry.Private[Asked]
    found: strawberry.Private[Turn]

    @shown
    def since(self) -> Day:
        """The earlier day."""
        return Day(self.found.since)

    @shown
    def verdict(self) -> str:
        """The answer of that day."""
        return self.found.verdict

    @shown
    def confidence(self) -> AnswerConfidence:
        """How far it could be relied on then."""
        return AnswerConfidence(self.found.confidence)

    @shown
    def appeared(self, first: First = USUAL, after: After = None) -> AnswerFactConnection:
        """Facts that it did not rest on then."""
        return fact_page(self.asked, self.found.appeared, first, after)

    @shown
    def gone(self, first: First = USUAL, after: After = None) -> AnswerFactConnection:
        """Facts that it rests on no more, as they were then."""
        return fact_page(self.then, self.found.gone, first, after)


@shape
class Answer:
    """A question that an organisation asks of itself, and its answer. Where nothing can be told, it says so."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Found]

    @shown
    def id(self) -> strawberry.ID:
        """The id of the question, such as Q6a."""
        return strawberry.ID(self.found.question.id)

    @shown
    def part(self) -> QuestionPart:
        """To which part the question belongs."""
        return QuestionPart(self.found.question.part)

    @shown
    def question(self) -> str:
        """The question, in English."""
        return self.found.question.words.en

    @shown
    def question_cy(self) -> str:
        """The question, in Welsh."""
        return self.found.question.words.cy

    @shown
    def source(self) -> str:
        """Where the method asks it."""
        return self.found.question.source

    @weighs(500)
    @shown
    def verdict(self) -> str:
        """The answer in words; where nothing can be told, what would tell it."""
        return self.found.verdict

    @weighs(500)
    @shown
    def confidence(self) -> AnswerConfidence:
        """How far it can be relied on."""
        return AnswerConfidence(self.found.confidence)

    @weighs(500)
    @shown
    def facts(self, first: First = 10, after: After = None) -> AnswerFactConnection:
        """What it rests on, the most telling first."""
        return fact_page(self.asked, self.found.facts, first, after)

    @shown
    def missing(self) -> list[AnswerLack]:
        """What is missing to answer better."""
        return [AnswerLack(asked=self.asked, found=lack) for lack in self.found.missing]

    @shown
    def query(self) -> str:
        """The GraphQL that gives what it rests on."""
        return self.found.query

    @weighs(5_000)
    @shown
    def changed(self, since: Since) -> AnswerTurn | None:
        """What became of it since an earlier day; null where the unit was not there yet, and of what is supposed."""
        if not self.asked.has_past:
            return None
        then = self.asked.at(moment_of(str(since), None))
        unit, ids = self.found.matter.scope, self.asked.snapshot.ids
        place = None if unit is None else then.snapshot.position(ids[unit])
        if unit is not None and place is None:
            return None
        former = answered(matter_of(then, place), [self.found.question])[0]
        return AnswerTurn(asked=self.asked, then=then, found=self.found.since(former))


def fact_page(asked: Asked, facts: Sequence[Stated], first: int, after: str | None) -> AnswerFactConnection:
    """Return a page of facts in their order."""
    rows = list(enumerate(facts))
    cut = asked.pager.cut(rows, lambda row: (row[0],), first, after)
    return AnswerFactConnection(cut=cut, nodes=[AnswerFact(asked=asked, found=fact) for _, fact in cut.rows])


def matter_of(asked: Asked, unit: int | None) -> Matter:
    """Return what questions are asked of within a unit; one request looks at it once."""
    return asked.kept(("matter", unit), lambda: Matter(asked.case, lambda: asked.findings(None), unit))


def answers_of(asked: Asked, questions: Sequence[Question], unit: int | None) -> list[Answer]:
    """Return the answers to some questions within a unit."""
    asked.pager.budget.spend(len(questions))
    return [Answer(asked=asked, found=found) for found in answered(matter_of(asked, unit), questions)]
