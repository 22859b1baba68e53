"""The answer to a question: a verdict that is given only where it can be, and everything that it rests on.

What cannot be told is never told: where a question could look at nothing, the verdict says so and names the least data
that would answer it (NHS Wales 2024, §2.4).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Literal

from graph.analysis.evidence import evidence
from graph.analysis.findings import Finding
from graph.analysis.made_late import MadeLate
from graph.analysis.matter import Matter
from graph.analysis.question import Lack, Question, Reply, Statement
from graph.analysis.rule import Hit
from graph.analysis.wording import sentence
from graph.collector import held_collector
from graph.model import Record

Confidence = Literal["high", "medium", "low", "none"]
HALF = 0.5
NOTHING = "This cannot be told yet."


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact that an answer rests on, ready to be put into words.

    Attributes:
        matter: What it was found in.
        fact: What was found.
    """

    matter: Matter
    fact: Statement

    @property
    def positions(self) -> tuple[int, ...]:
        """Positions of the nodes it is about, the first one first."""
        return self.fact.positions if isinstance(self.fact, Finding) else self.fact.nodes

    @property
    def sentence(self) -> str:
        """The fact in one sentence."""
        if isinstance(self.fact, Finding):
            return self.fact.reason
        return sentence(self.matter.case, self.fact)

    @property
    def finding(self) -> Finding | None:
        """The finding that it is; None where no rule found it."""
        return self.fact if isinstance(self.fact, Finding) else None

    @property
    def evidence(self) -> list[Record]:
        """What it rests on itself; see `graph.analysis.evidence`."""
        if isinstance(self.fact, Finding):
            return self.fact.evidence
        return evidence(self.matter.case, self.fact.facts)

    @property
    def key(self) -> tuple[str, tuple[str, ...]]:
        """What makes it the same fact on another day, whatever its numbers are then."""
        ids = self.matter.case.snapshot.ids
        said = self.fact.rule if isinstance(self.fact, Finding) else self.fact.say
        is_group = isinstance(self.fact, Hit) and "those" in self.fact.words
        return said, () if is_group else tuple(ids[node] for node in self.positions)

    def record(self) -> Record:
        """Return it as JSON can hold it."""
        ids = self.matter.case.snapshot.ids
        return {
            "sentence": self.sentence,
            "nodes": [ids[node] for node in self.positions],
            "finding": self.finding.id if self.finding else None,
            "evidence": self.evidence,
        }


@dataclass(frozen=True, slots=True)
class Turn:
    """What became of an answer since an earlier day.

    Attributes:
        since: The earlier day, ISO.
        verdict, confidence: The answer of that day.
        appeared: Facts that it did not rest on then.
        gone: Facts that it rests on no more.
    """

    since: str
    verdict: str
    confidence: Confidence
    appeared: Sequence[Stated]
    gone: Sequence[Stated]

    def record(self) -> Record:
        """Return it as JSON can hold it."""
        return {
            "since": self.since,
            "verdict": self.verdict,
            "confidence": self.confidence,
            "appeared": [one.sentence for one in self.appeared],
            "gone": [one.sentence for one in self.gone],
        }


class Answer:
    """The answer to one question.

    Attributes:
        question: The question.
        matter: What it was asked of.
    """

    def __init__(self, question: Question, matter: Matter) -> None:
        self.question = question
        self.matter = matter

    @cached_property
    def reply(self) -> Reply:
        """What the question found."""
        with held_collector():
            return self.question.ask(self.matter)

    @property
    def confidence(self) -> Confidence:
        """How far it can be relied on: by how much of what it is about could be told.

        All: high; at least half: medium; some: low; none: none.
        """
        told, asked = self.reply.told, self.reply.asked
        if not told:
            return "none"
        if told >= asked:
            return "high"
        return "medium" if told >= HALF * asked else "low"

    @property
    def verdict(self) -> str:
        """The answer in words; where nothing could be told, what would tell it."""
        if self.confidence != "none":
            return self.reply.verdict
        return " ".join([NOTHING, *(lack.least for lack in self.reply.missing[:1])])

    @cached_property
    def facts(self) -> Sequence[Stated]:
        """What it rests on, the most telling first; nothing where nothing can be told."""
        if self.confidence == "none":
            return ()
        return MadeLate((self.reply.facts, partial(Stated, self.matter)))

    @property
    def missing(self) -> Sequence[Lack]:
        """What is missing to answer better."""
        return self.reply.missing

    @property
    def query(self) -> str:
        """The GraphQL that gives what it rests on."""
        snapshot, scope = self.matter.case.snapshot, self.matter.scope
        return self.question.query("" if scope is None else snapshot.ids[scope], snapshot.date)

    def since(self, former: Answer) -> Turn:
        """Return what became of it since an earlier answer to the same question."""
        were = {fact.key for fact in former.facts}
        are = {fact.key for fact in self.facts}
        return Turn(
            former.matter.case.snapshot.date,
            former.verdict,
            former.confidence,
            [fact for fact in self.facts if fact.key not in were],
            [fact for fact in former.facts if fact.key not in are],
        )

    def record(self, former: Answer | None = None) -> Record:
        """Return the documented JSON shape.

        Args:
            former: The answer of an earlier day, if it is asked what changed since.
        """
        ids = self.matter.case.snapshot.ids
        return {
            "id": self.question.id,
            "question": self.question.words.en,
            "verdict": self.verdict,
            "confidence": self.confidence,
            "facts": [fact.record() for fact in self.facts],
            "missing": [
                {"sentence": lack.say, "least": lack.least, "nodes": [ids[node] for node in lack.nodes]}
                for lack in self.missing
            ],
            "query": self.query,
            "changed": self.since(former).record() if former else None,
        }


def answers(matter: Matter, questions: Sequence[Question]) -> list[Answer]:
    """Return the answers to some questions, in the same order; each is worked out when it is first read."""
    return [Answer(question, matter) for question in questions]
