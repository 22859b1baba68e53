"""How daily control stands, in sentences, and the board of a team."""

from __future__ import annotations

from api.answers.control import ControlAnswer
from api.say.control import HEADS, board_lines, board_sections, board_title, control_lines
from api.say.names import Names
from graph.analysis.examples import case_of
from tests.graph.analysis.test_team_board import TEAM, board_of


def said(text: str) -> list[str]:
    """Return the lines for a text."""
    case = case_of(text)
    return list(control_lines(ControlAnswer(case), Names(case.snapshot), 12))


def test_agreed_ways_issues_and_measures_are_told() -> None:
    lines = said(TEAM + "\nMeasure m8 tier=6; Measure m9 tier=1")

    assert lines[0] == "1 of 4 processes have an agreed way of working in date."
    assert "  - “r2”: no agreed way of working is recorded." in lines
    assert "  - “x1” (issue, x1): it is about one unit alone, which can mend it (“u1”)." in lines
    assert "  - “x2” (issue, x2): it concerns several units (“u1” and “u3”)." in lines
    assert "  - “m8” (measure, m8)." in lines
    assert "  - “m9” (measure, m9)." in lines


def test_QC_07_what_was_passed_up_is_one_sentence_with_rule_clock_and_way_back() -> None:
    lines = said(
        "Process r1; Issue x1 state=escalated tier_now=2 raised_on=2026-06-01 -about-> r1\n"
        "x1 -escalated_to[on=2026-06-02 answered_on=2026-06-04]-> Forum h1; x1 -escalated_to[on=2026-06-05]-> Forum h2"
    )

    assert lines[-1] == (
        "  - “x1” (issue, x1): “h1” asked on 2 June 2026, answered on 4 June 2026; “h2” asked on 5 June 2026, no "
        "answer for 26 days; in tier 2 an answer is due within 1 day, and that is over; no way from there to a board "
        "is recorded."
    )


def test_without_processes_that_is_said() -> None:
    assert said("Need d1")[0].startswith("No process is recorded here")


def test_QC_11_the_board_has_every_section_and_says_where_there_is_nothing() -> None:
    board = board_of("OrgUnit u1")
    lines = list(board_lines(board, Names(board.snapshot)))

    assert lines[0] == "Board of u1, 1 July 2026"
    assert lines.count("  - Nothing.") == len(list(board_sections(board, Names(board.snapshot), "en"))) == 10


def test_RP_03_a_welsh_board_says_which_of_its_sentences_are_english() -> None:
    board = board_of("OrgUnit u1 name_cy=Uned; Process r1 unit=u1")

    told = dict(board_sections(board, Names(board.snapshot, "cy"), "cy"))

    assert {one.language for one in told[HEADS["running"].cy]} <= {"en", ""}
    assert [(one.text, one.language) for one in told[HEADS["fixed"].cy]] == [("Dim.", "")]
    assert [one.language for one in told[HEADS["ways"].cy]] == ["en"]
    assert board_title(board, Names(board.snapshot, "cy"), "cy") == "Bwrdd Uned, 1 Gorffennaf 2026"


def test_the_board_is_headed_in_both_languages() -> None:
    board = board_of()

    heads = [heading for heading, _ in board_sections(board, Names(board.snapshot, "cy"), "cy")]

    assert heads[0] == HEADS["running"].cy
    assert all(label.en != label.cy for label in HEADS.values())
