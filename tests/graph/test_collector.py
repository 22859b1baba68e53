"""The collector is held for a while, and then as it was."""

from __future__ import annotations

import gc
from contextlib import suppress

from graph.collector import held_collector


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
