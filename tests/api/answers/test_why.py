"""Why one thing is there, as a value."""

from __future__ import annotations

import pytest

from api.answers.why import WhyAnswer
from graph.analysis.examples import case_of, monthly

TEXT = """
Purpose p1 -exists_to_meet-> Need d1; Priority q1 -aligns_to-> p1; Role w1; Improvement i1 -delivers-> q1
i1 -led_by-> w1; i1 -sponsored_by-> w1; Process r1 -owned_by-> w1; Measure m1 -owned_by-> w1
m1 -measures-> q1; m1 -informs-> q1; Control c1 -owned_by-> w1; Document x1
"""


def carried(node_id: str) -> list[tuple[str, tuple[str, ...], str | None]]:
    """Return what a node carries: id, links, and what that is about."""
    case = case_of(TEXT)
    node = case.snapshot.position(node_id)
    assert node is not None
    name = case.snapshot.ids
    return [
        (name[one.node], one.links, name[one.about.node] if one.about else None)
        for one in WhyAnswer(case, node).carried
    ]


def test_a_role_carries_each_thing_once_in_the_order_of_who_helps() -> None:
    assert carried("w1") == [
        ("m1", ("owned_by",), "q1"),
        ("r1", ("owned_by",), None),
        ("i1", ("led_by", "sponsored_by"), None),
    ]


def test_a_measure_speaks_of_what_it_measures_before_what_it_informs() -> None:
    assert carried("m1") == [("q1", ("measures", "informs"), None)]


def test_work_carries_nothing_but_itself() -> None:
    assert carried("i1") == []


def test_what_is_linked_to_nothing_carries_nothing() -> None:
    assert carried("x1") == []


def test_the_record_has_the_sentence_of_each_thing() -> None:
    case = case_of(TEXT)
    node = case.snapshot.position("w1")
    assert node is not None

    record = WhyAnswer(case, node).record()

    assert [one["sentence"] for one in record["carries"]] == [
        "“q1” supports “p1”.", "", "“i1” moves “q1”, which supports “p1”.",
    ]  # fmt: skip


STEADY = [10, 12] * 6
IMPROVED = """
Purpose p1 "Keep well" -exists_to_meet-> Need d1 "Be seen soon"; d1 -felt_by-> StakeholderGroup g1 "People who wait"
Process r1 "Receive" -flows_to-> Process r2 "Treat"; r2 -produces-> Service s1 "Clinic"
Improvement i1 "Look each hour" status=active start=2025-10-15 -improves-> r1
Measure m1 direction=increase -measures[measure_type=outcome]-> i1
"""
MEETS = "s1 -meets-> d1\n"


@pytest.mark.parametrize(
    ("text", "verdict", "needs"),
    [
        (IMPROVED + MEETS + monthly("m1", *STEADY, *[14, 15] * 4), "worked", ["d1"]),
        (IMPROVED + MEETS + monthly("m1", *STEADY, *[10, 12] * 4), "did_not_work", ["d1"]),
        (IMPROVED + MEETS, "not_shown", ["d1"]),
        (IMPROVED + monthly("m1", *STEADY, *[14, 15] * 4), "worked", []),
    ],
)
def test_OQ_12_an_improvement_says_whether_its_outcome_was_reached_and_which_need_that_helps_to_meet(
    text: str, verdict: str, needs: list[str]
) -> None:
    case = case_of(text)

    record = WhyAnswer(case, case.snapshot.index["i1"]).record()

    assert (record["verdict"]["verdict"], record["needs"]) == (verdict, needs)
    assert ("so that “People who wait” get “Be seen soon”" in record["sentence"]) == bool(needs)
