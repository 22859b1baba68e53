"""I06."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.case import Case
from graph.analysis.rule import Fact, Given, Hit, Missing, rule
from graph.analysis.words_links import links_to_live


@rule(
    id="I06",
    title="Gain not locked in",
    severity="H",
    source="NHS Wales (2024), Part 2 (Quality Control) and §2.3",
    action="Hand it over to daily control: an agreed way of working, and a measure that is watched.",
    fires={
        "Improvement i1 status=completed -improves-> Process r1": ("i1",),
        "Improvement i1 stage=sustaining -improves-> Process r1; r1 -standardised_by-> StandardWork w1": ("i1",),
        "Improvement i1 status=completed -improves-> Process r1; Measure m1 -measures-> r1": ("i1",),
        "Measure m1 -measures-> Process r1; r1 -standardised_by-> StandardWork w1; Process r2\n"
        "Improvement i1 status=completed -improves-> r1; i1 -improves-> r2": ("i1",),
    },
    quiet=[
        "Measure m1 -measures-> Process r1; r1 -standardised_by-> StandardWork w1 review_due=2020-01-01\n"
        "Improvement i1 status=completed -improves-> r1",
        "Improvement i1 status=completed -improves-> Process r1 status=stopped",
        "Improvement i1 status=completed -improves[valid_to=2026-06-30]-> Process r1",
        "Improvement i1 status=completed -improves-> Service s1",
        "Improvement i1 stage=implementing -improves-> Process r1",
        "Improvement i1 status=stopped stage=sustaining -improves-> Process r1",
    ],
)
def gain_not_locked_in(case: Case) -> Iterator[Hit]:
    """What an improvement gained slides back unless daily control keeps it: standard work, and a measure.

    Looked at is each live process that it improved: whether it has any standard work, in date or not, and any live
    measure.

    Not a problem where the old way of working no longer exists: then nothing can slide back.
    """
    snapshot = case.snapshot
    improving = links_to_live(case, "improves")
    standardised = snapshot.count_out("standardised_by")
    measured = snapshot.count_into("measures")
    for improvement in snapshot.of_kind("Improvement").tolist():
        if not _is_over(case, improvement):
            continue
        targets = {int(snapshot.targets[link]) for link in improving.get(improvement, ())}
        open_ends = {
            process: ([] if standardised[process] else ["standardised_by"])
            + ([] if measured[process] else ["measures"])
            for process in sorted(targets)
            if case.kind(process) == "Process"
        }
        loose = [process for process, lacking in open_ends.items() if lacking]
        if loose:
            facts: tuple[Fact, ...] = (Given(improvement, "status"), Given(improvement, "stage"))
            for process in loose:
                for link in open_ends[process]:
                    facts += (Missing(process, link, "in" if link == "measures" else "out"),)
            say = "{0} is over, and the gain is not yet held in {loose}: standard work, a measure or both are missing."
            yield Hit((improvement,), say, facts, {"loose": loose})


def _is_over(case: Case, improvement: int) -> bool:
    """Tell whether an improvement was completed, or is live and only sustains what it gained."""
    if case.snapshot.live[improvement]:
        return bool(case.field(improvement, "stage") == "sustaining")
    return bool(case.snapshot.ended[improvement]) and case.field(improvement, "status") == "completed"
