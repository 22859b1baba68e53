"""The register of work to stop: what is proposed, planned, decided and stopped, and what that frees.

Stopped work stays on record, with who decided and why; what the law asks for is marked.

Source: NHS Wales (2024), §§1.2 (5) and 2.1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from graph.analysis.case import Case
from graph.analysis.plan_efforts import EFFORT
from graph.analysis.plan_lines import RollingPlan
from graph.analysis.words_links import valid_links
from graph.model import Record

Step = Literal["proposed", "planned", "decided", "stopped"]
Why = Literal["adrift", "lapsed", "legacy", "planned", "decided"]
STOPS = "stops"
OLD = frozenset({"legacy", "unclassified"})
MANDATED = "mandated"
MONEY = ("budget", "cost")


@dataclass(frozen=True, slots=True)
class Stop:
    """One entry of the register.

    Attributes:
        node: The work.
        step: `proposed` by what the map shows, `planned`, `decided`, or `stopped`.
        why: What it was proposed for: `adrift`, `lapsed`, `legacy`; or that a plan or a decision says so.
        by: Plans and decisions, in order of id.
        wte, money: What it takes, or took: what stopping it frees.
        mandated: Whether somebody outside asks for it: then it is to be talked about with them, not stopped.
    """

    node: int
    step: Step
    why: Why
    by: tuple[int, ...]
    wte: float
    money: float
    mandated: bool

    def record(self, case: Case) -> Record:
        """Return it as JSON can hold it."""
        ids = case.snapshot.ids
        return {
            "id": ids[self.node],
            "step": self.step,
            "why": self.why,
            "by": [ids[at] for at in self.by],
            "wte": self.wte,
            "money": self.money,
            "mandated": self.mandated,
        }


def stop_register(plan: RollingPlan) -> list[Stop]:
    """Return the register within the scope of a plan, in order of id."""
    case = plan.case
    found: dict[int, Stop] = {}
    # What is later on its way replaces what came before it.
    for entry in (*_proposed(plan), *_planned(plan), *_decided(case)):
        found[entry.node] = entry
    return [found[node] for node in plan.asked(sorted(found))]


def _proposed(plan: RollingPlan) -> Iterator[Stop]:
    case, sight = plan.case, plan.case.sight
    for node in case.snapshot.live_with("work"):
        status = sight.status(node)
        if sight.answerable and status in {"adrift", "lapsed"}:
            yield _stop(case, node, "proposed", "adrift" if status == "adrift" else "lapsed")
        elif case.field(node, "work_type") in OLD and status != "strategic":
            yield _stop(case, node, "proposed", "legacy")


def _planned(plan: RollingPlan) -> Iterator[Stop]:
    for line in plan.with_aim("stop"):
        yield _stop(plan.case, line.node, "planned", "planned", line.plans)


def _decided(case: Case) -> Iterator[Stop]:
    snapshot = case.snapshot
    deciding: dict[int, set[int]] = {}
    for decision, links in valid_links(case, STOPS).items():
        if case.field(decision, "made_on") is not None and case.day(decision, "made_on") is None:
            continue
        for link in links:
            deciding.setdefault(int(snapshot.targets[link]), set()).add(decision)
    for node, decisions in deciding.items():
        step: Step = "stopped" if snapshot.ended[node] else "decided"
        yield _stop(case, node, step, "decided", tuple(sorted(decisions)))


def _stop(case: Case, node: int, step: Step, why: Why, by: tuple[int, ...] = ()) -> Stop:
    given = {name: case.field(node, name) for name in EFFORT}
    money = sum(float(given[name] or 0) for name in MONEY)
    return Stop(node, step, why, by, float(given["wte"] or 0), money, case.field(node, "work_type") == MANDATED)
