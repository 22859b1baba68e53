"""How fast all rules are asked, once line of sight is known; without readings, and with three years of them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from graph.analysis.case import Case
from graph.analysis.findings import findings
from graph.analysis.snapshot import Snapshot
from graph.model import Reading
from tests.benchmarks.organisations import SEED
from tests.benchmarks.table import Line, race

pytestmark = pytest.mark.bench

ROUNDS = {"S": 15, "M": 5, "L": 1}
SHOWN = 50
MONTHS = [f"{2023 + month // 12}-{month % 12 + 1:02}-01" for month in range(6, 42)]
"""Three years up to the day."""


def test_all_rules(size: str, snapshot: Snapshot, benchmark: BenchmarkFixture, report: Callable[[Line], None]) -> None:
    taken, found = _asked(snapshot, size, benchmark)
    bar, margin = ("≤ 1 s", taken["ours"]) if size == "M" else ("", None)
    note = f"{found:,} findings at {size}, the sentences of the first {SHOWN} written; asking holds the collector."
    report(Line("all rules, after that", size, taken, bar, margin, note))


def test_all_rules_with_readings(
    size: str, snapshot: Snapshot, benchmark: BenchmarkFixture, report: Callable[[Line], None]
) -> None:
    readings = three_years(snapshot)

    read = Snapshot(snapshot.ontology, snapshot.columns, snapshot.date, lambda: readings)
    taken, found = _asked(read, size, benchmark)

    note = f"{len(readings):,} readings at {size}, {found:,} findings; readings are in memory and not yet by measure."
    report(Line("all rules with readings", size, taken, "", None, note))


def three_years(snapshot: Snapshot) -> list[Reading]:
    """Return a value a month of every measure, all by chance."""
    measures = [snapshot.ids[node] for node in snapshot.of_kind("Measure").tolist()]
    values = np.random.default_rng(SEED).normal(40, 4, (len(measures), len(MONTHS))).round(1).tolist()
    rows = zip(measures, values, strict=True)
    return [Reading(measure, day, value) for measure, row in rows for day, value in zip(MONTHS, row, strict=True)]


def _asked(snapshot: Snapshot, size: str, benchmark: BenchmarkFixture) -> tuple[dict[str, float], int]:
    """Return how long it takes to ask all rules once line of sight is known, and how many findings there are."""
    waiting: list[Case] = []
    counted = []

    def analyse() -> None:
        case = Case(Snapshot(snapshot.ontology, snapshot.columns, snapshot.date, snapshot.all_readings))
        assert len(case.sight.codes) == len(case.sight.next_on_best)
        assert case.sight.dominators.sizes.size
        waiting.append(case)

    def ask() -> None:
        found = findings(waiting.pop()).findings
        assert all(finding.reason for finding in found[:SHOWN])
        counted.append(len(found))

    taken = race({"analysis": analyse, "ours": ask}, ROUNDS[size])
    benchmark.pedantic(ask, setup=analyse, rounds=1)
    return {"ours": taken["ours"]}, counted[0]
