"""I05."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.examples import monthly
from graph.analysis.looking import Near
from graph.analysis.rule import CannotTell, Charted, Fact, Given, Hit, Judgement, rule
from graph.analysis.words_series import lacks_direction, ordinal

STEADY = [10, 12] * 6
DONE = "Improvement i1 status=completed start=2026-01-01; Measure m1 direction=increase -measures"
OUTCOME = "[measure_type=outcome]-> i1; "


@rule(
    id="I05",
    title="Finished, but no sign it worked",
    severity="H",
    source="NHS Wales (2024), §2.4, question 12",
    action="Look back at it with those who did it, and write down what was learnt.",
    fires={
        DONE + OUTCOME + monthly("m1", *STEADY): ("i1",),
        DONE + OUTCOME + monthly("m1", *STEADY, 30, last="2025-12"): ("i1",),
        DONE + OUTCOME + monthly("m1", *STEADY, *[14] * 8): ("i1",),
        DONE + OUTCOME: ("i1",),
        DONE.replace("increase", "neutral") + OUTCOME + monthly("m1", *STEADY, 30): ("i1",),
    },
    quiet=[
        DONE + OUTCOME + monthly("m1", *STEADY, 30),
        DONE + OUTCOME + monthly("m1", *STEADY, 30, 11, 12),
        DONE.replace(" start=2026-01-01", "") + OUTCOME + monthly("m1", *STEADY, 30, last="2025-12"),
        DONE + OUTCOME + f"Measure m2 direction=decrease -measures{OUTCOME}" + monthly("m2", *STEADY, 0),
        DONE + "[measure_type=process]-> i1; " + monthly("m1", *STEADY),
        DONE.replace("completed", "stopped") + OUTCOME + monthly("m1", *STEADY),
        DONE.replace("completed", "active") + OUTCOME + monthly("m1", *STEADY),
    ],
    looks=Near(("Improvement",), links=("measures",), by=("series",), live=False),
)
def finished_without_sign(case: Case, improvements: Sequence[int]) -> Iterator[Judgement]:
    """What is finished is easily taken for what worked; only its outcome tells.

    Spoken of are completed improvements with an outcome measure of which none has a run of improving values that begins
    after the start.

    Not a problem where its effect can only show years later: say when to look again.
    """
    for improvement in improvements:
        if case.field(improvement, "status") != "completed":
            continue
        measures = case.measures(improvement, "outcome")
        start = case.day(improvement, "start")
        if not measures or any(_gained_after(case, measure, start) for measure in measures):
            continue
        untold = [measure for measure in measures if lacks_direction(case, measure)]
        if untold:
            yield from (CannotTell(measure, "direction", of=improvement) for measure in untold)
            continue
        facts: tuple[Fact, ...] = (Given(improvement, "status"), Given(improvement, "start"))
        facts += tuple(Charted(measure) for measure in measures)
        say = "{0} is completed, and {measures} shows no gain that is not chance and began after its start."
        yield Hit((improvement,), say, facts, {"measures": measures}, since=case.day(improvement, "end_actual"))


def _gained_after(case: Case, measure: int, start: int | None) -> bool:
    end = case.judged.end(measure)
    return end is not None and any(start is None or ordinal(day) > start for day in end.gained_on)
