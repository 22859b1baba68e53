"""A11: organisations that spend too much of their improvement effort off-priority."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from graph.analysis.case import Case
from graph.analysis.looking import Over
from graph.analysis.rule import Counted, Fact, Given, Hit, rule

BOARD = "OrgUnit u0 level=organisation; Purpose p1 unit=u0 -exists_to_meet-> Need d1; Priority o1 -aligns_to-> p1\n"
ON = BOARD + "Improvement i1 wte=9 budget=100 -delivers-> o1\n"
EFFORTS = {"wte": "whole-time equivalents", "budget": "pounds"}


@rule(
    id="A11",
    title="Improvement effort spent off-priority",
    severity="H",
    source="NHS Wales (2024), §1.3",
    action="Move people and money to what serves a priority, or link the work to the priority it serves.",
    fires={
        ON + "Improvement i2 wte=1.01": ("u0",),
        BOARD + "Improvement i1 budget=100 -delivers-> o1; Improvement i2 budget=12": ("u0",),
        BOARD + "Improvement i1 wte=1 -delivers-> Objective b1": ("u0",),
        BOARD + "OrgUnit u1 -part_of-> u0; Improvement i1 wte=0.1 -led_by-> Role w1; w1 -part_of-> u1": ("u0",),
    },
    quiet=[
        ON + "Improvement i2 wte=1",
        ON + "Improvement i2 budget=1000",
        BOARD + "Improvement i1; Improvement i2 wte=0",
        ON + "Improvement i2 wte=5 status=proposed",
        "OrgUnit u0 level=organisation; Improvement i1 wte=2",
        ON + "Activity a1 wte=7 work_type=legacy",
    ],
    needs_anchor=True,
    looks=Over(kinds=("Improvement",), by=("sight", "unit")),
)
def effort_off_priority(case: Case) -> Iterator[Hit]:
    """What people spend their time on is the strategy, whatever the plan says.

    Looked at is the share of the whole-time equivalents of running improvements (of their budgets, where no time is
    recorded at all) whose improvement leads to no priority that serves the purpose. Shares are compared exactly.

    Not a problem where an emergency binds the effort for a while: say until when.
    """
    for top, improvements in case.by_top(case.live_of("Improvement")).items():
        yield from _judged(case, top, improvements)


def _judged(case: Case, top: int, improvements: list[int]) -> Iterator[Hit]:
    for name, unit in EFFORTS.items():
        total = _sum(case, improvements, name)
        if total == 0:
            continue
        others = [one for one in improvements if case.sight.statuses[one] != "strategic"]
        off = _sum(case, others, name)
        if off > Decimal(str(case.thresholds.off_priority)) * total:
            words = {
                "off": _plain(off),
                "total": _plain(total),
                "unit": unit,
                "share": _plain(round(100 * off / total, 1)),
            }
            say = "{off} of {total} {unit} of improvement effort in {0} ({share} %) lead to no priority."
            facts: list[Fact] = [Counted("running improvements that lead to no priority", others, role="sight")]
            facts += [Given(one, name) for one in others if case.field(one, name)]
            yield Hit((top,), say, tuple(facts), words)
        return


def _sum(case: Case, improvements: Iterable[int], name: str) -> Decimal:
    """Add up a number as it was written, so that ten tenths are one."""
    return sum((Decimal(str(case.field(one, name) or 0)) for one in improvements), Decimal(0))


def _plain(number: Decimal) -> str:
    return f"{number.normalize():,f}"
