"""Where the boxes of a map stand: bands of peers one below the other, reasons in columns at the right.

The bands are the lanes that a step of work can have, in the order of their declaration; all are drawn alike and none
ranks above another. Everything stands on one grid, so that lines can run between rows and columns without crossing a
box. What stood somewhere before stays there: a new box takes a free place, and each block keeps one free for the next.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from visual.scene import BESIDE, OTHER, REASONS, Area, Item, Tie
from visual.scene_columns import work_columns

WIDTH, HEIGHT = 188, 56
ACROSS, DOWN = 240, 88
PARTING = 40
"""Room between the work and its reasons, beside that between columns."""
NAMING = 176
"""Room for the name of a band, at its left."""
LOW_ROWS = 12
LOW = 400


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a box stands within the map, whatever its size.

    Attributes:
        band: Its band.
        column: Of work: from 0 beside the reasons to the left. Of reasons: from 0 to the right.
        row: Its number within its block: those of a band and column.
    """

    band: str
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything stands.

    Attributes:
        slots: By the key of each box, for the next map of the same.
        points: Left and top of each box.
        bands, columns: The areas; they are named by whoever draws them.
    """

    slots: Mapping[str, Slot]
    points: Sequence[tuple[int, int]]
    bands: Sequence[Area] = field(default_factory=list)
    columns: Sequence[Area] = field(default_factory=list)


def places(
    items: Sequence[Item],
    ties: Sequence[Tie],
    lanes: Sequence[str],
    former: Mapping[str, Slot] | None = None,
    *,
    spare: int = 1,
) -> Places:
    """Return where some boxes stand.

    Args:
        items: The boxes; within a block they stand in this order.
        ties: The lines.
        lanes: The lanes in the order of their declaration.
        former: Where boxes of the same map stood before; what need not move stays.
        spare: So many rows of each band are kept free for what comes.
    """
    stood = _stood(items, former or {})
    slots = _slots(items, work_columns(items, ties, {at: slot.column for at, slot in stood.items()}), stood)
    grid = _Grid(items, slots, lanes, spare)
    return Places(slots, [grid.point(slots[item.key]) for item in items], list(grid.bands()), list(grid.columns()))


def _stood(items: Sequence[Item], former: Mapping[str, Slot]) -> dict[int, Slot]:
    """Return where items stood before in the band that they are in now, by position."""
    found = {at: former[item.key] for at, item in enumerate(items) if item.key in former}
    return {at: slot for at, slot in found.items() if slot.band == items[at].band}


def _slots(items: Sequence[Item], columns: Sequence[int], stood: Mapping[int, Slot]) -> dict[str, Slot]:
    taken: dict[tuple[str, int], set[int]] = defaultdict(set)
    found: dict[str, Slot] = {}
    blocks = [(item.band, item.order if item.band == REASONS else columns[at]) for at, item in enumerate(items)]
    for at, before in stood.items():
        if (before.band, before.column) == (block := blocks[at]):
            found[items[at].key] = before
            taken[block].add(before.row)
    free: dict[tuple[str, int], int] = defaultdict(int)
    for item, block in zip(items, blocks, strict=True):
        if item.key not in found:
            while free[block] in taken[block]:
                free[block] += 1
            found[item.key] = Slot(*block, free[block])
            free[block] += 1
    return found


class _Grid:
    """Turns slots into points."""

    def __init__(self, items: Sequence[Item], slots: Mapping[str, Slot], lanes: Sequence[str], spare: int) -> None:
        used = [slots[item.key] for item in items]
        self.most_rows = _most_rows(len(items))
        order = (*lanes, OTHER, BESIDE)
        self.order = [band for band in order if any(slot.band == band for slot in used)]
        self.subs: dict[tuple[bool, int], int] = defaultdict(lambda: 1)
        self.rows: dict[str, int] = {}
        for slot in used:
            side = (slot.band == REASONS, slot.column)
            self.subs[side] = max(self.subs[side], slot.row // self.most_rows + 1)
            rows = min(slot.row + 1 + spare, self.most_rows)
            self.rows[slot.band] = max(self.rows.get(slot.band, 0), rows)
        self.left = self._edges(is_reason=False)
        self.right = self._edges(is_reason=True)
        self.tops: dict[str, int] = {REASONS: 0}
        top = 0
        for band in self.order:
            self.tops[band] = top
            top += self.rows[band]
        self.bottom = max(top, self.rows.get(REASONS, 0))

    def _edges(self, *, is_reason: bool) -> dict[int, int]:
        """Return by column how many cells lie between it and the line that parts work from reasons."""
        found, cells = {}, 0
        for reason, column in sorted(self.subs):
            if reason == is_reason:
                found[column] = cells
                cells += self.subs[reason, column]
        return found

    def point(self, slot: Slot) -> tuple[int, int]:
        """Return left and top of a box."""
        sub, row = divmod(slot.row, self.most_rows)
        y = (self.tops[slot.band] + row) * DOWN
        if slot.band == REASONS:
            return PARTING + (self.right[slot.column] + sub) * ACROSS, y
        cells = self.left[slot.column] + self.subs[False, slot.column] - sub
        return -cells * ACROSS, y

    def bands(self) -> Iterator[Area]:
        """Yield the bands, all of one width, from top to bottom."""
        widest = max((edge + self.subs[False, column] for column, edge in self.left.items()), default=0)
        for band in self.order:
            top = self.tops[band] * DOWN - (DOWN - HEIGHT) // 2
            bottom = top + self.rows[band] * DOWN
            yield Area(band, "", -widest * ACROSS - NAMING, top, PARTING // 2 - (ACROSS - WIDTH), bottom)

    def columns(self) -> Iterator[Area]:
        """Yield the columns of reasons, from left to right."""
        top = -(DOWN - HEIGHT) // 2
        for column, edge in self.right.items():
            left = PARTING + edge * ACROSS
            right = left + (self.subs[True, column] - 1) * ACROSS + WIDTH
            yield Area(str(column), "", left, top, right, top + self.bottom * DOWN)


def _most_rows(number: int) -> int:
    """Return after how many rows a block goes on beside itself: large maps are about as wide as high."""
    if number <= LOW:
        return LOW_ROWS
    rows = LOW_ROWS
    while rows * rows < number / 3:
        rows *= 2
    return rows
