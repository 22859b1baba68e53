"""Series out of a file alone: by name, oldest first, with everything that is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.ontology import Ontology
from loaders.series import SeriesRead, read_series

Read = Callable[[str, str], SeriesRead]


@pytest.fixture
def read(tmp_path: Path, ontology: Ontology) -> Read:
    """Return a function that writes a file and reads its series."""

    def write_and_read(content: str, name: str = "readings.csv") -> SeriesRead:
        file = tmp_path / name
        file.write_text(content, encoding="utf-8")
        return read_series(file, ontology)

    return write_and_read


def test_each_measure_is_a_series_oldest_first(read: Read) -> None:
    found = read("measure,date,value\nm1,2026-02-28,2\nm2,2026-01-31,9\nm1,2026-01-31,1\n", "readings.csv")

    assert {name: [one.value for one in some] for name, some in found.series.items()} == {"m1": [1, 2], "m2": [9]}
    assert found.problems == ()


def test_what_is_wrong_is_told_and_in_no_series(read: Read) -> None:
    text = "measure,date,value\nm1,2026-01-31,1\nm1,2026-01-31,2\nm1,31/02/2026,3\nm1,2026-03-31,\n,2026-03-31,4\n"

    found = read(text, "readings.csv")

    assert [one.value for one in found.series["m1"]] == [1, None]
    assert [problem.place.row for problem in found.problems if problem.severity == "error"] == [3, 4, 6]


def test_a_file_that_says_what_its_measures_are_names_its_series_by_them(read: Read) -> None:
    text = """
    measures: [{id: m1, name: Weeks waited, direction: decrease, measured_in: weeks, target: 4}]
    readings: [{measure: m1, date: 2026-01-31, value: 9}, {measure: Weeks waited, date: 2026-02-28, value: 8}]
    """

    found = read(text, "waits.yaml")

    assert [one.value for one in found.series["Weeks waited"]] == [9, 8]
    assert found.measures["Weeks waited"].fields["direction"] == "decrease"


def test_a_foreign_list_with_a_column_a_month_is_guessed(read: Read) -> None:
    found = read("KPI,Unit,Apr-26,May-26\nWeeks waited,weeks,9,8\n", "kpis.csv")

    assert [one.date for one in found.series["Weeks waited"]] == ["2026-04-30", "2026-05-31"]
    assert [one.how for one in found.used] == ["guessed"]


def test_a_file_that_cannot_be_read_has_no_series(read: Read) -> None:
    found = read("", "readings.csv")

    assert (found.series, found.readable) == ({}, False)
    assert len(found.problems) == 1
