"""Search finds things by their names, and by the words for what they are."""

from __future__ import annotations

import pytest

from api.schema_search import kinds_called
from graph.declarations import load_ontology
from tests.api.asking import ask

SEARCH = """query($wanted: String!, $first: Int!, $after: String) {
  search(text: $wanted, first: $first, after: $after) { pageInfo { endCursor } nodes { id } } }"""
THINGS = """
Process p1 "Handle a complaint"
Feedback f1 "The lift is slow" received_on=2026-06-01
Feedback f2 "Complaint about parking" received_on=2026-06-01
Improvement i1 "Ring back"
"""


def found(wanted: str) -> list[str]:
    """Return the ids of what a text finds, in order."""
    return [node["id"] for node in ask(SEARCH, THINGS, wanted=wanted, first=10)["search"]["nodes"]]


def test_what_is_called_so_comes_first_then_what_is_of_that_kind() -> None:
    assert found("complaint") == ["f2", "p1", "f1"]


@pytest.mark.parametrize("word", ["Feedback", "COMPLAINTS", "cwyn", "Adborth"])
def test_a_word_for_a_kind_finds_what_is_of_it_in_either_language(word: str) -> None:
    assert set(found(word)) >= {"f1", "f2"}


def test_part_of_a_word_for_a_kind_finds_names_alone() -> None:
    assert found("complain") == ["f2", "p1"]


def test_pages_go_on_from_names_to_what_is_of_a_kind() -> None:
    first = ask(SEARCH, THINGS, wanted="complaint", first=2)["search"]
    second = ask(SEARCH, THINGS, wanted="complaint", first=2, after=first["pageInfo"]["endCursor"])["search"]

    assert [node["id"] for one in (first, second) for node in one["nodes"]] == ["f2", "p1", "f1"]


def test_a_word_can_stand_for_no_kind() -> None:
    assert list(kinds_called(load_ontology(), "teapot")) == []
