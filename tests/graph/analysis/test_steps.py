"""Where rows go and what a change touches, over one step or several."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.splice import GONE, Splice
from graph.analysis.steps import Shift, Step, Trail, shift_of
from graph.model import Change, Node, Reading
from graph.records import change_of, node_record, reading_record
from tests.graph.analysis.organisations import snapshot_of

FLOW = "Process r1; Process r2; Need d1 -felt_by-> StakeholderGroup g1"


@st.composite
def splices(draw: st.DrawFn) -> Splice:
    size = draw(st.integers(1, 6))
    removed = sorted(draw(st.sets(st.integers(0, size - 1), max_size=3)))
    return Splice(size, removed=removed, before=sorted(draw(st.lists(st.integers(0, size), max_size=3))))


@given(splices())
def test_a_row_goes_where_its_splice_says(splice: Splice) -> None:
    shift, moved = shift_of(splice), splice.moved().tolist()
    stayed = [row for row in range(splice.size) if moved[row] != GONE]

    assert [shift(row) for row in stayed] == [moved[row] for row in stayed]
    assert shift.all(np.array(stayed, dtype=np.int32)).tolist() == [moved[row] for row in stayed]
    assert shift.still(range(splice.size)) == {row for row in moved if row != GONE}


@given(splices())
def test_a_column_keeps_the_values_of_rows_that_stay(splice: Splice) -> None:
    moved = splice.moved()
    column = shift_of(splice).column(np.arange(splice.size, dtype=np.int32), -7)

    assert all(column[new] == row for row, new in enumerate(moved.tolist()) if new != GONE)
    assert sorted(column[column != -7].tolist()) == np.flatnonzero(moved != GONE).tolist()


@given(splices())
def test_a_column_that_points_at_nodes_follows_them(splice: Splice) -> None:
    moved, shift = splice.moved().tolist(), shift_of(splice)
    column = shift.pointing(np.arange(splice.size, dtype=np.int32)[::-1].copy(), -7)

    expected = [-7] * len(column)
    for row, new in enumerate(moved):
        if new != GONE:
            expected[new] = moved[splice.size - 1 - row] if moved[splice.size - 1 - row] != GONE else -7
    assert column.tolist() == expected


def step(text: str, *changes: Change) -> Step:
    """Return what changes do to an organisation, in which g1 is 1, d1 is 0, r1 is 2 and r2 is 3."""
    before = snapshot_of(text)
    found = before.after(changes).trail.since(before.trail)
    assert found is not None
    return found


def test_a_changed_field_touches_its_node_alone() -> None:
    done = step(FLOW, change_of("node", None, node_record(Node("r1", "Process", "Renamed"))))

    assert (done.changed, done.flipped, done.dated, done.ends) == ({2}, set(), set(), {})
    assert done.kinds == {"Process"}


def test_what_counts_no_more_flips() -> None:
    done = step(FLOW, change_of("node", None, node_record(Node("r1", "Process", "r1", {"status": "paused"}))))

    assert (done.flipped, done.dated, done.flipped_kinds) == ({2}, {2}, {"Process"})


def test_a_node_that_goes_takes_its_links_and_touches_what_they_joined() -> None:
    done = step(FLOW, Change("node", "d1", None, None))

    assert (done.changed, done.ends, done.kinds) == (set(), {"felt_by": {0}}, {"Need"})
    assert [done.nodes(node) for node in (1, 2, 3)] == [0, 1, 2]


def test_a_new_node_is_changed_and_flips() -> None:
    done = step(FLOW, change_of("node", None, node_record(Node("e1", "Need", "New"))))

    assert (done.changed, done.flipped, done.dated) == ({1}, {1}, {1})
    assert done.nodes(1) == 2


def test_links_touch_both_their_ends_by_kind() -> None:
    link = {"from": "r1", "kind": "flows_to", "to": "r2"}

    assert step(FLOW, change_of("link", None, link)).ends == {"flows_to": {2, 3}}
    assert step(f"{FLOW}; r1 -flows_to-> r2", change_of("link", link, None)).ends == {"flows_to": {2, 3}}


def test_readings_touch_their_measure() -> None:
    reading = reading_record(Reading("m1", "2026-06-01", 1.0))

    assert step("Measure m1", change_of("reading", None, reading)).measures == {0}


def test_several_steps_are_one() -> None:
    first = snapshot_of(FLOW)
    second = first.after([change_of("node", None, node_record(Node("r2", "Process", "Renamed")))])
    third = second.after([Change("node", "d1", None, None)])

    done = third.trail.since(first.trail)

    assert done is not None
    assert (done.changed, done.kinds, done.ends) == ({2}, {"Process", "Need"}, {"felt_by": {0}})


def test_where_it_came_from_is_known_for_some_steps_only() -> None:
    trails = [Trail()]
    for _ in range(20):
        trails.append(trails[-1].on(Step()))

    assert trails[-1].since(trails[-17]) is not None
    assert trails[-1].since(trails[0]) is None
    assert Trail().since(trails[0]) is None
    assert trails[3].since(trails[3]) == Step(Shift(), Shift())
