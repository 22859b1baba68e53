"""Tests of `api.changes.readings`: recorded as often as one likes, corrected, retracted."""

from __future__ import annotations

from tests.api.changes.conftest import Change

TWO = """recordReadings(readings: [
  {measure: "M1", date: "2026-10-01", value: 12.5, note: "bank holiday"}
  {measure: "Weeks from referral to first visit", date: "2026-11-01", numerator: 1, denominator: 4}
])"""
VALUES = '{ node(id: "M1") { ... on Measure { readings { nodes { date value note } } } } }'


def test_readings_are_recorded_and_seen_at_once_and_a_second_time_changes_nothing(write: Change, ask: Change) -> None:
    first = write(TWO)
    second = write(TWO)

    assert first["done"] and first["changed"]
    assert second["done"] and not second["changed"] and second["revision"] == first["revision"]
    assert ask(VALUES)["data"]["node"]["readings"]["nodes"] == [
        {"date": "2026-10-01", "value": 12.5, "note": "bank holiday"},
        {"date": "2026-11-01", "value": None, "note": None},
    ]


def test_another_value_of_a_day_is_a_correction_that_can_be_taken_back(write: Change, ask: Change) -> None:
    write(TWO)
    corrected = write('recordReadings(readings: [{measure: "M1", date: "2026-10-01", value: 13}])')

    assert write(f"undo(revision: {corrected['revision']})")["done"]
    assert ask(VALUES)["data"]["node"]["readings"]["nodes"][0]["value"] == 12.5


def test_every_wrong_row_is_told_and_none_is_recorded(write: Change, ask: Change) -> None:
    written = write(
        """recordReadings(readings: [
          {measure: "M1", date: "2026-10-01", value: 1}
          {measure: "M1", date: "2026-10-01", value: 2}
          {measure: "R3", date: "2026-10-01", value: 3}
          {measure: "M1", date: "2026-12-01", numerator: 3}
        ])"""
    )

    assert [(problem["row"], problem["column"]) for problem in written["problems"]] == [
        (2, "date"),
        (3, "measure"),
        (4, "denominator"),
    ]
    assert ask(VALUES)["data"]["node"]["readings"]["nodes"] == []


def test_a_reading_entered_in_error_is_taken_out(write: Change, ask: Change) -> None:
    write(TWO)

    assert write('retractReading(id: "M1", on: "2026-10-01")')["done"]
    assert len(ask(VALUES)["data"]["node"]["readings"]["nodes"]) == 1
