"""Tests of the questions for running and changing a system, one for each row of the method's checklist."""

from __future__ import annotations

from functools import cache

from graph.analysis.answer import Answer
from graph.analysis.examples import case_of
from graph.analysis.findings import findings
from graph.analysis.matter import Matter
from graph.analysis.question import all_questions
from tests.seeds.test_health_board import board, found

QUESTIONS = {one.id: one for one in all_questions()}


@cache
def matter() -> Matter:
    return Matter(board(), found)


def told(name: str) -> list[str]:
    return [fact.sentence for fact in Answer(QUESTIONS[name], matter()).facts]


def verdict(name: str) -> str:
    return Answer(QUESTIONS[name], matter()).verdict


def about(name: str, text: str = "") -> list[str]:
    """Return the ids of the first node of each fact of an answer."""
    case = case_of(text) if text else board()
    within = Matter(case, lambda: findings(case)) if text else matter()
    return [case.snapshot.ids[fact.positions[0]] for fact in Answer(QUESTIONS[name], within).facts]


def test_OQ_01_signals_special_causes_and_messages_that_come_again_are_named() -> None:
    assert {"crisis-help", "crisis-in-an-hour", "falls"} <= set(about("Q1"))
    assert verdict("Q1").startswith("Yes: 10 messages from outside wait for an answer, 5 from inside, 9 measures")


def test_many_measures_that_reach_no_board_are_one_fact_below_the_aims_that_they_would_hide() -> None:
    facts = told("Q13")

    alike = [fact for fact in facts if "add up to none of their measures" in fact]
    assert alike == [facts[-1]]
    assert alike[0].startswith("30 measures tell about work for priorities")
    assert not [fact for fact in facts if "adds up to none of the measures" in fact]


def test_a_few_measures_that_reach_no_board_are_told_one_by_one() -> None:
    below = "Priority o1; Measure m1 tier=4 -measures[measure_type=outcome]-> o1; Process r1 -contributes_to-> o1"

    assert about("Q13", f"{below}; Measure m2 tier=2 -measures-> r1")[-1] == "m2"


def test_OQ_02_what_a_message_may_change_stands_with_what_was_decided_about_it() -> None:
    assert "“Nobody offered me Welsh” may change what is needed; what was decided about it: plan." in told("Q2")
    assert "To be served in future: “families who will move to the new town”." in told("Q2")


def test_OQ_02_where_nothing_was_heard_nobody_says_that_there_is_no_sign() -> None:
    unheard, future = (
        Answer(QUESTIONS["Q2"], Matter(case, lambda case=case: findings(case)))  # type: ignore[misc]
        for case in map(case_of, ("Need d1", "StakeholderGroup g1 customer=future; Need d1"))
    )

    assert (unheard.confidence, future.confidence) == ("none", "medium")
    assert future.verdict == "Perhaps: 1 group is to be served in future."


def test_OQ_03_a_purpose_that_was_not_looked_at_since_something_changed_is_due() -> None:
    assert about("Q3")[:3] == ["board-purpose", "board-vision", "mental-purpose"]


def test_OQ_04_what_is_missing_for_needs_that_change_comes_first() -> None:
    assert about("Q4")[0] == "answer-crisis"
    assert "7 touch work for needs that are changing or hardly met" in verdict("Q4")


def test_OQ_05_aims_whose_results_do_not_move_ask_for_another_plan() -> None:
    assert {"pri-digital", "prevention-2026", "crisis-in-an-hour", "year-plan"} <= set(about("Q5"))


def test_OQ_06a_a_process_satisfies_by_its_series_and_not_by_its_last_value() -> None:
    facts = told("Q6a")

    assert facts[0].startswith("“Clean the wards” does, by “Rooms found clean”: by 36 values it lies between")


def test_OQ_06b_demand_stands_beside_supply() -> None:
    assert "“Help in a mental crisis” is needed by “Answer crisis calls”: 1 asked for, 0 there." in told("Q6b")


