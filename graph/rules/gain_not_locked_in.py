"""I06."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph.analysis.case import Case
from graph.analysis.examples import monthly
from graph.analysis.looking import Near
from graph.analysis.rule import Charted, Fact, Given, Hit, Missing, rule
from graph.analysis.words_links import links_to_live
from graph.analysis.words_series import is_concerning, ordinal

STEADY = [10, 12] * 6
HELD = (
    "Measure m1 direction=increase -measures-> Process r1; r1 -standardised_by-> StandardWork w1\n"
    "Improvement i1 status=completed end_actual=2026-05-31 -improves-> r1\n"
)


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
        HELD + monthly("m1", *STEADY, 0): ("i1",),
        HELD.replace("end_actual=2026-05-31", "") + monthly("m1", *STEADY, 0, last="2026-04"): ("i1",),
        HELD.replace("status=completed end_actual=2026-05-31", "stage=sustaining") + monthly("m1", *STEADY, 0): ("i1",),
    },
    quiet=[
        "Measure m1 -measures-> Process r1; r1 -standardised_by-> StandardWork w1 review_due=2020-01-01\n"
        "Improvement i1 status=completed -improves-> r1",
        "Improvement i1 status=completed -improves-> Process r1 status=stopped",
        "Improvement i1 status=completed -improves[valid_to=2026-06-30]-> Process r1",
        "Improvement i1 status=completed -improves-> Service s1",
        "Improvement i1 stage=implementing -improves-> Process r1",
        "Improvement i1 status=stopped stage=sustaining -improves-> Process r1",
        HELD + monthly("m1", *STEADY),
        HELD + monthly("m1", *STEADY, 30),
        HELD.replace("2026-05-31", "2026-06-01") + monthly("m1", *STEADY, 0),
    ],
    looks=Near(
        ("Improvement",), links=("improves", "standardised_by", "measures"), steps=2, by=("series",), live=False
    ),
)
def gain_not_locked_in(case: Case, improvements: Sequence[int]) -> Iterator[Hit]:
    """What an improvement gained slides back unless daily control keeps it: standard work, and a measure.

    Looked at is each live process that it improved: whether it has any standard work, in date or not, and any live
    measure, and whether a measure has been getting worse since the end.

    Not a problem where the old way of working no longer exists: then nothing can slide back.
    """
    snapshot = case.snapshot
    improving = links_to_live(case, "improves", of=improvements)
    near = sorted({int(snapshot.targets[link]) for links in improving.values() for link in links})
    standardised = snapshot.count_out("standardised_by", of=near)
    measured = snapshot.count_into("measures", of=near)
    for improvement in improvements:
        if not _is_over(case, improvement):
            continue
        targets = {int(snapshot.targets[link]) for link in improving.get(improvement, ())}
        open_ends = {
            process: ([] if standardised[process] else ["standardised_by"])
            + ([] if measured[process] else ["measures"])
            for process in sorted(targets)
            if case.kind(process) == "Process"
        }
        loose = {process: lacking for process, lacking in open_ends.items() if lacking}
        slipping = _slipping(case, improvement, list(open_ends))
        if loose or slipping:
            yield _loose(improvement, loose, slipping)


def _slipping(case: Case, improvement: int, processes: list[int]) -> list[int]:
    """Return the measures of processes that have been getting worse since an improvement ended, in order."""
    end = case.day(improvement, "end_actual")
    measures = sorted({measure for process in processes for measure in case.measures(process)})
    return [
        measure
        for measure in measures
        if is_concerning(case, measure)
        and (end is None or ((last := case.judged.end(measure)) is not None and ordinal(last.day) > end))
    ]


def _loose(improvement: int, loose: Mapping[int, list[str]], slipping: list[int]) -> Hit:
    facts: tuple[Fact, ...] = (Given(improvement, "status"), Given(improvement, "stage"))
    for process, lacking in loose.items():
        facts += tuple(Missing(process, link, "in" if link == "measures" else "out") for link in lacking)
    facts += tuple(Charted(measure) for measure in slipping)
    why = [
        "the gain is not yet held in {loose}: standard work, a measure or both are missing" if loose else "",
        "{slipping} gets worse, and not by chance" if slipping else "",
    ]
    say = f"{{0}} is over, and {'; and '.join(part for part in why if part)}."
    return Hit((improvement,), say, facts, {"loose": list(loose), "slipping": slipping})


def _is_over(case: Case, improvement: int) -> bool:
    """Tell whether an improvement was completed, or is live and only sustains what it gained."""
    if case.snapshot.live[improvement]:
        return bool(case.field(improvement, "stage") == "sustaining")
    return bool(case.snapshot.ended[improvement]) and case.field(improvement, "status") == "completed"
