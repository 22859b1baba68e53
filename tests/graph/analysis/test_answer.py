"""Tests of `graph.analysis.answer`: confidence follows from what was looked at, and no verdict rests on nothing."""

from __future__ import annotations

import pytest

from graph.analysis.answer import Answer
from graph.analysis.examples import case_of
from graph.analysis.findings import findings
from graph.analysis.matter import Matter
from graph.analysis.question import Lack, Question, Reply
from graph.analysis.rule import Given, Hit
from graph.ontology import Label


def answer(reply: Reply, text: str = "Need d1") -> Answer:
    case = case_of(text)
    asked = Question("Q99", Label("Is it?", "Ydy e?"), "us", (), "", {}, lambda _: reply, "is_it", "It is looked at.")
    return Answer(asked, Matter(case, lambda: findings(case)))


@pytest.mark.parametrize(
    ("told", "asked", "confidence"),
    [(0, 0, "none"), (0, 4, "none"), (1, 4, "low"), (2, 4, "medium"), (3, 4, "medium"), (4, 4, "high")],
)
def test_confidence_follows_from_how_much_could_be_told(told: int, asked: int, confidence: str) -> None:
    assert answer(Reply("Yes.", [], [], told, asked)).confidence == confidence


def test_OQ_16_a_reply_that_could_tell_of_nothing_gets_no_verdict_and_no_facts() -> None:
    fact = Hit((0,), "{0} is so.", (Given(0, "importance"),))
    told = answer(Reply("Yes.", [fact], [Lack("It is not known.", "Say it.")], 0, 3))

    assert told.verdict == "This cannot be told yet. Say it."
    assert not told.facts


def test_a_fact_whose_numbers_changed_is_the_same_fact() -> None:
    def reply(many: int) -> Reply:
        return Reply("Yes.", [Hit((0,), "{0} waits {many} days.", (Given(0, "importance"),), {"many": many})], [], 1, 1)

    turn = answer(reply(31)).since(answer(reply(30)))

    assert (list(turn.appeared), list(turn.gone)) == ([], [])


def test_what_is_new_and_what_is_gone_is_told() -> None:
    def reply(say: str) -> Reply:
        return Reply("Yes.", [Hit((0,), say, (Given(0, "importance"),))], [], 1, 1)

    turn = answer(reply("{0} is so.")).since(answer(reply("{0} was so.")))

    assert [fact.sentence for fact in turn.appeared] == ["“d1” is so."]
    assert [fact.sentence for fact in turn.gone] == ["“d1” was so."]
