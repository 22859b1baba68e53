"""The rolling plan: dispositions, reasons, what stands behind each line, and what series ask for."""

from __future__ import annotations

from graph.analysis.examples import case_of, monthly
from graph.analysis.plan_lines import Line, RollingPlan

PLAN = "Plan p1 period_start=2026-04-01 period_end=2027-03-31; "
COVERED = PLAN + "p1 -covers[disposition={0} reason=old]-> Process r1\n"


def line_of(text: str) -> Line:
    """Return the only line of a text."""
    (only,) = RollingPlan(case_of(text)).lines
    return only


def test_QP_01_every_process_and_service_has_a_line_and_those_without_a_disposition_are_told() -> None:
    plan = RollingPlan(case_of(COVERED.format("run") + "Process r2; Service s1; Process r3 status=stopped"))

    ids = plan.case.snapshot.ids
    assert [(ids[line.node], line.disposition) for line in plan.lines] == [("r1", "run"), ("r2", None), ("s1", None)]
    assert [ids[line.node] for line in plan.undecided] == ["r2", "s1"]


def test_the_reason_comes_with_the_disposition() -> None:
    line = line_of(COVERED.format("stop"))

    assert (line.disposition, line.reason, line.aim) == ("stop", "old", "stop")


def test_a_plan_that_is_over_or_yet_to_begin_decides_nothing() -> None:
    assert line_of(COVERED.format("run").replace("2027-03-31", "2026-06-30")).disposition is None
    assert line_of(COVERED.format("run").replace("2026-04-01", "2026-07-02")).disposition is None


def test_the_newest_plan_counts_and_others_that_say_otherwise_are_told() -> None:
    text = COVERED.format("run") + "Plan p0 period_start=2026-05-01; p0 -covers[disposition=redesign]-> r1"

    assert (line_of(text).disposition, line_of(text).others) == ("redesign", ("run",))


def test_QP_04_operating_and_improving_are_two_views_of_the_same_lines() -> None:
    text = PLAN + "".join(
        f"p1 -covers[disposition={disposition}]-> Process r{number}\n"
        for number, disposition in enumerate(("run", "design", "redesign", "stop"))
    )
    plan = RollingPlan(case_of(text))

    views = {aim: [plan.case.snapshot.ids[line.node] for line in plan.with_aim(aim)] for aim in ("operate", "improve")}

    assert views == {"operate": ["r0"], "improve": ["r1", "r2"]}


def test_QP_04_what_is_not_steady_is_mended_first_and_what_is_not_able_is_redesigned() -> None:
    measured = COVERED.format("run") + "Measure m1 direction=increase target=20 -measures-> r1; "

    assert line_of(measured + monthly("m1", *[10, 12] * 6, 0)).asks == "find_cause"
    assert line_of(measured + monthly("m1", *[10, 12] * 6)).asks == "redesign"
    assert line_of(measured.replace("target=20", "target=2") + monthly("m1", *[10, 12] * 6)).asks is None


def test_QP_05_each_line_cites_the_feedback_and_the_needs_behind_it() -> None:
    text = (
        COVERED.format("redesign") + "r1 -produces-> Service s1; s1 -meets-> Need d1; Feedback f1 -about-> r1\n"
        "Improvement i1 -improves-> r1; Feedback f2 -prompted-> i1; Feedback f3 -answered_by-> i1"
    )
    case = case_of(text)

    line = RollingPlan(case).lines[0].record(case)

    assert (line["heard"], line["needs"], line["changed_by"]) == (["f1", "f2", "f3"], ["d1"], ["i1"])


def test_QP_05_lines_with_nothing_behind_them_are_told() -> None:
    plan = RollingPlan(case_of(COVERED.format("redesign") + "Process r2"))

    assert [plan.case.snapshot.ids[line.node] for line in plan.unrooted] == ["r1"]


def test_QP_11_the_share_of_daily_work_that_leads_to_the_purpose_comes_with_what_does_not() -> None:
    plan = RollingPlan(
        case_of("Process r1 -produces-> Service s1; s1 -meets-> Need d1; Purpose p1 -exists_to_meet-> d1; Process r2")
    )

    serving, other = plan.daily

    assert [[plan.case.snapshot.ids[node] for node in nodes] for nodes in (serving, other)] == [["r1"], ["r2"]]


def test_a_unit_is_asked_about_its_own() -> None:
    case = case_of("OrgUnit u1 -runs-> Process r1; OrgUnit u2 -runs-> Process r2")

    lines = RollingPlan(case, case.snapshot.index["u1"]).lines

    assert [case.snapshot.ids[line.node] for line in lines] == ["r1"]


def test_of_very_many_needs_the_first_are_written_out_and_all_are_counted() -> None:
    needs = "; ".join(f"s1 -meets-> Need d{number:02}" for number in range(30))
    case = case_of(f"Process r1 -produces-> Service s1; {needs}")

    line = next(line for line in RollingPlan(case).lines if case.snapshot.ids[line.node] == "r1").record(case)

    assert (len(line["needs"]), line["needs_total"]) == (20, 30)
    assert line["needs"][0] == "d00"
