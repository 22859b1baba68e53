"""M03."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import CannotTell, Counted, Hit, Judgement, rule


@rule(
    id="M03",
    title="Outcome only: we cannot see the process",
    severity="L",
    source="NHS Wales (2024), Part 2 (tools of Quality Planning); Langley et al., The Improvement Guide (2009)",
    action="Add one measure of whether the change is really being carried out.",
    fires={
        "Measure m1 -measures[measure_type=outcome]-> Improvement i1": ("i1",),
        "Measure m1 -measures[measure_type=outcome]-> Improvement i1; i1 -improves-> Process r1\n"
        "Measure m2 -measures[measure_type=process]-> r1": ("i1",),
    },
    quiet=[
        "Measure m1 -measures[measure_type=outcome]-> Improvement i1; Measure m2 -measures[measure_type=process]-> i1",
        "Measure m1 -measures[measure_type=balancing]-> Improvement i1",
        "Measure m1 -measures[measure_type=outcome]-> Priority o1",
        "Measure m1 -measures[measure_type=outcome]-> Improvement i1 status=completed",
    ],
    looks=Near(("Improvement",), links=("measures",), reads=False),
)
def improvement_without_process_measure(case: Case, improvements: Sequence[int]) -> Iterator[Judgement]:
    """An outcome moves late; without a measure of the process nobody knows whether the change was carried out at all.

    Looked at are the improvement's own measures.

    Not a problem where a measure of the improved process is followed by the same people: link it to the improvement,
    too.
    """
    for improvement in improvements:
        outcomes = case.measures(improvement, "outcome")
        if not outcomes or case.measures(improvement, "process"):
            continue
        if case.untyped_measures(improvement):
            yield CannotTell(improvement, "measure_type")
            continue
        say = "{0} has {outcomes} for its outcome, and no measure of how its work is going."
        facts = (Counted("process measures", ()), Counted("outcome measures", outcomes))
        yield Hit((improvement,), say, facts, {"outcomes": outcomes})
