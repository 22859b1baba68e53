"""The rolling plan: what will become of every process and service, why, and what feedback or need stands behind it.

Planning to operate and planning to improve are two views of the same lines: what is run as it is, and what is designed
or changed. What the series ask for stands beside what was decided.

Source: NHS Wales (2024), §§2 (planning) and 2.2 (4); Quality as an Organizational Strategy, activity 4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Literal

from graph.analysis.case import Case
from graph.analysis.scoped import within
from graph.analysis.steadiness import State, running
from graph.model import Record

Aim = Literal["operate", "improve", "stop"]
Asks = Literal["find_cause", "redesign"]

COVERS = "covers"
ALLOCATES = "allocates"
MOST_NEEDS = 20
"""So many needs of one thing are written out: of a large organisation everything helps to meet hundreds."""
IMPROVES = "improves"
AIMS: dict[object, Aim] = {"run": "operate", "design": "improve", "redesign": "improve", "stop": "stop"}
ASKS: dict[State, Asks] = {"unstable": "find_cause", "not_capable": "redesign"}


@dataclass(frozen=True, slots=True)
class Line:
    """What a plan intends for one process or service.

    Attributes:
        node: Its position.
        disposition: `design`, `redesign`, `run` or `stop`; None where no plan in force says it.
        reason: Why, as the plan says; empty where it does not.
        plans: Plans in force that decide on it, in order of id.
        others: Other dispositions that plans in force give it: they do not agree.
        heard: Feedback about it, or that prompted what changes it, in order of id.
        needs: Live needs that it helps to meet, in order of id.
        changed_by: Live improvements of it, in order of id.
        runs: How it runs by its series; None where none of its measures has values, and for services.
    """

    node: int
    disposition: str | None
    reason: str
    plans: tuple[int, ...]
    others: tuple[str, ...]
    heard: tuple[int, ...]
    needs: Sequence[int]
    changed_by: tuple[int, ...]
    runs: State | None

    @property
    def aim(self) -> Aim | None:
        """Whether it is planned to operate, to improve or to stop; None where nothing is decided."""
        return AIMS.get(self.disposition)

    @property
    def asks(self) -> Asks | None:
        """What its series ask of planning: to find what is not steady first, or to redesign; None for nothing."""
        return None if self.runs is None else ASKS.get(self.runs)

    @property
    def is_rooted(self) -> bool:
        """Whether some feedback or need stands behind it."""
        return bool(self.heard or self.needs)

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        ids = case.snapshot.ids
        lists = ("plans", "heard", "changed_by")
        return {
            "id": ids[self.node],
            "disposition": self.disposition,
            "aim": self.aim,
            "reason": self.reason,
            "others": list(self.others),
            "runs": self.runs,
            "asks": self.asks,
            **{name: [ids[at] for at in getattr(self, name)] for name in lists},
            **needs_record(case, self.needs),
        }


def needs_record(case: Case, needs: Sequence[int]) -> Record:
    """Return the needs behind something as JSON can hold them: the first few, and how many there are."""
    ids = case.snapshot.ids
    return {"needs": [ids[need] for need in islice(needs, MOST_NEEDS)], "needs_total": len(needs)}


class RollingPlan:
    """What is planned on a day for every process and service.

    Attributes:
        case: The organisation on its day.
        scope: The unit asked about, or None for everything.
        asked: Picks those of some nodes that are within the scope, in the same order.
    """

    def __init__(self, case: Case, scope: int | None = None) -> None:
        self.case = case
        self.asked = within(case, scope)

    @cached_property
    def plans(self) -> list[int]:
        """The live plans whose period covers the day, in order of id; one that names no period covers every day."""
        case, day = self.case, self.case.snapshot.date
        return [
            plan
            for plan in case.snapshot.live_with("plan")
            if (case.field(plan, "period_start") or day) <= day <= (case.field(plan, "period_end") or day)
        ]

    def is_in_force(self, plan: int) -> bool:
        """Tell whether a plan is one of those."""
        return plan in self._in_force

    @cached_property
    def _in_force(self) -> frozenset[int]:
        return frozenset(self.plans)

    @cached_property
    def lines(self) -> list[Line]:
        """One line for every live process and service within the scope, in order of id."""
        snapshot = self.case.snapshot
        covered = {kind for route in snapshot.ontology.links[COVERS].routes.values() for kind in route.targets}
        return [self._line(node) for node in self.asked(snapshot.live_of(*covered))]

    @property
    def undecided(self) -> list[Line]:
        """The lines on which no plan in force decides, in order of id."""
        return [line for line in self.lines if line.disposition is None]

    @property
    def unrooted(self) -> list[Line]:
        """The lines that are decided and have neither feedback nor a need behind them, in order of id."""
        return [line for line in self.lines if line.disposition is not None and not line.is_rooted]

    def with_aim(self, aim: Aim) -> list[Line]:
        """Return the lines planned to operate, to improve or to stop, in order of id."""
        return [line for line in self.lines if line.aim == aim]

    @cached_property
    def daily(self) -> tuple[list[int], list[int]]:
        """The live processes within the scope from which the purpose is reached, and those from which it is not."""
        sight = self.case.sight
        flows = self.asked(self.case.snapshot.live_with("flow"))
        return [node for node in flows if sight.serves[node]], [node for node in flows if not sight.serves[node]]

    def _line(self, node: int) -> Line:
        case = self.case
        links = [link for link in case.links_into(node, COVERS) if int(case.snapshot.sources[link]) in self._in_force]
        # The plan that begins last is the newest word; of several the one with the greatest id.
        links.sort(key=lambda link: (str(case.field(int(case.snapshot.sources[link]), "period_start") or ""), link))
        told = [value for link in links if (value := case.link_field(link, "disposition"))]
        newest = next((link for link in reversed(links) if case.link_field(link, "disposition")), None)
        changes = sorted(case.into(node, IMPROVES))
        flows = "flow" in case.snapshot.ontology.kinds[case.kind(node)].traits
        found = running(case, node) if flows else None
        return Line(
            node,
            str(told[-1]) if told else None,
            str(case.link_field(newest, "reason") or "") if newest is not None else "",
            tuple(sorted(case.snapshot.sources[links].tolist())),
            tuple(sorted({str(value) for value in told} - {str(told[-1])})) if told else (),
            tuple(self._heard(node, changes)),
            case.what_for.needs(node),
            tuple(changes),
            found.state if found else None,
        )

    def _heard(self, node: int, changes: list[int]) -> list[int]:
        """Return the feedback about a thing, and that which prompted what changes it or is answered by that."""
        case = self.case
        feedback = {kind.name for kind in case.snapshot.ontology.with_trait("feedback")}
        about = [item for item in case.into(node, "about") if case.kind(item) in feedback]
        return sorted({*about, *(item for one in changes for item in case.into(one, "prompted", "answered_by"))})
