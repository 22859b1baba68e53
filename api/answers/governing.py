"""What a board has to know and to look after, and what managing quality stands on."""

from __future__ import annotations

from functools import cached_property

from api.answers.sight import head
from graph.analysis.board_knowledge import BoardKnowledge
from graph.analysis.case import Case
from graph.analysis.infrastructure import Infrastructure, Standing
from graph.model import Record


class GoverningAnswer:
    """What a board has to know of its organisation.

    Attributes:
        case: The organisation on its day.
        scope: The unit of which the seven things are asked, or None for everything.
        board: What the board has to know and to look after.
    """

    def __init__(self, case: Case, scope: int | None = None) -> None:
        self.case = case
        self.scope = scope
        self.board = BoardKnowledge(case)

    @cached_property
    def standings(self) -> list[Standing]:
        """How far each of the seven things is in place that managing quality stands on."""
        return list(Infrastructure(self.case, self.scope).standings())

    def record(self) -> Record:
        """Return the documented JSON shape."""
        return {
            **head(self.case, self.scope),
            **self.board.record(),
            "infrastructure": [one.record(self.case) for one in self.standings],
        }
