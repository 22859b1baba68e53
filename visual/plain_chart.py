"""One measure over time in characters, for a terminal: drawn with signs where it can show them, else with letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph.analysis.spc_judgement import Judgement, Point
from visual.figures import figure

ROWS = 13
WIDEST_STEP = 4
SCALE = 9


@dataclass(frozen=True, slots=True)
class Signs:
    """The characters that a chart is drawn with.

    Attributes:
        common, improving, concerning, neutral: Values, by what they show.
        centre, limit, target: Level lines.
        edge, anew: Upright lines: beside the scale, and where limits start anew.
    """

    common: str
    improving: str
    concerning: str
    neutral: str
    centre: str
    limit: str
    target: str
    edge: str
    anew: str


RICH = Signs("●", "▲", "■", "◆", "─", "╌", "═", "│", "┊")
PLAIN = Signs("o", "I", "C", "N", "-", ".", "=", "|", ":")


def plain_chart(judgement: Judgement, width: int, signs: Signs, day: Callable[[str], str]) -> list[str]:
    """Return a chart in lines, its last values where not all have room; no lines without values.

    Args:
        judgement: What is drawn.
        width: The most characters of a line, 40 or more.
        signs: To draw with.
        day: Puts an ISO day into words.
    """
    points = judgement.points[-(width - SCALE - 1) :]
    if not points:
        return []
    sheet = _Sheet(points, judgement.settings.target, (width - SCALE - 1) // len(points), signs)
    for number, point in enumerate(points):
        sheet.draw_lines(number, point)
    for number, point in enumerate(points):
        sheet.put(point.value, number, getattr(signs, point.variation))
    days = f"{' ' * SCALE} {day(points[0].date)} to {day(points[-1].date)}"
    return [*sheet.lines(), days, " " * (SCALE + 1) + _key(points, judgement, signs)]


class _Sheet:
    """A grid of characters with a scale beside it."""

    def __init__(self, points: Sequence[Point], target: float | None, room: int, signs: Signs) -> None:
        self.points, self.target, self.signs = points, target, signs
        self.step = min(WIDEST_STEP, room)
        shown = [value for point in points for value in (point.value, *_levels(point)) if value is not None]
        shown += [] if target is None else [target]
        self.low, self.high = min(shown), max(shown)
        if self.low == self.high:
            self.low, self.high = self.low - 1, self.high + 1
        self.cells = [[" "] * (len(points) * self.step) for _ in range(ROWS)]

    def row(self, value: float) -> int:
        """Return the row of a value, from the top."""
        share = (value - self.low) / (self.high - self.low)
        return ROWS - 1 - round(min(max(share, 0.0), 1.0) * (ROWS - 1))

    def put(self, value: float | None, number: int, sign: str, width: int = 1) -> None:
        """Write a sign at a value, from the place of a point on."""
        if value is not None:
            for across in range(number * self.step, number * self.step + width):
                self.cells[self.row(value)][across] = sign

    def draw_lines(self, number: int, point: Point) -> None:
        """Draw the level lines at a point, and an upright one where its segment starts."""
        if number and point.segment != self.points[number - 1].segment:
            for cells in self.cells:
                cells[number * self.step] = self.signs.anew
        self.put(self.target, number, self.signs.target, self.step)
        for limit in (point.limits.lower, point.limits.upper):
            self.put(limit, number, self.signs.limit, self.step)
        self.put(point.limits.centre, number, self.signs.centre, self.step)

    def lines(self) -> list[str]:
        """Return the rows with their scale: a figure at the top, in the middle and at the bottom."""
        rows = []
        for number, cells in enumerate(self.cells):
            value = self.high - (self.high - self.low) * number / (ROWS - 1)
            label = figure(value) if number in (0, ROWS // 2, ROWS - 1) else ""
            rows.append(f"{label:>{SCALE - 1}} {self.signs.edge}{''.join(cells)}".rstrip())
        return rows


def _levels(point: Point) -> tuple[float | None, ...]:
    return point.limits.centre, point.limits.lower, point.limits.upper


def _key(points: Sequence[Point], judgement: Judgement, signs: Signs) -> str:
    """Return what the signs on the chart mean, those that are on it."""
    words = {
        "common": "common causes",
        "improving": "improving",
        "concerning": "concerning",
        "neutral": "special cause",
    }
    seen = {point.variation for point in points}
    parts = [f"{getattr(signs, name)} {word}" for name, word in words.items() if name in seen]
    parts.append(f"{signs.centre} {'median' if judgement.settings.chart in {'run', 'g'} else 'mean'}")
    if any(point.limits.upper is not None for point in points):
        parts.append(f"{signs.limit} limits")
    if judgement.settings.target is not None:
        parts.append(f"{signs.target} target")
    return "  ".join(parts)
