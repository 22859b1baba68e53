"""Writes docs/performance-explorer.md: how fast the map is in a browser, beside its peers."""

from __future__ import annotations

import datetime
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.map_pages import described
from tests.benchmarks.table import NOISE

PAGE = Path(__file__).resolve().parents[2] / "docs" / "performance-explorer.md"
FASTER = 5
FASTER_AT = (2_000, 10_000)
FRAMES = {300: 40, 2_000: 40, 10_000: 40, 50_000: 30}

Values = Mapping[str, float] | None


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of one size.

    Attributes:
        size: How many boxes.
        ours: By view: ms to the first frame, and frames a second.
        peers: By name the same, of all of the map; None where it took too long.
    """

    size: int
    ours: Mapping[str, Values]
    peers: Mapping[str, Values]

    @property
    def misses(self) -> list[str]:
        """The bars that are missed by more than noise."""
        found = [f"{view} took too long" for view, values in self.ours.items() if values is None]
        for view, values in self.ours.items():
            if values and values["frames"] * NOISE < FRAMES[self.size]:
                found.append(f"{values['frames']:.0f} frames a second ({view}), not {FRAMES[self.size]}")
        fit = self.ours["fit"]
        for name, values in self.peers.items():
            if fit and values and self.size in FASTER_AT and values["first"] * NOISE < FASTER * fit["first"]:
                found.append(f"{values['first'] / fit['first']:.1f} times as fast as {name}, not {FASTER}")
        return found

    @property
    def holds(self) -> str:
        """Whether the bars hold, in words."""
        return "; ".join(self.misses) or "yes"


def write_page(lines: Sequence[Measured]) -> None:
    """Write the page for measured lines."""
    PAGE.write_text(page(lines), encoding="utf-8")


def page(lines: Sequence[Measured]) -> str:
    """Return the page for measured lines."""
    names = list(lines[0].peers)
    heads = ["boxes", "ours, all of it", "ours, readable", *names, "holds"]
    return "\n".join(
        [
            "# Performance of the map",
            "",
            "Measured, not promised: `make bench` draws the same boxes, three links each, at the same places in a",
            "real browser without a graphics card, 1400 by 900 pixels, and writes this page. Told are the milliseconds",
            "from the data to the first frame, and the frames a second while the map is moved; medians of five runs,",
            "each in a browser of its own. The peers are tried once at 50,000 boxes; they draw straight lines, ours",
            f"turn at right angles. Bars: at {FASTER_AT[0]:,} and {FASTER_AT[1]:,} boxes the first frame at least",
            f"{FASTER} times as fast as either peer, all of it as they draw it; at least {FRAMES[10_000]} frames a",
            f"second up to 10,000 boxes, {FRAMES[50_000]} at 50,000.",
            "",
            f"Measured on {datetime.date.today().isoformat()} with {described()}, on {os.cpu_count()} processors "
            f"({platform.machine()}).",
            "",
            f"| {' | '.join(heads)} |",
            f"|{'---|' * len(heads)}",
            *(_row(line) for line in lines),
            "",
        ]
    )


def _row(line: Measured) -> str:
    cells = [line.ours["fit"], line.ours["zoom"], *line.peers.values()]
    return f"| {line.size:,} | {' | '.join(map(_said, cells))} | {line.holds} |"


def _said(values: Values) -> str:
    return f"{values['first']:,.0f} ms, {values['frames']:.0f}/s" if values else "more than three minutes"
