"""M09."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.examples import monthly
from graph.analysis.looking import Near
from graph.analysis.rule import CannotTell, Charted, Given, Hit, Judgement, Late, rule
from graph.analysis.words_series import fails, followed, needs_direction_for_target, told_since, told_target

STEADY = [10, 12] * 6


@rule(
    id="M09",
    title="Cannot hit its target as designed",
    severity="H",
    source="NHS Wales (2024), §2.4, questions 11 and 13",
    action="Redesign the work; asking people to try harder changes nothing.",
    fires={
        f"Measure m1 direction=increase target=20; {monthly('m1', *STEADY)}": ("m1",),
        f"Measure m1 direction=decrease target=5; {monthly('m1', *STEADY)}": ("m1",),
        f"Measure m1 direction=increase target=20 target_from=2026-06-01; {monthly('m1', *STEADY)}": ("m1",),
    },
    quiet=[
        f"Measure m1 direction=increase target=20; {monthly('m1', *STEADY[1:])}",
        f"Measure m1 direction=increase target=14; {monthly('m1', *STEADY)}",
        f"Measure m1 direction=increase target=5; {monthly('m1', *STEADY)}",
        f"Measure m1 direction=neutral target=20; {monthly('m1', *STEADY)}",
        f"Measure m1 direction=increase target=20 target_from=2026-06-02; {monthly('m1', *STEADY)}",
        f"Measure m1 direction=increase; {monthly('m1', *STEADY)}",
        f"Measure m1 direction=increase target=20; {monthly('m1', *[11] * 12)}",
        f"Measure m1 direction=increase target=20 status=archived; {monthly('m1', *STEADY)}",
    ],
    looks=Near(trait="readings", by=("series",)),
)
def target_out_of_reach(case: Case, measures: Sequence[int]) -> Iterator[Judgement]:
    """Where even the best that the work can do misses the target, only another way of working reaches it.

    Spoken of are measures whose target lies outside what the process does by itself, on the wrong side, judged by
    twelve values or more.

    Not a problem where the target is being reconsidered: it may ask for the wrong thing.
    """
    for measure in followed(case, measures):
        if needs_direction_for_target(case, measure):
            yield CannotTell(measure, "direction")
        elif fails(case, measure):
            facts = (Charted(measure), Given(measure, "target"), Given(measure, "direction"))
            words = {"how": Late(told_target)}
            say = "{0} cannot reach its target as things are: {how}."
            yield Hit((measure,), say, facts, words, since=told_since(case, measure))
