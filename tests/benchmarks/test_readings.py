"""How long it takes to load very many readings: a file read, checked, planned, and written to a store, durable."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from graph.check import check_all
from graph.collector import held_collector
from graph.declarations import load_ontology
from graph.model import Batch, Commit, Node
from graph.plan import plan
from graph.store import open_store
from loaders import read_file
from tests.benchmarks.organisations import DAY
from tests.benchmarks.table import Line

pytestmark = [pytest.mark.bench, pytest.mark.parametrize("size", ("S", "M"), indirect=True, scope="session")]

COUNTS = {"S": 10_000, "M": 1_000_000}
EACH = 100
BAR_S = 10.0


def _file(folder: Path, count: int) -> Path:
    """Write a table of readings: series of a hundred months each."""
    file = folder / "readings.csv"
    with file.open("w", encoding="utf-8") as text:
        text.write("measure,date,value\n")
        for measure in range(count // EACH):
            for month in range(EACH):
                day = f"{2018 + month // 12}-{month % 12 + 1:02}-28"
                text.write(f"m{measure},{day},{(measure * 7919 + month * 104729) % 9973 / 100}\n")
    return file


def _measures(count: int) -> Batch:
    fields = {"direction": "increase", "measured_in": "%", "frequency": "monthly"}
    return Batch("measures", [Node(f"m{n}", "Measure", f"Measure {n}", fields) for n in range(count // EACH)])


def test_readings_are_loaded(
    size: str, tmp_path: Path, benchmark: BenchmarkFixture, report: Callable[[Line], None]
) -> None:
    ontology, count = load_ontology(), COUNTS[size]
    file = _file(tmp_path, count)
    store = open_store(str(tmp_path / "readings.db"), ontology=ontology)
    store.append(Commit("benchmark"), plan(check_all([_measures(count)], ontology, store), store, on=DAY).changes)
    taken: dict[str, float] = {}

    def run() -> None:
        start = perf_counter()
        with held_collector():
            checked = check_all([read_file(file, ontology)], ontology, store)
            planned = plan(checked, store, on=DAY)
            store.append(Commit("benchmark", action="load"), planned.changes)
        taken["ours"] = perf_counter() - start
        assert planned.counts.created == count

    benchmark.pedantic(run, rounds=1)
    store.close()
    bar, margin = (f"≤ {BAR_S:g} s", taken["ours"] / BAR_S) if size == "M" else ("", None)
    note = f"{count:,} readings out of a CSV file into an SQLite store, all checks done, durable."
    report(Line("load readings", size, taken, bar, margin, note))
