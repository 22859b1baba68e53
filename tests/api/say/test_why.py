"""Why one thing is there, in sentences."""

from __future__ import annotations

from api.answers.why import WhyAnswer
from api.say.names import Names
from api.say.why import why_lines
from graph.analysis.examples import case_of

PURPOSE = "Purpose p1 -exists_to_meet-> Need d1; Priority q1 -aligns_to-> p1"


def said(text: str, node_id: str) -> list[str]:
    """Return the answer for one node of a text."""
    case = case_of(text)
    node = case.snapshot.position(node_id)
    assert node is not None
    return list(why_lines(WhyAnswer(case, node), Names(case.snapshot), 12))


def test_improvement_work_without_a_priority_says_so() -> None:
    lines = said("Purpose p1 -exists_to_meet-> Need d1; Service s1 -meets-> d1; Improvement i1 -improves-> s1", "i1")

    assert "It serves no priority; improvement work should." in lines


def test_daily_work_without_a_priority_is_fine() -> None:
    lines = said("Purpose p1 -exists_to_meet-> Need d1; Service s1 -meets-> d1", "s1")

    assert not any("no priority" in line for line in lines)


def test_what_is_not_in_force_says_why_and_when() -> None:
    lines = said("Improvement i1 status=paused valid_from=2026-01-01 valid_to=2026-12-31", "i1")

    assert lines[1] == (
        "It does not count on 1 July 2026: its status is paused, valid from 1 January 2026, valid to 31 December 2026. "
        "Only what is active and valid carries line of sight."
    )


def test_LS_17_a_role_gets_one_sentence_for_each_thing_it_owns() -> None:
    text = (
        f"{PURPOSE}; Improvement i1 -delivers-> q1; i1 -led_by-> Role w1; Measure m1 -owned_by-> w1; m1 -measures-> q1"
    )

    lines = said(text, "w1")

    assert lines[2:] == [
        "2 of 2 things that it looks after, leads or sponsors serve the purpose",
        "  - Looks after “m1” (measure), which measures “q1” (priority): “q1” supports “p1”.",
        "  - Leads “i1” (improvement): “i1” moves “q1”, which supports “p1”.",
    ]


def test_a_role_that_carries_nothing_says_so() -> None:
    lines = said(f"{PURPOSE}; Role w1", "w1")

    assert lines[-1] == "It is not linked to anything that carries line of sight, so nothing more can be told of it."


def test_a_unit_tells_of_its_work() -> None:
    lines = said(f"{PURPOSE}; OrgUnit u1; Process r1 unit=u1 -contributes_to-> q1; Process r2 unit=u1", "u1")

    assert lines[2] == "1 of 2 things that it does serves the purpose"
    assert lines[4].startswith("  - “r2” (process). “r2” leads no further")


def test_without_a_purpose_only_what_is_known_is_said() -> None:
    lines = said("Service s1 -meets-> Need d1; Role w1; Process r1 -owned_by-> w1; r1 -produces-> s1", "w1")

    assert lines[1].startswith("Which work serves the purpose cannot be told yet")
    assert lines[-1] == "  - Looks after “r1” (process), which helps to meet “d1”."
