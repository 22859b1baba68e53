"""How long a very large CSV takes to be loaded, and how much memory: it is read line by line.

Each is done by a process of its own, as users do it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.benchmarks.runs import PRODUCT, measured
from tests.benchmarks.table import Line

pytestmark = [pytest.mark.bench, pytest.mark.parametrize("size", ("M", "L"), indirect=True, scope="session")]

ROWS = {"M": 1_000_000, "L": 10_000_000}
MEASURES = 20_000
MOST = 4 << 30
NAME = "what-people-wait-for-in-all-clinics-of-the-organisation-in-whole-days"


def _folder(folder: Path, rows: int) -> Path:
    """Write measures.csv, and readings.csv with some hundred bytes a row."""
    with (folder / "measures.csv").open("w", encoding="utf-8") as file:
        file.write("id,name,direction,measured_in,frequency\n")
        file.writelines(f"{NAME}-{at},Measure {at},decrease,days,monthly\n" for at in range(MEASURES))
    with (folder / "readings.csv").open("w", encoding="utf-8") as file:
        file.write("measure,date,value,numerator,denominator\n")
        for row in range(rows):
            month = row // MEASURES
            day = f"{1980 + month // 12}-{month % 12 + 1:02}-01"
            file.write(f"{NAME}-{row % MEASURES},{day},,{row % 977},{1000 + row % 31}\n")
    return folder


def test_a_large_csv_is_loaded(size: str, tmp_path: Path, report: Callable[[Line], None]) -> None:
    (tmp_path / "data").mkdir()
    folder = _folder(tmp_path / "data", ROWS[size])
    bytes_read = (folder / "readings.csv").stat().st_size

    run = measured(PRODUCT, ["load", str(folder), "--store", str(tmp_path / "large.db")], tmp_path)

    assert f"{ROWS[size]:,} readings" in run.output
    bar, margin = ("≤ 4 GiB", run.memory / MOST) if size == "L" else ("", None)
    note = f"{bytes_read / 1e9:.2f} GB of text, {ROWS[size]:,} readings of {MEASURES:,} measures, into an empty store."
    report(Line("load a CSV of readings", size, {"ours": run.seconds}, bar, margin, note, run.memory))


THINGS = {"M": 760_000, "L": 7_600_000}
MOST_FOR_THINGS = {"M": 400 << 20, "L": 3 << 29}
HEADERS = (
    "id,name,lane,importance,current_state,number,summary,status,valid_from,tags,cycle_time,cycle_time_unit,unit"
)  # fmt: skip


def _things(folder: Path, rows: int) -> Path:
    """Write org_units.csv, and processes.csv with a cell in each of thirteen columns."""
    folder.mkdir()
    (folder / "org_units.csv").write_text("id,name,level\nu1,Unit one,team\n", encoding="utf-8")
    with (folder / "processes.csv").open("w", encoding="utf-8") as file:
        file.write(f"{HEADERS}\n")
        for row in range(rows):
            day = f"{2020 + row % 6}-{row % 12 + 1:02}-{row % 28 + 1:02}"
            file.write(
                f"p{row},Process number {row},{('driver', 'mainstay', 'support')[row % 3]},{row % 5 + 1},{row % 4 + 1},"
                f"{row},What process {row} is for; said in a sentence,active,{day},a{row % 7}; b{row % 11},"
                f"{row % 90 / 2},days,u1\n"
            )
    return folder


def test_a_large_csv_of_things_is_loaded(size: str, tmp_path: Path, report: Callable[[Line], None]) -> None:
    folder = _things(tmp_path / "data", THINGS[size])
    bytes_read = (folder / "processes.csv").stat().st_size

    run = measured(PRODUCT, ["load", str(folder), "--store", str(tmp_path / "large.db")], tmp_path)

    assert f"{THINGS[size] + 1:,} nodes" in run.output
    most = MOST_FOR_THINGS[size]
    note = f"{bytes_read / 1e9:.2f} GB of text, {THINGS[size]:,} things of 13 columns, into an empty store."
    bar = f"≤ {most / (1 << 30):.1f} GiB"
    report(Line("load a CSV of things", size, {"ours": run.seconds}, bar, run.memory / most, note, run.memory))
