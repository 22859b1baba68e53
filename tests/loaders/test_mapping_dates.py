"""Days as foreign tables write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from loaders.mapping_dates import QUARTER, SERIAL, SHORT_YEAR, SPELT, WHOLE_MONTH, found_day
from loaders.tables import Cell


@pytest.mark.parametrize(
    ("cell", "day", "how"),
    [
        ("03/04/2026", "2026-04-03", ""),
        ("3.4.2026", "2026-04-03", ""),
        ("2026-04-03", "2026-04-03", ""),
        ("2026-04-03T00:00:00", "2026-04-03", ""),
        (date(2026, 4, 3), "2026-04-03", ""),
        (datetime(2026, 4, 3, 12, 30), "2026-04-03", ""),
        ("30.06.08", "2008-06-30", SHORT_YEAR),
        ("31/12/40", "2040-12-31", SHORT_YEAR),
        ("01/02/85", "1985-02-01", SHORT_YEAR),
        (45292.0, "2024-01-01", SERIAL),
        (45292.75, "2024-01-01", SERIAL),
        ("45292", "2024-01-01", SERIAL),
        ("12 March 2026", "2026-03-12", SPELT),
        ("12th Mar 2026", "2026-03-12", SPELT),
        ("Monday, 2 November 2026", "2026-11-02", SPELT),
        ("2 Tachwedd 2026", "2026-11-02", SPELT),
        ("02-Nov-26", "2026-11-02", SPELT),
        ("Mar-26", "2026-03-31", WHOLE_MONTH),
        ("Maw-26", "2026-03-31", WHOLE_MONTH),
        ("Sept 2026", "2026-09-30", WHOLE_MONTH),
        ("Rhagfyr 2026", "2026-12-31", WHOLE_MONTH),
        ("03/2026", "2026-03-31", WHOLE_MONTH),
        ("2028-02", "2028-02-29", WHOLE_MONTH),
        ("Q1 2026/27", "2026-06-30", QUARTER),
        ("Q4 2026-27", "2027-03-31", QUARTER),
        ("Quarter 3, 2026/2027", "2026-12-31", QUARTER),
    ],
)
def test_a_day_is_found_and_how_it_was_repaired_is_said(cell: Cell, day: str, how: str) -> None:
    assert found_day(cell) == (day, how)


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "soon",
        "31/02/2026",
        "99/99/26",
        "Q9 2026/27",
        "Foo-26",
        "Ma 2026",
        12.0,
        1e9,
        True,
        None,
        "13/2026",
        "i" * 99_999,
    ],
)
def test_what_is_no_day_is_none(cell: Cell) -> None:
    assert found_day(cell)[0] == ""


def test_a_month_means_its_first_day_where_the_mapping_says_so() -> None:
    assert found_day("Mar-26", month="first")[0] == "2026-03-01"
    assert found_day("Q4 2026/27", month="first")[0] == "2027-01-01"


def test_days_are_read_month_first_only_where_the_mapping_says_so() -> None:
    assert found_day("03/04/2026", "month_first") == ("2026-03-04", "")
    assert found_day("3/4/26", "month_first") == ("2026-03-04", SHORT_YEAR)
    assert found_day("13/04/2026", "month_first")[0] == ""
