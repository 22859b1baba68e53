"""The rules that tell a special cause from common causes, on signs: which side, which way, how far out.

A sign is 1 above or upwards, -1 below or downwards, 0 neither. Every function takes one sign a value, oldest first, of
one segment, and returns a mark a value: 0, or the sign of what it belongs to.

Source: NHSRplotthedots 0.2.2; PowerBI-SPC (net two of three); Perla, Provost & Murray, BMJ Qual Saf 20:46 (2011).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

EQUAL_WITHIN = 1e-9

Signs = Sequence[int]


def clear_of(value: float) -> float:
    """Return how far another value must be from this one to differ from it: 1e-9 of it, or 1e-9 below 1."""
    return EQUAL_WITHIN * max(1.0, abs(value))


def sign_of(value: float, other: float) -> int:
    """Return whether a value lies above (1), below (-1) or on another one (0).

    >>> sign_of(0.3, 0.1 + 0.2), sign_of(2.0, 1.0)
    (0, 1)
    """
    step = value - other
    if abs(step) < EQUAL_WITHIN * max(1.0, abs(value), abs(other)):
        return 0
    return 1 if step > 0 else -1


def steps(values: Sequence[float]) -> list[int]:
    """Return which way each value moved from the one before; the first did not move."""
    return [0, *(sign_of(later, earlier) for earlier, later in pairwise(values))][: len(values)]


def run_ends(signs: Signs, length: int) -> list[int]:
    """Mark where so many equal signs in a row are complete: the last of them, and every one that continues them.

    >>> run_ends([1, 1, 1, 1, 0], 3)
    [0, 0, 1, 1, 0]
    """
    ends, last, run = [], 0, 0
    for sign in signs:
        run = run + 1 if sign and sign == last else 1
        last = sign
        ends.append(sign if run >= length else 0)
    return ends


def spread_back(ends: Signs, length: int) -> list[int]:
    """Mark the values that make up each run, given where runs are complete; of two runs the later one counts.

    >>> spread_back([0, 0, 1, 0], 3)
    [1, 1, 1, 0]
    """
    marks = [0] * len(ends)
    for number, end in enumerate(ends):
        if end:
            first = max(0, number - length + 1)
            marks[first : number + 1] = [end] * (number + 1 - first)
    return marks


def shift(sides: Signs, length: int) -> list[int]:
    """Mark values in a row on one side of the centre; a value on the centre breaks the row."""
    return spread_back(run_ends(sides, length), length)


def trend(moves: Signs, length: int) -> list[int]:
    """Mark values in a row of which each lies beyond the one before; a tie breaks the row.

    Args:
        moves: Which way each value moved from the one before.
        length: How many values, so one step less.
    """
    return spread_back(run_ends(moves, length - 1), length)


def threes(near: Signs, sides: Signs) -> list[int]:
    """Mark all three values of each window of three on one side, two of them near the limit of that side."""
    marks = [0] * len(near)
    for last in range(2, len(near)):
        window = slice(last - 2, last + 1)
        side = sides[last]
        if side and list(sides[window]).count(side) == 3 and list(near[window]).count(side) >= 2:
            marks[window] = [side] * 3
    return marks


def two_of_three(near: Signs, sides: Signs) -> list[int]:
    """Mark what is near a limit in each window of three as `threes` has them.

    Args:
        near: The side of values between a near limit and the process limit, that one included.
        sides: The side of the centre.
    """
    return [mark if close else 0 for mark, close in zip(threes(near, sides), near, strict=True)]


def net_two_of_three(beyond: Signs) -> list[int]:
    """Mark what is beyond a near limit in each window of three with at least two more on one side than the other."""
    marks = [0] * len(beyond)
    for last in range(len(beyond)):
        window = range(max(0, last - 2), last + 1)
        total = sum(beyond[number] for number in window)
        for number in window if abs(total) >= 2 else ():
            if beyond[number]:
                marks[number] = beyond[number]
    return marks


def runs_past_ties(signs: Signs) -> Iterator[tuple[int, int, int, int]]:
    """Yield every run of equal signs, zeros passed over: its sign, how many, and its first and last position.

    >>> list(runs_past_ties([1, 0, 1, -1]))
    [(1, 2, 0, 2), (-1, 1, 3, 3)]
    """
    useful = [number for number, sign in enumerate(signs) if sign]
    for sign, run in groupby(useful, key=signs.__getitem__):
        numbers = list(run)
        yield sign, len(numbers), numbers[0], numbers[-1]


def shift_past_ties(sides: Signs, length: int) -> list[int]:
    """Mark runs of so many values on one side; values on the centre neither break nor add, and are marked inside."""
    marks = [0] * len(sides)
    for side, count, first, last in runs_past_ties(sides):
        if count >= length:
            marks[first : last + 1] = [side] * (last + 1 - first)
    return marks


def trend_past_ties(moves: Signs, length: int) -> list[int]:
    """Mark runs of so many values that all rise or all fall; equal neighbours neither break nor add."""
    marks = [0] * len(moves)
    for way, count, first, last in runs_past_ties(moves):
        if count >= length - 1:
            marks[first - 1 : last + 1] = [way] * (last + 2 - first)
    return marks
