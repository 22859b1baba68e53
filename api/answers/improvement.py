"""What is improved: by tier, from plan to lasting control, where lessons are used, and what was tried before."""

from __future__ import annotations

from functools import cached_property

from api.answers.sight import head
from graph.analysis.case import Case
from graph.analysis.improvement_chain import Portfolio
from graph.analysis.lesson_library import Known, Library
from graph.model import Record


class ImprovementAnswer:
    """The improvements of an organisation or unit.

    Attributes:
        case: The organisation on its day.
        scope: The unit asked about, or None for everything.
        like: What is looked for in the library; empty for nothing.
        portfolio: The improvements.
    """

    def __init__(self, case: Case, scope: int | None = None, like: str = "") -> None:
        self.case = case
        self.scope = scope
        self.like = like
        self.portfolio = Portfolio(case, scope)

    @cached_property
    def known(self) -> list[Known]:
        """What is like what is looked for; nothing where nothing is."""
        return Library(self.case).like(self.like) if self.like else []

    def record(self) -> Record:
        """Return the documented JSON shape."""
        case, ids, portfolio = self.case, self.case.snapshot.ids, self.portfolio
        return {
            **head(case, self.scope),
            "improvements": [one.record(case) for one in portfolio.links],
            "tiers": [{"tier": tier, "count": len(found)} for tier, found in portfolio.tiers.items()],
            "directed": portfolio.directed.record(),
            "without_effort": [ids[one] for one in portfolio.without_effort],
            "spread": [one.record(case) for one in portfolio.spread],
            "known": [one.record(case) for one in self.known],
        }
