"""The small words of every sentence."""

from __future__ import annotations

from api.say import words


def test_a_long_list_says_how_many_are_left_out_and_how_to_see_them() -> None:
    lines = list(words.entries(range(20), str, 12))

    assert len(lines) == 13
    assert lines[-1] == "  - and 8 more (--all)"


def test_only_what_is_shown_is_put_into_words() -> None:
    said: list[int] = []

    list(words.entries(range(20), lambda number: said.append(number) or "", 3))

    assert said == [0, 1, 2]


def test_a_list_without_a_cap_is_whole() -> None:
    assert list(words.entries(["a", "b"], str, None, "")) == ["- a", "- b"]


def test_large_numbers_are_readable() -> None:
    assert words.count(12000, "reading") == "12,000 readings"


def test_an_enumeration_of_many_names_stops() -> None:
    assert words.some(["a", "b", "c", "d"], 2) == "a, b and 2 more"


def test_a_sentence_that_is_one_already_stays() -> None:
    assert words.sentence("“A” does this.") == "“A” does this."


def test_an_empty_sentence_stays_empty() -> None:
    assert words.sentence(" ") == ""


def test_the_day_of_a_time_is_its_date() -> None:
    assert words.day("2026-11-25T08:00:00Z") == "25 November 2026"
