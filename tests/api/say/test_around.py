"""What stands around line of sight is told in sentences."""

from __future__ import annotations

from tests.api.say.test_sight import PURPOSE, said


def test_LS_03_what_priorities_lack_is_told_each_sort_of_gap_apart() -> None:
    served = 'Priority q2 "Kept up"; q2 -aligns_to-> p1; Improvement i1 wte=1 -delivers-> q2; Measure m1 -measures-> q2'
    lines = said(f"{PURPOSE}; {served}; q2 -owned_by-> Role w1; Feedback f1 -prompted-> q2")

    begin = lines.index("What priorities lack")
    assert lines[begin + 1 : begin + 6] == [
        "  - Nobody works on: “q1”.",
        "  - Nothing measures: “q1”.",
        "  - No role owns: “q1”.",
        "  - No time or money is recorded for: “q1”.",
        "  - Nothing heard or learnt is linked with: “q1”.",
    ]


def test_effort_is_told_where_it_is_recorded_and_not_where_it_is_not() -> None:
    effort = "Of the effort recorded, 2 of 3 whole-time equivalents serve the purpose."

    assert effort in said(f"{PURPOSE}; Improvement i1 wte=2 -delivers-> q1; Improvement i2 wte=1")
    assert not any("effort" in line for line in said(f"{PURPOSE}; Improvement i1 -delivers-> q1"))


def test_LS_22_who_answers_for_what_is_told_by_kind() -> None:
    units = (
        "OrgUnit u0; OrgUnit u1 -part_of-> u0; OrgUnit u2 -part_of-> u0; Role w1 -part_of-> u1; Role w2 -part_of-> u2"
    )
    owned = "Process r1 unit=u1 -owned_by-> w1; Process r2 unit=u1 -owned_by-> w2; Process r3 unit=u1"
    lines = said(f"{PURPOSE}; q1 -owned_by-> w1; {units}; {owned}")

    begin = lines.index("Who answers for what")
    assert lines[begin + 1] == (
        "  - Process: 1 of 3 has an owner near the work; 1 is owned from afar; nobody is named for “r3”."
    )


def test_LS_11_what_is_vital_by_the_map_stands_beside_what_people_rate_vital() -> None:
    need = "Service s1 -meets-> Need d2 importance=5; Process r1 importance=1 -produces-> s1; Process r2 importance=5"
    lines = said(f"{PURPOSE}; p1 -exists_to_meet-> d2; {need}")

    begin = lines.index("Vital by the map: the fifth of processes that most hangs on")
    assert lines[begin + 1].startswith("  - “r1” (process, r1) helps to meet 100% of all needs by importance")
    assert lines[begin + 1].endswith("; not rated so.")
    assert lines[begin + 2] == "  Rated vital, but not by the map: “r2”."


def test_LS_03_how_many_aims_are_worked_on_is_told_by_level_priorities_first_and_where_it_is_not_all() -> None:
    aims = "Priority q2 horizon=goal unit=u1; Objective o1 level=team unit=u1; Objective o2 level=team unit=u2"
    lines = said(f"{PURPOSE}; OrgUnit u1; OrgUnit u2; {aims}; Improvement i1 -delivers-> o1")

    begin = lines.index("Aims that running work leads to")
    assert lines[begin + 1 : begin + 5] == [
        "  - Priority (goal, 3 to 10 years): 0 of 1.",
        "  - Priority: 0 of 1.",
        "  - Objective (team): 1 of 2.",
        "  Not to all: 0 of 1 of those in no recorded unit, 1 of 2 of “u1” and 0 of 1 of “u2”.",
    ]
