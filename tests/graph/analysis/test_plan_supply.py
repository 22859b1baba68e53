"""What planned work asks for beside what there is."""

from __future__ import annotations

from graph.analysis.examples import case_of
from graph.analysis.plan_lines import RollingPlan
from graph.analysis.plan_supply import asked_for, skill_gaps, unit_loads

TEAM = "OrgUnit u1; Role w1 wte=2 -part_of-> u1; Role w2 wte=1 -part_of-> u1; Role w3 -part_of-> u1\n"


def test_QP_06_a_line_that_no_plan_in_force_funds_is_told() -> None:
    case = case_of(
        "Improvement i1 wte=2 budget=500; Improvement i2 wte=1; Improvement i3; Process r1\n"
        "Plan l1 -allocates[wte=1 amount=900]-> i2; l1 -allocates[amount=70]-> r1"
    )

    asked = [one.record(case) for one in asked_for(RollingPlan(case))]

    assert [(one["id"], one["wte"], one["money"], one["given_money"], one["unfunded"]) for one in asked] == [
        ("i1", 2.0, 500.0, 0, True), ("i2", 1.0, 0.0, 900.0, False), ("r1", 0.0, 0.0, 70.0, False),
    ]  # fmt: skip
    assert asked[1]["plans"] == ["l1"]


def test_QP_06_a_unit_of_which_more_is_asked_than_its_roles_have_is_told() -> None:
    case = case_of(TEAM + "Improvement i1 wte=2 -led_by-> w1; Improvement i2 wte=1.5 -led_by-> w2; OrgUnit u2")
    plan = RollingPlan(case)

    (load,) = unit_loads(plan, asked_for(plan))

    assert load.record(case) == {"unit": "u1", "asked": 3.5, "there": 3, "over": True, "efforts": ["i1", "i2"]}


def test_where_no_role_says_its_time_nobody_is_called_over_committed() -> None:
    plan = RollingPlan(case_of("OrgUnit u1; Role w1 -part_of-> u1; Improvement i1 wte=9 -led_by-> w1"))

    (load,) = unit_loads(plan, asked_for(plan))

    assert (load.there, load.is_over) == (None, False)


def test_QP_06_skills_that_are_needed_and_not_there_are_counted() -> None:
    case = case_of(
        "Process r1 -requires_capability[count=3]-> Capability c1; Improvement i1 -requires_capability-> c1\n"
        "Role w1 -has_capability[count=2]-> c1; OrgUnit u1 -has_capability-> c1; Process r2 status=draft\n"
        "r2 -requires_capability-> c1; Capability c2"
    )

    (found,) = skill_gaps(RollingPlan(case))

    assert (found.gap, found.record(case)) == (
        1,
        {"skill": "c1", "needed": 4, "there": 3, "gap": 1, "by": ["i1", "r1"]},
    )
