"""The guide for beginning a system: its steps fit the kinds, and nothing is asked of what is not there."""

from __future__ import annotations

import pytest

from graph.analysis.examples import case_of
from graph.analysis.guide import Placed, all_steps, given_at_once, is_ready, made_by, partners, ties_of, to_fill
from graph.analysis.guide_step import READINGS, TODAY
from graph.analysis.question import all_questions
from graph.declarations import load_ontology

ONTOLOGY = load_ontology()
STEPS = {placed.id: placed.step for placed in all_steps()}


def test_NQ_17_each_question_of_the_guide_has_a_step_and_no_other_question_has_one() -> None:
    asked = {placed.question.id for placed in all_steps()}

    assert asked == {question.id for question in all_questions() if question.part == "guide"}
    assert len({placed.step.place for placed in all_steps()}) == len(all_steps())


@pytest.mark.parametrize("placed", all_steps(), ids=lambda placed: placed.id)
def test_what_a_step_asks_for_and_says_fits_the_kinds(placed: Placed) -> None:
    step = placed.step
    fields = ONTOLOGY.fields_of(step.kind)

    assert {prompt.name for prompt in step.fields} <= fields.keys()
    assert step.also in {"", *fields}
    assert step.fills in {"", READINGS, *fields}
    for name, value in step.fixed.items():
        choices = [choice.code for choice in fields[name].choices]
        assert value in choices if choices else (value == TODAY and fields[name].type == "date")


@pytest.mark.parametrize("placed", all_steps(), ids=lambda placed: placed.id)
def test_the_links_of_a_step_are_allowed_and_say_what_such_links_say(placed: Placed) -> None:
    for tie in placed.step.ties:
        declared = ONTOLOGY.links[tie.link]
        for other in tie.others:
            source, target = (placed.step.kind, other) if tie.towards == "out" else (other, placed.step.kind)
            assert target in declared.routes[source].targets
        assert tie.fields.keys() <= ONTOLOGY.fields_of_link(tie.link).keys()


def test_what_is_filled_is_asked_of_what_is_there_and_empty() -> None:
    case = case_of("Process r1 importance=3; Process r2; Measure m1; Measure m2; m1 @ 2026-05-01 = 3")
    ids = case.snapshot.ids

    assert [ids[node] for node in to_fill(case, STEPS["N12"])] == ["r2"]
    assert [ids[node] for node in made_by(case, STEPS["N12"])] == ["r1"]
    assert [ids[node] for node in to_fill(case, STEPS["N2"])] == ["m2"]
    assert not is_ready(case_of("Need d1"), STEPS["N12"])


def test_things_of_one_kind_are_told_apart_by_what_goes_without_saying() -> None:
    case = case_of("Feedback f1 type=staff origin=internal class=insight; Feedback f2 type=complaint")

    assert [case.snapshot.ids[node] for node in made_by(case, STEPS["N16"])] == ["f1"]
    assert len(made_by(case, STEPS["N1"])) == 2


def test_a_new_thing_belongs_to_the_only_unit_and_says_its_name_again_where_that_is_its_meaning() -> None:
    case = case_of("OrgUnit u1; OrgUnit u2")

    purpose = STEPS["N5b"]
    assert given_at_once(case, purpose, "Be well", [0]) == {"type": "purpose", "statement": "Be well", "unit": "u1"}
    assert "unit" not in given_at_once(case, purpose, "Be well", [0, 1])


def test_links_that_only_some_work_has_are_asked_for_of_such_work() -> None:
    asked = {lane: [tie.link for tie in ties_of(STEPS["N11"], {"lane": lane})] for lane in ("mainstay", "support", "")}

    assert asked == {"mainstay": ["produces", "flows_to"], "support": ["produces", "enables"], "": ["produces"]}


def test_a_thing_is_no_partner_of_itself() -> None:
    case = case_of("Process r1; Process r2")
    flows = next(tie for tie in STEPS["N11"].ties if tie.link == "flows_to")

    assert partners(case, flows, 0) == [1]
