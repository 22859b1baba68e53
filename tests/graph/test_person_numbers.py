"""Tests of `graph.person_numbers`: ten digits with the right check digit are flagged, others are not."""

from __future__ import annotations

import pytest

from graph.person_numbers import holds_nhs_number


@pytest.mark.parametrize(
    "text",
    [
        "9434765919",
        "943 476 5919",
        "943-476-5919",
        "943\u00a0476\u00a05919",
        "NHS no. 9434765919, seen",
        "(9434765919)",
    ],
)
def test_CO_03_valid_numbers_are_found_in_any_writing(text: str) -> None:
    assert holds_nhs_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "9434765918",  # the check digit is wrong
        "94347659190",  # eleven digits
        "19434765919",
        "943 4765 919",
        "0.9434765919",  # a fraction
        "9434765919.5",
        "1111111111",  # valid by its digit, never given to anybody
        "029 2074 7747",
    ],
)
def test_CO_03_other_digits_are_left_alone(text: str) -> None:
    assert not holds_nhs_number(text)
