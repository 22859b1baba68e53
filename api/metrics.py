"""Numbers about the server itself, as the text that Prometheus reads (exposition format 0.0.4); about nobody in it."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from time import process_time, time

MEDIA = "text/plain; version=0.0.4; charset=utf-8"
BOUNDS_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_STATM = Path("/proc/self/statm")

Labels = tuple[tuple[str, str], ...]
Sample = tuple[str, Labels, float]


class Metrics:
    """What is counted while a server runs.

    Attributes:
        running: Requests that are being answered.
    """

    def __init__(self) -> None:
        self.running = 0
        self._since = time()
        self._requests: Counter[tuple[str, int]] = Counter()
        self._slots: dict[str, list[int]] = {}
        self._seconds: Counter[str] = Counter()

    def count(self, door: str, status: int, seconds: float) -> None:
        """Count a request that was answered.

        Args:
            door: Which door it came by: one of a few names, never the address itself.
            status: Its HTTP status.
            seconds: How long it took.
        """
        self._requests[door, status] += 1
        self._seconds[door] += seconds  # type: ignore[assignment]  # a Counter adds what it is given
        slots = self._slots.setdefault(door, [0] * (len(BOUNDS_S) + 1))
        slots[bisect_left(BOUNDS_S, seconds)] += 1

    def text(self, gauges: Mapping[str, tuple[str, float]]) -> str:
        """Return everything that is counted.

        Args:
            gauges: What else there is to say: what it is, and its value, by name.
        """
        return "".join(self._lines(gauges))

    def _lines(self, gauges: Mapping[str, tuple[str, float]]) -> Iterator[str]:
        requests: list[Sample] = [
            ("", (("door", door), ("status", str(status))), number)
            for (door, status), number in sorted(self._requests.items())
        ]
        yield from _family("goldenthread_requests_total", "counter", "Requests that were answered.", requests)
        times = [sample for door in sorted(self._slots) for sample in self._histogram(door)]
        yield from _family("goldenthread_request_seconds", "histogram", "How long answers took.", times)
        for name, (doc, value) in {**gauges, **self._process()}.items():
            yield from _family(name, "counter" if name.endswith("_total") else "gauge", doc, [("", (), value)])

    def _histogram(self, door: str) -> Iterator[Sample]:
        labels, below = (("door", door),), 0
        for bound, number in zip((*map(str, BOUNDS_S), "+Inf"), self._slots[door], strict=True):
            below += number
            yield "_bucket", (*labels, ("le", bound)), below
        yield "_sum", labels, self._seconds[door]
        yield "_count", labels, below

    def _process(self) -> dict[str, tuple[str, float]]:
        memory = resident_bytes()
        known = {} if memory is None else {"process_resident_memory_bytes": ("Memory that it holds.", float(memory))}
        return known | {
            "goldenthread_requests_running": ("Requests that are being answered.", self.running),
            "process_start_time_seconds": ("When the server started, in seconds since 1970.", self._since),
            "process_cpu_seconds_total": ("Processor time that it used.", process_time()),
        }


def resident_bytes() -> int | None:
    """Return the memory that this process holds; None where the system does not tell."""
    if not _STATM.exists():
        return None
    return int(_STATM.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _family(name: str, kind: str, doc: str, samples: Iterable[Sample]) -> Iterator[str]:
    yield f"# HELP {name} {doc}\n# TYPE {name} {kind}\n"
    for suffix, labels, value in samples:
        said = ",".join(f'{label}="{_escaped(text)}"' for label, text in labels)
        yield f"{name}{suffix}{f'{{{said}}}' if said else ''} {value:.10g}\n"


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
