"""How assurance stands: too little and too much, what is asked for, what was found, and the chain to the board."""

from __future__ import annotations

from functools import cached_property

from api.answers.sight import head
from graph.analysis.assurance_balance import AssuranceBalance, Confused, Row
from graph.analysis.assurance_chain import Chain, chains
from graph.analysis.assurance_issues import Gap, Incidents, gaps_found, incidents
from graph.analysis.assurance_standards import Returns, Standard, returns, standards
from graph.analysis.case import Case
from graph.model import Record


class AssuranceAnswer:
    """The assurance of an organisation or unit.

    Attributes:
        case: The organisation on its day.
        scope: The unit asked about, or None for everything.
    """

    def __init__(self, case: Case, scope: int | None = None) -> None:
        self.case = case
        self.scope = scope
        self._balance = AssuranceBalance(case, scope)

    @property
    def rows(self) -> list[Row]:
        """What is assured too little and too much."""
        return self._balance.rows

    @property
    def confused(self) -> list[Confused]:
        """What is called control and works like assurance, or the reverse."""
        return self._balance.confused

    @cached_property
    def standards(self) -> list[Standard]:
        """What is asked for by law, standards and guidance."""
        return standards(self._balance)

    @cached_property
    def returns(self) -> Returns:
        """How our own measures fit what others ask to be reported."""
        return returns(self._balance)

    @cached_property
    def gaps(self) -> list[Gap]:
        """What audits, inspections and reviews found."""
        return gaps_found(self._balance)

    @cached_property
    def incidents(self) -> list[Incidents]:
        """What incidents of the last year were about."""
        return incidents(self._balance)

    @cached_property
    def chains(self) -> list[Chain]:
        """How the board knows about each priority."""
        return chains(self._balance)

    def record(self) -> Record:
        """Return the documented JSON shape."""
        case = self.case
        return {
            **head(case, self.scope),
            "balance": [one.record(case) for one in self.rows],
            "confused": [one.record(case) for one in self.confused],
            "standards": [one.record(case) for one in self.standards],
            "returns": self.returns.record(case),
            "found": [one.record(case) for one in self.gaps],
            "incidents": [one.record(case) for one in self.incidents],
            "chains": [one.record(case) for one in self.chains],
        }
