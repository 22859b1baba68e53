"""The shapes of a chart: one for each sort of value and each sort of icon, so that no colour has to carry a meaning."""

from __future__ import annotations

from collections.abc import Sequence

from visual.html import Html, tag

POINT = 4.5
ICON = 16.0
UP = ((0.0, -1.15), (1.1, 0.85), (-1.1, 0.85))
DOWN = ((0.0, 1.15), (1.1, -0.85), (-1.1, -0.85))
SQUARE = ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9))
DIAMOND = ((0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0))
HEXAGON = ((-0.55, -1.0), (0.55, -1.0), (1.1, 0.0), (0.55, 1.0), (-0.55, 1.0), (-1.1, 0.0))
OCTAGON = (
    (-0.42, -1.0),
    (0.42, -1.0),
    (1.0, -0.42),
    (1.0, 0.42),
    (0.42, 1.0),
    (-0.42, 1.0),
    (-1.0, 0.42),
    (-1.0, -0.42),
)
CROSS = "M{0} {1}L{2} {3}M{0} {3}L{2} {1}"

# What a state is drawn as: its corners (none: a circle), its letter, and how far the letter stands below the middle.
ICONS: dict[str, tuple[Sequence[tuple[float, float]], str, float]] = {
    "common": ((), "", 0.0),
    "improving_high": (UP, "H", 3.0),
    "improving_low": (DOWN, "L", -3.5),
    "concerning_high": (SQUARE, "H", 0.0),
    "concerning_low": (SQUARE, "L", 0.0),
    "neutral_high": (DIAMOND, "H", 0.0),
    "neutral_low": (DIAMOND, "L", 0.0),
    "pass": (HEXAGON, "P", 0.0),
    "fail": (OCTAGON, "F", 0.0),
    "hit_or_miss": ((), "?", 0.0),
    "none": ((), "–", 0.0),
    "steady": ((), "=", 0.0),
}


def point_mark(state: str, x: float, y: float, title: str) -> Html:
    """Return the mark of a value: circle for common causes, triangle improving, square concerning, diamond neutral.

    Args:
        state: Word for its variation and side; see `chart_words.state_word`.
        x, y: Its middle.
        title: What it says when pointed at.
    """
    corners = ICONS[state][0]
    size = POINT + 1 if corners else POINT
    return tag("g", tag("title", title), _shape(corners, x, y, size), class_=f"point {sort_of(state)}")


def left_out_mark(x: float, y: float) -> Html:
    """Return a cross over a value that counts in no limit."""
    far = POINT + 4
    ends = (number(x - far), number(y - far), number(x + far), number(y + far))
    return tag("path", d=CROSS.format(*ends), class_="left-out")


def icon(state: str, x: float, y: float) -> Html:
    """Return the icon of a state or an assurance, a shape with a letter; common causes have a wave.

    Args:
        state: A key of `ICONS`.
        x, y: Its middle.
    """
    corners, letter, lower = ICONS[state]
    size = ICON * 1.25 if corners in (UP, DOWN) else ICON
    inside = tag("text", letter, x=number(x), y=number(y + 6 + lower), class_="letter") if letter else _wave(x, y)
    return tag("g", _shape(corners, x, y, size), inside, class_=f"icon {sort_of(state)}")


def sort_of(state: str) -> str:
    """Return the class of a state: its variation, `assurance`, or `common`."""
    sort = state.partition("_")[0]
    return sort if sort in {"common", "improving", "concerning", "neutral"} else "assurance"


def number(value: float) -> str:
    """Return a coordinate as it is written.

    >>> number(12.04), number(3.0)
    ('12', '3')
    """
    return f"{value:.1f}".removesuffix(".0")


def _shape(corners: Sequence[tuple[float, float]], x: float, y: float, size: float) -> Html:
    if not corners:
        return tag("circle", cx=number(x), cy=number(y), r=number(size))
    points = " ".join(f"{number(x + across * size)},{number(y + down * size)}" for across, down in corners)
    return tag("polygon", points=points)


def _wave(x: float, y: float) -> Html:
    return tag("path", d=f"M{number(x - 10)} {number(y)}q5 -10 10 0t10 0", class_="wave")
