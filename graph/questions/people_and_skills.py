"""Q6b."""

from __future__ import annotations

from graph.analysis.matter import Matter
from graph.analysis.question import Reply, question
from graph.analysis.rule import Counted, Hit
from graph.analysis.supply import Skill, Supply, supply
from graph.analysis.words_answers import lacking, nothing_of, phrase
from graph.ontology import Label


@question(
    id="Q6b",
    words=Label(
        "Which people and skills do we need for that, and what do we have?",
        "Pa bobl a sgiliau sydd eu hangen arnom ar gyfer hynny, a beth sydd gennym?",
    ),
    source="NHS Wales (2024), §2.4, question 6",
    rules=("I09", "S12"),
    shows="capabilities(day, live: true) { totalCount nodes { id name hasCapabilityIncoming { totalCount } } }",
    examples={
        "Process r1 -requires_capability[count=3]-> Capability c1; Role w1 -has_capability[count=1]-> c1": (
            "1 skill is short of what is needed."
        ),
        "Process r1 -requires_capability[count=1]-> Capability c1; Role w1 -has_capability[count=2]-> c1": (
            "What is recorded as needed is there."
        ),
    },
)
def people_and_skills(matter: Matter) -> Reply:
    """Skills that work needs beside those that units and roles have, and people's time that plans give beside what work
    takes; skills that are missing near the work, and roles that carry much.
    """
    needed = supply(matter.case, matter.concerns)
    short = [one for one in needed.skills if one.short]
    facts = [_skill(one) for one in short]
    if needed.time_asked:
        facts.append(_time(needed))
    gaps, heavy = matter.found("I09"), matter.found("S12")
    said = phrase(
        (len(short), "skill is short of what is needed", "skills are short of what is needed"),
        (len(gaps), "piece of work lacks a skill near it", "pieces of work lack a skill near them"),
        (
            len(needed.time_short),
            "effort takes more time than plans give it",
            "efforts take more time than plans give them",
        ),
        (len(heavy), "role carries more than one can", "roles carry more than one can"),
    )
    verdict = f"{said[0].upper()}{said[1:]}." if said else "What is recorded as needed is there."
    work = matter.live("Process", "Improvement")
    silent = [one for one in work if one not in needed.saying]
    missing = [
        *nothing_of("skill", "Link one process with a skill that it needs.", when=not needed.skills),
        *lacking(
            silent,
            "it is not said which skills or how much time they need",
            "Link each of them with the skills that it needs, and say how many people.",
            ("piece of work", "pieces of work"),
        ),
    ]
    return Reply(verdict, [*gaps, *facts, *heavy], missing, len(work) - len(silent), len(work))


def _skill(one: Skill) -> Hit:
    say = "{0} is needed by {those}: {needed} asked for, {held} there."
    words = {"those": list(one.by), "needed": one.needed, "held": one.held}
    return Hit((one.node, *one.by), say, (Counted("work that needs the skill", list(one.by)),), words)


def _time(needed: Supply) -> Hit:
    nodes = tuple(needed.time_short or needed.time_asked)
    say = "Efforts take {asked} whole-time people, and plans give {given}; more than plans give: {those}."
    words = {"asked": needed.wte_asked, "given": needed.wte_given, "those": list(needed.time_short)}
    return Hit(nodes, say, (Counted("efforts that take people's time", list(needed.time_asked)),), words)
