"""Ways between two things: the shortest first, against networkx, and what bounds them."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.paths import Paths, paths
from graph.analysis.snapshot import Snapshot
from tests.graph.analysis.organisations import snapshot_of

FLOW = """
Process a -flows_to-> Process b; a -flows_to-> Process c; b -flows_to-> Process d; c -flows_to-> d; a -flows_to-> d
Need n; Measure m -measures-> d
d -flows_to-> Process e status=draft
"""
PAIRS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=14, unique=True)


def between(snapshot: Snapshot, start: str, end: str, **limits: int) -> Paths:
    """Return the ways between two nodes by their ids."""
    ends = [snapshot.position(node) for node in (start, end)]
    assert None not in ends
    return paths(snapshot, ends[0], ends[1], **limits)  # type: ignore[arg-type]


def told(snapshot: Snapshot, found: Paths) -> list[str]:
    """Return each way as the ids that it passes, its start left out."""
    return [" ".join(snapshot.ids[hop.target] for hop in path) for path in found.paths]


def test_ways_come_shortest_first_then_in_order_of_ids() -> None:
    snapshot = snapshot_of(FLOW)

    assert told(snapshot, between(snapshot, "a", "d")) == ["d", "b d", "c d"]


def test_there_is_one_way_from_a_thing_to_itself_and_none_against_the_direction() -> None:
    snapshot = snapshot_of(FLOW)

    assert between(snapshot, "a", "a").paths == ((),)
    assert between(snapshot, "d", "a").paths == ()


def test_structure_and_what_is_not_live_are_not_followed() -> None:
    snapshot = snapshot_of(FLOW)

    found = between(snapshot, "m", "d")

    assert (found.paths, "measures" in found.followed, "flows_to" in found.followed) == ((), False, True)
    assert between(snapshot, "a", "e").paths == ()


def test_of_more_ways_than_asked_for_the_rest_is_said_to_be_there() -> None:
    snapshot = snapshot_of(FLOW)

    some = between(snapshot, "a", "d", most=2)

    assert (len(some.paths), some.is_complete) == (2, False)
    assert between(snapshot, "a", "d", most=3).is_complete


@given(PAIRS, st.integers(1, 5))
def test_ways_are_all_simple_paths_up_to_the_longest(pairs: list[tuple[int, int]], longest: int) -> None:
    lines = [f"Process n{number}" for number in range(6)] + [f"n{tail} -flows_to-> n{head}" for tail, head in pairs]
    snapshot = snapshot_of("\n".join(lines))
    graph = nx.DiGraph(pairs)
    graph.add_nodes_from(range(6))

    found = between(snapshot, "n0", "n5", longest=longest, most=1000)

    walked = [tuple(hop.target for hop in path) for path in found.paths]
    expected = {tuple(path[1:]) for path in nx.all_simple_paths(graph, 0, 5, cutoff=longest)}
    assert set(walked) == expected
    assert walked == sorted(walked, key=lambda path: (len(path), path))
