"""Q7a."""

from __future__ import annotations

from graph.analysis.matter import Matter
from graph.analysis.question import Reply, question
from graph.analysis.rule import Hit, Seen
from graph.analysis.words_answers import lacking, nothing_of, phrase
from graph.ontology import Label

DESIGN = "design"


@question(
    id="Q7a",
    words=Label(
        "What has to be designed that is not there yet, and for what reason?",
        "Beth sydd angen ei ddylunio nad yw yno eto, ac am ba reswm?",
    ),
    source="NHS Wales (2024), §2.4, question 7",
    rules=("P04", "R07", "A14"),
    shows="improvements(…, live: true, where: {mode: {eq: DESIGN}}) { totalCount nodes { id name sight } }",
    examples={
        "Need d1 importance=5": "1 need asks for a service that is not there.",
        "Need d1 importance=5; Service s1 -meets-> d1": (
            "Nothing: what is needed and asked for has somebody who answers it."
        ),
    },
)
def work_to_design(matter: Matter) -> Reply:
    """Important needs that no service meets, duties that no process or service answers, and what is being designed
    already, with what it is for.
    """
    case = matter.case
    unmet, duties, unanswered = matter.found("P04"), matter.found("R07"), matter.found("A14")
    designing = [one for one in matter.live("Improvement") if case.field(one, "mode") == DESIGN]
    facts = [
        Hit((one,), "{0} is being designed, and {serves}.", (Seen(one),), {"serves": _serves(matter, one)})
        for one in designing
    ]
    said = phrase(
        (len(unmet), "need asks for a service that is not there", "needs ask for services that are not there"),
        (len(duties), "duty has nobody who meets it in full", "duties have nobody who meets them in full"),
        (len(unanswered), "law or aim of others has no answer", "laws and aims of others have no answer"),
    )
    verdict = (
        f"{said[0].upper()}{said[1:]}."
        if said
        else "Nothing: what is needed and asked for has somebody who answers it."
    )
    if designing:
        verdict += f" {phrase((len(designing), 'design is', 'designs are'))} under way."
    needs = matter.live("Need")
    unrated = [need for need in needs if case.field(need, "importance") is None]
    missing = [
        *nothing_of("need", "Record one need, how important it is and whose it is.", when=not needs),
        *lacking(
            unrated, "it is not said how important they are", "Say of each need how important it is.", ("need", "needs")
        ),
    ]
    return Reply(verdict, [*unmet, *duties, *unanswered, *facts], missing, len(needs) - len(unrated), len(needs))


def _serves(matter: Matter, node: int) -> str:
    return "serves the purpose" if matter.case.sight.serves[node] else "has no thread to the purpose yet"
