"""Assurance in the schema: too little and too much, what is asked for, what was found, and the chain to the board."""

from __future__ import annotations

from enum import Enum

import strawberry

from api.answers.assurance import AssuranceAnswer
from api.resolve import Asked
from api.say.assurance import (
    chain_sentence,
    confused_sentence,
    gap_sentence,
    incidents_sentence,
    row_sentence,
    standard_sentence,
)
from api.schema_node import Node, several
from api.schema_pages import USUAL, After, First, Paged
from api.schema_shape import shape, shown
from graph.analysis.assurance_balance import Confused, Row
from graph.analysis.assurance_chain import Chain, Threat
from graph.analysis.assurance_issues import Gap, Incidents
from graph.analysis.assurance_standards import Standard


@strawberry.enum(description="Whether something is assured too little or too much.")
class AssuranceSide(Enum):
    """Sides of the balance."""

    UNDER = strawberry.enum_value("under", description="Too little.")
    OVER = strawberry.enum_value("over", description="Too much.")


@strawberry.enum(description="What shows that something asked for is followed.")
class StandardState(Enum):
    """States of what is asked for."""

    COVERED = strawberry.enum_value("covered", description="Something follows it, and a check is in date.")
    OUT_OF_DATE = strawberry.enum_value("out_of_date", description="What checked it is out of date.")
    NOT_CHECKED = strawberry.enum_value("not_checked", description="Nothing checks that it is followed.")
    NOBODY = strawberry.enum_value("nobody", description="No work is said to follow it.")


@strawberry.enum(description="How something that a check found stands.")
class GapState(Enum):
    """States of what was found."""

    NO_ROUTE = strawberry.enum_value("no_route", description="Nobody has it.")
    UNDER_WAY = strawberry.enum_value("under_way", description="Some forum or effort has it.")
    CLOSED = strawberry.enum_value("closed", description="It is closed, with proof.")
    CLOSED_WITHOUT_PROOF = strawberry.enum_value("closed_without_proof", description="It is said to be closed.")
    ACCEPTED = strawberry.enum_value("accepted", description="It is lived with.")


@shape
class AssuranceRow:
    """One thing that is assured too little, or one check too many."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Row]

    @shown
    def node(self) -> Node:
        """The thing or the check."""
        return self.asked.node(self.found.node)  # type: ignore[no-any-return]

    @shown
    def side(self) -> AssuranceSide:
        """Too little or too much."""
        return AssuranceSide(self.found.balance)

    @shown
    def required(self) -> bool:
        """Whether the law or a binding requirement asks for it: then it is never to be removed."""
        return self.found.required

    @shown
    def checks(self) -> list[Node]:
        """The checks that this rests on."""
        return several(self.asked, self.found.checks)

    @shown
    def sentence(self) -> str:
        """The same, in one sentence."""
        return row_sentence(self.found, self.asked.names())


@shape
class AssuranceRowConnection(Paged):
    """A page of what is assured too little, then too much."""

    nodes: list[AssuranceRow] = strawberry.field(description="The rows.")


@shape
class ControlOrAssurance:
    """Something that is called control and works like assurance, or the reverse."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Confused]

    @shown
    def node(self) -> Node:
        """The thing."""
        return self.asked.node(self.found.node)  # type: ignore[no-any-return]

    @shown
    def sentence(self) -> str:
        """How it is taken for the other, in one sentence."""
        return confused_sentence(self.found, self.asked.names())


@shape
class ControlOrAssuranceConnection(Paged):
    """A page of what is taken for the other, in order of id."""

    nodes: list[ControlOrAssurance] = strawberry.field(description="The things.")


