"""What the series of every measure of an organisation shows, judged by XmR however it is drawn; worked out when asked.

After a few changes only what changed is judged again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.measure_series import judge_measure
from graph.analysis.snapshot import Snapshot
from graph.analysis.spc_judgement import Judgement
from graph.model import Reading


@dataclass(frozen=True, slots=True)
class _Kept:
    """A judgement, and what it was made of."""

    readings: Sequence[Reading]
    body: bytes
    judgement: Judgement


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
        self._known: dict[str, _Kept] = dict(former._known) if former else {}

    @cached_property
    def followed(self) -> list[int]:
        """The live nodes that have readings up to the day, in order."""
        snapshot = self.snapshot
        found = (snapshot.position(name) for name in snapshot.series)
        return sorted(node for node in found if node is not None and snapshot.live[node])

    def of(self, measure: int) -> Judgement | None:
        """Return the judgement of a measure by its position; None where it has no readings up to the day."""
        snapshot = self.snapshot
        readings = snapshot.readings(measure)
        if not readings:
            return None
        name, body = snapshot.ids[measure], snapshot.columns.nodes.bodies[measure]
        kept = self._known.get(name)
        if kept is None or kept.readings is not readings or kept.body != body:
            kept = self._known[name] = _Kept(readings, body, judge_measure(snapshot, measure, chart="xmr"))
        return kept.judgement
