"""What work rests on that serves by one thing only."""

from __future__ import annotations

from api.say.names import Names
from api.say.weak import robust_sentence, weak_sentence
from graph.analysis.examples import case_of
from graph.analysis.sight import Sight

PURPOSE = "Purpose p1 -exists_to_meet-> Need d1; Priority q1 -aligns_to[basis=agreed]-> p1"
ONE = f"{PURPOSE}; Improvement i1 -delivers-> q1"


def position(text: str, node_id: str) -> tuple[Sight, Names, int]:
    """Return sight, names and position of a node."""
    case = case_of(text)
    node = case.snapshot.position(node_id)
    assert node is not None
    return case.sight, Names(case.snapshot), node


def test_the_first_link_that_carries_everything_is_named_with_its_basis() -> None:
    sentence = weak_sentence(*position(ONE, "i1"))

    assert sentence == "every thread crosses “i1” moves “q1”, which one side asserts; agree it with the other."


def test_a_link_that_both_sides_agreed_says_so() -> None:
    sentence = weak_sentence(*position(ONE, "q1"))

    assert sentence == "every thread crosses “q1” supports “p1”, which both sides have agreed."


def test_a_node_that_carries_everything_is_named() -> None:
    text = f"{PURPOSE}; Improvement i1 -delivers-> Objective o1; i1 -improves-> Process r1; r1 -contributes_to-> o1"
    text += "; Priority q2 -aligns_to-> p1; o1 -aligns_to-> q1; o1 -aligns_to-> q2"

    sentence = weak_sentence(*position(text, "i1"))

    assert sentence == "every thread runs through “o1”."


def test_one_thread_is_told_with_every_link_that_carries_it() -> None:
    sentence = robust_sentence(*position(ONE, "i1"))

    assert sentence.startswith(
        "One thread leads to the purpose. It rests on 2 links, each of which carries all of it: "
    )


def test_two_and_more_threads_are_counted() -> None:
    two = f"{PURPOSE}; Improvement i1 -delivers-> q1; Priority q2 -aligns_to-> p1; i1 -delivers-> q2"
    three = f"{two}; Priority q3 -aligns_to-> p1; i1 -delivers-> q3"

    assert robust_sentence(*position(two, "i1")).startswith("Two threads")
    assert robust_sentence(*position(three, "i1")).startswith("Three or more threads")


def test_a_purpose_needs_no_thread() -> None:
    assert robust_sentence(*position(ONE, "p1")) == ""
