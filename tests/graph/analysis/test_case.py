"""Tests of `graph.analysis.case`: the words that rules share are exact."""

from __future__ import annotations

from datetime import date

from graph.analysis.case import MOST_TOLD, Case
from graph.analysis.examples import case_of
from graph.settings import Thresholds

TREE = """
OrgUnit n0 level=national
OrgUnit u0 level=organisation -part_of-> n0
OrgUnit u1 level=directorate -part_of-> u0
OrgUnit u2 level=team -part_of-> u1
OrgUnit u9 level=organisation status=archived
"""


def at(case: Case, node_id: str) -> int:
    position = case.snapshot.position(node_id)
    assert position is not None
    return position


def named(case: Case, position: int | None) -> str | None:
    return None if position is None else case.snapshot.ids[position]


def test_the_unit_of_a_node_is_a_position_or_unknown() -> None:
    case = case_of(TREE + "Process x unit=u2; Process y")

    assert named(case, case.unit(at(case, "x"))) == "u2"
    assert case.unit(at(case, "y")) is None


def test_a_node_is_inside_its_unit_and_every_unit_above() -> None:
    case = case_of(TREE + "Process x unit=u2")

    inside = [name for name in ("n0", "u0", "u1", "u2", "u9") if case.inside(at(case, "x"), at(case, name))]

    assert inside == ["n0", "u0", "u1", "u2"]


def test_a_node_without_a_unit_is_inside_none() -> None:
    case = case_of(TREE + "Process x")

    assert not any(case.inside(at(case, "x"), at(case, name)) for name in ("n0", "u0", "u1", "u2"))


def test_the_top_unit_is_the_nearest_organisation_at_or_above() -> None:
    case = case_of(TREE + "Process x unit=u2; Process y unit=n0")

    assert named(case, case.top_unit(at(case, "x"))) == "u0"
    assert named(case, case.top_unit(at(case, "u0"))) == "u0"
    assert named(case, case.top_unit(at(case, "y"))) == "n0"


def test_without_an_organisation_the_top_unit_is_the_root() -> None:
    case = case_of("OrgUnit u1 level=service; OrgUnit u2 level=team -part_of-> u1; Process x unit=u2")

    assert named(case, case.top_unit(at(case, "x"))) == "u1"


def test_a_node_without_a_unit_belongs_to_the_only_top_unit_there_is() -> None:
    one = case_of("OrgUnit u1 level=organisation; OrgUnit u2 level=team -part_of-> u1; Process x")
    two = case_of("OrgUnit u1 level=organisation; OrgUnit u2 level=team; Process x")

    assert named(one, one.top_unit(at(one, "x"))) == "u1"
    assert two.top_unit(at(two, "x")) is None


def test_a_unit_that_is_part_of_two_is_inside_both() -> None:
    case = case_of(TREE + "OrgUnit u3 -part_of-> u1; OrgUnit u8 level=organisation; u3 -part_of-> u8")

    assert [named(case, above) for above in case.upwards(at(case, "u3"))] == ["u3", "u1", "u8", "u0", "n0"]
    assert case.inside(at(case, "u3"), at(case, "u8"))
    assert at(case, "u3") in case.downwards(at(case, "u8"))


def test_nodes_are_parted_by_their_top_unit() -> None:
    case = case_of(
        "OrgUnit u1 level=organisation; OrgUnit u2 level=team; Process x unit=u1; Process y; Process z unit=u2"
    )
    nodes = [at(case, name) for name in ("x", "y", "z")]

    assert case.by_top(nodes) == {at(case, "u1"): [at(case, "x")], at(case, "u2"): [at(case, "z")]}
    assert case.by_top([]) == {}


def test_the_units_below_and_above_are_those_that_are_live() -> None:
    case = case_of(TREE + "OrgUnit u3 status=archived -part_of-> u1; OrgUnit u4 -part_of[valid_to=2026-06-30]-> u1")

    assert [named(case, below) for below in case.children(at(case, "u1"))] == ["u2"]
    assert [named(case, above) for above in case.parents(at(case, "u1"))] == ["u0"]
    assert case.parents(at(case, "u4")) == []
    assert [named(case, above) for above in case.upwards(at(case, "u2"))] == ["u2", "u1", "u0", "n0"]
    assert list(case.upwards(None)) == []
    assert {named(case, below) for below in case.downwards(at(case, "u0"))} == {"u0", "u1", "u2"}


