"""Q11."""

from __future__ import annotations

from collections.abc import Mapping

from graph.analysis.matter import Matter
from graph.analysis.problems_local import Placed, Why, placed_issues
from graph.analysis.question import Reply, Statement, question
from graph.analysis.rule import Fact, Given, Hit, Through
from graph.analysis.words_answers import nothing_of, phrase
from graph.ontology import Label

BEYOND: Mapping[Why, str] = {
    "escalated": "has been passed on by those who met it",
    "several units": "touches several units ({units})",
    "hangs on others": "hangs on what is outside its unit ({outside})",
}


@question(
    id="Q11",
    words=Label(
        "What do the data say needs help from further up to be improved?",
        "Beth mae'r data'n dweud sydd angen help o uwch i fyny i'w wella?",
    ),
    source="NHS Wales (2024), §2.4, question 11",
    rules=("M14", "C04", "C06", "M07", "M09"),
    shows="signals(…) { totalCount nodes { sentence } }",
    examples={
        "OrgUnit u1; OrgUnit u2; Process r1 unit=u1; Process r2 unit=u2\n"
        "Issue x1 state=open raised_on=2026-06-01 -about-> r1; x1 -about-> r2": "1 problem is beyond one team.",
        "OrgUnit u1; Process r1 unit=u1; Issue x1 state=open raised_on=2026-06-01 -about-> r1": (
            "Nothing: no measure and no problem asks for it now."
        ),
    },
)
def calls_for_help(matter: Matter) -> Reply:
    """Measures that get worse or cannot reach their target and that nobody has answered in time, problems that one team
    cannot put right alone, calls for help that wait, and what is mended again and again. None of them stands among what
    teams can put right themselves.
    """
    issues = matter.live("Issue")
    placed = placed_issues(matter.case, issues)
    beyond = [one for one in placed if one.why in BEYOND]
    silent, stuck, mended = matter.found("M14"), matter.found("C04"), matter.found("C06")
    worse = matter.found("M07", "M09")
    said = phrase(
        (
            len(silent),
            "worsening measure has had no response in time",
            "worsening measures have had no response in time",
        ),
        (len(stuck), "call for help waits", "calls for help wait"),
        (len(mended), "process is mended again and again", "processes are mended again and again"),
        (len(beyond), "problem is beyond one team", "problems are beyond one team"),
    )
    verdict = f"{said[0].upper()}{said[1:]}." if said else "Nothing: no measure and no problem asks for it now."
    answered = {finding.positions[0] for finding in silent}
    others = [finding for finding in worse if finding.positions[0] not in answered]
    measures = matter.live("Measure")
    missing = [
        *nothing_of("measure with values", "Load the values of one measure, six or more.", when=not matter.followed),
        *nothing_of("problem", "Record one problem that a team cannot put right alone.", when=not issues),
    ]
    facts: list[Statement] = [*silent, *stuck, *mended, *(_beyond(matter, one) for one in beyond), *others]
    return Reply(verdict, facts, missing, len(matter.followed) + len(placed), len(measures) + len(placed))


def _beyond(matter: Matter, one: Placed) -> Hit:
    about = matter.case.links_out(one.node, "about")
    facts: tuple[Fact, ...] = (Given(one.node, "state"), *(Through(link) for link in about))
    words = {"units": list(one.units), "outside": list(one.outside)}
    return Hit((one.node, *one.about), "{0} " + BEYOND[one.why] + ".", facts, words)
