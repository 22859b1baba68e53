"""How long it takes to load a large workbook, or CSV of the same: read, checked, planned, and written, durable."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from time import perf_counter

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from python_calamine import CalamineWorkbook

from graph.check import check_all
from graph.collector import held_collector
from graph.declarations import load_ontology
from graph.model import Commit
from graph.plan import plan
from graph.store import open_store
from loaders import read_file
from tests.benchmarks.organisations import DAY
from tests.benchmarks.table import Line

pytestmark = [pytest.mark.bench, pytest.mark.parametrize("size", ("S", "M"), indirect=True, scope="session")]

ROWS = {"S": 500, "M": 50_000}
BAR_S = 5.0
HEADERS = (
    "id", "name", "lane", "importance", "current_state", "number", "summary", "status", "valid_from", "tags",
    "cycle_time", "cycle_time_unit",
)  # fmt: skip


def _file(folder: Path, rows: int) -> Path:
    """Write a workbook of processes: a row each, with a cell in each of twelve columns."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    file = folder / "processes.xlsx"
    with Workbook(file, {"constant_memory": True}) as book:
        sheet, day = book.add_worksheet("processes"), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, HEADERS)
        for row in range(1, rows + 1):
            lane = ("driver", "mainstay", "support")[row % 3]
            sheet.write_row(row, 0, (f"p{row}", f"Process number {row}", lane, row % 5 + 1, row % 4 + 1, row))
            sheet.write_string(row, 6, f"What process {row} is for, said in a sentence")
            sheet.write_string(row, 7, "active")
            sheet.write_datetime(row, 8, datetime(2020 + row % 6, row % 12 + 1, row % 28 + 1), day)
            sheet.write_row(row, 9, (f"a{row % 7}; b{row % 11}", row % 90 / 2, "days"))
    return file


def _as_csv(book: Path) -> Path:
    """Write the same rows as CSV beside a workbook."""
    with CalamineWorkbook.from_path(book) as held, book.with_suffix(".csv").open("w", newline="") as file:
        writer = csv.writer(file)
        for row in held.get_sheet_by_index(0).to_python():
            writer.writerow(int(cell) if isinstance(cell, float) and cell.is_integer() else cell for cell in row)
    return book.with_suffix(".csv")


@pytest.mark.parametrize("form", ["workbook", "CSV"])
def test_a_large_table_is_loaded(
    size: str, form: str, tmp_path: Path, benchmark: BenchmarkFixture, report: Callable[[Line], None]
) -> None:
    ontology, rows = load_ontology(), ROWS[size]
    file = _file(tmp_path, rows)
    file = _as_csv(file) if form == "CSV" else file
    store = open_store(str(tmp_path / "organisation.db"), ontology=ontology)
    taken: dict[str, float] = {}

    def run() -> None:
        start = perf_counter()
        with held_collector():
            planned = plan(check_all([read_file(file, ontology)], ontology, store), store, on=DAY)
            store.append(Commit("benchmark", action="load"), planned.changes)
        taken["ours"] = perf_counter() - start
        assert planned.counts.created == rows

    benchmark.pedantic(run, rounds=1)
    store.close()
    bar, margin = (f"≤ {BAR_S:g} s", taken["ours"] / BAR_S) if size == "M" else ("", None)
    note = f"{rows:,} rows of {len(HEADERS)} columns into an SQLite store, all checks done, durable."
    report(Line(f"load a {form}", size, taken, bar, margin, note))
