"""M10."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.examples import monthly
from graph.analysis.looking import Near
from graph.analysis.rule import CannotTell, Charted, Given, Hit, Judgement, Late, rule
from graph.analysis.words_series import followed, hits_by_chance, needs_direction_for_target, told_since, told_target

STEADY = [10, 12] * 6


@rule(
    id="M10",
    title="Hits target by luck",
    severity="M",
    source="NHS Wales (2024), §2.4, question 13",
    action="Make it vary less, or move its middle; do not ask about single values.",
    fires={
        f"Measure m1 direction=increase target=14; {monthly('m1', *STEADY)}": ("m1",),
        f"Measure m1 direction=decrease target=8; {monthly('m1', *STEADY)}": ("m1",),
    },
    quiet=[
        f"Measure m1 direction=increase target=20; {monthly('m1', *STEADY)}",
        f"Measure m1 direction=increase target=5; {monthly('m1', *STEADY)}",
        f"Measure m1 direction=increase target=14; {monthly('m1', *STEADY[1:])}",
        f"Measure m1 direction=neutral target=14; {monthly('m1', *STEADY)}",
        f"Measure m1 direction=increase target=14 status=archived; {monthly('m1', *STEADY)}",
    ],
    looks=Near(trait="readings", by=("series",)),
)
def target_hit_by_chance(case: Case, measures: Sequence[int]) -> Iterator[Judgement]:
    """Where a target lies within what the work does by itself, meeting it one month and missing it the next is chance.

    Judged by twelve values or more.

    Not a problem where the target is a mark to steer by and nobody is asked about single values.
    """
    for measure in followed(case, measures):
        if needs_direction_for_target(case, measure):
            yield CannotTell(measure, "direction")
        elif hits_by_chance(case, measure):
            facts = (Charted(measure), Given(measure, "target"), Given(measure, "direction"))
            words = {"how": Late(told_target)}
            say = "{0} reaches its target sometimes, by chance alone: {how}."
            yield Hit((measure,), say, facts, words, since=told_since(case, measure))
