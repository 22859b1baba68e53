"""Whoever follows what happens to an organisation: how far they were told, so that what comes next can be told."""

from __future__ import annotations

from dataclasses import dataclass


class NothingNew(BaseException):
    """There is nothing to tell a follower; not an `Exception`, for no field may answer it with null and carry on."""


@dataclass
class Follower:
    """How far somebody who follows was told; nothing else is kept of what they were told.

    However slowly somebody reads, this grows no larger: what happens meanwhile is looked up when they can be told more.

    Attributes:
        revision: The last one that they know of; -1 before they begin.
        date: The day that they know of, ISO.
        findings: Ids of the findings that they know of.
    """

    revision: int = -1
    date: str = ""
    findings: frozenset[str] = frozenset()

    @property
    def begins(self) -> bool:
        """Whether they were told nothing yet."""
        return self.revision < 0
