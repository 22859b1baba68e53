"""Tests of `graph.analysis.question_pages`: the page of questions is made from them, and is fresh."""

from __future__ import annotations

from pathlib import Path

from graph.analysis.question import all_questions
from graph.analysis.question_pages import questions_page
from tests.conftest import Golden


def test_the_page_of_questions_is_fresh(golden: Golden) -> None:
    golden(Path("docs/questions.md"), questions_page(all_questions()))


def test_every_question_stands_on_the_page_under_its_part() -> None:
    page = questions_page(all_questions())

    assert page.count("\n### ") == 32
    assert page.index("## Questions for running") < page.index("### Q1:") < page.index("## Questions for beginning")
