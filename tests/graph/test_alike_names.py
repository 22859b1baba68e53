"""Names that are most like one, among few and among very many."""

from __future__ import annotations

from graph.alike_names import FEW, AlikeNames


def test_the_most_alike_comes_first_and_word_order_does_not_count() -> None:
    names = AlikeNames(["Parking", "Referrals and triage", "Triage (referrals)"])

    assert [place for _, place in names.like("Triage referrals", 60)] == [2, 1]


def test_names_with_different_numbers_are_of_different_things() -> None:
    names = AlikeNames(["Ward 11", "Ward 12", "Ward"])

    assert [place for _, place in names.like("Ward 11", 60)] == [0, 2]


def test_among_very_many_those_that_share_a_word_are_compared() -> None:
    names = AlikeNames([*(f"Step {'abcdefghij'[at % 10]} of {at}" for at in range(FEW)), "Ring patients back"])

    assert names.like("Ring back patients", 80) == [(100, FEW)]
    assert names.like("Nothing like it", 80) == []
