"""Q13."""

from __future__ import annotations

from collections.abc import Sequence

from graph.analysis.assured import Assured, assured
from graph.analysis.matter import Matter
from graph.analysis.question import Reply, Statement, question
from graph.analysis.rule import Charted, Counted, Fact, Hit, Missing, Through
from graph.analysis.words_answers import group, lacking, nothing_of, phrase
from graph.ontology import Label

RULES = ("R02", "R03", "R04", "R05", "R07", "R08", "R09")
ALIKE = "M13"
FEW = 3


@question(
    id="Q13",
    words=Label(
        "Can we be sure of our performance over time, and not only today?",
        "A allwn fod yn sicr o'n perfformiad dros amser, ac nid heddiw yn unig?",
    ),
    source="NHS Wales (2024), §2.4, question 13",
    rules=(*RULES, ALIKE),
    shows="assurances(…, live: true) { totalCount nodes { id name line doneOn nextDue rating } }",
    examples={
        "Priority o1": "Of 1 aim or duty, 0 are assured by a check in date and by values over time.",
        "Priority o1 -assured_by-> Assurance a1 line=3 done_on=2026-05-01\n"
        "Measure m1 direction=increase target=5 -measures[measure_type=outcome]-> o1\n"
        + "\n".join(f"m1 @ 2025-{month:02}-01 = {10 + month % 2}" for month in range(1, 13)): (
            "Of 1 aim or duty, 1 is assured by a check in date and by values over time."
        ),
    },
)
def performance_over_time(matter: Matter) -> Reply:
    """For each aim and duty: checks in date by who made them, what its measures show over twelve values or more, and
    risks that stand above what was agreed. A latest value alone assures nothing.
    """
    things = matter.live("Priority", "Objective", "Requirement")
    told = [assured(matter.case, node) for node in things]
    sure = [one for one in told if one.by_check and one.by_series]
    verdict = (
        f"Of {len(things):,} {'aim or duty' if len(things) == 1 else 'aims and duties'}, {len(sure):,} "
        f"{'is' if len(sure) == 1 else 'are'} assured by a check in date and by values over time."
    )
    one_sided = phrase(
        (sum(one.by_check and not one.by_series for one in told), "rests on checks alone", "rest on checks alone"),
        (sum(one.by_series and not one.by_check for one in told), "on values alone", "on values alone"),
        (len([one for one in told if one.contradicted]), "has data against it", "have data against them"),
    )
    verdict += f" {one_sided[0].upper()}{one_sided[1:]}." if one_sided else ""
    missing = [
        *nothing_of("aim or duty", "Record one priority, a check of it and a measure of its result.", when=not things),
        *lacking(
            [one.node for one in told if not one.is_known],
            "neither a check in date nor a measure with enough values is recorded",
            "Link each aim or duty with a check that was made, and with a measure of twelve values or more.",
            ("aim or duty", "aims and duties"),
        ),
    ]
    gaps = matter.found(*RULES)
    facts = [_told(one) for one in sorted(told, key=lambda one: not one.contradicted)]
    known = sum(one.is_known for one in told)
    return Reply(verdict, [*gaps, *facts, *_kept_below(matter)], missing, max(known, bool(things)), len(things))


def _kept_below(matter: Matter) -> Sequence[Statement]:
    """Return which measures never reach the board: a few one by one, many as one fact, so that they hide nothing."""
    found = matter.found(ALIKE)
    if len(found) <= FEW:
        return found
    say = "{many} measures tell about work for priorities, and add up to none of their measures: {those}."
    return group(say, [one.positions[0] for one in found], "measures that add up to none of a priority")


def _told(one: Assured) -> Hit:
    links = tuple(Through(link) for link in one.links)
    series = tuple(Charted(measure) for measure in one.measures)
    facts: tuple[Fact, ...] = (*links, *series) or (Missing(one.node, "assured_by"),)
    checks = "no check is in date" if not one.by_check else f"checks in date by {' and '.join(one.lines)}"
    words = {"checks": checks, "series": one.series}
    if one.risks:
        facts = (*facts, Counted("risks above what was agreed", list(one.risks)))
        stand = "stands" if len(one.risks) == 1 else "stand"
        words["series"] = f"{one.series}; {len(one.risks)} of its risks {stand} above what was agreed"
    return Hit((one.node, *one.measures), "{0}: {checks}; {series}.", facts, words)
