"""The register of work to stop."""

from __future__ import annotations

from graph.analysis.examples import case_of
from graph.analysis.plan_lines import RollingPlan
from graph.analysis.stop_register import stop_register
from graph.model import Record

PURPOSE = "Purpose p1 -exists_to_meet-> Need d1; Priority o1 -aligns_to-> p1\n"


def register(text: str) -> dict[str, Record]:
    """Return the register of a text, by id."""
    case = case_of(text)
    return {case.snapshot.ids[one.node]: one.record(case) for one in stop_register(RollingPlan(case))}


def test_QP_13_work_that_does_not_serve_is_proposed() -> None:
    found = register(
        PURPOSE + "Improvement i1 wte=2 budget=100; Activity a1 work_type=legacy -belongs_to-> o1\n"
        "Activity a2 work_type=unclassified -belongs_to-> Process r1; r1 -produces-> Service s1; s1 -meets-> d1\n"
        "Improvement i2 -delivers-> Priority o2 status=completed; o2 -aligns_to-> p1"
    )

    assert {node: (one["step"], one["why"]) for node, one in found.items()} == {
        "i1": ("proposed", "adrift"), "a2": ("proposed", "legacy"), "i2": ("proposed", "lapsed"),
    }  # fmt: skip
    assert (found["i1"]["wte"], found["i1"]["money"]) == (2.0, 100.0)


def test_QP_13_a_plan_a_decision_and_the_end_are_the_further_steps() -> None:
    found = register(
        "Plan l1 -covers[disposition=stop]-> Process r1; Decision c1 made_on=2026-01-01 -stops-> Improvement i1\n"
        "c1 -stops-> Improvement i2 status=stopped wte=1.5; Decision c2 made_on=2026-07-02 -stops-> Improvement i3"
    )

    assert {node: (one["step"], one["by"]) for node, one in found.items()} == {
        "r1": ("planned", ["l1"]), "i1": ("decided", ["c1"]), "i2": ("stopped", ["c1"]),
    }  # fmt: skip
    assert found["i2"]["wte"] == 1.5


def test_where_no_purpose_is_recorded_nothing_is_proposed_as_adrift() -> None:
    assert register("Improvement i1") == {}


def test_what_somebody_outside_asks_for_is_marked() -> None:
    assert register(PURPOSE + "Activity a1 work_type=mandated")["a1"]["mandated"] is True
