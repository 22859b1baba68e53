"""Whether efforts are decided: strategic or daily and why, and each strategic one prioritised, resourced and sponsored.

Source: NHS Wales (2024), §2.3.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from graph.analysis.case import Case
from graph.analysis.plan_lines import ALLOCATES, COVERS, IMPROVES, RollingPlan, needs_record
from graph.model import Record

Part = Literal["prioritised", "resourced", "sponsored"]
EFFORT = ("wte", "budget", "cost", "amount")
UNDECIDED = frozenset({None, "legacy", "unclassified"})
STRATEGIC = "strategic"


@dataclass(frozen=True, slots=True)
class Effort:
    """One piece of work that is not a standing process, and what was decided about it.

    Attributes:
        node: Its position.
        label: What sort of work it is said to be; None where that is not said, or nobody knows any more.
        decided_by: What gives the reason for that, in order of id: decisions about it, plans in force that give it
            resources or decide on what it changes.
        reasons: Positions of the links whose rationale gives the reason, in order.
        missing: Of a strategic improvement: which of prioritised, resourced and sponsored it lacks.
        heard: Feedback that it answers or that prompted it, in order of id.
        needs: Live needs that it helps to meet, in order of id.
    """

    node: int
    label: str | None
    decided_by: tuple[int, ...]
    reasons: tuple[int, ...]
    missing: tuple[Part, ...]
    heard: tuple[int, ...]
    needs: Sequence[int]

    @property
    def is_justified(self) -> bool:
        """Whether some decision, plan or rationale says why it is what it is."""
        return bool(self.decided_by or self.reasons)

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        ids = case.snapshot.ids
        lists = ("decided_by", "heard")
        return {
            "id": ids[self.node],
            "label": self.label,
            "justified": self.is_justified,
            "missing": list(self.missing),
            **{name: [ids[at] for at in getattr(self, name)] for name in lists},
            **needs_record(case, self.needs),
        }


def efforts(plan: RollingPlan) -> list[Effort]:
    """Return the efforts within the scope of a plan, in order of id.

    They are live work with a beginning or an end of its own: what is no process and no service.
    """
    case, snapshot = plan.case, plan.case.snapshot
    standing = {kind for route in snapshot.ontology.links[COVERS].routes.values() for kind in route.targets}
    kinds = [kind.name for kind in snapshot.ontology.with_trait("work") if kind.name not in standing]
    return [_effort(case, node, frozenset(plan.plans)) for node in plan.asked(snapshot.live_of(*kinds))]


def missing_parts(case: Case, node: int, plans: frozenset[int]) -> tuple[Part, ...]:
    """Return which of prioritised, resourced and sponsored a strategic improvement lacks.

    Args:
        case: The organisation on its day.
        node: The improvement.
        plans: Plans in force.
    """
    given = any((case.field(node, name) or 0) > 0 for name in EFFORT)
    parts: list[tuple[Part, bool]] = [
        ("prioritised", bool(case.sight.serves_priority[node])),
        ("resourced", given or any(allocated(case, link) for link in _allocating(case, node, plans))),
        ("sponsored", bool(case.out(node, "sponsored_by"))),
    ]
    return tuple(part for part, is_there in parts if not is_there)


def allocated(case: Case, link: int) -> bool:
    """Tell whether a link gives people's time or money."""
    return any((case.link_field(link, name) or 0) > 0 for name in ("wte", "amount"))  # type: ignore[operator]


def _effort(case: Case, node: int, plans: frozenset[int]) -> Effort:
    label = case.field(node, "work_type")
    is_strategic = label == STRATEGIC
    heard = sorted(set(case.into(node, "prompted", "answered_by")))
    reasons = [link for link in case.links_out(node, "delivers", IMPROVES, "belongs_to") if _rationale(case, link)]
    return Effort(
        node,
        None if label in UNDECIDED else str(label),
        tuple(sorted(_deciding(case, node, plans))),
        tuple(reasons),
        missing_parts(case, node, plans) if is_strategic else (),
        tuple(heard),
        case.what_for.needs(node),
    )


def _deciding(case: Case, node: int, plans: frozenset[int]) -> set[int]:
    decisions = {one for one in case.into(node, "about") if case.day(one, "made_on") is not None}
    covering = {plan for thing in case.out(node, IMPROVES) for plan in case.into(thing, COVERS)}
    giving = {int(case.snapshot.sources[link]) for link in _allocating(case, node, plans)}
    return decisions | (covering & plans) | giving


def _allocating(case: Case, node: int, plans: frozenset[int]) -> list[int]:
    return [link for link in case.links_into(node, ALLOCATES) if int(case.snapshot.sources[link]) in plans]


def _rationale(case: Case, link: int) -> bool:
    return bool(case.link_field(link, "rationale"))
