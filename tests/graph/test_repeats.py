"""Tests of `graph.repeats`: what stands more than once is found."""

from __future__ import annotations

from graph.repeats import repeated


def test_what_stands_once_is_told_from_what_stands_more_than_once() -> None:
    found = repeated([("a", 1), ("b", 1), ("a", 1), ("c", 1), ("a", 1)])

    assert [hash((name, 1)) in found for name in "abc"] == [True, False, False]


def test_nothing_has_no_repeats() -> None:
    assert repeated([]) == frozenset()
