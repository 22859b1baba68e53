"""Series side by side in one array: as rows of a grid where all are equally long, else one after the other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Rows:
    """How series lie in an array whose last axis is time.

    Attributes:
        lengths: Of each series, one or more.
        left: How many values each value has from itself to the end of its series; None where the array is a grid.
    """

    lengths: Counts
    left: Counts | None

    def spread(self, one_each: Floats) -> Floats:
        """Return a number of each series for each of its values, in a shape that combines with the array."""
        return one_each[:, None] if self.left is None else np.repeat(one_each, self.lengths)

    def sums(self, values: Floats) -> Floats:
        """Return the sum of each series."""
        if self.left is None:
            return np.asarray(values.sum(axis=-1), dtype=np.float64)
        return np.add.reduceat(values, self.starts)

    @property
    def starts(self) -> Counts:
        """Where each series starts, in one array after the other."""
        return np.cumsum(self.lengths) - self.lengths

    def runs(self, true: Bools, length: int) -> Bools:
        """Mark the values of each run of so many true ones in a row."""
        starts = windows(true, length)
        if self.left is not None and starts.shape[-1]:
            starts &= self.left[: starts.shape[-1]] >= length
        return covered(starts, length, true.shape[-1])


def rows_of(lengths: Counts) -> Rows:
    """Return how series of some lengths lie; as a grid where all are equally long."""
    return Rows(lengths, None) if (lengths == lengths[0]).all() else in_a_line(lengths)


def in_a_line(lengths: Counts) -> Rows:
    """Return how series of some lengths, none of them 0, lie one after the other."""
    ends = np.cumsum(lengths)
    return Rows(lengths, np.repeat(ends, lengths) - np.arange(ends[-1]))


def windows(true: Bools, length: int) -> Bools:
    """Return for each place whether so many values from there on are all true; shorter by `length` - 1.

    >>> windows(np.array([True, True, True, False]), 2)
    array([ True,  True, False])
    """
    found, done = true, 1
    if true.shape[-1] < length:
        return np.zeros((*true.shape[:-1], 0), dtype=np.bool_)
    while done < length:
        step = min(done, length - done)
        found = found[..., step:] & found[..., :-step]
        done += step
    return found.copy() if found is true else found


def covered(starts: Bools, length: int, size: int) -> Bools:
    """Mark so many places from each start on, among `size` places.

    >>> covered(np.array([False, True, False]), 2, 4)
    array([False,  True,  True, False])
    """
    marks = np.zeros((*starts.shape[:-1], size), dtype=np.bool_)
    marks[..., : starts.shape[-1]] = starts
    done = 1
    while done < length and starts.shape[-1]:
        step = min(done, length - done)
        marks[..., step:] = marks[..., step:] | marks[..., :-step]
        done += step
    return marks
