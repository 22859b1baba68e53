"""What a board has to know, in sentences, and theories of change as outlines."""

from __future__ import annotations

from api.answers.governing import GoverningAnswer
from api.say.governing import ITEMS, governing_lines, theory_lines
from api.say.names import Names
from graph.analysis.examples import case_of
from graph.analysis.theory_of_change import theory_of_change
from tests.graph.analysis.test_board_knowledge import BOARD, WORSE
from tests.graph.analysis.test_theory_of_change import THEORY


def said(text: str) -> list[str]:
    """Return the lines for a text."""
    case = case_of(text)
    return list(governing_lines(GoverningAnswer(case), Names(case.snapshot), 12))


def test_BD_01_the_page_tells_purpose_people_priorities_measures_and_method() -> None:
    lines = said(BOARD)

    assert lines[0] == "What everybody on the board should know"
    assert lines[1].endswith("“Keep people well”, and when it was looked at last is not recorded.")
    assert "  - For: “g1” and “g2”." in lines
    assert "  - Methods of improvement in use: not said 1 and lean 2." in lines


def test_what_the_board_has_to_look_after_follows() -> None:
    lines = said(
        WORSE + "Priority o1; Plan l1 type=strategy; StandardWork k1 review_due=2026-06-30\n"
        "Decision c1 made_on=2026-05-01 -about-> Process r7; c1 -stops-> Improvement i1"
    )

    assert "  - “o1” (priority, o1)." in lines
    assert any(line.startswith("  - “l1” (plan, l1) moves no priority") for line in lines)
    assert any(line.endswith("it is seen, and nothing was set to answer it.") for line in lines)
    assert "  - “k1” (standard way of working, k1): due on 30 June 2026." in lines
    assert lines[-1] == (
        "  - “c1” (decision, c1), 1 May 2026: about “r7”; it ends “i1”; its effect on quality was not weighed."
    )


def test_EN_04_the_seven_things_have_words_in_both_languages() -> None:
    assert len(ITEMS) == 7
    assert all(label.en != label.cy for label in ITEMS.values())
    assert "  - Processes with an agreed way in date: 0 of 1; not “r1”." in said(BOARD)


def test_QI_05_a_theory_of_change_is_an_outline() -> None:
    case = case_of(THEORY)

    lines = list(theory_lines(theory_of_change(case, case.snapshot.index["i1"]), Names(case.snapshot)))

    assert lines[0] == "- “i1” (improvement, i1)."
    assert "      - “c1” (change idea, c1); no measure would tell." in lines
    assert "    - “c2” (change idea, c2); untested and no measure would tell." in lines


def test_an_aim_without_a_theory_says_so() -> None:
    case = case_of("Objective o1")

    assert list(theory_lines(theory_of_change(case, 0), Names(case.snapshot)))[-1].startswith(
        "Nothing is recorded of what"
    )
