"""A13."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.case import Case
from graph.analysis.looking import Over
from graph.analysis.rule import CannotTell, Counted, Fact, Given, Hit, Judgement, Through, rule
from graph.analysis.words_influence import Harm

AIMS = ("Priority", "Objective")
MEASURED = (
    "Measure m1 direction=increase -measures[measure_type=outcome]-> Priority o1\n"
    "Measure m2 direction=decrease -measures[measure_type=outcome]-> Objective o2\n"
)


@rule(
    id="A13",
    title="Aims pull against each other",
    severity="H",
    source="NHS Wales (2024), §1.3, component 10",
    action="Make the trade-off explicit, and decide it.",
    fires={
        "Priority o1 -conflicts_with-> Objective o2": ("o1+o2",),
        "Objective o2 -conflicts_with-> Objective o1": ("o1+o2",),
        MEASURED + "m1 -influences[polarity=same]-> m2": ("o1+o2",),
        MEASURED + "m2 -influences[polarity=opposite]-> SystemFactor x1; x1 -influences[polarity=opposite]-> m1": (
            "o1+o2",
        ),
        MEASURED + "o1 -conflicts_with-> o2; m1 -influences[polarity=same]-> m2; m2 -influences[polarity=same]-> m1": (
            "o1+o2",
        ),
    },
    quiet=[
        "Priority o1 -conflicts_with-> Objective o2 status=draft",
        "Priority o1 -conflicts_with[valid_to=2026-06-30]-> Objective o2",
        MEASURED + "m1 -influences[polarity=opposite]-> m2",
        MEASURED + "m1 -influences[polarity=unclear]-> m2",
        MEASURED.replace("increase", "neutral") + "m1 -influences[polarity=same]-> m2",
        MEASURED.replace("outcome", "process", 1) + "m1 -influences[polarity=same]-> m2",
        MEASURED + "m1 -influences[polarity=same]-> SystemFactor x1; x1 -influences[polarity=same]-> SystemFactor x2\n"
        "x2 -influences[polarity=same]-> SystemFactor x3; x3 -influences[polarity=same]-> SystemFactor x4\n"
        "x4 -influences[polarity=same]-> m2",
        "Improvement i1 -conflicts_with-> Improvement i2",
    ],
    looks=Over(kinds=(*AIMS, "Measure"), links=("conflicts_with", "measures", "influences")),
)
def conflicting_aims(case: Case) -> Iterator[Judgement]:
    """Where moving one aim moves another the wrong way, those who work for both lose either way, and blame each other.

    Told by a recorded conflict, or by the causal map: an outcome measure of one aim that harms one of the other within
    four steps of known polarity.

    Not a problem where the trade-off has been decided and both aims say so: set this aside with the decision.
    """
    harm = Harm(case)
    aims_of = _outcomes(case)
    for measure in aims_of:
        if case.field(measure, "direction") is None and harm.touches(measure):
            yield CannotTell(measure, "direction")
    found = _recorded(case)
    for measure, aims in aims_of.items():
        for harmed, path in harm.done_by(measure, aims_of).items():
            for pair in {(min(a, b), max(a, b)) for a in aims for b in aims_of[harmed] if a != b}:
                found.setdefault(pair, _harmful(pair, measure, harmed, path))
    yield from (found[pair] for pair in sorted(found))


def _outcomes(case: Case) -> dict[int, list[int]]:
    """Return the live outcome measures of priorities and objectives, each with the aims that it tells about."""
    found: dict[int, list[int]] = {}
    for aim in case.live_of(*AIMS):
        for measure in case.measures(aim, "outcome"):
            found.setdefault(measure, []).append(aim)
    return dict(sorted(found.items()))


def _recorded(case: Case) -> dict[tuple[int, int], Hit]:
    """Return the pairs between which a conflict is recorded, either way."""
    found: dict[tuple[int, int], Hit] = {}
    for aim in case.live_of(*AIMS):
        for link in case.links_out(aim, "conflicts_with"):
            other = int(case.snapshot.targets[link])
            pair = (min(aim, other), max(aim, other))
            say = "{0} and {1} are recorded as pulling against each other."
            if aim != other:
                found.setdefault(pair, Hit(pair, say, (Through(link),)))
    return found


def _harmful(pair: tuple[int, int], measure: int, harmed: int, path: list[int]) -> Hit:
    say = "{0} and {1} pull against each other: moving {moved} as wanted moves {harmed} the other way."
    directions: tuple[Fact, ...] = (Given(measure, "direction"), Given(harmed, "direction"))
    facts = (*directions, Counted("outcome measures", (measure, harmed)), *(Through(link) for link in path))
    return Hit(pair, say, facts, {"moved": [measure], "harmed": [harmed]})
