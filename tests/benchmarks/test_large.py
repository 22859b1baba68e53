"""A million nodes and four million links: how they load from CSV, how soon a server answers, what memory it takes.

Each is done by a process of its own, as users do it.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.benchmarks.files import write_csv
from tests.benchmarks.organisations import DAY, SIZES, organisation
from tests.benchmarks.runs import PRODUCT, Run, measured, until_answered
from tests.benchmarks.table import Line

pytestmark = pytest.mark.bench

GIB = 1 << 30
MOST_LOADING = 4 * GIB
MOST_AT_PEAK, MOST_AFTERWARDS = 2.5e9, 1.5e9
SOON_S = 3.0
STARTS = 3
QUESTIONS = {"about": "{ about { revision nodes links } }", "counts": "{ lineOfSight { counts { strategic adrift } } }"}
ANALYSE = """
import sys
from datetime import date
from api.session import Session
from api.settings import read_settings
from graph.analysis.findings import findings

case = Session(read_settings(store=sys.argv[1], today=sys.argv[2])).case
assert case.sight.codes.size and case.sight.next_on_best.size
assert case.sight.dominators.sizes.size and case.sight.components
found = findings(case)
with open("/proc/self/statm") as file:
    print(len(found.findings), int(file.read().split()[1]) * 4096)
"""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    """Return a store into which a large organisation was loaded, and how that went."""
    folder = tmp_path_factory.mktemp("large")
    write_csv(organisation("L"), folder)
    store = folder.parent / "large.db"
    run = measured(PRODUCT, ["load", str(folder), "--store", str(store)], folder.parent)
    return store, run


def test_load_from_csv(large: tuple[Path, Run], report: Callable[[Line], None]) -> None:
    _, run = large
    nodes, links = SIZES["L"]

    assert f"{nodes:,} nodes and {links:,} links" in run.output
    note = "from reading to the findings that it brings; an empty store, one durable commit, columns kept beside it."
    margin = run.memory / MOST_LOADING
    report(Line("load from CSV", "L", {"ours": run.seconds}, "≤ 4 GiB", margin, note, run.memory))


def test_cold_start(large: tuple[Path, Run], report: Callable[[Line], None]) -> None:
    store, _ = large
    taken = {
        name: statistics.median(until_answered(["--store", str(store)], question) for _ in range(STARTS))
        for name, question in QUESTIONS.items()
    }

    note = "from the start of the process to the first answer over HTTP, columns beside the store; on the wall."
    for name, seconds in taken.items():
        work = f"cold start of the server to `{name}`"
        report(Line(work, "L", {"ours": seconds}, f"≤ {SOON_S:g} s", seconds / SOON_S, note))


def test_memory(large: tuple[Path, Run], report: Callable[[Line], None]) -> None:
    store, _ = large

    run = measured(ANALYSE, [str(store), DAY], store.parent)

    found, afterwards = (int(number) for number in run.output.split())
    note = f"whole analysis and all rules of a store with columns beside it; {found:,} findings, all kept."
    margin = max(run.memory / MOST_AT_PEAK, afterwards / MOST_AFTERWARDS)
    bar = f"≤ 2.5 GB at most, ≤ 1.5 GB afterwards ({afterwards / 1e9:.2f} GB)"
    report(Line("memory", "L", {"ours": run.seconds}, bar, margin, note, run.memory))
