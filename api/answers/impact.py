"""What losing or changing one thing would affect, and what it rests on."""

from __future__ import annotations

from functools import cached_property

from api.answers.sight import head
from graph.analysis.case import Case
from graph.analysis.impact import Impact, impact
from graph.model import Record


class ImpactAnswer:
    """Both directions of the impact of one node.

    Attributes:
        case: The organisation on its day.
        node: The node asked about.
    """

    def __init__(self, case: Case, node: int) -> None:
        self.case = case
        self.node = node

    @cached_property
    def down(self) -> Impact:
        """What losing it would affect."""
        return impact(self.case.snapshot, self.node, "down", sight=self.case.sight)

    @cached_property
    def up(self) -> Impact:
        """What it rests on."""
        return impact(self.case.snapshot, self.node, "up")

    def record(self) -> Record:
        """Return the documented JSON shape."""
        snapshot = self.case.snapshot
        down, up = self.down.record(snapshot), self.up.record(snapshot)
        return {
            **head(self.case, None),
            "id": snapshot.ids[self.node],
            "kind": snapshot.kinds[self.node],
            "name": snapshot.names[self.node],
            "affects": down["rows"],
            "loses_sight": down["loses_sight"],
            "rests_on": up["rows"],
        }
