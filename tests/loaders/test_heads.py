"""Headers below titles and in two rows; what looks like them and is none."""

from __future__ import annotations

from datetime import date

import pytest

from loaders.heads import Head, head_of, joined
from loaders.tables import Cell, Line


def lines(*rows: list[Cell]) -> list[Line]:
    """Return rows as lines, numbered from 1."""
    return [(number, row) for number, row in enumerate(rows, 1)]


REGISTER: list[list[Cell]] = [["Ref", "Risk", "Likelihood", "Owner"], ["R1", "Too few nurses", "4", "Matron"]]
FRIDAYS: list[Cell] = [date(2019, 1, 4), date(2019, 1, 11), date(2019, 1, 18)]
WEEKS: list[list[Cell]] = [["Week number", None, 1.0, 2.0, 3.0], ["Week ended", None, *FRIDAYS]]


@pytest.mark.parametrize(
    ("rows", "head"),
    [
        (REGISTER, Head(0, 1)),
        ([["Corporate risk register"], *REGISTER], Head(1, 1)),
        ([["Corporate risk register", None, None, "March"], ["As at:", "31/3/2026"], *REGISTER], Head(2, 1)),
        ([["name"], ["Triage"]], Head(0, 1)),
        ([["id", "name"], ["p1", "Triage", "too", "many", "cells"]], Head(0, 1)),
        ([["id", "name"], ["p1", "Triage", "yes", "yes"]], Head(0, 1)),
        ([["id", "name", "Risk", None], [None, None, "Now", "Now"]], Head(0, 2)),
        ([["Title"], ["61", "72", "83", "400.5"], ["62", "73", "84", "500.5"]], Head(0, 1)),
        ([["Deaths"], *WEEKS, ["All", None, 10955.0, 12609.0, 11860.0]], Head(1, 2)),
        ([["Measure", 2019.0, 2020.0, 2021.0], ["A", 2001.0, 1999.0, 1950.0]], Head(0, 1)),
        ([["Measure", "Apr", "May", "Jun"], [None, 2023.0, 2023.0, 2023.0], ["A", 1.0, 2.0, 3.0]], Head(0, 2)),
        ([["Measure", 2023.0, None, 2024.0], [None, "Q1", "Q2", "Q1"], ["A", 1.0, 2.0, 3.0]], Head(0, 2)),
        ([["Risk", "Now", None, "Target", None], [None, "L", "C", "L", "C"], ["A", 4.0, 5.0, 2.0, 2.0]], Head(0, 2)),
        ([["Risk", None, "Owner"], ["Fire", "Main site", "Estates"], ["Flood", "Annexe", "Estates"]], Head(0, 1)),
    ],
)
def test_the_headers_are_found(rows: list[list[Cell]], head: Head) -> None:
    assert head_of(lines(*rows)) == head


def test_two_rows_of_headers_are_one_text_each() -> None:
    assert joined(*WEEKS)[2:] == ["2019-01-04", "2019-01-11", "2019-01-18"]
    assert joined(["Measure", "Apr-23", None], [None, "Num", "Den"]) == ["Measure", "Apr-23 Num", "Apr-23 Den"]
    assert joined(["M", "2023/24", None], [None, "Q1", "Q2"]) == ["M", "Q1 2023/24", "Q2 2023/24"]
    assert joined(["M", "Apr", "May"], [None, 2023.0, 2023.0]) == ["M", "Apr 2023", "May 2023"]
