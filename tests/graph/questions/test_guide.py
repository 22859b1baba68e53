"""Tests of the questions for beginning a system, one for each row of the method's checklist."""

from __future__ import annotations

import pytest

from graph.analysis.answer import Answer
from graph.analysis.examples import case_of
from graph.analysis.findings import findings
from graph.analysis.matter import Matter
from graph.analysis.question import all_questions

QUESTIONS = {one.id: one for one in all_questions()}


def answer(name: str, text: str) -> Answer:
    case = case_of(text)
    return Answer(QUESTIONS[name], Matter(case, lambda: findings(case)))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("N3", "Need d1 importance=5"),
        ("N4", "StakeholderGroup g1 customer=current"),
        ("N5", 'Purpose p1 statement="To help."'),
        ("N9", "Purpose p1 -exists_to_meet-> Need d1; Service s1 -meets-> d1"),
        ("N11", "Process r1 lane=mainstay -flows_to-> Process r2 lane=mainstay"),
    ],
)
def test_NQ_17_one_record_alone_already_gets_a_true_answer(name: str, text: str) -> None:
    told = answer(name, text)

    assert told.confidence != "none"
    assert told.facts


def test_NQ_03_needs_are_told_by_importance_and_by_how_far_they_are_met() -> None:
    told = answer("N3", "Need d1 importance=3 met_level=1; Need d2 importance=5; Feedback f1 -about-> d2")

    assert [fact.sentence for fact in told.facts][:2] == [
        "“d2”: importance 5 of 5, how far it is met is not said; 1 message speaks of it.",
        "“d1”: importance 3 of 5, met a little; no message speaks of it.",
    ]


def test_NQ_04_people_served_are_told_with_their_needs() -> None:
    told = answer("N4", 'Need d1 "be heard" -felt_by-> StakeholderGroup g1 "parents" customer=future')

    assert [fact.sentence for fact in told.facts] == ["“parents” (to be served in future) need “be heard”."]


def test_NQ_05_the_purpose_is_told_in_its_own_words() -> None:
    told = answer("N5", 'Purpose p1 "Well" statement="We keep you well." -exists_to_meet-> Need d1; Need d2')

    assert told.verdict == "“Well”: We keep you well. It names 1 need."


def test_NQ_07_what_shows_that_the_purpose_is_met_is_told_for_each_of_its_parts() -> None:
    text = "Purpose p1 -exists_to_meet-> Need d1; p1 -exists_to_meet-> Need d2"
    told = answer("N7", text + "; Measure m1 -measures[measure_type=outcome]-> d1")

    assert told.verdict == "1 of 2 parts of the purpose have a measure of their result."


def test_NQ_09_services_without_a_thread_come_first() -> None:
    told = answer("N9", "Purpose p1 -exists_to_meet-> Need d1; Service a1 -meets-> d1; Service s2")

    assert [fact.sentence for fact in told.facts] == [
        "“s2” has no thread to the purpose.",
        "“a1” helps to meet the purpose.",
    ]


def test_NQ_10_decisions_of_plans_are_told_with_their_reasons() -> None:
    told = answer("N10", 'Plan p1 -covers[disposition=stop,reason="Nobody comes"]-> Service s1')

    assert [fact.sentence for fact in told.facts] == ["“p1” says of “s1”: stop, because: Nobody comes."]


def test_NQ_11_the_lanes_of_processes_are_told_as_peers() -> None:
    told = answer(
        "N11", "Process r1 lane=driver -steers-> Process r2 lane=mainstay; Process r3 lane=support -enables-> r2"
    )

    assert "1 plans and steers, 1 meets the need and 1 helps the others" in told.verdict


def test_NQ_12_the_fifth_by_the_map_stands_beside_the_fifth_that_people_name() -> None:
    text = "Service s1 -meets-> Need d1 importance=5; Process r1 importance=1 -produces-> s1; Process r2 importance=5"
    told = answer("N12", text)

    assert told.verdict == "The map names 1 process and people name 1; they agree on 0."
    assert told.facts[-1].sentence == "People name “r2”, and by the map little hangs on it."


def test_NQ_03_a_need_of_which_no_message_speaks_tells_when_it_was_heard_of() -> None:
    told = answer("N3", "Need d1 importance=3 met_level=1 last_heard_on=2026-05-04")

    assert told.verdict == "1 need is known, 0 of it important; 1 has been heard of."
    assert told.facts[0].sentence == "“d1”: importance 3 of 5, met a little; heard of last on 4 May 2026."


def test_NQ_13_people_are_counted_only_where_somebody_said_how_many() -> None:
    unsaid, said = answer("N13", "Role o1"), answer("N13", "Role o1 wte=0.5; Role o2")

    assert unsaid.verdict == "1 role is recorded; 0 answer for something."
    assert said.verdict.startswith("2 roles are recorded, with 0.5 whole-time people; ")
