"""R08."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import CannotTell, Counted, Fact, Given, Hit, Judgement, rule
from graph.analysis.words_dates import ran_out
from graph.days import spelled

SCORES = ("likelihood", "consequence", "target_likelihood", "target_consequence")
HIGH = "Risk k1 likelihood=4 consequence=4 target_likelihood=2 target_consequence=4 "


@rule(
    id="R08",
    title="Risk above appetite, nothing changing",
    severity="H",
    source="Board assurance frameworks (Good Governance Institute); NHS Wales (2024), §2.4, question 13",
    action="Act on it, or accept it and say so.",
    fires={
        HIGH + "scored_on=2026-01-01": ("k1",),
        HIGH + "reviewed_on=2026-01-01": ("k1",),
        HIGH + "valid_from=2026-01-01": ("k1",),
        HIGH + "scored_on=2026-07-02 reviewed_on=2026-01-01": ("k1",),
        HIGH + "scored_on=2026-01-01 -mitigated_by-> Control c1": ("k1",),
        HIGH + "scored_on=2026-01-01 -mitigated_by[valid_from=2026-01-01]-> Control c1": ("k1",),
        HIGH + "scored_on=2026-01-01 -mitigated_by-> Improvement i1 status=completed": ("k1",),
    },
    quiet=[
        HIGH + "scored_on=2026-01-02",
        HIGH + "scored_on=2026-06-01 reviewed_on=2020-01-01",
        HIGH + "scored_on=2026-01-01 -mitigated_by-> Improvement i1",
        HIGH + "scored_on=2026-01-01 -mitigated_by[valid_from=2026-01-02]-> Control c1",
        HIGH.replace("target_likelihood=2", "target_likelihood=4") + "scored_on=2026-01-01",
        HIGH.replace("target_likelihood=2", "") + "scored_on=2026-01-01",
        HIGH + "scored_on=2026-01-01 status=archived",
    ],
    looks=Near(("Risk",), links=("mitigated_by",)),
)
def risk_above_target(case: Case, risks: Sequence[int]) -> Iterator[Judgement]:
    """A target for a risk is a promise; where nothing moves towards it, the risk has been accepted without saying so.

    Spoken of is a risk above its target that was last scored long ago, with no live improvement to keep it down and no
    control that was linked lately.

    Not a problem where the target is for a later day: set this aside until then.
    """
    for risk in risks:
        likelihood, consequence, *target = (case.field(risk, name) for name in SCORES)
        day = _last_scored(case, risk)
        if None in target or not case.older(day, case.thresholds.risk) or _is_moving(case, risk):
            continue
        if likelihood is None or consequence is None:
            yield CannotTell(risk, "likelihood" if likelihood is None else "consequence")
        elif day is not None and likelihood * consequence > target[0] * target[1]:
            yield _above(case, risk, (likelihood * consequence, target[0] * target[1]), day)


def _above(case: Case, risk: int, scores: tuple[int, int], day: int) -> Hit:
    words = {"score": scores[0], "target": scores[1], "day": spelled(day)}
    say = "{0} stands at {score} and should come down to {target}; since {day} nothing new is recorded against it."
    given: tuple[Fact, ...] = tuple(Given(risk, name) for name in (*SCORES, "scored_on"))
    facts = (*given, Counted("improvements and new controls", ()))
    return Hit((risk,), say, facts, words, since=ran_out(day, case.thresholds.risk))


def _last_scored(case: Case, risk: int) -> int | None:
    days = (case.day(risk, name) for name in ("scored_on", "reviewed_on", "valid_from"))
    return next((day for day in days if day is not None), None)


def _is_moving(case: Case, risk: int) -> bool:
    """Tell whether a live improvement keeps a risk down, or a live control that was linked lately."""
    for link in case.links_out(risk, "mitigated_by"):
        if case.kind(int(case.snapshot.targets[link])) == "Improvement":
            return True
        if case.within(case.link_day(link, "valid_from"), case.thresholds.risk):
            return True
    return False
