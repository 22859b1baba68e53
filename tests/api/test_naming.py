"""What a user means by an id, a name, or the start of one."""

from __future__ import annotations

import pytest

from api.naming import LISTED, Found, find
from graph.errors import Ambiguous, NotFound

FLOW = Found("I1", "Improvement", "Improve flow", "Gwella llif")
BOOKING = Found("I2", "Improvement", "Improve booking")
TRIAGE = Found("R3", "Process", "Triage")
AMONG = (FLOW, BOOKING, TRIAGE)


@pytest.mark.parametrize("text", ["I1", "i1", "Improve flow", "  improve FLOW ", "improve f", "Gwella llif", "gwe"])
def test_an_id_a_name_or_the_start_of_one_finds_it(text: str) -> None:
    found = find(text, AMONG)

    assert found is FLOW


def test_an_exact_id_beats_a_name_that_starts_the_same() -> None:
    found = find("a", (Found("a", "Need", "first"), Found("b", "Need", "a second")))

    assert found.id == "a"


def test_several_are_listed_by_id_with_name_and_kind() -> None:
    with pytest.raises(Ambiguous) as caught:
        find("improve", AMONG)

    assert caught.value.candidates == (("I1", "Improve flow, Improvement"), ("I2", "Improve booking, Improvement"))


def test_a_long_list_of_candidates_ends_in_time() -> None:
    many = [Found(f"n{number:03}", "Need", f"need {number}") for number in range(LISTED + 7)]

    with pytest.raises(Ambiguous) as caught:
        find("need", many)

    assert len(caught.value.candidates) == LISTED + 1
    assert "7 more" in caught.value.candidates[-1][1]


def test_an_unknown_name_suggests_the_nearest() -> None:
    with pytest.raises(NotFound, match="did you mean Triage"):
        find("Traige", AMONG)


def test_nothing_is_found_in_an_empty_organisation() -> None:
    with pytest.raises(NotFound, match="nothing of the sort is recorded yet"):
        find("x", ())


def test_an_empty_text_means_nothing() -> None:
    with pytest.raises(NotFound):
        find(" ", AMONG)
