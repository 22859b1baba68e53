"""What every node is for: the same as asked of one at a time."""

from __future__ import annotations

from hypothesis import given

from graph.analysis.sight import Sight
from graph.analysis.what_for import WhatFor
from tests.graph.analysis.brute import Brute
from tests.graph.analysis.organisations import frozen, ids, organisations, sight_of

MAP = (
    "Process r1 -produces-> Service s1; s1 -meets-> Need d1; d1 -felt_by-> StakeholderGroup g1\n"
    "Service s2 -meets-> Need d2\n"
    "Process r2 -contributes_to-> Priority o1; o1 -aligns_to-> Priority o2; r1 -flows_to-> r2"
)


def test_needs_people_and_priorities_are_told() -> None:
    sight = sight_of(MAP)
    what_for, index = WhatFor(sight), sight.snapshot.index

    assert ids(sight.snapshot, what_for.needs(index["r1"])) == ["d1"]
    assert (what_for.reaches_people(index["r1"]), what_for.reaches_people(index["s2"])) == (True, False)
    assert ids(sight.snapshot, what_for.priorities(index["r1"])) == ["o1", "o2"]


@given(organisations())
def test_all_at_once_tells_the_same_as_one_at_a_time(drawn: Brute) -> None:
    sight = Sight(frozen(drawn))
    what_for = WhatFor(sight)

    live = sight.snapshot.live.nonzero()[0].tolist()

    for node in live:
        assert list(what_for.needs(node)) == sight.helps_to_meet(node)
        assert what_for.reaches_people(node) == bool(sight.reaches_people(node))
        assert what_for.priorities(node) == [up for up in sorted(sight.up(node)) if sight.priorities[up]]
