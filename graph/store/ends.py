"""The small numbers of the nodes that a commit's links and readings need: by the million in little room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

MOST_LOOSE = 200_000
"""So many are kept as they came, before they are put among the others."""


class Ends:
    """Numbers, each once."""

    def __init__(self) -> None:
        """Begin with none."""
        self._loose: set[int] = set()
        self._settled: npt.NDArray[np.int64] = np.empty(0, dtype=np.int64)

    def update(self, keys: Iterable[int]) -> None:
        """Add numbers."""
        self._loose.update(keys)
        if len(self._loose) > MOST_LOOSE:
            self._settle()

    def parts(self, most: int) -> Iterator[list[int]]:
        """Yield all of them in ascending order, so many at once."""
        self._settle()
        for start in range(0, len(self._settled), most):
            yield self._settled[start : start + most].tolist()

    def _settle(self) -> None:
        loose = np.fromiter(self._loose, dtype=np.int64, count=len(self._loose))
        self._settled = np.union1d(self._settled, loose)
        self._loose.clear()
