"""Tests of `loaders.like_names`: names that a header is like, found without comparing it with all of them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from loaders.like_names import LEAST_LIKENESS, LikeNames

WORDS = st.text("abcde ", min_size=1, max_size=14).map(lambda text: " ".join(text.split())).filter(bool)


@given(st.lists(WORDS, max_size=12), WORDS)
@example(["description"], "discription")
@example(["risk owner", "owner"], "owner risk")
@example(["abcdefghij"], "abcdefghi")
def test_whatever_is_like_a_header_is_found(names: list[str], header: str) -> None:
    likeness = {name: round(fuzz.token_sort_ratio(header, name)) for name in names if name != header}

    found = {name: sure for name, sure in LikeNames(names).like(header) if name != header}

    assert found == {name: sure for name, sure in likeness.items() if sure >= LEAST_LIKENESS}


def test_a_header_is_compared_with_few_names_only(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []

    def ratio(header: str, name: str) -> float:
        compared.append(name)
        return original(header, name)

    original = fuzz.token_sort_ratio
    monkeypatch.setattr(fuzz, "token_sort_ratio", ratio)
    names = LikeNames(["reference", "title", "description", "owner", "controls", "review date", "likelihood", "impact"])

    found = [next(iter(names.like(f"site alpha {at} total")), None) for at in range(2_000)]

    assert not any(found)
    assert not compared
    assert next(names.like("discription")) == ("description", 91)
    assert compared == ["description"]
