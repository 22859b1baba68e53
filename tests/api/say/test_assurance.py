"""How assurance stands, in sentences."""

from __future__ import annotations

from api.answers.assurance import AssuranceAnswer
from api.say.assurance import assurance_lines
from api.say.names import Names
from graph.analysis.examples import case_of, monthly
from tests.graph.analysis.test_assurance_chain import CHAIN


def said(text: str) -> list[str]:
    """Return the lines for a text."""
    case = case_of(text)
    return list(assurance_lines(AssuranceAnswer(case), Names(case.snapshot), 12))


def test_too_little_and_too_much_are_told_side_by_side() -> None:
    lines = said("Requirement q1 binding=true; Assurance a1 line=2")

    assert lines[0] == "1 thing is assured too little, 1 too much."
    assert "  - “q1” (requirement, q1): nothing checks it. It is asked for by law or a binding requirement." in lines
    assert "  - “a1” (source of assurance, a1): it checks nothing that is recorded." in lines


def test_a_check_that_the_law_asks_for_stays() -> None:
    checks = "".join(f"Assurance a{number} line=2 done_on=2026-06-01 rating=limited; " for number in range(4))
    links = "; ".join(f"q1 -assured_by-> a{number}" for number in range(4))

    assert any(line.endswith("so it stays.") for line in said(f"Requirement q1 binding=true\n{checks}\n{links}"))


def test_standards_returns_and_what_was_found_are_told() -> None:
    lines = said(
        "Requirement q1 -applies_to-> Process r1; q1 -assured_by-> Assurance a1 done_on=2026-06-30 line=3\n"
        "Issue x1 state=open raised_on=2026-06-01 due=2026-06-02 -found_by-> a1; Requirement q2\n"
        "Measure m1 -satisfies-> q1; Requirement q3; m1 -satisfies-> q3\n"
        "Feedback f1 type=incident received_on=2026-06-01 -about-> r1"
    )

    assert "  - “q1”: followed by “r1”; a check is in date, the newest 1 day old." in lines
    assert "“m1” answers 2 duties: “q1” and “q3”." in lines
    assert "Asked for, and answered by no measure and no check: “q2”." in lines
    assert (
        "  - “x1” (issue, x1), found by “a1”, 30 days ago: nobody has it; "
        "the day by which it should be resolved has passed." in lines
    )
    assert "  - “r1”: 1 incident; nothing is in hand for it." in lines


def test_the_chain_to_the_board_is_one_sentence_a_priority() -> None:
    assert said(CHAIN + monthly("m1", *[10, 12] * 6, 0))[-1] == (
        "  - “o1”: of 1 measure over time, “m1” gets worse; “k1” (score 20), kept down by “c1” and “i1”, checked from "
        "line 3; “k2” (score 4), with nothing that keeps it down, with no check in date."
    )


def test_what_is_taken_for_the_other_is_told() -> None:
    assert any("too seldom to keep anything steady" in line for line in said("Control c1 cadence=annual"))
