"""Planning in the schema: what becomes of each process and service, demand and supply, what to stop."""

from __future__ import annotations

from enum import Enum

import strawberry

from api.answers.planning import PlanningAnswer
from api.resolve import Asked
from api.say.planning import (
    effort_sentence,
    line_sentence,
    opportunity_sentence,
    stop_sentence,
)
from api.schema_node import Node, several
from api.schema_pages import USUAL, After, First, Paged
from api.schema_planning_supply import (
    PlanDemand,
    PlanDemandConnection,
    SkillGap,
    SkillGapConnection,
    UnitLoad,
    UnitLoadConnection,
)
from api.schema_shape import shape, shown
from graph.analysis.opportunities import Opportunity as FoundOpportunity
from graph.analysis.plan_efforts import Effort
from graph.analysis.plan_lines import Line
from graph.analysis.service_measures import ServiceMeasures as FoundMeasures
from graph.analysis.stop_register import Stop


@strawberry.enum(description="What a plan means to do with something: two views of one plan, and the end of a thing.")
class PlanAim(Enum):
    """Aims of a plan."""

    OPERATE = strawberry.enum_value("operate", description="Run it as it is.")
    IMPROVE = strawberry.enum_value("improve", description="Design it, or change how it works.")
    STOP = strawberry.enum_value("stop", description="End it.")


@strawberry.enum(description="How far something is on its way to being stopped.")
class StopStep(Enum):
    """Steps of stopping."""

    PROPOSED = strawberry.enum_value("proposed", description="The map shows that it may be.")
    PLANNED = strawberry.enum_value("planned", description="A plan in force says so.")
    DECIDED = strawberry.enum_value("decided", description="A decision says so, and it goes on.")
    STOPPED = strawberry.enum_value("stopped", description="A decision said so, and it has ended.")


@shape
class PlanLine:
    """What a plan intends for one process or service."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Line]

    @shown
    def node(self) -> Node:
        """The process or service."""
        return self.asked.node(self.found.node)  # type: ignore[no-any-return]

    @shown
    def disposition(self) -> str | None:
        """`design`, `redesign`, `run` or `stop`; null where no plan in force says it."""
        return self.found.disposition

    @shown
    def aim(self) -> PlanAim | None:
        """Whether that is to operate, to improve or to stop."""
        return PlanAim(self.found.aim) if self.found.aim else None

    @shown
    def reason(self) -> str | None:
        """Why, as the plan says."""
        return self.found.reason or None

    @shown
    def plans(self) -> list[Node]:
        """Plans in force that decide on it."""
        return several(self.asked, self.found.plans)

    @shown
    def heard(self) -> list[Node]:
        """Feedback about it, or behind what changes it."""
        return several(self.asked, self.found.heard)

    @shown
    def needs(self) -> list[Node]:
        """Live needs that it helps to meet."""
        return several(self.asked, self.found.needs)

    @shown
    def changed_by(self) -> list[Node]:
        """Live improvements of it."""
        return several(self.asked, self.found.changed_by)

    @shown
    def asks(self) -> str | None:
        """What its series ask of planning: `find_cause` or `redesign`; null for nothing."""
        return self.found.asks

    @shown
    def sentence(self) -> str:
        """The same, in one sentence."""
        return line_sentence(self.found, self.asked.names())


@shape
class PlanLineConnection(Paged):
    """A page of lines, in order of id."""

    nodes: list[PlanLine] = strawberry.field(description="The lines.")


@shape
class PlanEffort:
    """What was decided about one piece of work that is no standing process."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Effort]

    @shown
    def node(self) -> Node:
        """The work."""
        return self.asked.node(self.found.node)  # type: ignore[no-any-return]

    @shown
    def label(self) -> str | None:
        """What sort of work it is said to be; null where nobody says or knows it."""
        return self.found.label

    @shown
    def justified(self) -> bool:
        """Whether some decision, plan or rationale says why."""
        return self.found.is_justified

    @shown
    def decided_by(self) -> list[Node]:
        """Decisions about it, and plans that give it something or decide on what it changes."""
        return several(self.asked, self.found.decided_by)

    @shown
    def missing(self) -> list[str]:
        """Of a strategic improvement: which of `prioritised`, `resourced` and `sponsored` it lacks."""
        return list(self.found.missing)

    @shown
    def heard(self) -> list[Node]:
        """Feedback that it answers or that prompted it."""
        return several(self.asked, self.found.heard)

    @shown
    def sentence(self) -> str:
        """It in one sentence."""
        return effort_sentence(self.found, self.asked.names())


