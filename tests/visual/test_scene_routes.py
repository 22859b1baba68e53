"""Lines: at right angles, from side to side, and through no box."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from tests.visual.test_scene_places import ENDS, LANES, MANY_ITEMS, ties_among
from visual.scene import Item
from visual.scene_places import HEIGHT, WIDTH, places
from visual.scene_routes import route, routes

Point = tuple[int, int]


def segments(corners: list[int]) -> list[tuple[Point, Point]]:
    """Return the parts of a line."""
    points = list(zip(corners[::2], corners[1::2], strict=True))
    return list(itertools.pairwise(points))


def crosses(part: tuple[Point, Point], box: Point) -> bool:
    """Tell whether a part of a line runs through a box."""
    (ax, ay), (bx, by) = part
    x, y = box
    return min(ax, bx) < x + WIDTH and max(ax, bx) > x and min(ay, by) < y + HEIGHT and max(ay, by) > y


@given(st.integers(-9, 9), st.integers(-9, 9), st.integers(0, 2))
def test_every_line_turns_at_right_angles_only(across: int, down: int, lane: int) -> None:
    found = segments(route((0, 0), (across * 240, down * 88), lane))

    assert not [part for part in found if part[0][0] != part[1][0] and part[0][1] != part[1][1]]


@given(MANY_ITEMS, ENDS)
def test_no_line_runs_through_a_box(items: list[Item], ends: list[tuple[int, int]]) -> None:
    ties = ties_among(items, ends)
    points = places(items, ties, LANES).points

    found = routes(points, ties)

    crossed = [
        (corners, box) for corners in found for part in segments(corners) for box in points if crosses(part, box)
    ]
    assert not crossed


def test_a_line_ends_at_the_left_side_of_its_target() -> None:
    corners = route((0, 88), (480, 0))

    assert corners[-2] == 480
    assert 0 < corners[-1] < HEIGHT


def test_lines_that_carry_something_else_have_ports_of_their_own() -> None:
    assert len({tuple(route((0, 0), (240, 0), lane)) for lane in range(3)}) == 3
