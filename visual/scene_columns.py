"""In which column of the map each piece of work stands: flow runs from left to right, to the reasons at the right.

Columns count from 0, the one beside the reasons, to the left; so what comes before the rest moves nothing.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from visual.scene import REASONS, Item, Tie

MOST_COLUMNS = 24
FEWEST_COLUMNS = 3


def work_columns(items: Sequence[Item], ties: Sequence[Tie], before: Mapping[int, int] | None = None) -> list[int]:
    """Return the column of each item; 0 for reasons.

    A step stands as many columns before the last as links of flow within its band lead on from it; what has no such
    link stands where most of what it is linked with does, else where there is most room in its band.

    Args:
        items: The boxes.
        ties: The lines.
        before: In which column items stood before: those that no flow leads elsewhere stay there.
    """
    given = max((item.column for item in items if item.column is not None), default=-1)
    if given >= 0:
        return [0 if item.column is None else given - item.column for item in items]
    flow = _flow_columns(items, ties)
    stood = {at: column for at, column in (before or {}).items() if items[at].band != REASONS}
    fixed = stood | flow
    beside: dict[int, list[int]] = defaultdict(list)
    for tie in ties:
        for one, other in ((tie.source, tie.target), (tie.target, tie.source)):
            if other in fixed and one not in fixed:
                beside[one].append(fixed[other])
    columns = [fixed.get(at, -1) for at in range(len(items))]
    filled: dict[str, Counter[int]] = defaultdict(Counter)
    for at, column in fixed.items():
        filled[items[at].band][column] += 1
    for at, item in enumerate(items):
        if item.band == REASONS:
            columns[at] = 0
        elif columns[at] < 0 and at in beside:
            columns[at] = _roomiest(sorted(beside[at])[len(beside[at]) // 2], filled[item.band])
            filled[item.band][columns[at]] += 1
    _spread(items, columns)
    return columns


def _flow_columns(items: Sequence[Item], ties: Sequence[Tie]) -> dict[int, int]:
    """Return the column of each item that is part of a flow within its band."""
    onward: dict[int, set[int]] = defaultdict(set)
    within: set[int] = set()
    for tie in ties:
        source, target = items[tie.source], items[tie.target]
        if tie.line == "flow" and source.band == target.band != REASONS and source.label >= 0:
            within |= {tie.source, tie.target}
            if source.label != target.label:
                onward[source.label].add(target.label)
    heights: dict[int, int] = {}
    for label in sorted({items[at].label for at in within}):
        heights[label] = max((heights.get(head, -1) + 1 for head in onward[label]), default=0)
    longest = max(heights.values(), default=0)
    wide = max(longest, 1) / min(max(longest, 1), MOST_COLUMNS)
    return {at: int(heights[items[at].label] / wide) for at in within}


def _roomiest(wished: int, filled: Counter[int]) -> int:
    """Return the column wished for, or one close by to the left where there is more room."""
    return min(range(wished, wished + FEWEST_COLUMNS), key=lambda column: (filled[column], column))


def _spread(items: Sequence[Item], columns: list[int]) -> None:
    """Give what has no column yet one where there is most room in its band."""
    waiting = [at for at, column in enumerate(columns) if column < 0]
    many = max(FEWEST_COLUMNS, max(columns, default=0) + 1) if waiting else 0
    for band in sorted({items[at].band for at in waiting}):
        room = _room((columns[at] for at, item in enumerate(items) if item.band == band and columns[at] >= 0), many)
        for at in (one for one in waiting if items[one].band == band):
            taken, column = heapq.heappop(room)
            columns[at] = -column
            heapq.heappush(room, (taken + 1, column))


def _room(taken: Iterable[int], many: int) -> list[tuple[int, int]]:
    """Return how much stands in each column, as a heap: the emptiest first, of equal ones the leftmost."""
    counts = [0] * many
    for column in taken:
        counts[column] += 1
    heap = [(count, -column) for column, count in enumerate(counts)]
    heapq.heapify(heap)
    return heap
