"""What becomes of feedback, in sentences."""

from __future__ import annotations

from api.say.feedback import STAGES, feedback_lines, trace_lines
from api.say.names import Names
from graph.analysis.examples import case_of
from graph.analysis.feedback_system import FeedbackSystem
from tests.graph.analysis.test_feedback_system import BOARD
from tests.graph.analysis.test_feedback_trace import ANSWERED, BETTER, CHART


def said(text: str) -> list[str]:
    """Return the lines for a text."""
    case = case_of(text)
    return list(feedback_lines(FeedbackSystem(case), Names(case.snapshot), 12))


def test_the_whole_is_told_first_then_what_waits_and_where() -> None:
    lines = said(BOARD)

    assert lines[0] == (
        "1 of 4 items of feedback has come full circle; of 1, those who gave them have been told what came of it. "
        "The others: 2 wait to be considered and 1 waits for something to be done."
    )
    assert lines[3] == "  - “f4” (feedback, f4): it came in 2,219 days ago and waits to be considered."
    assert "  - “s1”: 1 waits to be considered and 1 waits for something to be done." in lines
    assert "Heard of from outside only: “s1”." in lines
    assert "  - “g2”: heard last on 3 June 2020." in lines
    assert lines[-1] == "Nothing that is heard is linked with anything of assurance: link it where it was used."


def test_nothing_heard_is_said() -> None:
    assert said("Need d1") == ["No feedback is recorded here: what people say is the first thing that this asks for."]


def test_messages_of_several_tell_when_and_what_is_in_hand() -> None:
    lines = said(
        "Feedback f1 theme=cold received_on=2026-01-01; Feedback f2 theme=cold received_on=2026-03-01 "
        "-answered_by-> Improvement i1"
    )

    assert "  - “cold”: 2 items, from 1 January 2026 to 1 March 2026; “i1” is in hand." in lines


def test_FB_05_one_item_is_told_stage_by_stage() -> None:
    case = case_of(ANSWERED.format("told_back") + CHART + BETTER)
    names = Names(case.snapshot)

    lines = list(trace_lines(FeedbackSystem(case).traces[0], names))

    assert lines == [
        "“f1” (feedback, f1): it came in 426 days ago and has come full circle.",
        "",
        "  - Received on 1 May 2025.",
        "  - Considered.",
        "  - Decided on 15 October 2025, by “i1”.",
        "  - Something done on 15 October 2025, by “i1”.",
        "  - Effect seen in the series: “m1” has got better since, and not by chance.",
        "  - Told back.",
    ]


def test_what_is_missing_and_what_is_not_needed_is_said() -> None:
    case = case_of("Feedback f1 state=closed_no_action")

    lines = list(trace_lines(FeedbackSystem(case).traces[0], Names(case.snapshot)))

    assert lines[-3:] == [
        "  - Something done: not needed here.",
        "  - Effect seen in the series: not needed here.",
        "  - Told back: not recorded.",
    ]


def test_every_stage_has_words_in_both_languages() -> None:
    assert all(label.en != label.cy for label in STAGES.values())
