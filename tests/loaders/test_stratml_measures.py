"""Numbers, days and words of indicators."""

from __future__ import annotations

import pytest
from defusedxml.ElementTree import fromstring

from loaders.stratml_measures import day_in, indicator_of, number_of


@pytest.mark.parametrize(
    ("text", "number"),
    [("829", 829), (" 1,250.5 ", 1250.5), ("85 %", 85), ("$3", 3), ("-4", -4), (".5", 0.5), ("1,25", None), ("", None)],
)
def test_a_number_may_have_thousands_a_currency_or_a_percent_sign(text: str, number: float | None) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize(
    ("text", "day"),
    [("2026-05-01", "2026-05-01"), ("2026-05-01Z", "2026-05-01"), ("2026-05-01+01:00", "2026-05-01"), ("May", "")],
)
def test_a_day_may_carry_a_zone(text: str, day: str) -> None:
    assert day_in(text) == day


def test_the_latest_target_with_a_number_counts_and_all_are_told() -> None:
    results = "".join(
        f"<TargetResult><NumberOfUnits>{number}</NumberOfUnits><EndDate>{day}</EndDate></TargetResult>"
        for number, day in ((9, "2027-03-31"), (12, "2026-03-31"), ("few", "2028-03-31"))
    )
    element = fromstring(
        f"<PerformanceIndicator><MeasurementInstance>{results}</MeasurementInstance></PerformanceIndicator>"
    )

    fields = indicator_of(element).fields()

    assert fields == {"target": 9, "summary": "Target (2027-03-31): 9 Target (2026-03-31): 12 Target (2028-03-31): few"}


def test_a_descriptor_is_part_of_what_is_said() -> None:
    element = fromstring(
        "<PerformanceIndicator><MeasurementInstance><ActualResult><Descriptor><DescriptorName>Grade</DescriptorName>"
        "<DescriptorValue>Good</DescriptorValue></Descriptor></ActualResult></MeasurementInstance></PerformanceIndicator>"
    )

    assert indicator_of(element).fields() == {"summary": "Result: Grade: Good"}
