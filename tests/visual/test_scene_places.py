"""Where boxes stand: lanes as peers, no box over another, what stood somewhere stays there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from visual.scene import BESIDE, OTHER, REASONS, Item, Tie
from visual.scene_places import DOWN, HEIGHT, WIDTH, places

LANES = ("driver", "mainstay", "support")
BANDS = st.sampled_from([*LANES, OTHER, BESIDE, REASONS])
MANY_ITEMS = st.lists(st.tuples(BANDS, st.integers(0, 4)), max_size=80).map(
    lambda drawn: [Item(f"n{at}", band, order, at) for at, (band, order) in enumerate(drawn)]
)
ENDS = st.lists(st.tuples(st.integers(0, 79), st.integers(0, 79)), max_size=60)


def ties_among(items: list[Item], ends: list[tuple[int, int]]) -> list[Tie]:
    """Return flow between some of the items."""
    return [Tie(one, other, "leads", "flow") for one, other in ends if max(one, other) < len(items) and one != other]


def test_LS_18_lanes_are_drawn_as_peers_in_the_order_of_their_declaration() -> None:
    items = [Item(f"{lane}{at}", lane, label=at) for lane in LANES for at in range(len(lane))]

    bands = places(items, [], LANES).bands

    assert [band.id for band in bands] == list(LANES)
    assert len({(band.left, band.right) for band in bands}) == 1
    assert [one.bottom for one in bands[:-1]] == [other.top for other in bands[1:]]


def test_flow_runs_from_left_to_right_and_reasons_stand_at_the_right() -> None:
    items = [Item("a", "mainstay", label=2), Item("b", "mainstay", label=1), Item("need", REASONS, 1, 0)]

    (first, _), (second, _), (reason, _) = places(items, [Tie(0, 1, "", "flow"), Tie(1, 2, "", "flow")], LANES).points

    assert first < second < reason


def test_a_circle_of_flow_stands_in_one_column() -> None:
    items = [Item("a", "mainstay", label=1), Item("b", "mainstay", label=1), Item("c", "mainstay", label=0)]
    ties = [Tie(0, 1, "", "flow"), Tie(1, 0, "", "flow"), Tie(1, 2, "", "flow")]

    points = places(items, ties, LANES).points

    assert points[0][0] == points[1][0] < points[2][0]


@given(MANY_ITEMS, ENDS)
def test_no_box_covers_another_and_each_is_within_its_band(items: list[Item], ends: list[tuple[int, int]]) -> None:
    placed = places(items, ties_among(items, ends), LANES)

    assert len(set(placed.points)) == len(items)
    assert not [y for _, y in placed.points if y % DOWN]
    bands = {band.id: band for band in placed.bands}
    for item, (x, y) in zip(items, placed.points, strict=True):
        if item.band != REASONS:
            band = bands[item.band]
            assert band.left <= x and x + WIDTH <= band.right and band.top <= y and y + HEIGHT <= band.bottom


@given(MANY_ITEMS, ENDS)
def test_the_same_boxes_get_the_same_places(items: list[Item], ends: list[tuple[int, int]]) -> None:
    ties = ties_among(items, ends)

    assert places(items, ties, LANES) == places(list(items), list(ties), LANES)


@given(MANY_ITEMS, ENDS, st.integers(0, 80), BANDS)
def test_one_box_more_leaves_the_others_where_they_are(
    items: list[Item], ends: list[tuple[int, int]], at: int, band: str
) -> None:
    ties = ties_among(items, ends)
    before = places(items, ties, LANES)
    held = {item.band for item in items}
    fresh = Item("fresh", band if band in held else REASONS, 0, -1)
    place = min(at, len(items))
    moved = [Tie(tie.source + (tie.source >= place), tie.target + (tie.target >= place), "", "flow") for tie in ties]

    after = places([*items[:place], fresh, *items[place:]], moved, LANES, before.slots)

    assert {key: after.slots[key] for key in before.slots} == dict(before.slots)
    taken = dict(zip(after.slots, after.points, strict=False))
    assert len(taken) == len(items) + 1


def test_one_box_more_moves_no_other_on_the_picture() -> None:
    items = [Item(f"{lane}{at}", lane, label=-1) for lane in LANES for at in range(7)]
    before = places(items, [], LANES)

    after = places([Item("a", "driver"), *items], [], LANES, before.slots)

    assert list(after.points[1:]) == list(before.points)


def test_a_block_goes_on_beside_itself_where_it_is_long() -> None:
    items = [Item(f"{at:02}", REASONS, 0) for at in range(30)]

    points = places(items, [], LANES).points

    assert len({x for x, _ in points}) == 3
