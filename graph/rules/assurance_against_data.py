"""R09."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.examples import monthly
from graph.analysis.looking import Near
from graph.analysis.rule import Charted, Fact, Given, Hit, Through, rule
from graph.analysis.words_dates import check_in_date
from graph.analysis.words_series import fails, is_concerning

STEADY = [10, 12] * 6
WORSE = monthly("m1", *STEADY, 0)
CHECKED = "Process r1 -assured_by-> Assurance a1 rating=reasonable done_on=2026-05-01; Measure m1 direction=increase "


@rule(
    id="R09",
    title="Assurance and data disagree",
    severity="H",
    source="NHS Wales (2024), §1.3, component 11, and §2.4, question 13",
    action="Look again, at both: the check may have asked for the wrong thing.",
    fires={
        f"{CHECKED} -measures-> r1; {WORSE}": ("a1+r1",),
        f"{CHECKED} target=20 -measures-> r1; {monthly('m1', *STEADY)}": ("a1+r1",),
        f"{CHECKED} -measures-> r1; {WORSE}; m1 -measures-> Objective o1; o1 -assured_by-> a1": ("a1+o1", "a1+r1"),
    },
    quiet=[
        f"{CHECKED} -measures-> r1; {monthly('m1', *STEADY)}",
        f"{CHECKED.replace('reasonable', 'limited')} -measures-> r1; {WORSE}",
        f"{CHECKED.replace('2026-05-01', '2025-05-26')} -measures-> r1; {WORSE}",
        f"{CHECKED.replace('done_on', 'next_due=2026-06-30 done_on')} -measures-> r1; {WORSE}",
        f"{CHECKED.replace('Process r1', 'Process r1 status=stopped')} -measures-> r1; {WORSE}",
        f"{CHECKED} -measures-> Process r2; {WORSE}",
        f"{CHECKED.replace('rating', 'status=archived rating')} -measures-> r1; {WORSE}",
    ],
    looks=Near(("Assurance",), links=("assured_by", "measures"), steps=2, by=("series",)),
)
def assurance_against_data(case: Case, assurances: Sequence[int]) -> Iterator[Hit]:
    """A good report beside figures that go the wrong way comforts just where somebody should look.

    Spoken of is each thing whose check in date found it substantially or reasonably sure, while a measure of it gets
    worse or cannot reach its target.

    Not a problem where the check was about something that the measure does not tell: say so in both.
    """
    for assurance in assurances:
        if case.field(assurance, "rating") not in {"substantial", "reasonable"} or not check_in_date(case, assurance):
            continue
        for link in case.links_into(assurance, "assured_by"):
            thing = int(case.snapshot.sources[link])
            measures = [one for one in case.measures(thing) if is_concerning(case, one) or fails(case, one)]
            if measures:
                facts: tuple[Fact, ...] = (Given(assurance, "rating"), Given(assurance, "done_on"), Through(link))
                facts += tuple(Charted(measure) for measure in measures)
                words = {"rating": case.field(assurance, "rating"), "measures": measures}
                say = "{0} found {1} to be {rating}, while {measures} gets worse or cannot reach its target."
                yield Hit((assurance, thing), say, facts, words)
