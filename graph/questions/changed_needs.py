"""Q2."""

from __future__ import annotations

from graph.analysis.matter import Matter
from graph.analysis.question import Reply, Statement, question
from graph.analysis.rule import Fact, Given, Hit, Through
from graph.analysis.words_answers import group, label, lacking, nothing_of, phrase
from graph.ontology import Label

CHANGES = {"need_change", "customer_change"}
POORLY_MET = 1
NEW_DAYS = 365


@question(
    id="Q2",
    words=Label(
        "Does it mean that people need something else, or that other people need us?",
        "A yw'n golygu bod angen rhywbeth arall ar bobl, neu fod ar bobl eraill ein hangen ni?",
    ),
    source="NHS Wales (2024), §2.4, question 2",
    rules=("P03", "P04", "P05"),
    shows="needs(day, live: true) { totalCount nodes { id name importance metLevel } }",
    examples={
        "Feedback f1 implies=need_change received_on=2026-06-01 -about-> Need d1": (
            "Perhaps: 1 message says that a need or the people served may have changed."
        ),
        "Feedback f1 implies=nothing received_on=2026-06-01": "No sign of it in what was heard.",
        "Need d1": "This cannot be told yet. Record one thing that people said, and what it may change.",
    },
)
def changed_needs(matter: Matter) -> Reply:
    """What messages say about needs and about whom we serve, with what was decided; needs that are new or hardly met;
    people who are to be served in future; and needs and people of whom too little is known.
    """
    case = matter.case
    messages = matter.live("Feedback")
    read = [message for message in messages if case.field(message, "implies") is not None]
    changes = [message for message in read if case.field(message, "implies") in CHANGES]
    needs = matter.live("Need")
    poor = [one for one in needs if (met := case.field(one, "met_level")) is not None and met <= POORLY_MET]
    fresh = [one for one in needs if case.within(case.day(one, "valid_from"), NEW_DAYS)]
    future = [one for one in matter.live("StakeholderGroup") if case.field(one, "customer") == "future"]
    facts = [_telling(matter, message) for message in changes]
    facts += group("{many} needs came up within a year: {those}.", fresh, "needs of the last year")
    facts += group("To be served in future: {those}.", future, "people to be served in future")
    facts += group("Hardly met so far: {those}.", poor, "needs met little or not at all")
    said = phrase(
        (
            len(changes),
            "message says that a need or the people served may have changed",
            "messages say that a need or the people served may have changed",
        ),
        (len(fresh), "need is new", "needs are new"),
        (len(future), "group is to be served in future", "groups are to be served in future"),
        (len(poor), "need is hardly met", "needs are hardly met"),
    )
    verdict = f"Perhaps: {said}." if said else "No sign of it in what was heard."
    known = set(read)
    unread = [message for message in messages if message not in known]
    missing = [
        *nothing_of("message", "Record one thing that people said, and what it may change.", when=not messages),
        *lacking(
            unread,
            "it is not said what they may change",
            "Say of each message what it may change, nothing included.",
            ("message", "messages"),
        ),
    ]
    found: list[Statement] = [*facts, *matter.found("P04", "P03", "P05")]
    told = len(read) + len(needs) if messages or said else 0
    return Reply(verdict, found, missing, told, max(len(messages), 1) + len(needs))


def _telling(matter: Matter, message: int) -> Hit:
    case = matter.case
    about = case.links_out(message, "about")
    facts: tuple[Fact, ...] = (Given(message, "implies"), *(Through(link) for link in about))
    decided = label(case, message, "disposition") or "nothing yet"
    say = "{0} may change {what}; what was decided about it: {decided}."
    nodes = (message, *dict.fromkeys(case.out(message, "about")))
    return Hit(nodes, say, facts, {"what": label(case, message, "implies"), "decided": decided})
