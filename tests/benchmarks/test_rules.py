"""How fast all rules are asked, once line of sight is known."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from graph.analysis.case import Case
from graph.analysis.findings import findings
from graph.analysis.snapshot import Snapshot
from tests.benchmarks.table import Line, race

pytestmark = pytest.mark.bench

ROUNDS = {"S": 15, "M": 5, "L": 1}
SHOWN = 50


def test_all_rules(size: str, snapshot: Snapshot, benchmark: BenchmarkFixture, report: Callable[[Line], None]) -> None:
    waiting: list[Case] = []
    counted = []

    def analyse() -> None:
        case = Case(Snapshot(snapshot.ontology, snapshot.columns, snapshot.date))
        assert len(case.sight.codes) == len(case.sight.next_on_best)
        assert case.sight.dominators.sizes.size
        waiting.append(case)

    def ask() -> None:
        found = findings(waiting.pop()).findings
        assert all(finding.reason for finding in found[:SHOWN])
        counted.append(len(found))

    taken = race({"analysis": analyse, "ours": ask}, ROUNDS[size])
    taken = {"ours": taken["ours"]}

    benchmark.pedantic(ask, setup=analyse, rounds=1)
    bar, margin = ("≤ 1 s", taken["ours"]) if size == "M" else ("", None)
    note = f"{counted[0]:,} findings at {size}, the sentences of the first {SHOWN} written; asking holds the collector."
    report(Line("all rules, after that", size, taken, bar, margin, note))
