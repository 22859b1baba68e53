"""P06: purposes of which nobody can tell whether they are met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import CannotTell, Counted, Hit, Judgement, Missing, rule


@rule(
    id="P06",
    title="We do not measure whether we meet our purpose",
    severity="H",
    source="NHS Wales (2024), appendix C (purpose)",
    action="Choose one to three outcome measures of the purpose, or of the needs it answers.",
    fires={
        "Purpose p1": ("p1",),
        "Measure m1 -measures[measure_type=process]-> Purpose p1": ("p1",),
        "Measure m1 status=stopped -measures[measure_type=outcome]-> Purpose p1": ("p1",),
        "Measure m1 -measures[measure_type=outcome, valid_to=2026-06-30]-> Purpose p1": ("p1",),
        "Measure m1 -measures[measure_type=outcome]-> Need d1; Purpose p1": ("p1",),
        "Measure m1 -measures[measure_type=outcome]-> Need d1 status=draft; Purpose p1 -exists_to_meet-> d1": ("p1",),
        "Priority o1 -aligns_to-> Purpose p1; Measure m1 -measures[measure_type=outcome]-> o1": ("p1",),
    },
    quiet=[
        "Measure m1 -measures[measure_type=outcome]-> Purpose p1",
        "Measure m1 -measures[measure_type=outcome]-> Need d1; Purpose p1 -exists_to_meet-> d1",
        "Measure m1 -measures[measure_type=outcome]-> Outcome c1; c1 -achieves-> Purpose p1",
        "Purpose p1 status=draft",
        "Measure m1 -measures-> Purpose p1",
    ],
    looks=Near(("Purpose",), links=("exists_to_meet", "achieves", "measures"), steps=2),
)
def purpose_not_measured(case: Case, purposes: Sequence[int]) -> Iterator[Judgement]:
    """Without an outcome measure we believe that the purpose is met, and cannot know.

    It counts on the purpose itself, on an outcome that achieves it, or on a need that it exists to meet.

    Not a problem where the purpose is newly written and its measures are being chosen.
    """
    for purpose in purposes:
        needs = case.out(purpose, "exists_to_meet")
        outcomes = [node for node in case.into(purpose, "achieves") if case.kind(node) == "Outcome"]
        measured = (purpose, *outcomes, *needs)
        if any(case.measures(node, "outcome") for node in measured):
            continue
        if unclear := [measure for node in measured for measure in case.untyped_measures(node)]:
            yield CannotTell(unclear[0], "measure_type", of=purpose)
            continue
        facts = (
            Missing(purpose, "measures", "in"),
            Counted("needs it exists to meet, none with an outcome measure", needs),
            Counted("outcomes that achieve it, none with an outcome measure", outcomes),
        )
        say = "No outcome measure is recorded of the purpose {0}, an outcome that achieves it or a need it answers."
        yield Hit((purpose,), say, facts)
