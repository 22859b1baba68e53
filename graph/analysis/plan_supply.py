"""What planned work asks for beside what there is: people's time, money and skills. Told of work and units, not people.

Source: NHS Wales (2024), §§1.3 and 2 (planning).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.analysis.case import Case
from graph.analysis.plan_lines import ALLOCATES, RollingPlan
from graph.model import Record

NEEDS = "requires_capability"
HAS = "has_capability"
MONEY = ("budget", "cost")


@dataclass(frozen=True, slots=True)
class Asked:
    """What one piece of work asks for, and what plans in force give it.

    Attributes:
        node: Its position.
        wte, money: What it asks for, in whole-time equivalents and pounds.
        given_wte, given_money: What plans in force give it.
        plans: The plans that do, in order of id.
    """

    node: int
    wte: float
    money: float
    given_wte: float
    given_money: float
    plans: tuple[int, ...]

    @property
    def is_unfunded(self) -> bool:
        """Whether it asks for something and no plan in force gives it anything."""
        return (self.wte > 0 or self.money > 0) and not (self.given_wte > 0 or self.given_money > 0)

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        ids = case.snapshot.ids
        return {
            "id": ids[self.node],
            "wte": self.wte,
            "money": self.money,
            "given_wte": self.given_wte,
            "given_money": self.given_money,
            "unfunded": self.is_unfunded,
            "plans": [ids[plan] for plan in self.plans],
        }


@dataclass(frozen=True, slots=True)
class UnitLoad:
    """What improvement work asks of one unit's people.

    Attributes:
        unit: Its position.
        asked: Whole-time equivalents that its live efforts ask for.
        there: Those of its roles; None where none says any.
        efforts: The efforts, in order of id.
    """

    unit: int
    asked: float
    there: float | None
    efforts: tuple[int, ...]

    @property
    def is_over(self) -> bool:
        """Whether more is asked than its roles have."""
        return self.there is not None and self.asked > self.there

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        ids = case.snapshot.ids
        return {
            "unit": ids[self.unit],
            "asked": self.asked,
            "there": self.there,
            "over": self.is_over,
            "efforts": [ids[node] for node in self.efforts],
        }


@dataclass(frozen=True, slots=True)
class SkillGap:
    """How many people with one skill are needed, and how many there are.

    Attributes:
        skill: Its position.
        needed, there: How many; a link that names no number counts as one.
        by: The work that needs it, in order of id.
    """

    skill: int
    needed: int
    there: int
    by: tuple[int, ...]

    @property
    def gap(self) -> int:
        """How many are missing; 0 where there are enough."""
        return max(self.needed - self.there, 0)

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        ids = case.snapshot.ids
        return {
            "skill": ids[self.skill],
            "needed": self.needed,
            "there": self.there,
            "gap": self.gap,
            "by": [ids[node] for node in self.by],
        }


def asked_for(plan: RollingPlan) -> list[Asked]:
    """Return what live work within the scope asks for or is given, in order of id; what does neither is left out.

    Daily work asks for nothing of its own here: only what changes something does, and what a plan gives something.
    """
    case = plan.case
    given = {target for one in plan.plans for target in case.out(one, ALLOCATES)}
    found = (
        _asked(plan, node) for node in plan.asked(sorted(given | set(case.snapshot.live_with("improvement_work"))))
    )
    return [one for one in found if one.wte or one.money or one.given_wte or one.given_money]


def unit_loads(plan: RollingPlan, asked: Iterable[Asked]) -> list[UnitLoad]:
    """Return what efforts ask of the people of each unit that has any, in order of id."""
    case = plan.case
    by_unit: dict[int, list[Asked]] = {}
    for one in asked:
        unit = case.unit(one.node)
        if unit is not None and one.wte:
            by_unit.setdefault(unit, []).append(one)
    return [
        UnitLoad(unit, sum(one.wte for one in found), _there(case, unit), tuple(one.node for one in found))
        for unit, found in sorted(by_unit.items())
    ]


def skill_gaps(plan: RollingPlan) -> list[SkillGap]:
    """Return, of each skill that live work within the scope needs, how many are needed and there, in order of id."""
    case, snapshot = plan.case, plan.case.snapshot
    needing: dict[int, list[int]] = {}
    for link in (snapshot.link_live & snapshot.kind_mask(NEEDS)).nonzero()[0].tolist():
        if plan.asked([int(snapshot.sources[link])]):
            needing.setdefault(int(snapshot.targets[link]), []).append(link)
    return [
        SkillGap(
            skill,
            sum(_counts(case, links)),
            sum(_counts(case, case.links_into(skill, HAS))),
            tuple(sorted(snapshot.sources[links].tolist())),
        )
        for skill, links in sorted(needing.items())
    ]


def _asked(plan: RollingPlan, node: int) -> Asked:
    case = plan.case
    links = [link for link in case.links_into(node, ALLOCATES) if plan.is_in_force(int(case.snapshot.sources[link]))]
    return Asked(
        node,
        _number(case.field(node, "wte")),
        sum(_number(case.field(node, name)) for name in MONEY),
        sum(_number(case.link_field(link, "wte")) for link in links),
        sum(_number(case.link_field(link, "amount")) for link in links),
        tuple(sorted({int(case.snapshot.sources[link]) for link in links})),
    )


def _there(case: Case, unit: int) -> float | None:
    roles = {kind.name for kind in case.snapshot.ontology.with_trait("role")}
    containing = [link.name for link in case.snapshot.ontology.links_with_trait("contains")]
    told = [case.field(role, "wte") for role in case.into(unit, *containing) if case.kind(role) in roles]
    known = [wte for wte in told if wte is not None]
    return sum(known) if known else None


def _counts(case: Case, links: Iterable[int]) -> Iterator[int]:
    for link in links:
        count = case.link_field(link, "count")
        yield 1 if count is None else int(count)  # type: ignore[arg-type]


def _number(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) else 0.0
