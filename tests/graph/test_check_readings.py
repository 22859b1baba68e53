"""Tests of `graph.check_readings`: readings belong to a measure, a day and a figure, one a day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.check import Tally
from graph.model import Reading
from tests.graph.checking import AT, GAUGE, JOBS, check_one, checked, only


def test_readings_name_what_they_measure_by_id_or_name() -> None:
    found = check_one(Reading("Waits", "2026-01-01", 1.0), Reading("g1", "2026-01-02", 2.0), stored=GAUGE)

    assert found.problems == ()
    assert [reading.measure for reading in found.readings] == ["g1", "g1"]


@pytest.mark.parametrize(
    ("reading", "column", "message"),
    [
        (Reading("", "2026-01-01", 1.0), "measure", "the measure is missing"),
        (Reading("Wates", "2026-01-01", 1.0), "measure", "there is no measure 'Wates'"),
        (Reading("j1", "2026-01-01", 1.0), "measure", "'Weld' is a Job, which has no readings"),
        (Reading("g1", "2026-02-30", 1.0), "date", "the date is missing or does not exist"),
        (Reading("g1", "", 1.0), "date", "the date is missing or does not exist"),
        (Reading("g1", "2026-01-01", float("nan")), "value", "a figure is not a finite number"),
        (Reading("g1", "2026-01-01", None, 3.0), "denominator", "the denominator is missing: a ratio needs both"),
        (Reading("g1", "2026-01-01", None, None, 3.0), "numerator", "the numerator is missing: a ratio needs both"),
        (Reading("g1", "2026-01-01", None, 3.0, 0.0), "denominator", "the denominator is 0"),
    ],
)
def test_a_reading_with_an_error_is_refused(reading: Reading, column: str, message: str) -> None:
    found = check_one(replace(reading, place=AT), stored=GAUGE + JOBS)

    assert (only(found).message, only(found).place) == (message, AT.at(column))
    assert found.refused == Tally(readings=1)


def test_the_first_of_two_readings_of_one_date_counts() -> None:
    found = checked("g1 @ 2026-01-01 = 1; g1 @ 2026-01-01 = 2", stored=GAUGE)

    assert only(found).message == "g1 has a reading of 2026-01-01 already; the first (shop.csv, row 2) counts"
    assert [reading.value for reading in found.readings] == [1.0]
    assert found.refused == Tally(readings=1)


def test_a_reading_without_a_value_is_kept_as_a_gap_and_told() -> None:
    found = check_one(replace(Reading("g1", "2026-01-01"), place=AT), stored=GAUGE)

    problem = only(found)
    assert (problem.severity, problem.message) == ("warning", "there is no value: kept as a gap")
    assert problem.place == AT.at("value")
    assert [reading.value for reading in found.readings] == [None]


def test_a_gap_with_a_note_is_a_reading() -> None:
    assert check_one(Reading("g1", "2026-01-01", note="system down"), stored=GAUGE).problems == ()
