"""How fast series are judged: very many at once beside polars with equal rules, and one new reading."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import perf_counter

import numpy as np
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from graph.analysis.spc_latest import latest
from graph.analysis.spc_many import ManySeries, judge_many
from graph.analysis.spc_settings import Settings
from tests.benchmarks.polars_charts import frame, rules_of
from tests.benchmarks.table import Line, race

pytestmark = [pytest.mark.bench, pytest.mark.parametrize("size", ("S", "M"), indirect=True, scope="session")]

LENGTH = 100
SERIES = {"S": 1_000, "M": 100_000}
ROUNDS = {"S": 31, "M": 3}
AT_ONCE = 1_000
SETTINGS = Settings("increase", target=60.0)
Report = Callable[[Line], None]


def readings(count: int) -> np.ndarray:
    """Return the values of so many series, one after the other; a few of them shift half-way."""
    random = np.random.default_rng(20261125)
    values = random.normal(50, 10, (count, LENGTH))
    values[::20, LENGTH // 2 :] += 12
    return values.reshape(-1)


def test_very_many_series_at_once(size: str, benchmark: BenchmarkFixture, report: Report) -> None:
    values = readings(SERIES[size])
    many = ManySeries(values, np.arange(LENGTH, len(values) + 1, LENGTH))
    table = frame(values, LENGTH)
    ours = partial(judge_many, many, SETTINGS)

    taken = race({"ours": ours, "polars": lambda: rules_of(table, LENGTH)}, ROUNDS[size], perf_counter)

    judged = benchmark.pedantic(ours, rounds=3)
    assert np.array_equal(np.abs(judged.codes), rules_of(table, LENGTH)["rule"].to_numpy())
    mine, peer = taken.values()
    bar, margin = ("≥ 6 × polars", 6 * mine / peer) if size == "M" else ("", None)
    note = "S: 1,000 series, M: 100,000, of 100 readings each; on the wall, as polars uses every processor"
    report(Line("limits and rules of very many series", size, taken, bar, margin, note))


def test_one_new_reading(size: str, benchmark: BenchmarkFixture, report: Report) -> None:
    values = readings(SERIES["S"])[:LENGTH].tolist()
    many = ManySeries(np.array(values), np.array([LENGTH]))

    def ours() -> None:
        for _ in range(AT_ONCE):
            latest(values, SETTINGS)

    def arrays() -> None:
        for _ in range(AT_ONCE):
            judge_many(many, SETTINGS)

    taken = {name: seconds / AT_ONCE for name, seconds in race({"ours": ours, "arrays": arrays}, ROUNDS["M"]).items()}

    found = benchmark(latest, values, SETTINGS)
    assert found.limits.centre == pytest.approx(sum(values) / LENGTH)
    mine, peer = taken.values()
    bar, margin = ("faster than arrays for one series", mine / peer) if size == "M" else ("", None)
    note = "one series of 100 readings, whatever the size of the organisation"
    report(Line("one new reading, to what is said of it", size, taken, bar, margin, note))
