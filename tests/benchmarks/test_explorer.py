"""How fast the map is in a real browser: its first frame, and frames a second while it is moved, beside its peers."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Iterator
from typing import Any

import pytest

from tests.benchmarks.map_page import Measured, write_page
from tests.benchmarks.map_pages import installed_peers, served_maps
from tests.browser.conftest import NAMES

sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright: pip install 'playwright>=1.55'")

pytestmark = [pytest.mark.bench, pytest.mark.browser]

SIZES = (300, 2_000, 10_000, 50_000)
PEERS = ("vis", "cytoscape")
RUNS = 5
MOST_FOR_PEERS = 10_000
"""Larger maps take the peers half a minute and more: they are tried once."""
WINDOW = {"width": 1400, "height": 900}
LONGEST_MS = 180_000


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the page that measures."""
    missing = installed_peers()
    if missing:
        pytest.skip(f"the peers cannot be installed: {missing}")
    with served_maps(tmp_path_factory.mktemp("maps"), SIZES) as address:
        yield address


@pytest.fixture(scope="module")
def lines() -> Iterator[list[Measured]]:
    """Return the list to put what was measured in; the page is written when all sizes were."""
    measured: list[Measured] = []
    yield measured
    if len(measured) == len(SIZES):
        write_page(measured)


def once(address: str, contestant: str, size: int, view: str) -> dict[str, float] | None:
    """Measure one contestant in a browser of its own; None where it takes too long."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("needs Chromium: on Debian and Ubuntu, apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = chromium.new_page(viewport=WINDOW)
        page.set_default_timeout(LONGEST_MS)
        page.goto(address)
        page.wait_for_function("() => 'measure' in window")
        try:
            asked = {"contestant": contestant, "view": view, "data": f"{size}.json"}
            return dict(page.evaluate("asked => window.measure(asked)", asked))
        except sync_api.Error:
            return None
        finally:
            chromium.close()


def median(runs: list[dict[str, float] | None]) -> dict[str, float] | None:
    """Return the medians of runs; None where one took too long."""
    done: list[Any] = [run for run in runs if run]
    if len(done) < len(runs):
        return None
    return {name: statistics.median(run[name] for run in done) for name in done[0]}


@pytest.mark.parametrize("size", SIZES)
def test_the_map_beside_its_peers(size: int, address: str, lines: list[Measured]) -> None:
    runs = RUNS if size <= MOST_FOR_PEERS else 1

    ours = {view: median([once(address, "ours", size, view) for _ in range(RUNS)]) for view in ("fit", "zoom")}
    peers = {name: median([once(address, name, size, "fit") for _ in range(runs)]) for name in PEERS}

    line = Measured(size, ours, peers)
    lines.append(line)
    assert not line.misses, line