def test_OQ_07a_a_need_without_a_service_asks_for_one_with_the_reason() -> None:
    assert about("Q7a")[:2] == ["care-in-welsh", "night-crisis"]


def test_OQ_07b_steady_but_unable_processes_messages_and_risks_ask_for_a_redesign() -> None:
    assert {"book-appointments", "theatre-hours", "crisis-help", "take-samples", "risk-night-crisis"} <= set(
        about("Q7b")
    )


def test_OQ_08_standard_work_is_told_by_coverage_and_by_whether_it_is_in_date() -> None:
    assert verdict("Q8").startswith("33 of 42 processes of daily work have an agreed way, an owner and a measure")
    assert {"plan-going-home", "memory-groups", "crisis-team"} <= set(about("Q8"))


def test_QC_04_every_gap_in_agreed_ways_of_working_is_listed_with_its_evidence() -> None:
    answer = Answer(QUESTIONS["Q8"], matter())

    gaps = [fact for fact in answer.facts if fact.finding and fact.finding.rule == "S03"]
    assert len(gaps) == 8
    assert all(fact.evidence for fact in gaps)


def test_OQ_09_how_processes_run_stands_with_whether_they_serve() -> None:
    sentences = told("Q9")

    assert any(one.startswith("“Answer crisis calls” is changing, and not by chance") for one in sentences)
    assert all("serves the purpose" in one or "no thread" in one for one in sentences if " by “" in one)


def test_OQ_10_what_lies_wholly_in_one_unit_can_be_put_right_there() -> None:
    assert about("Q10") == ["iss-gloves"]


def test_OQ_11_what_is_beyond_a_team_is_told_with_the_reason() -> None:
    assert about("Q11")[0] == "crisis-in-an-hour"
    assert "“Booking system down four times in a month” has been passed on by those who met it." in told("Q11")


def test_QC_08_no_problem_stands_on_both_lists() -> None:
    local, beyond = set(about("Q10")), set(about("Q11"))

    assert local
    assert local.isdisjoint(beyond)


def test_OQ_12_did_it_work_is_told_by_before_and_after_with_the_need() -> None:
    assert verdict("Q12").startswith("5 improvements worked, 3 did not and 17 cannot be told of yet.")
    assert any("helps to meet “to be cared for at home”" in one for one in told("Q12"))


def test_OQ_13_assurance_rests_on_the_series_and_not_on_the_last_value() -> None:
    answer = Answer(QUESTIONS["Q13"], matter())

    series = [one for fact in answer.facts for one in fact.evidence if one["fact"] == "series"]
    assert all(one["n"] >= 12 for one in series)
    assert answer.verdict.startswith("Of 41 aims and duties, 3 are assured by a check in date and by values over time.")


def test_QA_11_with_one_good_value_nothing_is_assured() -> None:
    text = (
        "Priority o1; Measure m1 direction=increase target=5 -measures[measure_type=outcome]-> o1; m1 @ 2026-06-01 = 9"
    )
    case = case_of(text)

    answer = Answer(QUESTIONS["Q13"], Matter(case, lambda: findings(case)))

    assert answer.verdict == "Of 1 aim or duty, 0 are assured by a check in date and by values over time."


def test_OQ_14_each_enabler_is_told_of() -> None:
    assert about("Q14")[:6] == [f"hcqs-2023-e{number}" for number in range(1, 7)]


def test_QA_10_enablers_without_anything_are_named_as_missing() -> None:
    answer = Answer(QUESTIONS["Q14"], matter())

    ids = board().snapshot.ids
    assert [ids[node] for node in answer.missing[0].nodes] == ["hcqs-2023-e1", "hcqs-2023-e3"]


def test_QA_04_facets_of_the_purpose_without_an_outcome_measure_are_named() -> None:
    assert "“help in a mental crisis at night” has no measure of its result." in told("N7")


def test_QP_11_processes_with_a_path_to_the_purpose_are_told_in_daily_running() -> None:
    assert all("it serves the purpose" in one for one in told("Q9") if one.startswith("“Visit people at home”"))