@shape
class PlanEffortConnection(Paged):
    """A page of efforts, in order of id."""

    nodes: list[PlanEffort] = strawberry.field(description="The efforts.")


@shape
class StopEntry:
    """One entry of the register of work to stop."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Stop]

    @shown
    def node(self) -> Node:
        """The work."""
        return self.asked.node(self.found.node)  # type: ignore[no-any-return]

    @shown
    def step(self) -> StopStep:
        """How far it is."""
        return StopStep(self.found.step)

    @shown
    def by(self) -> list[Node]:
        """Plans and decisions."""
        return several(self.asked, self.found.by)

    @shown
    def wte(self) -> float:
        """Whole-time equivalents that stopping it frees, or freed."""
        return self.found.wte

    @shown
    def money(self) -> float:
        """Pounds that stopping it frees, or freed."""
        return self.found.money

    @shown
    def mandated(self) -> bool:
        """Whether somebody outside asks for it."""
        return self.found.mandated

    @shown
    def sentence(self) -> str:
        """The same, in one sentence."""
        return stop_sentence(self.found, self.asked.names())


@shape
class StopEntryConnection(Paged):
    """A page of the register, in order of id."""

    nodes: list[StopEntry] = strawberry.field(description="The entries.")


@shape
class ServiceMeasures:
    """The measures of one service, of its own or of the work that produces it."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[FoundMeasures]

    @shown
    def service(self) -> Node:
        """The service."""
        return self.asked.node(self.found.service)  # type: ignore[no-any-return]

    @shown
    def outcome(self) -> list[Node]:
        """Measures of its result."""
        return several(self.asked, self.found.outcome)

    @shown
    def process(self) -> list[Node]:
        """Measures of how the work goes."""
        return several(self.asked, self.found.process)

    @shown
    def balancing(self) -> list[Node]:
        """Measures of what might get worse."""
        return several(self.asked, self.found.balancing)

    @shown
    def missing(self) -> list[str]:
        """The sorts of which it has none: `outcome`, `process`, `balancing`."""
        return list(self.found.missing)


@shape
class ServiceMeasuresConnection(Paged):
    """A page of services, in order of id."""

    nodes: list[ServiceMeasures] = strawberry.field(description="The services.")


@shape
class OpportunityEvidence:
    """One sort of evidence that improving something may help."""

    asked: strawberry.Private[Asked]
    positions: strawberry.Private[tuple[int, ...]]
    sort: str = strawberry.field(
        description="`worse`, `unable` (measures), `heard`, `risks`, `issues` or `poor_state` (itself)."
    )

    @shown
    def nodes(self) -> list[Node]:
        """What shows it."""
        return several(self.asked, self.positions)


