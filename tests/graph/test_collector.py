"""The collector is held for a while, and then as it was; what stays it need not walk."""

from __future__ import annotations

import gc
from contextlib import suppress
from weakref import ref

from graph.collector import held_collector, settle


class Held:
    """Something that can be held weakly."""


def test_the_collector_is_held_and_goes_on_afterwards_also_after_an_error() -> None:
    with suppress(ValueError), held_collector():
        assert not gc.isenabled()
        raise ValueError

    assert gc.isenabled()


def test_held_within_being_held_it_stays_held_to_the_end() -> None:
    with held_collector():
        with held_collector():
            pass
        inside = gc.isenabled()

    assert not inside


def test_what_is_settled_is_walked_no_more_and_still_let_go_of() -> None:
    cycle: list[object] = []
    cycle.append(cycle)
    held = Held()
    seen = ref(held)
    try:
        settle()

        assert gc.get_freeze_count() > 0
        assert not any(one is cycle for one in gc.get_objects())
        del held
        assert seen() is None
    finally:
        gc.unfreeze()
