"""I02."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import Given, Hit, rule

MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
    "|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr"
)
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = re.compile(
    r"\b(?:\d{4}-(?:0[1-9]|1[0-2])(?:-\d\d)?"
    rf"|{DAY}\s+(?:{MONTHS})|(?:{MONTHS})\s+{DAY}"
    r"|(?:19|20)\d\d)\b",
    re.IGNORECASE | re.ASCII,
)


@rule(
    id="I02",
    title="No clear aim",
    severity="M",
    source="NHS Wales (2024), §2.2, activity 5; Langley et al., The Improvement Guide (2009)",
    action="Say how much, for whom, and by when.",
    fires={
        "Improvement i1": ("i1",),
        'Improvement i1 aim="Cut waits by 2027" end_planned=2027-01-01': ("i1",),
        'Improvement i1 aim="Cut waits to 4 weeks"': ("i1",),
        'Improvement i1 aim="Cut waits to 4 weeks by May"': ("i1",),
        'Improvement i1 aim="Better by 1st May"': ("i1",),
        'Improvement i1 aim="Better by May 1 2027-03"': ("i1",),
        'Improvement i1 aim="Reach 2500 homes"': ("i1",),
    },
    quiet=[
        'Improvement i1 aim="Cut waits to 4 weeks by 2027"',
        'Improvement i1 aim="Cut waits to 4 weeks" end_planned=2027-01-01',
        'Improvement i1 aim="9 in 10 by 1st May"; Improvement i2 aim="90% by May 1"; Improvement i3 aim="90% by 1 May"',
        'Improvement i1 aim="Halve falls: 12 to 6 by 2027-03"; Improvement i2 aim="From 12 to 6 by 2027-03-31"',
        "Improvement i1 status=draft; Improvement i2 status=completed",
    ],
    looks=Near(("Improvement",)),
)
def unclear_aim(case: Case, improvements: Sequence[int]) -> Iterator[Hit]:
    """Without how much and by when nobody can say whether an improvement is there yet, or when to stop.

    Looked for in the aim are a number that is no date, and a date (a year, a month of a year, or a day of a month),
    unless a planned end says by when.

    Not a problem where what is aimed for cannot be counted: say how people will know, and set this aside.
    """
    for improvement in improvements:
        aim = str(case.field(improvement, "aim") or "").strip()
        lacking = _lacking(aim, planned=case.field(improvement, "end_planned") is not None)
        if lacking:
            facts = (Given(improvement, "aim"), Given(improvement, "end_planned"))
            yield Hit(
                (improvement,), "The aim of {0} does not say {lacking}.", facts, {"lacking": " or ".join(lacking)}
            )


def _lacking(aim: str, *, planned: bool) -> list[str]:
    """Return what an aim does not say."""
    if not aim:
        return ["anything: it is empty"]
    undated, dates = DATE.subn(" ", aim)
    lacking = [] if re.search(r"\d", undated) else ["how much"]
    return lacking if dates or planned else [*lacking, "by when"]