@shape
class Opportunity:
    """A process or service that it may help to improve: it is found, not typed in."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[FoundOpportunity]

    @shown
    def node(self) -> Node:
        """The process or service."""
        return self.asked.node(self.found.node)  # type: ignore[no-any-return]

    @shown
    def evidence(self) -> list[OpportunityEvidence]:
        """What shows it, by sort."""
        found = self.found.evidence.items()
        return [OpportunityEvidence(asked=self.asked, positions=nodes, sort=sort) for sort, nodes in found]

    @shown
    def needs(self) -> list[Node]:
        """Live needs that it helps to meet, the most important first."""
        return several(self.asked, self.found.needs)

    @shown
    def in_hand(self) -> list[Node]:
        """Live improvements of it."""
        return several(self.asked, self.found.in_hand)

    @shown
    def sentence(self) -> str:
        """The same, in one sentence."""
        return opportunity_sentence(self.found, self.asked.names())


@shape
class OpportunityConnection(Paged):
    """A page of opportunities: most sorts of evidence first, then most weight of needs, then in order of id."""

    nodes: list[Opportunity] = strawberry.field(description="The opportunities.")


@shape
class Planning:
    """What is planned on a day."""

    asked: strawberry.Private[Asked]
    answer: strawberry.Private[PlanningAnswer]

    @shown
    def plans(self) -> list[Node]:
        """The plans in force."""
        return several(self.asked, self.answer.plan.plans)

    @shown
    def lines(
        self,
        aim: list[PlanAim] | None = None,
        undecided: bool | None = None,
        first: First = USUAL,
        after: After = None,
    ) -> PlanLineConnection:
        """What becomes of every live process and service; of some aims only, or of those not decided."""
        wanted = None if aim is None else {str(one.value) for one in aim}
        found = [line for line in self.answer.plan.lines if wanted is None or line.aim in wanted]
        found = [line for line in found if undecided is None or (line.disposition is None) == undecided]
        cut = self.asked.pager.cut(found, lambda line: (self.asked.snapshot.ids[line.node],), first, after)
        return PlanLineConnection(cut=cut, nodes=[PlanLine(asked=self.asked, found=one) for one in cut.rows])

    @shown
    def efforts(
        self, incomplete: bool | None = None, first: First = USUAL, after: After = None
    ) -> PlanEffortConnection:
        """What was decided about work that is no standing process: all, or only what lacks something or does not."""
        found = [one for one in self.answer.efforts if incomplete is None or bool(one.missing) == incomplete]
        cut = self.asked.pager.cut(found, lambda one: (self.asked.snapshot.ids[one.node],), first, after)
        return PlanEffortConnection(cut=cut, nodes=[PlanEffort(asked=self.asked, found=one) for one in cut.rows])

    @shown
    def demand(self, first: First = USUAL, after: After = None) -> PlanDemandConnection:
        """What work asks for, and what plans in force give it."""
        cut = self.asked.pager.cut(self.answer.asked, lambda one: (self.asked.snapshot.ids[one.node],), first, after)
        return PlanDemandConnection(cut=cut, nodes=[PlanDemand(asked=self.asked, found=one) for one in cut.rows])

    @shown
    def units(self, first: First = USUAL, after: After = None) -> UnitLoadConnection:
        """What efforts ask of the people of each unit."""
        cut = self.asked.pager.cut(self.answer.loads, lambda one: (self.asked.snapshot.ids[one.unit],), first, after)
        return UnitLoadConnection(cut=cut, nodes=[UnitLoad(asked=self.asked, found=one) for one in cut.rows])

    @shown
    def skills(self, first: First = USUAL, after: After = None) -> SkillGapConnection:
        """How many people with each skill are needed and there."""
        cut = self.asked.pager.cut(self.answer.skills, lambda one: (self.asked.snapshot.ids[one.skill],), first, after)
        return SkillGapConnection(cut=cut, nodes=[SkillGap(asked=self.asked, found=one) for one in cut.rows])

    @shown
    def stops(self, first: First = USUAL, after: After = None) -> StopEntryConnection:
        """The register of work to stop."""
        cut = self.asked.pager.cut(self.answer.stops, lambda one: (self.asked.snapshot.ids[one.node],), first, after)
        return StopEntryConnection(cut=cut, nodes=[StopEntry(asked=self.asked, found=one) for one in cut.rows])

    @shown
    def service_measures(self, first: First = USUAL, after: After = None) -> ServiceMeasuresConnection:
        """The measures of each service, by sort; a missing sort is a gap."""
        cut = self.asked.pager.cut(
            self.answer.services, lambda one: (self.asked.snapshot.ids[one.service],), first, after
        )
        nodes = [ServiceMeasures(asked=self.asked, found=one) for one in cut.rows]
        return ServiceMeasuresConnection(cut=cut, nodes=nodes)

    @shown
    def opportunities(self, first: First = USUAL, after: After = None) -> OpportunityConnection:
        """Where it may help most to improve, as different sorts of evidence meet."""
        ids = self.asked.snapshot.ids
        cut = self.asked.pager.cut(
            self.answer.opportunities, lambda one: (-len(one.evidence), -one.weight, ids[one.node]), first, after
        )
        return OpportunityConnection(cut=cut, nodes=[Opportunity(asked=self.asked, found=one) for one in cut.rows])
