"""The answer for an example in a dozen sentences."""

from __future__ import annotations

import pytest

from api.answers.sight import SightAnswer
from api.say.demo import demo_lines, next_lines, telling_thread
from api.say.names import Names
from graph.analysis.examples import case_of
from graph.analysis.findings import findings

SMALL = """
Purpose p1 -exists_to_meet-> Need d1 importance=5; Priority q1 -aligns_to-> p1
Improvement i1 "Improve flow" -delivers-> q1
Service s1 -meets-> d1; Process r1 -produces-> s1; Activity a1; Improvement i2 -delivers-> Objective o1; Process r2
"""


def said(text: str) -> list[str]:
    """Return the answer for a text."""
    case = case_of(text)
    return list(demo_lines("mine", SightAnswer(case), findings(case), Names(case.snapshot)))


def test_it_is_about_a_dozen_sentences() -> None:
    lines = [line for line in said(SMALL) if line]

    assert 8 <= len(lines) <= 16


def test_each_status_of_work_that_does_not_serve_is_shown_first() -> None:
    gaps = [line for line in said(SMALL) if line.startswith("  - “") and "leads no further" in line]

    assert "(activity, a1)" in gaps[0]
    assert "(improvement, i2)" in gaps[1]


def test_the_thread_that_is_told_is_of_improvement_work_where_there_is_any() -> None:
    case = case_of(SMALL)
    answer = SightAnswer(case)

    thread = telling_thread(answer)

    assert thread == case.snapshot.position("i1")


def test_without_anything_that_serves_no_thread_is_told() -> None:
    assert telling_thread(SightAnswer(case_of("Process r1"))) is None


@pytest.mark.parametrize(
    ("kept", "first"),
    [(False, "  goldenthread demo mine --once --store x.db"), (True, "  goldenthread sight --store x.db")],
)
def test_the_store_is_made_first_where_there_is_none(kept: bool, first: str) -> None:
    case = case_of(SMALL)

    lines = list(next_lines("x.db", "mine", SightAnswer(case), kept=kept, today=case.snapshot.date))

    assert lines[2] == first
    assert '  goldenthread why "Improve flow" --store x.db' in lines


def test_when_today_is_another_day_the_commands_ask_about_that_of_the_example() -> None:
    case = case_of(SMALL, date="2026-11-25")

    lines = list(next_lines("x.db", "mine", SightAnswer(case), kept=True, today="2027-01-01"))

    assert lines[2] == "  goldenthread sight --store x.db --as-of 2026-11-25"
