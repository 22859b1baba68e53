"""Sequences that are made late are the same as those made at once, and only what is looked at is made."""

from __future__ import annotations

import pytest

from graph.analysis.made_late import MadeLate, as_is


def test_they_are_the_same_as_made_at_once() -> None:
    late: MadeLate[object] = MadeLate(([], str), ([1, 2], str), (["x"], as_is))

    assert list(late) == ["1", "2", "x"]
    assert (len(late), late[0], late[-1], late[1:]) == (3, "1", "x", ["2", "x"])
    assert late[5:] == []


def test_what_is_not_there_is_told_as_lists_do() -> None:
    with pytest.raises(IndexError):
        MadeLate(([1], str))[1]


def test_only_what_is_looked_at_is_made() -> None:
    made: list[int] = []
    late = MadeLate(([1, 2, 3], made.append))

    late[1]

    assert made == [2]
