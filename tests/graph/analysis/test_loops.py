"""Feedback loops: those of a published-style example, and of random maps against networkx."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.loops import Loops
from tests.graph.analysis.organisations import snapshot_of

WAITS = """
SystemFactor Demand; SystemFactor Waits; SystemFactor StaffPressure; SystemFactor Sickness; SystemFactor Capacity
SystemFactor Escalation; SystemFactor Overtime
Demand -influences[polarity=same]-> Waits
Waits -influences[polarity=same]-> StaffPressure
StaffPressure -influences[polarity=same,delay=true]-> Sickness
Sickness -influences[polarity=opposite]-> Capacity
Capacity -influences[polarity=opposite]-> Waits
Waits -influences[polarity=same]-> Escalation
Escalation -influences[polarity=same]-> Capacity
Overtime -influences[polarity=same]-> Capacity
Escalation -influences[polarity=same]-> Overtime
Overtime -influences[polarity=same]-> StaffPressure
"""
PAIRS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=16, unique=True)


def loops_of(text: str, **limits: int) -> Loops:
    """Return the loops of the organisation that a text in the notation describes."""
    return Loops(snapshot_of(text), **limits)


def named(loops: Loops) -> list[tuple[str, str]]:
    """Return type and nodes of each loop."""
    ids = loops.snapshot.ids
    return [(loop.type, " ".join(ids[node] for node in loop.nodes)) for loop in loops.found]


def test_LS_14_loops_are_found_and_typed() -> None:
    assert named(loops_of(WAITS)) == [
        ("balancing", "Capacity Waits Escalation"),
        ("balancing", "Capacity Waits Escalation Overtime"),
        ("reinforcing", "Capacity Waits StaffPressure Sickness"),
        ("reinforcing", "Capacity Waits Escalation Overtime StaffPressure Sickness"),
    ]


def test_a_loop_is_told_in_words_with_what_becomes_of_a_change() -> None:
    loops = loops_of(WAITS)

    assert loops.sentence(loops.found[0]) == (
        "“Capacity” moves “Waits” the opposite way, which moves “Escalation” the same way, which moves “Capacity” "
        "the same way again: a change is held back."
    )
    assert [loop.delayed for loop in loops.found] == [False, False, True, True]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SystemFactor a -influences[polarity=same]-> a", [("reinforcing", "a")]),
        ("SystemFactor a -influences[polarity=opposite]-> a", [("balancing", "a")]),
        ("SystemFactor a -influences-> a", [("unclear", "a")]),
        ("SystemFactor a -influences[polarity=unclear]-> a", [("unclear", "a")]),
        (
            "SystemFactor a -influences[polarity=same]-> SystemFactor b; b -influences[polarity=same]-> a\n"
            "b -influences[polarity=opposite]-> a",
            [("unclear", "a b")],
        ),
        ("SystemFactor a -influences-> SystemFactor b; b -influences[valid_to=2020-01-01]-> a", []),
        ("SystemFactor a -influences-> SystemFactor b status=draft; b -influences-> a", []),
    ],
)
def test_a_loop_is_as_sure_as_its_links(text: str, found: list[tuple[str, str]]) -> None:
    assert named(loops_of(text)) == found


def test_loops_longer_than_the_longest_are_left_out() -> None:
    assert len(loops_of(WAITS, longest=4).found) == 3
    assert loops_of(WAITS, longest=4).is_complete


def test_a_search_that_ends_early_says_so() -> None:
    loops = loops_of(WAITS, most=2)

    assert (len(loops.found), loops.is_complete) == (2, False)


@given(PAIRS, st.integers(1, 7))
def test_loops_are_the_elementary_circles_up_to_the_longest(pairs: list[tuple[int, int]], longest: int) -> None:
    text = "\n".join(["SystemFactor n0", *(f"SystemFactor n{number}" for number in range(1, 7))])
    text += "\n" + "\n".join(f"n{tail} -influences[polarity=same]-> n{head}" for tail, head in pairs)
    graph = nx.DiGraph(pairs)

    found = [loop.nodes for loop in loops_of(text, longest=longest).found]

    expected = {
        tuple(circle[circle.index(min(circle)) :] + circle[: circle.index(min(circle))])
        for circle in nx.simple_cycles(graph, length_bound=longest)
    }
    assert len(found) == len(set(found))
    assert set(found) == expected
