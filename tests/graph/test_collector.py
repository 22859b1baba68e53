"""Tests of `graph.collector`: the cycle collector rests for a while, and works again as before."""

from __future__ import annotations

import gc

from graph.collector import without_collector


def test_the_collector_rests_inside_and_works_afterwards() -> None:
    with without_collector():
        with without_collector():
            inner = gc.isenabled()
        outer = gc.isenabled()

    assert (inner, outer, gc.isenabled()) == (False, False, True)
