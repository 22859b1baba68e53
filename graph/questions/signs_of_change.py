"""Q1."""

from __future__ import annotations

from graph.analysis.case import Case
from graph.analysis.matter import Matter
from graph.analysis.question import Lack, Reply, Statement, question
from graph.analysis.rule import Hit
from graph.analysis.words_answers import by, charted, group, label, nothing_of, phrase
from graph.ontology import Label

OPEN = {"new", "triaged", "acting"}
NEW_DAYS = 365
SOURCES = 3


@question(
    id="Q1",
    words=Label(
        "Is there any sign, from inside or from around us, that something is changing?",
        "A oes unrhyw arwydd, o'r tu mewn neu o'n cwmpas, fod rhywbeth yn newid?",
    ),
    source="NHS Wales (2024), §2.4, question 1",
    rules=("C01", "C03", "M07", "M08"),
    shows="signals(…) { totalCount nodes { sentence } }",
    examples={
        "Feedback f1 state=new received_on=2026-06-20 class=insight origin=external": (
            "Yes: 1 message from outside waits for an answer."
        ),
        "Feedback f1 state=told_back received_on=2026-06-20": "No: nothing that was looked at tells of a change.",
    },
)
def signs_of_change(matter: Matter) -> Reply:
    """Messages that are still open, by what they tell of; measures that changed, and not by chance; new laws and aims
    of others; and the same message again and again.
    """
    case = matter.case
    messages, directives = matter.live("Feedback"), matter.live("Directive")
    waiting = [message for message in messages if case.field(message, "state") in OPEN]
    fresh = [one for one in directives if case.within(case.day(one, "valid_from"), NEW_DAYS)]
    repeated = matter.found("C03")
    facts: list[Statement] = [
        *repeated,
        *(charted(case, measure) for measure in matter.signalling),
        *_open(case, waiting),
    ]
    facts += group("{many} of what others ask came into force within a year: {those}.", fresh, "directives")
    outside = [message for message in waiting if case.field(message, "origin") == "external"]
    said = phrase(
        (len(outside), "message from outside waits for an answer", "messages from outside wait for an answer"),
        (len(waiting) - len(outside), "from inside", "from inside"),
        (len(matter.signalling), "measure changed by more than chance", "measures changed by more than chance"),
        (len(repeated), "message keeps coming back", "messages keep coming back"),
        (len(fresh), "law or aim of others is new", "laws and aims of others are new"),
    )
    verdict = f"Yes: {said}." if said else "No: nothing that was looked at tells of a change."
    looked_at = [bool(messages), bool(matter.followed), bool(directives)]
    return Reply(verdict, facts, _missing(looked_at), sum(looked_at), SOURCES)


def _open(case: Case, waiting: list[int]) -> list[Hit]:
    found: list[Hit] = []
    for told in by(case, waiting, "class").values():
        about = label(case, told[0], "class")
        found += group("{many} open of “{about}”: {those}.", told, "open messages", about=about)
    return found


def _missing(looked_at: list[bool]) -> list[Lack]:
    messages, measures, directives = looked_at
    return [
        *nothing_of("message", "Record one thing that somebody said, with its day and from whom.", when=not messages),
        *nothing_of("measure with values", "Load the values of one measure over time, six or more.", when=not measures),
        *nothing_of("law or aim of others", "Record one directive that you have to answer to.", when=not directives),
    ]
