"""Tests of every question in `graph.questions`: its examples run, its words are whole, it says no false yes."""

from __future__ import annotations

import re

import orjson
import pytest

from graph.analysis.answer import NOTHING, Answer
from graph.analysis.case import Case
from graph.analysis.examples import case_of
from graph.analysis.findings import findings
from graph.analysis.matter import Matter
from graph.analysis.question import Question, all_questions
from graph.analysis.rule import all_rules
from tests.seeds.test_health_board import board
from tests.test_words import judgements

QUESTIONS = all_questions()
EXAMPLES = [
    pytest.param(question, text, verdict, id=f"{question.id}-{number}")
    for question in QUESTIONS
    for number, (text, verdict) in enumerate(question.examples.items())
]


def answer(question: Question, case: Case) -> Answer:
    return Answer(question, Matter(case, lambda: findings(case)))


def test_OQ_15_there_are_sixteen_questions_for_running_and_sixteen_for_beginning() -> None:
    assert [one.id for one in QUESTIONS] == [
        *("Q1", "Q2", "Q3", "Q4", "Q5", "Q6a", "Q6b", "Q7a", "Q7b", "Q8", "Q9", "Q10", "Q11", "Q12", "Q13", "Q14"),
        *(f"N{number}" for number in range(1, 17)),
    ]


@pytest.mark.parametrize(("question", "text", "verdict"), EXAMPLES)
def test_an_example_gets_its_verdict(question: Question, text: str, verdict: str) -> None:
    assert answer(question, case_of(text)).verdict == verdict


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_OQ_16_of_an_empty_organisation_nothing_is_said_but_what_would_tell(question: Question) -> None:
    told = answer(question, case_of(""))

    assert (told.confidence, list(told.facts)) == ("none", [])
    assert told.missing
    assert told.verdict == f"{NOTHING} {told.missing[0].least}"


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_an_answer_about_the_health_board_is_whole(question: Question) -> None:
    told = answer(question, board())

    record = told.record()
    assert orjson.dumps(record)
    assert list(record) == ["id", "question", "verdict", "confidence", "facts", "missing", "query", "changed"]
    assert told.confidence != "none"
    assert told.facts
    assert all(fact["nodes"] and fact["evidence"] for fact in record["facts"])
    assert not [fault for fact in record["facts"] for fault in faults_of_sentence(fact["sentence"])]
    assert not [fault for lack in record["missing"] for fault in faults_of_sentence(lack["sentence"])]


def faults_of_sentence(text: str) -> list[str]:
    """Return what is wrong with a fact as one plain sentence."""
    bare = re.sub("“[^”]*”", "", text)
    faults = [] if text.endswith(".") and not text.endswith("..") else [f"no full stop: {text}"]
    faults += [f"looks like code: {text}"] if re.search(r"[{}_\[\]]|\bNone\b|\bTrue\b|\bFalse\b", bare) else []
    return faults + [f"judges: {one}" for one in judgements(text)]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_a_question_has_words_in_both_languages_its_source_and_rules_that_there_are(question: Question) -> None:
    assert question.words.en.endswith("?")
    assert question.words.cy.endswith("?")
    assert question.source.startswith("NHS Wales (2024), ")
    assert question.doc
    assert question.examples
    assert set(question.rules) <= {rule.id for rule in all_rules()}
