"""The lines of a map: from the right side of a box to the left side of another, at right angles, between all boxes.

Boxes stand on a grid (see `scene_places`), so a line that runs in the gaps between rows and columns crosses none. What
ends at one box comes together before it; lines that carry something else keep to a lane of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from visual.scene import LINES, Tie
from visual.scene_places import ACROSS, DOWN, HEIGHT, PARTING, WIDTH

OUT, IN = 14, 18
LANE = 5
PORT = 8


def routes(points: Sequence[tuple[int, int]], ties: Sequence[Tie]) -> list[list[int]]:
    """Return the corners of each line, x and y in turn, from its source to its target.

    Args:
        points: Left and top of each box.
        ties: The lines.
    """
    return [route(points[tie.source], points[tie.target], LINES.index(tie.line)) for tie in ties]


def route(source: tuple[int, int], target: tuple[int, int], lane: int = 0) -> list[int]:
    """Return the corners of a line between two boxes.

    Args:
        source, target: Left and top of each.
        lane: Lines of different lanes do not cover each other.

    >>> route((-240, 0), (0, 0)), route((-240, 0), (0, 88))
    ([-52, 20, 0, 20], [-52, 20, -23, 20, -23, 108, 0, 108])
    """
    port = HEIGHT // 2 + (lane - 1) * PORT
    begin, end = (source[0] + WIDTH, source[1] + port), (target[0], target[1] + port)
    near = end[0] - IN - lane * LANE - _spread(target) * LANE
    is_next = 0 < target[0] - source[0] <= ACROSS + PARTING
    if is_next and begin[1] == end[1]:
        return [*begin, *end]
    if is_next:
        return [*begin, near, begin[1], near, end[1], *end]
    away = begin[0] + OUT + lane * LANE
    between = _gap(source[1], target[1]) + (lane - 1) * LANE
    return [*begin, away, begin[1], away, between, near, between, near, end[1], *end]


def _gap(source: int, target: int) -> int:
    """Return the middle of the gap between rows beside a target's row, on the side of its source."""
    middle = (DOWN - HEIGHT) // 2
    return target + HEIGHT + middle if source > target else target - middle


def _spread(target: tuple[int, int]) -> int:
    """Return the lane of a target among those that stand in one column, so that their lines part."""
    return target[1] // DOWN % 3
