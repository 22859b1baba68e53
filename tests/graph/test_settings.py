"""Tests of `graph.settings`: thresholds are declared once, and a settings file is checked as a whole."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import DeclarationError
from graph.settings import Threshold, Thresholds, described_thresholds, thresholds_of

KNOWN = {threshold.name: threshold for threshold in described_thresholds()}


def violations(settings: dict[str, object]) -> tuple[str, ...]:
    with pytest.raises(DeclarationError) as refusal:
        thresholds_of(settings, "thresholds.yaml")
    return refusal.value.violations


def test_the_defaults_are_those_of_the_method() -> None:
    usual = Thresholds()

    assert (usual.voice, usual.purpose, usual.initiatives, usual.priorities) == (365, 1095, 5, 7)
    assert (usual.duplicate, usual.off_priority, usual.agree, usual.single_point) == (0.6, 0.1, 60, 2)
    assert (usual.owned, usual.respond, usual.stall, usual.spread) == (7, 30, 90, 180)
    assert (usual.answer, usual.answer_severe, usual.tell, usual.repeat) == (30, 10, 14, 3)
    assert (usual.escalate_low, usual.escalate_middle, usual.escalate_high) == (1, 3, 14)
    assert (usual.candour, usual.assure, usual.risk) == (30, 400, 180)


def test_an_empty_mapping_changes_nothing() -> None:
    assert thresholds_of({}) == Thresholds()


def test_what_is_set_is_changed_and_the_rest_stays() -> None:
    assert thresholds_of({"stall": 60, "duplicate": 0.8}) == replace(Thresholds(), stall=60, duplicate=0.8)


def test_a_whole_number_may_be_written_with_a_point() -> None:
    stall = thresholds_of({"stall": 60.0}).stall

    assert isinstance(stall, int)
    assert stall == 60


def test_an_unknown_name_is_refused_with_the_nearest_word() -> None:
    (violation,) = violations({"stal": 60})

    assert violation == "thresholds.yaml: there is no threshold 'stal'; did you mean 'stall'?"


def test_a_name_like_no_other_is_refused_with_all_that_are_known() -> None:
    (violation,) = violations({"xyzzy": 1})

    assert all(name in violation for name in KNOWN)


@pytest.mark.parametrize("value", ["60", None, True, float("nan"), float("inf"), [60]])
def test_a_value_that_is_no_number_is_refused(value: object) -> None:
    (violation,) = violations({"stall": value})

    assert "stall needs a number" in violation


def test_half_a_day_is_refused() -> None:
    assert violations({"stall": 60.5}) == ("thresholds.yaml: stall needs a whole number of days, and is 60.5",)


@pytest.mark.parametrize(
    "settings", [{"stall": -1}, {"duplicate": 0}, {"off_priority": 1.1}, {"repeat": 0}, {"single_point": 0}]
)
def test_a_value_out_of_bounds_is_refused(settings: dict[str, object]) -> None:
    (violation,) = violations(settings)

    assert "must be" in violation


def test_every_violation_is_told_at_once() -> None:
    assert len(violations({"stal": 1, "stall": "soon", "repeat": 0})) == 3


def test_the_error_says_that_settings_are_wrong() -> None:
    with pytest.raises(DeclarationError, match="the settings are wrong"):
        thresholds_of({"stal": 1})


def test_every_threshold_says_what_it_decides() -> None:
    assert [threshold.name for threshold in described_thresholds()] == [field.name for field in fields(Thresholds)]
    assert all(threshold.doc.endswith(".") for threshold in described_thresholds())
    assert {threshold.unit for threshold in described_thresholds()} == {"days", "items", "share"}


@given(st.sampled_from(described_thresholds()), st.data())
def test_every_value_within_the_bounds_of_a_threshold_can_be_set(threshold: Threshold, data: st.DataObject) -> None:
    whole = st.integers(int(threshold.least), int(threshold.most))
    value = data.draw(whole if threshold.whole else st.floats(threshold.least, threshold.most))

    assert getattr(thresholds_of({threshold.name: value}), threshold.name) == value
