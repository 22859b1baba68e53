"""M04."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import Hit, Missing, rule


@rule(
    id="M04",
    title="Data collected for nobody",
    severity="L",
    source="NHS Wales (2024), §2.2, learning from implementation",
    action="Stop collecting it, or link it to what it tells about.",
    fires={
        "Measure m1": ("m1",),
        "Measure m1 -measures-> Process r1 status=stopped": ("m1",),
        "Measure m1 -rolls_up_to-> Measure m2; m2 -measures-> Process r1": ("m1",),
    },
    quiet=["Measure m1 -measures-> Process r1", "Measure m1 status=archived", "Measure m1 valid_from=2026-07-02"],
    looks=Near(("Measure",), links=("measures",), reads=False),
)
def measure_of_nothing(case: Case, measures: Sequence[int]) -> Iterator[Hit]:
    """Collecting data costs time; a measure that tells about nothing live answers nobody's question.

    Not a problem where it is only collected because somebody outside asks for it: link it to the requirement, and set
    this aside.
    """
    aimless = case.snapshot.count_out("measures", of=measures) == 0
    for measure in measures:
        if aimless[measure]:
            yield Hit((measure,), "It is not recorded what {0} tells about.", (Missing(measure, "measures"),))