def test_an_event_after_the_day_asked_about_has_not_happened() -> None:
    case = case_of("Feedback f1 received_on=2026-07-01; Feedback f2 received_on=2026-07-02; Feedback f3")

    assert [case.day(node, "received_on") for node in range(3)] == [date(2026, 7, 1).toordinal(), None, None]


def test_the_day_of_a_link_is_read_as_that_of_a_node() -> None:
    case = case_of("Issue q1 -escalated_to[on=2026-06-30, answered_on=2026-07-02]-> Forum b1 type=board")

    assert case.link_day(0, "on") == date(2026, 6, 30).toordinal()
    assert case.link_day(0, "answered_on") is None


def test_older_means_more_than_and_within_at_most() -> None:
    case = case_of("")
    month_ago = date(2026, 6, 1).toordinal()

    assert not case.older(month_ago, 30)
    assert case.older(month_ago, 29)
    assert case.within(month_ago, 30)
    assert not case.within(month_ago, 29)


def test_an_unknown_day_is_neither_older_nor_within() -> None:
    case = case_of("")

    assert not case.older(None, 0)
    assert not case.within(None, 10_000)


def test_a_planned_day_has_passed_only_when_it_lies_before_the_day_asked_about() -> None:
    case = case_of("StandardWork w1 review_due=2026-06-30; StandardWork w2 review_due=2026-07-01; StandardWork w3")

    assert [case.passed(node, "review_due") for node in range(3)] == [True, False, False]


def test_the_measures_of_a_node_are_live_and_linked_on_the_day() -> None:
    case = case_of(
        "Process x; Measure m1 -measures[measure_type=outcome]-> x; Measure m2 status=paused -measures-> x\n"
        "Measure m3 -measures[measure_type=process]-> x; Measure m4 -measures[valid_to=2026-06-30]-> x"
    )

    assert [case.snapshot.ids[measure] for measure in case.measures(at(case, "x"))] == ["m1", "m3"]
    assert [case.snapshot.ids[measure] for measure in case.measures(at(case, "x"), "outcome")] == ["m1"]
    assert [case.snapshot.ids[measure] for measure in case.measures(at(case, "x"), "outcome", "process")] == [
        "m1",
        "m3",
    ]
    assert case.measures(at(case, "m1")) == []


def test_what_is_measured_is_told_of_many_things_at_once() -> None:
    case = case_of("Process x; Process y; Process z; Measure m1 -measures-> x; Measure m2 status=paused -measures-> y")

    assert case.measured([at(case, name) for name in ("z", "y", "x")]) == [at(case, "x")]


def test_what_has_ended_keeps_its_measures() -> None:
    case = case_of("Improvement x status=completed; Measure m1 -measures[measure_type=outcome]-> x")

    assert [case.snapshot.ids[measure] for measure in case.measures(at(case, "x"), "outcome")] == ["m1"]


def test_a_measure_that_does_not_say_what_it_is_to_a_node_is_told_apart() -> None:
    case = case_of("Process x; Measure m1 -measures[measure_type=outcome]-> x; Measure m2 -measures-> x")

    assert [case.snapshot.ids[measure] for measure in case.untyped_measures(at(case, "x"))] == ["m2"]


def test_a_case_has_the_usual_thresholds_unless_others_are_given() -> None:
    assert case_of("").thresholds == Thresholds()
    assert case_of("", thresholds=Thresholds(voice=1)).thresholds.voice == 1


def test_sight_is_worked_out_once() -> None:
    case = case_of("Need d1")

    assert case.sight is case.sight


def test_of_a_few_nodes_each_is_told_alone_and_of_many_all_at_once() -> None:
    case = case_of("Improvement i1 -delivers-> Priority o1; Priority o1 -aligns_to-> Purpose p1", date="2026-11-25")

    told = [case.told(0) for _ in range(MOST_TOLD)]
    worked_out = "sight" in vars(case)
    told.append(case.told(0))

    assert not worked_out
    assert "sight" in vars(case)
    assert {one.status for one in told} == {"strategic"}
    assert len({one.proof for one in told}) == 1
