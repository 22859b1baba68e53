"""M07."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.examples import monthly
from graph.analysis.looking import Near
from graph.analysis.rule import CannotTell, Charted, Given, Hit, Judgement, Late, rule
from graph.analysis.words_series import followed, needs_direction, ordinal, told_how, unbroken

STEADY = [10, 12] * 6


@rule(
    id="M07",
    title="Getting worse, and not by chance",
    severity="H",
    source="NHS Wales (2024), §2.4, question 11, and §1.3, component 11",
    action="Find what changed, with those who do the work, before anything else is asked of them.",
    fires={
        f"Measure m1 direction=increase; {monthly('m1', *STEADY, 0)}": ("m1",),
        f"Measure m1 direction=decrease; {monthly('m1', *STEADY, 30)}": ("m1",),
        f"Measure m1 direction=decrease; {monthly('m1', *STEADY, *[14] * 7)}": ("m1",),
        f"Measure m1 direction=increase chart=run; {monthly('m1', *STEADY, 0)}": ("m1",),
    },
    quiet=[
        f"Measure m1 direction=increase; {monthly('m1', *STEADY)}",
        f"Measure m1 direction=increase; {monthly('m1', *STEADY, 30)}",
        f"Measure m1 direction=neutral; {monthly('m1', *STEADY, 0)}",
        f"Measure m1 direction=increase; {monthly('m1', *STEADY, 0, 11)}",
        f"Measure m1 direction=increase; {monthly('m1', *STEADY, 0, last='2026-08')}",
        f"Measure m1 direction=increase status=paused; {monthly('m1', *STEADY, 0)}",
    ],
    looks=Near(trait="readings", by=("series",)),
)
def worsening_measure(case: Case, measures: Sequence[int]) -> Iterator[Judgement]:
    """A change for the worse that is not chance has a cause that can be found, best while it is fresh.

    Spoken of are measures whose last value is a special cause in the bad direction. Values that vary as they always do
    have no cause of their own, and asking for one only costs time.

    Not a problem where the cause is known and will pass: write it as a note beside the reading.
    """
    for measure in followed(case, measures):
        if needs_direction(case, measure):
            yield CannotTell(measure, "direction")
        elif first := unbroken(case, measure, "concerning"):
            facts = (Charted(measure), Given(measure, "direction"))
            words = {"how": Late(told_how)}
            say = "{0} is getting worse, and not by chance: {how}."
            yield Hit((measure,), say, facts, words, since=ordinal(first))
