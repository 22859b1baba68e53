"""M02."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import CannotTell, Counted, Hit, Judgement, rule

AIMS = ("Priority", "Objective", "Improvement")


@rule(
    id="M02",
    title="No guard against unintended harm",
    severity="M",
    source="NHS Wales (2024), Part 2 (tools of Quality Planning)",
    action="Add one balancing measure: what must not get worse meanwhile.",
    fires={
        "Measure m1 -measures[measure_type=outcome]-> Priority o1": ("o1",),
        "Measure m1 -measures[measure_type=outcome]-> Improvement i1\n"
        "Measure m2 -measures[measure_type=process]-> i1": ("i1",),
        "Measure m1 -measures[measure_type=outcome]-> Objective o1\n"
        "Measure m2 status=paused -measures[measure_type=balancing]-> o1": ("o1",),
    },
    quiet=[
        "Measure m1 -measures[measure_type=outcome]-> Priority o1; Measure m2 -measures[measure_type=balancing]-> o1",
        "Measure m1 -measures[measure_type=outcome]-> Priority o1\n"
        "Measure m2 -measures[measure_type=balancing, valid_to=2026-07-01]-> o1",
        "Measure m1 -measures[measure_type=process]-> Priority o1",
        "Measure m1 -measures[measure_type=outcome]-> Priority o1 status=paused",
    ],
    looks=Near(AIMS, links=("measures",), reads=False),
)
def aim_without_balancing_measure(case: Case, aims: Sequence[int]) -> Iterator[Judgement]:
    """Pushing one result can spoil another; a balancing measure notices in time.

    Not a problem where harm elsewhere has been thought through and ruled out: say so when you set this aside.
    """
    for aim in aims:
        outcomes = case.measures(aim, "outcome")
        if not outcomes or case.measures(aim, "balancing"):
            continue
        if case.untyped_measures(aim):
            yield CannotTell(aim, "measure_type")
            continue
        say = "Whether {0} is coming about is told by {outcomes}; no balancing measure watches what it could spoil."
        facts = (Counted("balancing measures", ()), Counted("outcome measures", outcomes))
        yield Hit((aim,), say, facts, {"outcomes": outcomes})