@shape
class StandardCover:
    """Something that is asked for, and what shows that it is followed."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Standard]

    @shown
    def duty(self) -> Node:
        """What is asked for."""
        return self.asked.node(self.found.duty)  # type: ignore[no-any-return]

    @shown
    def state(self) -> StandardState:
        """What shows that it is followed."""
        return StandardState(self.found.state)

    @shown
    def age(self) -> int | None:
        """Days since the newest check was done; null where none was."""
        return self.found.age

    @shown
    def follows(self) -> list[Node]:
        """Who or what has to follow it."""
        return several(self.asked, self.found.follows)

    @shown
    def checks(self) -> list[Node]:
        """What shows that it is followed, the newest first."""
        return several(self.asked, self.found.checks)

    @shown
    def measures(self) -> list[Node]:
        """Measures that answer it."""
        return several(self.asked, self.found.measures)

    @shown
    def documents(self) -> list[Node]:
        """What is attached to it as evidence."""
        return several(self.asked, self.found.documents)

    @shown
    def sentence(self) -> str:
        """The same, in one sentence."""
        return standard_sentence(self.found, self.asked.names())


@shape
class StandardCoverConnection(Paged):
    """A page of what is asked for, in order of id."""

    nodes: list[StandardCover] = strawberry.field(description="What is asked for.")


@shape
class FoundGap:
    """Something that an audit, inspection or review found."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Gap]

    @shown
    def issue(self) -> Node:
        """What was found."""
        return self.asked.node(self.found.issue)  # type: ignore[no-any-return]

    @shown
    def state(self) -> GapState:
        """How it stands."""
        return GapState(self.found.stands)

    @shown
    def age(self) -> int | None:
        """Days since it was raised; null where that day is not recorded."""
        return self.found.age

    @shown
    def overdue(self) -> bool:
        """Whether the day by which it should be resolved has passed."""
        return self.found.overdue

    @shown
    def checks(self) -> list[Node]:
        """What found it."""
        return several(self.asked, self.found.checks)

    @shown
    def route(self) -> list[Node]:
        """Where it went: forums, and what is done about it."""
        return several(self.asked, self.found.route)

    @shown
    def proof(self) -> list[Node]:
        """What shows that it is closed."""
        return several(self.asked, self.found.proof)

    @shown
    def sentence(self) -> str:
        """The same, in one sentence."""
        return gap_sentence(self.found, self.asked.names())


@shape
class FoundGapConnection(Paged):
    """A page of what checks found, what is open first, the oldest first."""

    nodes: list[FoundGap] = strawberry.field(description="What was found.")


@shape
class IncidentGroup:
    """What went wrong about one thing in the last year: told of processes, never of people."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Incidents]

    @shown
    def node(self) -> Node:
        """What it was about."""
        return self.asked.node(self.found.node)  # type: ignore[no-any-return]

    @shown
    def items(self) -> list[Node]:
        """The incidents."""
        return several(self.asked, self.found.items)

    @shown
    def risks(self) -> list[Node]:
        """Live risks that threaten it."""
        return several(self.asked, self.found.risks)

    @shown
    def in_hand(self) -> list[Node]:
        """What is done about them; empty where nothing is."""
        return several(self.asked, self.found.in_hand)

    @shown
    def sentence(self) -> str:
        """The same, in one sentence."""
        return incidents_sentence(self.found, self.asked.names())


@shape
class IncidentGroupConnection(Paged):
    """A page of what incidents were about, most incidents first."""

    nodes: list[IncidentGroup] = strawberry.field(description="What they were about.")


@shape
class AssuranceThreat:
    """A risk to a priority, what keeps it down, and what checks that."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Threat]

    @shown
    def risk(self) -> Node:
        """The risk."""
        return self.asked.node(self.found.risk)  # type: ignore[no-any-return]

    @shown
    def score(self) -> int | None:
        """Likelihood times consequence now; null where one is not recorded."""
        return self.found.score

    @shown
    def target(self) -> int | None:
        """The score to get to; null where it is not recorded."""
        return self.found.target

    @shown
    def controls(self) -> list[Node]:
        """What keeps it down; none is a gap in control."""
        return several(self.asked, self.found.controls)

    @shown
    def checks(self) -> list[Node]:
        """Checks in date, of it and of what keeps it down; none is a gap in assurance."""
        return several(self.asked, self.found.checks)

    @shown
    def lines(self) -> list[int]:
        """Where these come from: 1 those doing the work, 2 oversight, 3 somebody independent."""
        return list(self.found.lines)


