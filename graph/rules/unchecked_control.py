"""R03: controls of which nobody checks that they work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import CannotTell, Fact, Given, Hit, Judgement, Missing, rule
from graph.rules.serious_risk_without_control import EXTREME


@rule(
    id="R03",
    title="Control nobody checks",
    severity="M",
    source="Board assurance framework practice (gap in assurance)",
    action="Plan a check of whether the control works.",
    fires={
        "Control c1": ("c1",),
        "Control c1 -assured_by-> Assurance a1 status=archived": ("c1",),
        "Risk k1 likelihood=3 consequence=5 -mitigated_by-> Control c1": ("c1",),
        "Risk k1 likelihood=5 consequence=5 -mitigated_by-> Control c1; k1 -assured_by-> Assurance a1": ("c1",),
        "Risk k1 -mitigated_by-> Control c1": ("c1",),
    },
    quiet=["Control c1 -assured_by-> Assurance a1", "Control c1 status=stopped"],
    looks=Near(("Control",), links=("assured_by", "mitigated_by")),
)
def unchecked_control(case: Case, controls: Sequence[int]) -> Iterator[Judgement]:
    """A control that nobody checks is a hope on paper.

    It needs a check now where it keeps down a risk of 15 or more.

    Not a problem where the control is so new that its first check is still to come: set it aside until then.
    """
    unchecked = case.snapshot.count_out("assured_by", of=controls) == 0
    for control in controls:
        if unchecked[control]:
            yield from _judged(case, control)


def _judged(case: Case, control: int) -> Iterator[Judgement]:
    facts: tuple[Fact, ...] = (Missing(control, "assured_by"),)
    risks = case.into(control, "mitigated_by")
    numbers = [(case.field(risk, "likelihood"), case.field(risk, "consequence"), risk) for risk in risks]
    highest, risk = max(((one * two, risk) for one, two, risk in numbers if one and two), default=(0, 0))
    if highest >= EXTREME:
        facts += (Given(risk, "likelihood"), Given(risk, "consequence"))
        say = "No check is recorded of the control {0}, which keeps down {risk}, a risk of {number}."
        yield Hit((control,), say, facts, {"risk": [risk], "number": highest}, severity="H")
        return
    yield Hit((control,), "No check is recorded of the control {0}.", facts)
    for one, two, risk in numbers:
        if not (one and two):
            yield CannotTell(risk, "consequence" if one else "likelihood", of=control)
