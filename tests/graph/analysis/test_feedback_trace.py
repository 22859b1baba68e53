"""The way of feedback round its loop: stages, days, and the first one that is missing."""

from __future__ import annotations

import pytest

from graph.analysis.examples import case_of, monthly
from graph.analysis.feedback_trace import STAGES, FeedbackTraces, Stage, Trace

CHART = "Measure m1 direction=decrease -measures[measure_type=outcome]-> i1; "
BETTER = monthly("m1", *[10, 12] * 6, *[2, 4] * 4)
STEADY = monthly("m1", *[10, 12] * 10)
ANSWERED = "Feedback f1 received_on=2025-05-01 state={0} -answered_by-> Improvement i1 start=2025-10-15\n"


def trace_of(text: str) -> Trace:
    """Return how far the item `f1` of a text has come."""
    case = case_of(text)
    return FeedbackTraces(case).trace(case.snapshot.index["f1"])


def told(trace: Trace) -> dict[Stage, str]:
    """Return the state of each stage."""
    return {step.stage: step.state for step in trace.steps}


def test_FB_05_an_item_has_a_stage_and_an_age() -> None:
    trace = trace_of("Feedback f1 received_on=2026-06-21 state=triaged")

    assert (trace.stage, trace.waits_for, trace.age, trace.is_closed) == ("considered", "decided", 10, False)


def test_FB_05_the_whole_way_leads_from_a_message_to_a_shift_in_the_chart_and_the_reply() -> None:
    trace = trace_of(ANSWERED.format("told_back") + CHART + BETTER)

    assert set(told(trace).values()) == {"reached"}
    assert [one.moved for one in trace.step("checked").shown] == ["improved"]
    assert (trace.stage, trace.waits_for, trace.is_closed) == ("told_back", None, True)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Feedback f1 state=new", "considered"),
        ("Feedback f1 state=triaged", "decided"),
        ("Feedback f1 state=acting", "acted"),
        ("Feedback f1 disposition=act", "acted"),
        ("Feedback f1 -prompted-> Need d1", "acted"),
        (ANSWERED.format("acting"), "checked"),
        (ANSWERED.format("acting") + CHART + STEADY, "told_back"),
        ("Feedback f1 state=closed_no_action", "told_back"),
        ("Feedback f1 disposition=watch", "told_back"),
        ("Feedback f1 polarity=good state=triaged", "told_back"),
        ("Feedback f1 disposition=plan -informs-> Plan p1", "told_back"),
        ("Feedback f1 state=told_back polarity=good", None),
        ("Feedback f1 state=told_back disposition=no_action", None),
    ],
)
def test_FB_06_where_an_item_stands_still_is_located(text: str, missing: Stage | None) -> None:
    assert trace_of(text).waits_for == missing


def test_an_answer_that_is_only_a_draft_is_none() -> None:
    assert trace_of("Feedback f1 state=triaged -answered_by-> Improvement i1 status=draft").waits_for == "decided"


def test_an_answer_that_has_ended_stays_one() -> None:
    assert trace_of("Feedback f1 -answered_by-> Improvement i1 status=completed").step("acted").state == "reached"


def test_what_was_under_way_already_answers_from_the_day_on_which_the_item_came_in() -> None:
    trace = trace_of("Feedback f1 received_on=2026-05-01 -answered_by-> Improvement i1 start=2026-01-01")

    assert trace.step("acted").day == trace.step("received").day


def test_without_outcomes_of_an_answer_the_measures_of_what_the_item_is_about_tell() -> None:
    text = (
        "Feedback f1 received_on=2025-05-01 -answered_by-> Decision c1 made_on=2025-10-15; f1 -about-> Process r1\n"
        "Measure m1 direction=decrease -measures-> r1; "
    )

    assert [one.moved for one in trace_of(text + BETTER).step("checked").shown] == ["improved"]
    assert trace_of(text + BETTER.replace("2026", "2024")).waits_for == "checked"


def test_what_came_in_after_the_day_is_not_there() -> None:
    case = case_of("Feedback f1 received_on=2026-07-02; Feedback f2; Feedback f3 status=archived")

    assert [case.snapshot.ids[item] for item in FeedbackTraces(case).items] == ["f2"]
    assert FeedbackTraces(case).traces[0].age is None


def test_the_record_tells_every_stage() -> None:
    case = case_of(ANSWERED.format("told_back") + CHART + BETTER)

    record = FeedbackTraces(case).traces[0].record(case)

    assert [step["stage"] for step in record["steps"]] == list(STAGES)
    assert record["steps"][3] == {
        "stage": "acted",
        "state": "reached",
        "on": "2025-10-15",
        "by": ["i1"],
        "measures": [],
    }
    assert record["steps"][4]["measures"] == [{"measure": "m1", "moved": "improved"}]
