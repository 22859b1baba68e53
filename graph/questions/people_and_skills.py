"""Q6b."""

from __future__ import annotations

from graph.analysis.matter import Matter
from graph.analysis.plan_lines import RollingPlan
from graph.analysis.plan_supply import Asked, SkillGap, asked_for, skill_gaps
from graph.analysis.question import Reply, question
from graph.analysis.rule import Counted, Hit
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
    plan = RollingPlan(matter.case, matter.scope)
    skills, efforts = skill_gaps(plan), asked_for(plan)
    short = [one for one in skills if one.gap]
    late = [one.node for one in efforts if one.wte > one.given_wte]
    facts = [_skill(one) for one in short]
    facts += [_time(efforts, late)] if late else []
    gaps, heavy = matter.found("I09"), matter.found("S12")
    said = phrase(
        (len(short), "skill is short of what is needed", "skills are short of what is needed"),
        (len(gaps), "piece of work lacks a skill near it", "pieces of work lack a skill near them"),
        (
            len(late),
            "effort takes more time than plans give it",
            "efforts take more time than plans give them",
        ),
        (len(heavy), "role carries more than one can", "roles carry more than one can"),
    )
    verdict = f"{said[0].upper()}{said[1:]}." if said else "What is recorded as needed is there."
    work = matter.live("Process", "Improvement")
    saying = {node for one in skills for node in one.by} | {one.node for one in efforts}
    silent = [one for one in work if one not in saying]
    missing = [
        *nothing_of("skill", "Link one process with a skill that it needs.", when=not skills),
        *lacking(
            silent,
            "it is not said which skills or how much time they need",
            "Link each piece of work with the skills that it needs, and say how many people.",
            ("piece of work", "pieces of work"),
        ),
    ]
    return Reply(verdict, [*gaps, *facts, *heavy], missing, len(work) - len(silent), len(work))


def _skill(one: SkillGap) -> Hit:
    say = "{0} is needed by {those}: {needed} asked for, {there} there."
    words = {"those": list(one.by), "needed": one.needed, "there": one.there}
    return Hit((one.skill, *one.by), say, (Counted("work that needs the skill", list(one.by)),), words)


def _time(efforts: list[Asked], late: list[int]) -> Hit:
    say = "Efforts take {asked} whole-time people, and plans give {given}. More than plans give them take: {those}."
    words = {
        "asked": sum(one.wte for one in efforts),
        "given": sum(one.given_wte for one in efforts),
        "those": late,
    }
    return Hit(tuple(late), say, (Counted("efforts that take more time than plans give", late),), words)
