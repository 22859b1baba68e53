"""Tests of the command that asks the organisation's own questions."""

from __future__ import annotations

import pytest

from tests.api.cli.calls import call

pytestmark = pytest.mark.usefixtures("small")


def test_OQ_15_all_questions_are_answered_in_one_call() -> None:
    answer = call("ask", "--json")

    answers = answer.json["answers"]
    assert answer.code == 0
    assert len(answers) == 32
    assert {frozenset(one) for one in answers} == {
        frozenset({"id", "question", "verdict", "confidence", "facts", "missing", "query", "changed"})
    }


def test_one_question_is_told_with_its_facts_what_is_missing_and_the_query() -> None:
    answer = call("ask", "q8")

    assert "Q8 Do we run daily work in an agreed way?" in answer.words
    assert "Confidence: high" in answer.words
    assert "In GraphQL: { processes(asOf: " in answer.words


def test_several_questions_are_told_by_part() -> None:
    answer = call("ask", "Q1", "N3", "--all")

    assert answer.words.startswith("Questions for running and changing a system Q1 Is there any sign")
    assert "Questions for beginning one N3 Which needs have we found?" in answer.words


def test_what_changed_since_a_day_is_told() -> None:
    call("set", "D3", "importance=1")
    answer = call("ask", "Q7a", "--since", "2020-01-01")

    assert "since 1 January 2020" in answer.words


def test_a_question_that_there_is_not_is_told_with_the_nearest() -> None:
    answer = call("ask", "Q77")

    assert answer.code == 2
    assert "There is no question called 'Q77'" in answer.err


def test_a_day_that_is_none_is_told() -> None:
    assert call("ask", "Q1", "--since", "soon").code == 2


def test_questions_are_asked_in_welsh() -> None:
    assert "Pa anghenion a ganfuwyd gennym?" in call("ask", "N3", "--language", "cy").words


def test_all_words_around_an_answer_are_in_the_language_asked_for() -> None:
    call("set", "D3", "importance=1")
    answer = call("ask", "Q7a", "--since", "2020-01-01", "--language", "cy")

    assert answer.words.startswith("Yn Saesneg y mae'r atebion am y tro. Q7a ")
    assert "Hyder: uchel (" in answer.words
    assert "1 Ionawr 2020" in answer.words
    assert "Yn GraphQL: {" in answer.words
    assert not [word for word in ("Confidence", "New since", "Gone since", "In GraphQL") if word in answer.words]


def test_the_parts_and_the_rest_of_a_list_are_told_in_the_language_asked_for() -> None:
    answer = call("ask", "--language", "cy")

    assert "Cwestiynau ar gyfer rhedeg a newid system Q1 " in answer.words
    assert " arall (--all)" in answer.words
    assert "more (--all)" not in answer.words
