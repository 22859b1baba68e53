"""R02: serious risks that nothing keeps down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import CannotTell, Given, Hit, Judgement, Missing, rule

SERIOUS, EXTREME = 12, 15


@rule(
    id="R02",
    title="Serious risk with no control",
    severity="H",
    source="Board assurance framework practice (gap in control); NPSA, A risk matrix for risk managers (2008)",
    action="Add a control or an improvement that keeps it down.",
    fires={
        "Risk k1 likelihood=3 consequence=4": ("k1",),
        "Risk k1 likelihood=3 consequence=5": ("k1",),
        "Risk k1 likelihood=4 consequence=4 -mitigated_by-> Control c1 status=stopped": ("k1",),
        "Risk k1 likelihood=4 consequence=4 -mitigated_by-> Improvement i1 status=completed": ("k1",),
    },
    quiet=[
        "Risk k1 likelihood=2 consequence=5",
        "Risk k1 likelihood=5 consequence=5 -mitigated_by-> Control c1",
        "Risk k1 likelihood=5 consequence=5 -mitigated_by-> Improvement i1",
        "Risk k1 likelihood=5",
        "Risk k1 likelihood=5 consequence=5 status=completed",
    ],
    looks=Near(("Risk",), links=("mitigated_by",), reads=False),
)
def serious_risk_without_control(case: Case, risks: Sequence[int]) -> Iterator[Judgement]:
    """A risk of 12 or more that nothing mitigates is only hoped about.

    From 15 it needs an answer now, below that it can be planned.

    Not a problem where those who may have accepted it: record the decision, and set it aside until it is due again.
    """
    uncontrolled = case.snapshot.count_out("mitigated_by", of=risks) == 0
    for risk in risks:
        if not uncontrolled[risk]:
            continue
        likelihood, consequence = case.field(risk, "likelihood"), case.field(risk, "consequence")
        if likelihood is None or consequence is None:
            yield CannotTell(risk, "likelihood" if likelihood is None else "consequence")
        elif (score := likelihood * consequence) >= SERIOUS:
            facts = (Given(risk, "likelihood"), Given(risk, "consequence"), Missing(risk, "mitigated_by"))
            words = {"likelihood": likelihood, "consequence": consequence, "score": score}
            say = "The risk {0} stands at {score} ({likelihood} × {consequence}), and nothing recorded keeps it down."
            yield Hit(
                (risk,), say, facts, words, severity="H" if score >= EXTREME else "M", since=case.day(risk, "scored_on")
            )
