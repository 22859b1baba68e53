"""Tests of `api.answers.questions`: which are asked, of what, and whether their queries can be asked again."""

from __future__ import annotations

import pytest

from api.answers.questions import QuestionsAnswer, questions_named
from graph.analysis.examples import case_of
from graph.analysis.findings import findings
from graph.analysis.question import Question, all_questions
from graph.errors import NotFound
from tests.api.asking import ask

TWO_UNITS = """
OrgUnit u1 level=team; OrgUnit u2 level=team
Process r1 unit=u1 lane=mainstay; Process r2 unit=u2 lane=mainstay
"""


def answer_of(text: str, *names: str, scope: str = "", before: str = "") -> QuestionsAnswer:
    now, then = case_of(text), case_of(before)
    return QuestionsAnswer(
        questions_named(names),
        (now, lambda: findings(now)),
        now.snapshot.position(scope) if scope else None,
        (then, lambda: findings(then)) if before else None,
    )


@pytest.mark.parametrize("question", all_questions(), ids=lambda one: one.id)
def test_the_query_of_an_answer_can_be_asked_again(question: Question) -> None:
    assert ask(question.query())
    assert ask(question.query(scope="U1"), "OrgUnit U1")


def test_a_question_is_named_by_its_id_or_by_its_first_words() -> None:
    assert [one.id for one in questions_named(["q6A", "Whom are we"])] == ["Q6a", "N4"]
    assert len(questions_named([])) == 32


def test_what_is_no_question_is_said_so() -> None:
    with pytest.raises(NotFound, match="there is no question called 'Q99'"):
        questions_named(["Q99"])


def test_within_a_unit_counts_what_belongs_to_it() -> None:
    everything, one = answer_of(TWO_UNITS, "Q8"), answer_of(TWO_UNITS, "Q8", scope="u1")

    assert everything.answers[0].verdict.startswith("0 of 2 processes of daily work have")
    assert one.answers[0].verdict.startswith("0 of 1 process of daily work has")
    assert one.record()["scope"] == "u1"


def test_a_need_without_a_unit_is_within_the_unit_that_meets_it() -> None:
    text = (
        "OrgUnit u1; OrgUnit u2; Need d1 importance=5; Service s1; u1 -runs-> s1; s1 -meets-> d1; Need d2 importance=5"
    )

    here, there = answer_of(text, "N3", scope="u1"), answer_of(text, "N3", scope="u2")

    assert here.answers[0].verdict.startswith("1 need is known")
    assert there.answers[0].confidence == "none"


def test_OQ_15_what_changed_since_an_earlier_day_is_told() -> None:
    before = "Need d1 importance=5; Need d2 importance=5"

    answer = answer_of("Need d1 importance=5; Need d3 importance=4", "Q7a", before=before)

    changed = answer.record()["answers"][0]["changed"]
    assert changed["verdict"] == "2 needs ask for services that are not there."
    assert [text.split("”")[0] for text in changed["appeared"]] == ["The need “d3"]
    assert [text.split("”")[0] for text in changed["gone"]] == ["The need “d2"]


def test_of_a_unit_that_was_not_there_yet_nothing_is_compared() -> None:
    answer = answer_of(TWO_UNITS, "Q8", scope="u1", before="OrgUnit u2")

    assert answer.record()["answers"][0]["changed"] is None
