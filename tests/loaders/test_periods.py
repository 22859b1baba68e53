"""Periods as tables of readings write them, each as one of its days."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from loaders.periods import FOOTNOTE, PeriodReader, is_part_of_year
from loaders.tables import Cell


@pytest.mark.parametrize(
    ("cell", "day", "every"),
    [
        (date(2019, 1, 4), "2019-01-04", "day"),
        (datetime(2019, 1, 4, 0, 0), "2019-01-04", "day"),
        (45292, "2024-01-01", "day"),
        ("45292.0", "2024-01-01", "day"),
        ("2023-04-05T00:00:00", "2023-04-05", "day"),
        ("30/06/2023", "2023-06-30", "day"),
        ("w/e 4/1/2019", "2019-01-04", "day"),
        ("12 Mawrth 2026", "2026-03-12", "day"),
        ("20230415", "2023-04-15", "day"),
        ("Apr-23", "2023-04-30", "month"),
        ("April 2023", "2023-04-30", "month"),
        ("2023 April", "2023-04-30", "month"),
        ("2023-04", "2023-04-30", "month"),
        ("202304", "2023-04-30", "month"),
        ("12/2023", "2023-12-31", "month"),
        ("Maw-26", "2026-03-31", "month"),
        ("mis Ebrill 2024", "2024-04-30", "month"),
        ("2023/24 Q1", "2023-06-30", "quarter"),
        ("Q1 2023-24", "2023-06-30", "quarter"),
        ("Q4 2023/24", "2024-03-31", "quarter"),
        ("Ch3 2023/24", "2023-12-31", "quarter"),
        ("Q1 23/24", "2023-06-30", "quarter"),
        ("2023 Q2", "2023-06-30", "quarter"),
        ("April to June 2023", "2023-06-30", "quarter"),
        ("Dec - Feb 2024", "2024-02-29", "quarter"),
        ("2023-W05", "2023-02-05", "week"),
        ("Week 5 2023", "2023-02-05", "week"),
        ("Wythnos 5 2023", "2023-02-05", "week"),
        ("2023/24", "2024-03-31", "year"),
        ("2023-24", "2024-03-31", "year"),
        ("1999-00", "2000-03-31", "year"),
        ("2018-20", "2020-12-31", "year"),
        (2019.0, "2019-12-31", "year"),
        ("Year ending March 2023", "2023-03-31", "year"),
    ],
)
def test_a_period_is_read_as_its_last_day(cell: Cell, day: str, every: str) -> None:
    found = PeriodReader().read(cell)

    assert found is not None
    assert (found.day, found.every) == (day, every)


@pytest.mark.parametrize(
    "cell",
    [
        "soon",
        "",
        "5",
        "1.5",
        "10955",
        10955.0,
        "31/02/2023",
        "Week 53 2023",
        "2023-13",
        "Q5 2023",
        "Foo 2023",
        True,
        None,
        "i" * 99_999,
        "year ending " * 9_999,
    ],
)
def test_what_is_no_period_is_none(cell: Cell) -> None:
    assert PeriodReader().read(cell) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [("Apr-23", "2023-04-01"), ("2023/24 Q1", "2023-04-01"), ("2023-W05", "2023-01-30"), ("2018-20", "2018-01-01")],
)
def test_a_period_means_its_first_day_where_the_mapping_says_so(text: str, day: str) -> None:
    found = PeriodReader(which="first").read(text)

    assert found is not None
    assert found.day == day


def test_what_could_be_a_month_or_years_is_what_the_table_says() -> None:
    months, years = PeriodReader(), PeriodReader(every="year")

    read = [(months.read(text), years.read(text)) for text in ("2003-05", "2005-06")]

    assert [(one and one.day, two and two.day) for one, two in read] == [
        ("2003-05-31", "2005-12-31"), ("2005-06-30", "2006-03-31"),
    ]  # fmt: skip


def test_a_footnote_mark_behind_a_month_is_taken_off_and_told() -> None:
    found = [PeriodReader().read(text) for text in ("Jan-193", "May 2019 [r]")]

    assert [(one.day, one.how) for one in found if one] == [("2019-01-31", FOOTNOTE), ("2019-05-31", FOOTNOTE)]


def test_a_year_and_a_part_of_it_are_read_from_two_cells() -> None:
    reader = PeriodReader()

    found = [
        reader.joined(2023, "Apr", "month"), reader.joined(2023.0, 4.0, "month"),
        reader.joined("2023/24", "February", "month"), reader.joined("2023-24", 1, "quarter"),
        reader.joined(2023, "Q2", "quarter"), reader.joined(2023, "Week 5", "week"),
        reader.joined("2023", "Mai", "month"),
    ]  # fmt: skip

    assert [one.day if one else "" for one in found] == [
        "2023-04-30", "2023-04-30", "2024-02-29", "2023-06-30", "2023-06-30", "2023-02-05", "2023-05-31",
    ]  # fmt: skip


def test_the_number_of_a_month_of_a_financial_year_could_be_two_months() -> None:
    assert PeriodReader().joined("2023/24", 1, "month") is None


def test_a_month_without_a_year_is_only_a_part() -> None:
    assert [is_part_of_year(text) for text in ("Apr", "Ebrill", "Q2", "wk 7", "Apr-23", "Total")] == [
        True, True, True, True, False, False,
    ]  # fmt: skip
