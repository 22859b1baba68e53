"""What the series of every measure of an organisation shows, judged by XmR however it is drawn; worked out when asked.

After a few changes only what changed is judged again. How series end is worked out of all measures at once as soon as
more than a few are asked about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from graph.analysis.measure_ends import ends_of
from graph.analysis.measure_series import judge_measure, valued
from graph.analysis.snapshot import Snapshot
from graph.analysis.spc_end import End, end_of
from graph.analysis.spc_judgement import Judgement
from graph.model import Reading

Told = TypeVar("Told")
MOST_ALONE = 20
"""From so many measures on it is quicker to work out the ends of all."""


@dataclass(frozen=True, slots=True)
class _Kept(Generic[Told]):
    """What is told of a measure, and what it was made of."""

    readings: Sequence[Reading]
    body: bytes
    told: Told


class Judged:
    """The judgements of the measures of a snapshot.

    Attributes:
        snapshot: The organisation on its day.
    """

    def __init__(self, snapshot: Snapshot, former: Judged | None = None) -> None:
        """Prepare judgements.

        Args:
            snapshot: The organisation on its day.
            former: Judgements of an earlier revision on the same day, if some are there already.
        """
        self.snapshot = snapshot
        self._judgements: dict[str, _Kept[Judgement]] = dict(former._judgements) if former else {}
        self._ends: dict[str, _Kept[End | None]] = dict(former._ends) if former else {}
        self._here: dict[int, End | None] = {}
        self._valued: dict[int, tuple[list[str], list[float], list[bool]]] = {}

    @cached_property
    def followed(self) -> list[int]:
        """The live nodes that have readings up to the day, in order."""
        snapshot = self.snapshot
        found = (snapshot.position(name) for name in snapshot.series)
        return sorted(node for node in found if node is not None and snapshot.live[node])

    def of(self, measure: int) -> Judgement | None:
        """Return the judgement of a measure by its position; None where it has no readings up to the day."""
        if not self.snapshot.readings(measure):
            return None
        kept = self._kept(self._judgements, measure)
        if kept is None:
            kept = self._keep(self._judgements, measure, judge_measure(self.snapshot, measure, chart="xmr"))
        return kept.told

    def end(self, measure: int) -> End | None:
        """Return how the series of a measure ends, by its position; None where it has no values up to the day."""
        here = self._here
        if measure not in here and len(here) == MOST_ALONE:
            self._tell_all()
        if measure not in here:
            kept = self._kept(self._ends, measure)
            here[measure] = kept.told if kept else self._end_alone(measure)
        return here[measure]

    def valued(self, measure: int) -> tuple[list[str], list[float], list[bool]]:
        """Return days, values and which are left out of a measure; see `graph.analysis.measure_series.valued`."""
        if measure not in self._valued:
            self._valued[measure] = valued(self.snapshot, measure)
        return self._valued[measure]

    def _end_alone(self, measure: int) -> End | None:
        judgement = self.of(measure)
        return self._keep(self._ends, measure, end_of(judgement)).told if judgement else None

    def _tell_all(self) -> None:
        fresh = [measure for measure in self.followed if self._kept(self._ends, measure) is None]
        for measure, end in ends_of(self.snapshot, fresh).items():
            self._here[measure] = self._keep(self._ends, measure, end).told

    def _kept(self, known: dict[str, _Kept[Told]], measure: int) -> _Kept[Told] | None:
        """Return what is known of a measure, if that was made of what its readings and its record are now."""
        kept = known.get(self.snapshot.ids[measure])
        if kept is None or kept.readings is not self.snapshot.readings(measure) or kept.body != self._body(measure):
            return None
        return kept

    def _keep(self, known: dict[str, _Kept[Told]], measure: int, told: Told) -> _Kept[Told]:
        kept = _Kept(self.snapshot.readings(measure), self._body(measure), told)
        known[self.snapshot.ids[measure]] = kept
        return kept

    def _body(self, measure: int) -> bytes:
        return self.snapshot.columns.nodes.bodies[measure]
