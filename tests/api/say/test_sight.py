"""Line of sight of an organisation in sentences."""

from __future__ import annotations

from api.answers.sight import SightAnswer
from api.say.names import Names
from api.say.sight import sight_lines
from graph.analysis.examples import case_of

PURPOSE = "Purpose p1 -exists_to_meet-> Need d1; Priority q1 -aligns_to-> p1"


def said(text: str, scope: str = "", shown: int | None = 12) -> list[str]:
    """Return the answer for a text, of everything or of a unit."""
    case = case_of(text)
    answer = SightAnswer(case, case.snapshot.position(scope) if scope else None)
    return list(sight_lines(answer, Names(case.snapshot), shown))


def test_one_piece_of_work_is_told_in_the_singular() -> None:
    lines = said(f"{PURPOSE}; Improvement i1 -delivers-> q1")

    assert lines[0] == "1 of 1 piece of work serves the purpose: 1 also serves a priority."


def test_all_statuses_have_their_heading_and_their_reason() -> None:
    text = f"{PURPOSE}; Improvement i1 -delivers-> Objective o1; Improvement i2; Improvement i3 -delivers-> Priority q2"
    lines = said(text + " status=completed; q2 -aligns_to-> p1")

    assert lines[1] == "3 do not: 1 has a broken thread, the reason of 1 has lapsed and 1 is adrift."
    headings = [line for line in lines if line.startswith(("Broken", "Lapsed", "Adrift"))]
    assert [heading.split(":")[0] for heading in headings] == ["Broken thread", "Lapsed", "Adrift"]
    assert any("It did serve: “i3” moves “q2”, which is completed" in line for line in lines)


def test_a_gap_at_the_work_itself_says_its_name_once() -> None:
    line = next(line for line in said(f"{PURPOSE}; Activity a1") if "(activity, a1)" in line)

    assert line.startswith("  - “a1” (activity, a1) leads no further: it is not linked to anything else in force by")


def test_a_long_list_is_cut_unless_everything_is_asked_for() -> None:
    text = "; ".join([PURPOSE, *(f"Activity a{number}" for number in range(20))])

    assert "  - and 8 more (--all)" in said(text)
    assert not any("--all" in line for line in said(text, shown=None))


def test_without_a_purpose_no_status_is_claimed() -> None:
    lines = said("Process r1 -produces-> Service s1; s1 -meets-> Need d1; Activity a1")

    assert lines[0].startswith("Which work serves the purpose cannot be told yet: no purpose is recorded.")
    assert "  - 2 pieces of work help to meet “d1”, which no purpose names: “r1” and “s1”." in lines
    assert not any("adrift" in line.lower() or "broken" in line.lower() for line in lines)


def test_a_unit_is_named_and_what_is_in_no_unit_is_counted_apart() -> None:
    lines = said(f'{PURPOSE}; OrgUnit u1 "Ward 1"; Process r1 unit=u1; Activity a1', scope="u1")

    assert lines[0] == "None of 1 piece of work of “Ward 1” serves the purpose."
    assert lines[-1] == "1 piece of work belongs to no recorded unit, so no scope counts it."


def test_AD_03_what_is_not_in_force_yet_is_disclosed() -> None:
    lines = said(f"{PURPOSE}; Process r1 status=draft; Need d2 valid_from=2027-01-01")

    assert "2 records are drafts, proposed or not yet valid, and do not count yet." in lines


def test_aims_alone_say_how_many_lead_to_the_purpose() -> None:
    lines = said(f"{PURPOSE}; Objective o1")

    assert lines[0] == "No live work is recorded, so nobody can tell yet which work serves the purpose."
    assert lines[2:4] == [
        "1 of 2 aims leads to the purpose: “q1”.",
        "No thread leads from “o1” to the purpose.",
    ]


def test_the_repair_counts_records_that_must_be_made_first() -> None:
    lines = said("Purpose p1 -exists_to_meet-> Need d1; Activity a1")

    assert any(line.startswith("The smallest repair: 1 new link and 1 new record.") for line in lines)