@shape
class AssuranceChain:
    """How a board knows about one priority."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Chain]

    @shown
    def priority(self) -> Node:
        """The priority."""
        return self.asked.node(self.found.priority)  # type: ignore[no-any-return]

    @shown
    def overseen_by(self) -> list[Node]:
        """Forums that look at it."""
        return several(self.asked, self.found.overseen_by)

    @shown
    def owners(self) -> list[Node]:
        """Roles that answer for it."""
        return several(self.asked, self.found.owners)

    @shown
    def threats(self) -> list[AssuranceThreat]:
        """Risks to it and to the objectives right below it, the highest score first."""
        return [AssuranceThreat(asked=self.asked, found=one) for one in self.found.threats]

    @shown
    def worse(self) -> list[Node]:
        """Its measures that get worse, and not by chance."""
        return several(self.asked, self.found.worse)

    @shown
    def unable(self) -> list[Node]:
        """Its measures that cannot reach their target as things are."""
        return several(self.asked, self.found.unable)

    @shown
    def sentence(self) -> str:
        """The chain in one sentence."""
        return chain_sentence(self.found, self.asked.names())


@shape
class AssuranceChainConnection(Paged):
    """A page of chains, in order of the ids of their priorities."""

    nodes: list[AssuranceChain] = strawberry.field(description="The chains.")


@shape
class AssuranceView:
    """How assurance stands: by date and series, for learning."""

    asked: strawberry.Private[Asked]
    answer: strawberry.Private[AssuranceAnswer]

    @shown
    def balance(self, first: First = USUAL, after: After = None) -> AssuranceRowConnection:
        """What is assured too little, in order of id, then what is assured too much."""
        ids = self.asked.snapshot.ids
        cut = self.asked.pager.cut(
            self.answer.rows, lambda row: (row.balance == "over", ids[row.node], row.why), first, after
        )
        return AssuranceRowConnection(cut=cut, nodes=[AssuranceRow(asked=self.asked, found=one) for one in cut.rows])

    @shown
    def confused(self, first: First = USUAL, after: After = None) -> ControlOrAssuranceConnection:
        """What is called control and works like assurance, or the reverse."""
        ids = self.asked.snapshot.ids
        cut = self.asked.pager.cut(self.answer.confused, lambda one: (ids[one.node], one.why), first, after)
        nodes = [ControlOrAssurance(asked=self.asked, found=one) for one in cut.rows]
        return ControlOrAssuranceConnection(cut=cut, nodes=nodes)

    @shown
    def standards(
        self, state: list[StandardState] | None = None, first: First = USUAL, after: After = None
    ) -> StandardCoverConnection:
        """What is asked for by law, standards and guidance, and what shows that it is followed; all, or some states."""
        wanted = None if state is None else {str(one.value) for one in state}
        found = [one for one in self.answer.standards if wanted is None or one.state in wanted]
        cut = self.asked.pager.cut(found, lambda one: (self.asked.snapshot.ids[one.duty],), first, after)
        return StandardCoverConnection(cut=cut, nodes=[StandardCover(asked=self.asked, found=one) for one in cut.rows])

    @shown
    def unanswered(self) -> list[Node]:
        """Duties that no measure and no check answers."""
        return several(self.asked, self.answer.returns.orphans)

    @shown
    def found(self, first: First = USUAL, after: After = None) -> FoundGapConnection:
        """What audits, inspections and reviews found, what is open first, the oldest first."""
        ids = self.asked.snapshot.ids
        cut = self.asked.pager.cut(
            self.answer.gaps, lambda gap: (not gap.is_open, -(gap.age or 0), ids[gap.issue]), first, after
        )
        return FoundGapConnection(cut=cut, nodes=[FoundGap(asked=self.asked, found=one) for one in cut.rows])

    @shown
    def incidents(self, first: First = USUAL, after: After = None) -> IncidentGroupConnection:
        """What incidents of the last year were about, most incidents first."""
        ids = self.asked.snapshot.ids
        cut = self.asked.pager.cut(self.answer.incidents, lambda one: (-len(one.items), ids[one.node]), first, after)
        return IncidentGroupConnection(cut=cut, nodes=[IncidentGroup(asked=self.asked, found=one) for one in cut.rows])

    @shown
    def chains(self, first: First = USUAL, after: After = None) -> AssuranceChainConnection:
        """How the board knows about each priority."""
        ids = self.asked.snapshot.ids
        cut = self.asked.pager.cut(self.answer.chains, lambda one: (ids[one.priority],), first, after)
        return AssuranceChainConnection(
            cut=cut, nodes=[AssuranceChain(asked=self.asked, found=one) for one in cut.rows]
        )
