"""Suggested links for work that is adrift: which, to what, and why; accepted one by one, with `link`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from api.answers.sight import head
from graph.analysis.case import Case
from graph.analysis.suggest import Suggesting, Suggestion
from graph.model import Record


@dataclass(frozen=True)
class SuggestAnswer:
    """What some work could be linked with.

    Attributes:
        case: The organisation.
        scope: Unit asked about, or None.
        asked: The work asked about; else all that is adrift within the scope.
    """

    case: Case
    scope: int | None
    asked: Sequence[int] = ()

    @cached_property
    def work(self) -> list[tuple[int, list[Suggestion]]]:
        """Each piece of work with what is suggested for it, in order of id; nothing where nothing speaks for a link."""
        suggesting = Suggesting(self.case)
        adrift = [at for at in suggesting.adrift if self.scope is None or self.case.inside(at, self.scope)]
        return [(node, suggesting.suggestions(node)) for node in self.asked or adrift]

    def record(self) -> Record:
        """Return the documented JSON shape."""
        ids = self.case.snapshot.ids
        work = [{"id": ids[node], "suggested": [one.record(ids) for one in found]} for node, found in self.work]
        return {**head(self.case, self.scope), "work": work}
