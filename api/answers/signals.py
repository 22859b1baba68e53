"""Which measures tell of something that is not chance, and what that may touch."""

from __future__ import annotations

from functools import cached_property

from api.answers.sight import head
from graph.analysis.case import Case
from graph.analysis.signals import Signal, signal, signals
from graph.model import Record


class SignalsAnswer:
    """The signals of an organisation, of one unit, or of some measures.

    Attributes:
        case: The organisation on its day.
        scope: The unit asked about, or None for everything.
        measures: The measures asked about, in order; all if there are none.
    """

    def __init__(self, case: Case, scope: int | None = None, measures: tuple[int, ...] = ()) -> None:
        self.case = case
        self.scope = scope
        self.measures = measures

    @cached_property
    def found(self) -> list[Signal]:
        """The signals there are now."""
        asked = [signal(self.case, measure) for measure in self.measures] if self.measures else signals(self.case)
        return [one for one in asked if one and self._asked(one.measure)]

    @property
    def looked_at(self) -> int:
        """How many measures with values were looked at."""
        among = self.measures or self.case.judged.followed
        return sum(self._asked(measure) for measure in among if self.case.judged.end(measure))

    def record(self) -> Record:
        """Return the documented JSON shape."""
        return {
            **head(self.case, self.scope),
            "looked_at": self.looked_at,
            "signals": [one.record(self.case) for one in self.found],
        }

    def _asked(self, node: int) -> bool:
        return self.scope is None or self.case.inside(node, self.scope)
