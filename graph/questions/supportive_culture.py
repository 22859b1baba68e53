"""N16."""

from __future__ import annotations

from graph.analysis.enablers import enablers
from graph.analysis.guide_step import TODAY, Prompt, Step
from graph.analysis.matter import Matter
from graph.analysis.question import Reply, Statement, question
from graph.analysis.rule import Given, Hit
from graph.analysis.words_answers import charted, group, nothing_of, phrase
from graph.ontology import Label

CULTURE = "E3"
STAFF = "staff"


@question(
    id="N16",
    words=Label(
        "Does our culture carry this, and what would make it fit better?",
        "Ydy ein diwylliant yn cynnal hyn, a beth fyddai'n gwneud iddo ffitio'n well?",
    ),
    source="NHS Wales (2024), Appendix C, people",
    shows="assessments(day, live: true, where: {dimension: {eq: CULTURE}}) { totalCount nodes { id name level on } }",
    examples={
        "Feedback f1 type=staff received_on=2026-06-01 state=new polarity=bad": (
            "1 message of those who work here speaks of it; nothing of it is measured."
        ),
    },
    steps=(
        Step(
            170,
            "Feedback",
            Label(
                "What do those who work here say of how it is to work here? In a few words, without names.",
                "Beth mae'r rhai sy'n gweithio yma yn ei ddweud am weithio yma? Yn fyr, heb enwau.",
            ),
            fields=(Prompt("polarity", Label("Is it good or bad?", "Ai da ynteu drwg ydyw?")),),
            fixed={"type": "staff", "origin": "internal", "class": "insight", "state": "new", "received_on": TODAY},
        ),
    ),
)
def supportive_culture(matter: Matter) -> Reply:
    """What those who work here say, measures and aims that belong to culture and to valuing people, and our own
    assessments of it.
    """
    case = matter.case
    heard = [one for one in matter.live("Feedback") if case.field(one, "type") == STAFF]
    own = next((one for one in enablers(case, matter.concerns) if one.code == CULTURE), None)
    measures = own.measures if own else ()
    assessments = [one for one in matter.live("Assessment") if case.field(one, "dimension") == "culture"]
    said = phrase(
        (len(heard), "message of those who work here speaks of it", "messages of those who work here speak of it"),
        (len(assessments), "assessment of our own does", "assessments of our own do"),
    )
    measured = phrase((len(measures), "measure follows it", "measures follow it")) or "nothing of it is measured"
    verdict = "; ".join(part for part in (said, measured) if part) + "."
    facts: list[Statement] = [charted(case, one) for one in measures if case.judged.end(one)]
    facts += group("Said by those who work here: {those}.", heard, "messages of those who work here")
    facts += [
        Hit(
            (one,),
            "{0}: level {level} of 5, by our own word.",
            (Given(one, "level"),),
            {"level": case.field(one, "level")},
        )
        for one in assessments
    ]
    sources = [bool(heard), bool(measures), bool(assessments)]
    missing = [
        *nothing_of(
            "message of those who work here", "Ask staff one question, and record what they say.", when=not heard
        ),
        *nothing_of(
            "measure of culture",
            "Choose one measure of how people are treated, and link it with culture by “belongs to”.",
            when=not measures,
        ),
    ]
    return Reply(verdict[:1].upper() + verdict[1:], facts, missing, sum(sources), len(sources))
