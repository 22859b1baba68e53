"""A small map as SVG within a page: what the explorer draws, without a script; each box is a link."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from visual.chart_marks import ICONS
from visual.html import Html, tag
from visual.scene import Area, Scene, Tie
from visual.scene_places import HEIGHT, WIDTH

EDGE = 10
ROUND = 6
HEAD = 7
MARGIN = 12
NAMING = 26
"""Room above a column for its name."""
ICON = 22
NARROW, BROAD = frozenset("iljtfrI.,:;'|!()[] -"), frozenset("mwMWGOQ@%")
LETTER, THIN, WIDE, CAPITAL = 0.6, 0.37, 0.95, 0.72
"""Widths of letters, in parts of their size: on the safe side, for nothing measures them here."""


@dataclass(frozen=True, slots=True)
class Box:
    """What is said of a box, and where it leads.

    Attributes:
        above: Its kind, and how its line of sight stands.
        name: What it is called.
        told: The same in full, for who does not see it.
        address: Where it leads.
        status: Its line of sight; empty for what is no work.
        icons: States of its measures.
    """

    above: str
    name: str
    told: str
    address: str
    status: str = ""
    icons: Sequence[str] = ()


def scene_picture(scene: Scene, label: str, box_of: Callable[[int], Box], *, fits: bool = False) -> Html:
    """Return a map as an element of a page.

    Args:
        scene: The map.
        label: What it shows.
        box_of: Returns what is said of a box, by its position.
        fits: Whether it takes the size of its place, and not that at which it is best read.
    """
    left, top, width, height = _frame(scene)
    size: dict[str, int | str] = (
        {"preserveAspectRatio": "xMidYMin meet"} if fits else {"width": width, "height": height}
    )
    return tag(
        "svg",
        tag("g", *(_band(one) for one in scene.bands), *(_column(one) for one in scene.columns), class_="areas"),
        tag("g", *map(_line, scene.ties, scene.routes), class_="lines", aria_hidden="true"),
        tag("g", *(_box(scene, at, box_of(at)) for at in range(len(scene.items)))),
        viewBox=f"{left} {top} {width} {height}",
        class_="picture",
        role="group",
        aria_label=label,
        **size,
    )


def _frame(scene: Scene) -> tuple[int, int, int, int]:
    """Return left, top, width and height of everything that is drawn."""
    areas = [*scene.bands, *scene.columns]
    lefts = [x for x, _ in scene.places] + [one.left for one in areas]
    tops = [y for _, y in scene.places] + [one.top - NAMING for one in areas]
    rights = [x + WIDTH for x, _ in scene.places] + [one.right for one in areas]
    bottoms = [y + HEIGHT for _, y in scene.places] + [one.bottom for one in areas]
    left, top = min(lefts, default=0) - MARGIN, min(tops, default=0) - MARGIN
    return left, top, max(rights, default=WIDTH) + MARGIN - left, max(bottoms, default=HEIGHT) + MARGIN - top


def _band(area: Area) -> Html:
    frame = tag("rect", x=area.left, y=area.top, width=area.right - area.left, height=area.bottom - area.top)
    return tag("g", frame, tag("text", area.label, x=area.left + EDGE, y=area.top + 14), class_="band")


def _column(area: Area) -> Html:
    name = cut(area.label, area.right - area.left, 13)
    return tag("g", tag("text", name, x=area.left, y=area.top - 6), class_="column")


def _line(tie: Tie, route: Sequence[int]) -> Html:
    points = [f"{x} {y}" for x, y in zip(route[::2], route[1::2], strict=True)]
    head = f"M{points[-1]}l{-HEAD} {-HEAD * 0.6:g}v{HEAD * 1.2:g}z"
    drawn = tag("path", d=f"M{'L'.join(points)}")
    return tag("g", drawn, tag("path", d=head, class_="head"), class_=f"line line-{tie.line}")


def _box(scene: Scene, at: int, box: Box) -> Html:
    x, y = scene.places[at]
    room = WIDTH - 2 * EDGE
    lines = two_lines(box.name, room)
    start = 32 if len(lines) > 1 else 39
    return tag(
        "a",
        tag("rect", width=WIDTH, height=HEIGHT, rx=ROUND, class_="frame"),
        tag("text", cut(box.above, room - len(box.icons) * ICON, 12), x=EDGE, y=15, class_="above"),
        *(tag("text", line, x=EDGE, y=start + row * 17) for row, line in enumerate(lines)),
        *_icons(box.icons),
        href=box.address,
        class_=f"box sight-{box.status}" if box.status else "box",
        transform=f"translate({x} {y})",
        aria_label=box.told,
    )


def _icons(states: Sequence[str]) -> Iterator[Html]:
    for place, state in enumerate(states):
        corners, letter, lower = ICONS.get(state, ICONS["none"])
        shape = tag("circle", r=10)
        if corners:
            shape = tag("polygon", points=" ".join(f"{9 * x:g},{9 * y:g}" for x, y in corners))
        mark = tag("text", letter, y=4 + round(lower), text_anchor="middle") if letter else _wave()
        yield tag(
            "g", shape, mark, class_=f"icon icon-{state.split('_')[0]}",
            transform=f"translate({WIDTH - 12 - place * ICON} 0)",
        )  # fmt: skip


def _wave() -> Html:
    return tag("path", d="M-6 0q3 -6 6 0t6 0", class_="wave")


def cut(text: str, room: int, size: int = 15) -> str:
    """Return a text that is no wider than there is room, with an ellipsis where it was cut.

    >>> cut("Ward", 60), cut("A very long name indeed", 60)
    ('Ward', 'A very…')
    """
    if _width(text, size) <= room:
        return text
    kept = text
    while kept and _width(f"{kept}…", size) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def two_lines(text: str, room: int) -> list[str]:
    """Return a text in at most two lines, parted between words where that can be, the second one cut."""
    if _width(text, 15) <= room:
        return [text]
    first, *words = text.split(" ")
    while len(words) > 1 and _width(f"{first} {words[0]}", 15) <= room:
        first = f"{first} {words.pop(0)}"
    if not words or _width(first, 15) > room:
        return [cut(text, room)]
    return [first, cut(" ".join(words), room)]


def _width(text: str, size: int) -> float:
    return size * sum(map(_letter, text))


def _letter(letter: str) -> float:
    if letter in NARROW:
        return THIN
    if letter in BROAD:
        return WIDE
    if ord(letter) > 0x2E80:  # East Asian letters and signs are as wide as high
        return 1.0
    return CAPITAL if letter.isupper() else LETTER
