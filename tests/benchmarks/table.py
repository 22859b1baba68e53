"""Runs contestants against each other and writes what came out as the table of docs/performance.md."""

from __future__ import annotations

import datetime
import os
import platform
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from itertools import pairwise
from time import process_time

PEERS = ("numpy", "scipy", "networkx", "rustworkx", "polars")
NOISE = 1.3


@dataclass(frozen=True)
class Line:
    """One line of the table.

    Attributes:
        work: What was done.
        size: Name of the organisation's size.
        seconds: Median by contestant; the first is ours.
        bar: What must hold, in words; empty where nothing is asked at this size.
        margin: What was measured over what is allowed: at most 1 where the bar holds; None where nothing is asked.
        note: What else to know.
        memory: Most memory that ours held, in bytes; None where that is not looked at.
        on: The day it was measured on, ISO.
    """

    work: str
    size: str
    seconds: Mapping[str, float]
    bar: str = ""
    margin: float | None = None
    note: str = ""
    memory: float | None = None
    on: str = field(default_factory=lambda: datetime.date.today().isoformat())

    @property
    def holds(self) -> str:
        """Whether the bar holds, in words."""
        if self.margin is None:
            return ""
        return "yes" if self.margin <= 1 else f"no, missed {self.margin:.2f} times"


def race(
    contestants: Mapping[str, Callable[[], object]], rounds: int, clock: Callable[[], float] = process_time
) -> dict[str, float]:
    """Return the median seconds of each contestant, all run in turn, round after round, after one run to warm up.

    Processor time leaves out what other programs of the machine do; what writes or waits needs `perf_counter`.
    """
    taken: dict[str, list[float]] = {name: [] for name in contestants}
    for number in range(rounds + 1):
        for name, run in contestants.items():
            start = clock()
            run()
            if number:
                taken[name].append(clock() - start)
    return {name: statistics.median(times) for name, times in taken.items()}


def page(lines: Sequence[Line], sizes: Mapping[str, tuple[int, int]]) -> str:
    """Return docs/performance.md for measured lines."""
    ordered = sorted(lines, key=lambda line: (line.work, list(sizes).index(line.size)))
    cells = [
        (line.work, line.size, _measured(line), ratios(line.seconds), line.bar, line.holds, line.on) for line in ordered
    ]
    rows = [f"| {' | '.join(row)} |" for row in cells]
    notes = [f"- {work}: {note}" for work, note in {line.work: line.note for line in ordered if line.note}.items()]
    libraries = ", ".join(f"{name} {version(name)}" for name in PEERS)
    shown = "; ".join(f"{name}: {nodes:,} nodes, {links:,} links" for name, (nodes, links) in sizes.items())
    return "\n".join(
        [
            "# Performance",
            "",
            "Measured, not promised: `make bench` runs the lines below and writes this page; with `ARGS=…` it renews",
            "some and leaves the others, so each has its day. Contestants of one line",
            "run in turn in one process, with the garbage collector on. Times are medians: of processor time for what",
            "only computes on one processor, of the clock on the wall for what also writes. Machines differ, so read",
            f"the ratios first. A miss within {NOISE} times is noise, one beyond it fails the run.",
            "",
            f"Measured with Python {platform.python_version()}, {libraries}, on "
            f"{os.cpu_count()} processors ({platform.machine()}).",
            f"Synthetic organisations: {shown}.",
            "",
            "| work | size | median | peer against ours | bar | holds | on |",
            "|---|---|---|---|---|---|---|",
            *rows,
            "",
            *_growths(ordered, sizes),
            *(["", *notes] if notes else []),
            "",
        ]
    )


def said(seconds: Mapping[str, float]) -> str:
    """Return medians in words, by contestant."""
    return ", ".join(f"{name} {_time(taken)}" for name, taken in seconds.items())


def _measured(line: Line) -> str:
    return said(line.seconds) + ("" if line.memory is None else f", {line.memory / 1e9:.2f} GB at most")


def _time(seconds: float) -> str:
    if seconds < 1e-3:
        return f"{seconds * 1e6:.0f} µs"
    return f"{seconds * 1e3:.3g} ms" if seconds < 1 else f"{seconds:.2f} s"


def ratios(seconds: Mapping[str, float]) -> str:
    """Return in words how each peer stands against ours, the first."""
    ours, *others = seconds
    return ", ".join(f"{name} {_against(seconds[name] / seconds[ours])}" for name in others)


def _against(ratio: float) -> str:
    """Say how much slower or faster a peer is.

    >>> _against(116.2), _against(0.5)
    ('116 × slower', '2.00 × faster')
    """
    many, word = (ratio, "slower") if ratio >= 1 else (1 / ratio, "faster")
    return f"{many:.0f} × {word}" if many >= 10 else f"{many:.2f} × {word}"


def _growths(lines: Sequence[Line], sizes: Mapping[str, tuple[int, int]]) -> list[str]:
    """Say from each size to the next how many times the links grow, and the time of what was done at both."""
    ours = {(line.work, line.size): next(iter(line.seconds.values())) for line in lines}
    works = dict.fromkeys(line.work for line in lines)
    said = []
    for small, large in pairwise(sizes):
        times = [
            f"{work} {ours[work, large] / ours[work, small]:.0f} times"
            for work in works
            if {(work, small), (work, large)} <= ours.keys()
        ]
        links = f"{sizes[large][1] / sizes[small][1]:.0f}"
        said += ["", f"Growth from {small} to {large}: links grow {links} times, and {', '.join(times)}."]
    return said[1:]
