"""Tests of `graph.analysis.wording`: how a template becomes a sentence."""

from __future__ import annotations

from graph.analysis.examples import case_of
from graph.analysis.rule import Hit
from graph.analysis.wording import listed, quoted, sentence

NEEDS = "\n".join(f'Need d{number} "need {number}"' for number in range(9))


def test_a_sentence_names_its_nodes_in_quotes() -> None:
    hit = Hit((1, 0), "{0} comes before {1}.", ())

    assert sentence(case_of(NEEDS), hit) == "“need 1” comes before “need 0”."


def test_a_list_of_nodes_stops_after_five() -> None:
    hit = Hit((0,), "{all} and {few}.", (), {"all": range(9), "few": (2,)})

    assert sentence(case_of(NEEDS), hit) == (
        "“need 0”, “need 1”, “need 2”, “need 3”, “need 4” and 4 more and “need 2”."
    )


def test_a_list_of_exactly_five_nodes_is_complete() -> None:
    hit = Hit((0,), "{all}.", (), {"all": range(5)})

    assert sentence(case_of(NEEDS), hit) == "“need 0”, “need 1”, “need 2”, “need 3” and “need 4”."


def test_a_list_is_an_enumeration() -> None:
    lists = [[], ["a"], ["a", "b"], ["a", "b", "c"]]

    assert [listed(parts) for parts in lists] == ["", "a", "a and b", "a, b and c"]
    assert listed(["a", "b"], 5) == "a, b and 3 more"
    assert listed(list("abcdefg")) == "a, b, c, d, e and 2 more"


def test_a_quoted_name_is_the_name_in_quotes() -> None:
    assert quoted("Triage") == "“Triage”"
