"""Why one thing is there, as a value."""

from __future__ import annotations

from api.answers.why import WhyAnswer
from graph.analysis.examples import case_of

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
