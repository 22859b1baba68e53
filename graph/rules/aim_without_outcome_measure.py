"""M01."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import CannotTell, Counted, Hit, Judgement, Missing, rule

AIMS = ("Priority", "Objective", "Improvement")


@rule(
    id="M01",
    title="Aim with no outcome measure",
    severity="H",
    source="NHS Wales (2024), §1.3, component 1, and Part 2 (Quality Planning)",
    action="Choose one measure of what should become different for people.",
    fires={
        "Priority o1; Objective o2; Improvement i1": ("i1", "o1", "o2"),
        "Measure m1 -measures[measure_type=process]-> Priority o1": ("o1",),
        "Measure m1 status=archived -measures[measure_type=outcome]-> Priority o1": ("o1",),
        "Measure m1 -measures[measure_type=outcome, valid_to=2026-06-30]-> Objective o1": ("o1",),
    },
    quiet=[
        "Measure m1 -measures[measure_type=outcome]-> Priority o1",
        "Measure m1 -measures[measure_type=outcome, valid_to=2026-07-01]-> Improvement i1",
        "Priority o1 status=proposed; Objective o2 valid_to=2026-06-30; Improvement i1 status=completed",
        "Process r1; Purpose p1",
    ],
    looks=Near(AIMS, links=("measures",), reads=False),
)
def aim_without_outcome_measure(case: Case, aims: Sequence[int]) -> Iterator[Judgement]:
    """Without a measure of the result itself nobody can tell whether the effort made anything better.

    Not a problem where the aim is a step on the way to another one that is measured: link it, and measure it there.
    """
    for aim in aims:
        if case.measures(aim, "outcome"):
            continue
        if case.untyped_measures(aim):
            yield CannotTell(aim, "measure_type")
            continue
        others = case.measures(aim)
        if others:
            say = "No outcome measure says whether {0} is coming about; there is only {others}."
            facts = (Counted("outcome measures", ()), Counted("measures of another type", others))
            yield Hit((aim,), say, facts, {"others": others})
        else:
            yield Hit((aim,), "Nothing measures whether {0} is coming about.", (Missing(aim, "measures", "in"),))
