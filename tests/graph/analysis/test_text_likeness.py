"""How alike short texts are."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.text_likeness import Texts, grams

TEXTS = ["Appointment scheduling", "Booking of clinic appointments", "Flood defence", "appointment  SCHEDULING!"]


def likeness(texts: list[str], one: int, other: int) -> float:
    """Return how alike two of some texts are."""
    return float(Texts(texts).likeness(one, np.array([other]))[0])


def test_texts_of_like_words_are_more_alike_than_others() -> None:
    assert likeness(TEXTS, 0, 1) > 0.1 > likeness(TEXTS, 0, 2)


def test_case_blanks_and_signs_make_no_difference() -> None:
    assert round(likeness(TEXTS, 0, 3), 6) == 1


def test_words_that_both_hold_are_named() -> None:
    assert Texts(TEXTS).shared(0, 1) == ["appointment"]


def test_accents_and_welsh_are_read() -> None:
    assert "-tyr" in set(grams("Tŷ’r"))


@given(st.lists(st.text(max_size=30), min_size=2, max_size=6))
def test_likeness_is_the_same_both_ways_and_between_0_and_1(texts: list[str]) -> None:
    one, other = likeness(texts, 0, 1), likeness(texts, 1, 0)

    assert abs(one - other) < 1e-5
    assert -1e-6 <= one <= 1 + 1e-5
