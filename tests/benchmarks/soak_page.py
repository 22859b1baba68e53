"""The part of docs/performance.md about many people at once; what `make bench` writes keeps it as it is."""

from __future__ import annotations

import datetime
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "performance.md"
HEAD = "## Many people at once"
SHARES = (50, 95, 99)


@dataclass(frozen=True, slots=True)
class Soaked:
    """What came out.

    Attributes:
        size: Name of the organisation's size.
        users: How many asked at once.
        anonymous: How many of them nobody knew.
        seconds: How long.
        changes: How often somebody else changed the organisation.
        memory: Bytes that the server held at the start, everything asked once, at half-time, and at the end.
        waited: Seconds of each answer, by what was asked.
        alive: Seconds until it was told that the server is there, each time.
    """

    size: str
    users: int
    anonymous: int
    seconds: float
    changes: int
    memory: tuple[int, int, int]
    waited: Mapping[str, Sequence[float]]
    alive: Sequence[float]

    def within(self, share: int) -> float:
        """Return in how many seconds so many of 100 answers came."""
        return share_of([one for many in self.waited.values() for one in many], share)


def share_of(seconds: Sequence[float], share: int) -> float:
    """Return within how many seconds so many of 100 of some were."""
    return sorted(seconds)[min(len(seconds) - 1, len(seconds) * share // 100)]


def write_part(soaked: Soaked) -> None:
    """Put what came out into the page, in place of what stood there."""
    rest = PAGE.read_text(encoding="utf-8").partition(HEAD)[0].rstrip()
    PAGE.write_text(f"{rest}\n\n{part(soaked)}", encoding="utf-8")


def kept_part() -> str:
    """Return the part as it stands in the page, empty where it does not."""
    found = PAGE.read_text(encoding="utf-8").partition(HEAD) if PAGE.exists() else ("", "", "")
    return f"\n{found[1]}{found[2]}" if found[1] else ""


def part(soaked: Soaked) -> str:
    """Return the part."""
    every = sorted(one for many in soaked.waited.values() for one in many)
    rows = [_row(name, sorted(many)) for name, many in soaked.waited.items() if many]
    start, half, end = map(_mb, soaked.memory)
    return "\n".join(
        [
            HEAD,
            "",
            f"`make soak`, on {datetime.date.today().isoformat()} with Python {platform.python_version()} on "
            f"{os.cpu_count()} processors ({platform.machine()}), which those who asked used, too:",
            f"{soaked.users} people, {soaked.anonymous} of them unknown to the server, asked an organisation of size "
            f"{soaked.size} for {soaked.seconds:.0f} seconds,",
            f"each reading for two seconds in between, while another process changed it {soaked.changes} times.",
            f"It gave {len(every):,} answers, {len(every) / soaked.seconds:.0f} a second.",
            f"That it is there it told within {_ms(share_of(soaked.alive, 99))} 99 of 100 times.",
            f"The server held {start} at the start, everything asked once, {half} at half-time and {end} at the end.",
            "",
            "| asked | answers | half within | 95 of 100 within | 99 of 100 within |",
            "|---|---|---|---|---|",
            *rows,
            _row("all", every),
            "",
        ]
    )


def _row(name: str, many: Sequence[float]) -> str:
    shares = " | ".join(_ms(share_of(many, share)) for share in SHARES)
    return f"| {name} | {len(many):,} | {shares} |"


def _ms(seconds: float) -> str:
    return f"{seconds * 1e3:.3g} ms" if seconds < 1 else f"{seconds:.2f} s"


def _mb(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"
