"""What is planned, in sentences."""

from __future__ import annotations

from api.answers.planning import PlanningAnswer
from api.say.names import Names
from api.say.planning import planning_lines
from graph.analysis.examples import case_of, monthly

PLAN = "Plan p1 period_start=2026-04-01 period_end=2027-03-31\n"
TEXT = (
    PLAN + 'p1 -covers[disposition=redesign reason="too slow"]-> Process r1; p1 -covers[disposition=run]-> Process r2\n'
    "Measure m1 direction=increase target=20 -measures-> r2; Process r3\n"
    "Improvement i1 work_type=strategic budget=5000; Activity a1 work_type=legacy\n"
    "Process r4 -requires_capability-> Capability c1; Service s1; Issue x1 state=open -about-> r3\n"
    "Decision d1 made_on=2026-01-01 -stops-> Improvement i9 status=stopped wte=1\n" + monthly("m1", *[10, 12] * 6)
)


def said(text: str = TEXT) -> list[str]:
    """Return the lines for a text."""
    case = case_of(text)
    return list(planning_lines(PlanningAnswer(case), Names(case.snapshot), 12))


def test_the_plan_as_a_whole_is_told_first() -> None:
    assert said()[:3] == [
        "Of 5 processes and services, plans in force mean to run 1 as they are, to design or change 1 and to stop 0; "
        "on 3 they do not decide.",
        "0 of 4 daily processes lead to the purpose.",
        "The series of 1 process ask for a change that no plan in force makes: planning to improve begins there.",
    ]


def test_lines_efforts_supply_stops_measures_and_opportunities_follow() -> None:
    lines = said()

    assert "  - “r1” (process, r1): redesign because “too slow”." in lines
    assert "  - “a1” (activity, a1)" in lines
    assert "  - “i1” (improvement, i1) is not prioritised or sponsored." in lines
    assert "  - “i1” (improvement, i1) asks for £5,000, and no plan in force gives it anything." in lines
    assert "  - “c1”: 1 needed, 0 there; for “r4”." in lines
    assert "  - “i9” (improvement, i9): stopped by “d1”, as it was decided; it freed 1 whole-time equivalent." in lines
    assert "  - “s1”: no outcome, process or balancing measure." in lines
    assert "  - “r3” (process, r3): 1 open issue." in lines


def test_without_a_plan_that_is_said_first() -> None:
    assert said("Process r1")[0].startswith("No plan is in force on this day")
