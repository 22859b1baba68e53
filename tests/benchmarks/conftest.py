"""What all benchmarks share: organisations of each size, and the table of what was measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.analysis.sight import Sight
from graph.analysis.snapshot import Snapshot
from graph.declarations import load_ontology
from tests.benchmarks.kept import keep
from tests.benchmarks.organisations import DAY, SIZES, organisation
from tests.benchmarks.soak_page import kept_part
from tests.benchmarks.table import NOISE, Line, page

PAGE = Path(__file__).resolve().parents[2] / "docs" / "performance.md"
LINES = pytest.StashKey[list[Line]]()


def pytest_configure(config: pytest.Config) -> None:
    """Make room for the lines that are measured."""
    config.stash[LINES] = []


@pytest.fixture(scope="session", params=SIZES)
def size(request: pytest.FixtureRequest) -> str:
    """Name the size of the organisation to measure on."""
    return str(request.param)


@pytest.fixture(scope="session")
def snapshot(size: str) -> Snapshot:
    """Return the organisation of a size."""
    return Snapshot(load_ontology(), organisation(size), DAY)


@pytest.fixture(scope="session")
def sight(snapshot: Snapshot) -> Sight:
    """Return its line of sight, with the arrays built on which searches run."""
    sight = Sight(snapshot)
    assert sight.anchors.any()
    assert sight.towards_anchors.matrix.nnz
    assert sight.graph.reverse.by_strength
    assert len(sight.graph.tails)
    return sight


@pytest.fixture
def report(request: pytest.FixtureRequest) -> Iterator[Callable[[Line], None]]:
    """Return a function that puts a line into the table; a bar missed by more than noise fails the benchmark."""
    measured: list[Line] = []
    yield measured.append
    request.config.stash[LINES] += measured
    missed = [line for line in measured if line.margin is not None and line.margin > NOISE]
    if missed:
        pytest.fail(f"{missed[0].work} at {missed[0].size}: {missed[0].bar} is {missed[0].holds}", pytrace=False)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Show what was measured, keep it, and write the page of all that is kept."""
    lines = config.stash[LINES]
    if not lines:
        return
    for line in lines:
        held = "" if line.memory is None else f"{line.memory / 1e9:.2f} GB "
        terminalreporter.write_line(f"{line.work} ({line.size}): {dict(line.seconds)} {held}{line.bar} {line.holds}")
    everything = keep(lines, whole=_is_whole(terminalreporter, config))
    PAGE.write_text(page(everything, SIZES) + kept_part(), encoding="utf-8")


def _is_whole(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> bool:
    """Tell whether all benchmarks were run, none left out."""
    is_folder = [Path(one).resolve() for one in config.args] == [Path(__file__).resolve().parent]
    return is_folder and not any(terminalreporter.stats.get(sort) for sort in ("deselected", "error", "skipped"))
