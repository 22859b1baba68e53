"""M11."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.examples import monthly
from graph.analysis.looking import Near
from graph.analysis.rule import Charted, Hit, Late, rule
from graph.analysis.spc_end import FULL
from graph.analysis.words_series import followed, told_target

STEADY = [10, 12] * 6
MEASURE = "Measure m1 direction=increase target={0}; {1}"


@rule(
    id="M11",
    title="Reliable: watch it lightly",
    severity="+",
    source="NHS Wales (2024), §2.3 (fewer reports where work is steady)",
    action="Look at it less often, and use the time where it is needed.",
    fires={
        MEASURE.format(2, monthly("m1", *STEADY)): ("m1",),
        MEASURE.replace("increase", "decrease").format(30, monthly("m1", *STEADY)): ("m1",),
    },
    quiet=[
        MEASURE.format(11, monthly("m1", *STEADY)),
        MEASURE.format(2, monthly("m1", *STEADY[1:])),
        MEASURE.format(2, monthly("m1", *STEADY, 40)),
        "Measure m1 direction=increase; " + monthly("m1", *STEADY),
    ],
    looks=Near(trait="readings", by=("series",)),
)
def reliable_measure(case: Case, measures: Sequence[int]) -> Iterator[Hit]:
    """A measure that has varied as it always does, safely past its target, for twelve values or more asks for nothing.

    Not a problem: it is good news.
    """
    for measure in followed(case, measures):
        end = case.judged.end(measure)
        if end and end.size >= FULL and end.variation == "common" and end.assurance == "pass":
            words = {"how": Late(told_target)}
            yield Hit((measure,), "{0} is steady and safely past its target: {how}.", (Charted(measure),), words)
