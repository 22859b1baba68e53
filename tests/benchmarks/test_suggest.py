"""How well hidden links come back as suggestions, and how long one suggestion takes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from graph.analysis.suggest import Suggesting
from tests.benchmarks.hidden_links import FIRST, onward, recall
from tests.benchmarks.table import Line, race
from tests.seeds.test_health_board import board

pytestmark = pytest.mark.bench
LEAST = 0.5


def test_hidden_links_come_back(benchmark: BenchmarkFixture, report: Callable[[Line], None]) -> None:
    case = board()
    found = recall(case.snapshot)
    node = next(node for node, _ in onward(case.snapshot))
    suggesting = Suggesting(case)

    taken = race({"ours": lambda: suggesting.suggestions(node)}, 20)
    benchmark.pedantic(lambda: suggesting.suggestions(node), rounds=3)

    share = f"{found.found} of {found.hidden} ({found.share:.0%})"
    note = f"all onward links of one piece of work at a time hidden: {share} came back among the first {FIRST}."
    report(Line("suggestions for one piece of work", "S", taken, f"≥ {LEAST:.0%} come back", LEAST / found.share, note))
