"""What is improved, in sentences."""

from __future__ import annotations

from api.answers.improvement import ImprovementAnswer
from api.say.improvement import improvement_lines
from api.say.names import Names
from graph.analysis.examples import case_of
from tests.graph.analysis.test_improvement_chain import PURPOSE
from tests.graph.analysis.test_lesson_library import TRIED


def said(text: str, like: str = "") -> list[str]:
    """Return the lines for a text."""
    case = case_of(text)
    return list(improvement_lines(ImprovementAnswer(case, like=like), Names(case.snapshot), 12))


def test_tiers_direction_broken_ways_and_lessons_are_told() -> None:
    lines = said(
        PURPOSE + "Improvement i1 tier=project -delivers-> o1; Improvement i2 status=completed -improves-> Process r1\n"
        "Learning l1 verdict=worked -adopted_in[valid_from=2026-02-01]-> r1"
    )

    assert lines[0] == "Improvements that go on: 0 of tier system, 0 of tier directorate and 1 of tier project."
    assert lines[1] == "Behind 1 of 1 stands planning: a priority that they serve, or a plan."
    assert (
        "  - “i2” (improvement, i2) is over, and no priority and no plan asked for it, its series do not show that it "
        "worked and what it changed is not kept steady." in lines
    )
    assert "  - “o2” (priority, o2)." in lines
    assert lines[-1] == "  - “l1” (lesson, l1) is used in one place: “r1” since 1 February 2026."


def test_EN_10_what_is_looked_for_is_answered_with_what_was_tried() -> None:
    lines = said(TRIED, "letters by post")

    assert lines[0] == "2 things like that were tried before."
    assert any("whether it worked is not shown, at “r1”; see “A letter changes little”" in line for line in lines)
    assert said(TRIED, "helicopters")[0].startswith("Nothing like that is recorded")
