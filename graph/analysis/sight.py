"""Line of sight: which work serves the purpose, which serves a priority, and what can be said of the rest."""

from __future__ import annotations

from graph.analysis.snapshot import Snapshot


class Sight:
    """Line of sight of every node of a snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
