"""Several texts in one: whatever they hold, they are read back as they were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.several_texts import joined, parts_of


@given(st.lists(st.text(st.characters(exclude_categories=("C", "Z"))).filter(lambda part: part), unique=True))
def test_joined_parts_are_parted_again(parts: list[str]) -> None:
    assert parts_of(joined(tuple(parts))) == parts


@given(st.text())
def test_any_text_is_parted(text: str) -> None:
    assert all(parts_of(text))
