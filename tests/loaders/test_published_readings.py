"""Published tables of readings, whole: how many there are of each, and the totals that their publishers give."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from graph.check import Checked, check
from graph.model import Batch
from graph.ontology import Ontology
from loaders import read_file
from loaders.mapping_choice import Mappings
from loaders.series import read_series

pytestmark = pytest.mark.slow

UNITS = ("GBP (£)", "Percentage of total expenditure (%)")


def loaded(path: Path, ontology: Ontology) -> tuple[Batch, Checked]:
    """Return what a file gives by the guess of what it is, and what of it can be loaded."""
    batch = read_file(path, ontology, Mappings(accept=True))
    return batch, check(batch, ontology)


def test_emergency_attendances_give_a_share_for_each_organisation(data_dir: Path, ontology: Ontology) -> None:
    file = data_dir / "spc" / "ae_attendances.csv"
    published: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    with file.open(encoding="utf-8-sig") as text:
        for row in csv.DictReader(text):
            published[row["period"]][0] += int(row["attendances"])
            published[row["period"]][1] += int(row["breaches"])

    _, checked = loaded(file, ontology)

    ours: dict[str, list[float]] = defaultdict(lambda: [0, 0])
    for one in checked.readings:
        assert one.numerator is not None
        assert one.denominator is not None
        ours[one.date][0] += one.denominator
        ours[one.date][1] += one.denominator - one.numerator
    assert ours == published
    kinds = [node.kind for node in checked.nodes]
    assert (kinds.count("Measure"), kinds.count("OrgUnit"), len(checked.readings)) == (274, 274, 8298)
    shares = [100 * (1 - late / all_) for all_, late in ours.values()]
    assert sum(shares) / len(shares) == pytest.approx(88.4706, abs=1e-4)
    assert not checked.has_errors


def test_weekly_deaths_are_read_from_two_rows_of_headers_and_below_headings(data_dir: Path, ontology: Ontology) -> None:
    batch, checked = loaded(data_dir / "ons-mortality" / "weekly-2019Mortality.xls", ontology)

    series = defaultdict(list)
    for one in batch.readings:
        series[one.measure].append((one.date, one.value))
    assert (len(series), len(checked.readings), checked.has_errors) == (34, 34 * 52, False)
    assert series["Total deaths, all ages"][:4] == [
        ("2019-01-04", 10955), ("2019-01-11", 12609), ("2019-01-18", 11860), ("2019-01-25", 11740),
    ]  # fmt: skip
    assert series["Males 5, Deaths by age group, 85+"][0] == ("2019-01-04", 1758)
    assert {lost.what for lost in batch.lost} == {
        "rows of Contents", "rows of Information", "rows of Terms and conditions", "rows of Related publications",
    }  # fmt: skip


def test_monthly_deaths_are_read_for_each_area(data_dir: Path, ontology: Ontology) -> None:
    batch, checked = loaded(data_dir / "ons-mortality" / "monthly-2019Mortality.xls", ontology)

    units = {node.id: node.name for node in checked.nodes if node.kind == "OrgUnit"}
    assert (len(units), len(checked.readings), checked.has_errors) == (387, 387 * 12, False)
    assert units["E06000005"] == "Darlington"
    darlington = [(one.date, one.value) for one in batch.readings if one.measure.endswith("Darlington")]
    assert darlington[:3] == [("2019-01-31", 138), ("2019-02-28", 110), ("2019-03-31", 104)]


@pytest.mark.parametrize(
    ("name", "series", "readings"),
    [("timeline_all.csv", 3, 168), ("national-trends-1-3-1.csv", 6, 342)],
)
def test_elective_activity_is_read(name: str, series: int, readings: int, data_dir: Path, ontology: Ontology) -> None:
    found = read_series(data_dir / "rtt" / name, ontology)

    assert (len(found.series), sum(map(len, found.series.values()))) == (series, readings)
    assert [problem for problem in found.problems if problem.severity == "error"] == []


@pytest.mark.parametrize(
    ("indicator", "headline", "readings"),
    [("3-1-1", ["Maternal mortality rate", "Maternal mortality ratio"], 28), ("3-2-1", ["indicator 3 2 1"], 22),
     ("3-4-2", ["indicator 3 4 2"], 37), ("3-6-1", ["Death rate due to road traffic injuries"], 12),
     ("3-8-2", [f"Average weekly household expenditure on health, {unit}" for unit in UNITS], 42)],
)  # fmt: skip
def test_the_headline_series_of_an_indicator_are_those_split_by_nothing(
    indicator: str, headline: list[str], readings: int, data_dir: Path, ontology: Ontology
) -> None:
    found = read_series(data_dir / "sdg" / f"indicator_{indicator}.csv", ontology)

    assert sum(len(found.series[name]) for name in headline) == readings
    assert [problem for problem in found.problems if problem.severity == "error"] == []
