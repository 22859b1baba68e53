"""M08."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.examples import monthly
from graph.analysis.looking import Near
from graph.analysis.rule import CannotTell, Charted, Given, Hit, Judgement, Late, rule
from graph.analysis.spc_rebase import sustained_shift
from graph.analysis.words_series import followed, needs_direction, ordinal, told_how, unbroken

STEADY = [10, 12] * 6
LASTING = "; it has lasted for {many} values, so people who know the cause may decide on new limits"


@rule(
    id="M08",
    title="Getting better, and not by chance",
    severity="+",
    source="NHS Wales (2024), §2.4, question 12",
    action="Learn what did it, write it down, and hold it; then think of new limits.",
    fires={
        f"Measure m1 direction=increase; {monthly('m1', *STEADY, 30)}": ("m1",),
        f"Measure m1 direction=decrease; {monthly('m1', *STEADY, *[6] * 8)}": ("m1",),
    },
    quiet=[
        f"Measure m1 direction=increase; {monthly('m1', *STEADY)}",
        f"Measure m1 direction=increase; {monthly('m1', *STEADY, 0)}",
        f"Measure m1 direction=neutral; {monthly('m1', *STEADY, 30)}",
        f"Measure m1 direction=increase; {monthly('m1', *STEADY, 30, 11)}",
        f"Measure m1 direction=increase status=completed; {monthly('m1', *STEADY, 30)}",
    ],
    looks=Near(trait="readings", by=("series",)),
)
def improving_measure(case: Case, measures: Sequence[int]) -> Iterator[Judgement]:
    """Good news is worth the same care as bad: a gain that nobody understands is lost again.

    Spoken of are measures whose last value is a special cause in the good direction. New limits are only ever offered:
    people decide on them, with a reason.

    Not a problem where only the way of counting changed: say so beside the reading, and begin new limits.
    """
    for measure in followed(case, measures):
        if needs_direction(case, measure):
            yield CannotTell(measure, "direction")
        elif first := unbroken(case, measure, "improving"):
            words = {"how": Late(told_how), "lasting": Late(_lasting)}
            facts = (Charted(measure), Given(measure, "direction"))
            say = "{0} is getting better, and not by chance: {how}{lasting}."
            yield Hit((measure,), say, facts, words, since=ordinal(first))


def _lasting(case: Case, measure: int) -> str:
    judgement = case.judged.of(measure)
    lasting = sustained_shift(judgement) if judgement else None
    return LASTING.format(many=lasting.size) if lasting else ""
