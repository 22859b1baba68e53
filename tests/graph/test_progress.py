"""Tests of `graph.progress`: whoever listens is told how far a long work is."""

from __future__ import annotations

from graph.progress import EVERY, counted, listening


def test_a_listener_is_told_now_and_then() -> None:
    heard: list[tuple[str, int]] = []

    with listening(lambda doing, number: heard.append((doing, number))):
        taken = list(counted(range(2 * EVERY + 1), "Reading rows"))

    assert taken == list(range(2 * EVERY + 1))
    assert heard == [("Reading rows", EVERY), ("Reading rows", 2 * EVERY)]


def test_nobody_is_told_after_listening() -> None:
    heard: list[int] = []

    with listening(lambda _, number: heard.append(number)):
        pass
    list(counted(range(EVERY), "Reading rows"))

    assert heard == []
