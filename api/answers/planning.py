"""What is planned: every process and service, whether efforts are decided, demand and supply, and what to stop."""

from __future__ import annotations

from functools import cached_property

from api.answers.sight import head
from graph.analysis.align import Share
from graph.analysis.case import Case
from graph.analysis.opportunities import Opportunities, Opportunity
from graph.analysis.plan_efforts import Effort, efforts
from graph.analysis.plan_lines import RollingPlan
from graph.analysis.plan_supply import Asked, SkillGap, UnitLoad, asked_for, skill_gaps, unit_loads
from graph.analysis.service_measures import ServiceMeasures, service_measures
from graph.analysis.stop_register import Stop, stop_register
from graph.model import Record


class PlanningAnswer:
    """The planning of an organisation or unit.

    Attributes:
        case: The organisation on its day.
        scope: The unit asked about, or None for everything.
        plan: What becomes of every process and service.
    """

    def __init__(self, case: Case, scope: int | None = None) -> None:
        self.case = case
        self.scope = scope
        self.plan = RollingPlan(case, scope)

    @property
    def daily(self) -> Share:
        """How many processes lead to the purpose."""
        serving, other = self.plan.daily
        return Share(len(serving), len(serving) + len(other))

    @cached_property
    def efforts(self) -> list[Effort]:
        """What was decided about each piece of work that is no standing process."""
        return efforts(self.plan)

    @property
    def unlabelled(self) -> list[Effort]:
        """Efforts of which nobody says whether they are strategic or daily."""
        return [effort for effort in self.efforts if effort.label is None]

    @property
    def incomplete(self) -> list[Effort]:
        """Strategic improvements that are not prioritised, resourced and sponsored."""
        return [effort for effort in self.efforts if effort.missing]

    @cached_property
    def asked(self) -> list[Asked]:
        """What work asks for, and what plans give it."""
        return asked_for(self.plan)

    @cached_property
    def loads(self) -> list[UnitLoad]:
        """What efforts ask of the people of each unit."""
        are_efforts = {effort.node for effort in self.efforts}
        return unit_loads(self.plan, [one for one in self.asked if one.node in are_efforts])

    @cached_property
    def skills(self) -> list[SkillGap]:
        """How many people with each skill are needed and there."""
        return skill_gaps(self.plan)

    @cached_property
    def stops(self) -> list[Stop]:
        """The register of work to stop."""
        return stop_register(self.plan)

    @cached_property
    def services(self) -> list[ServiceMeasures]:
        """The measures of each service, by sort."""
        meeting = self.case.snapshot.ontology.links_with_trait("meets")
        live = self.case.live_of(*(kind for link in meeting for kind in link.routes))
        return service_measures(self.case, self.plan.asked(live))

    @cached_property
    def opportunities(self) -> list[Opportunity]:
        """Where it would help most to improve."""
        return Opportunities(self.case, self.scope).found

    def record(self) -> Record:
        """Return the documented JSON shape."""
        case, ids = self.case, self.case.snapshot.ids
        return {
            **head(case, self.scope),
            "plans": [ids[plan] for plan in self.plan.plans],
            "lines": [line.record(case) for line in self.plan.lines],
            "daily": {**self.daily.record(), "without": [ids[node] for node in self.plan.daily[1]]},
            "efforts": [effort.record(case) for effort in self.efforts],
            "asked": [one.record(case) for one in self.asked],
            "units": [one.record(case) for one in self.loads],
            "skills": [one.record(case) for one in self.skills],
            "stops": [one.record(case) for one in self.stops],
            "services": [one.record(case) for one in self.services],
            "opportunities": [one.record(case) for one in self.opportunities],
        }
