"""N14."""

from __future__ import annotations

from graph.analysis.guide_step import Step, Tie
from graph.analysis.matter import Matter
from graph.analysis.plan_lines import RollingPlan
from graph.analysis.plan_supply import skill_gaps
from graph.analysis.question import Reply, question
from graph.analysis.rule import Counted, Hit
from graph.analysis.words_answers import lacking, nothing_of
from graph.analysis.words_numbers import so_many
from graph.ontology import Label


@question(
    id="N14",
    words=Label("Which skills do these roles need?", "Pa sgiliau sydd eu hangen ar y rolau hyn?"),
    source="NHS Wales (2024), Appendix C, people",
    rules=("I09",),
    shows="capabilities(day, live: true) { totalCount nodes { id name level } }",
    examples={
        "Process r1 -requires_capability-> Capability c1": "Work asks for 1 skill, and 0 of them are held in full."
    },
    steps=(
        Step(
            150,
            "Capability",
            Label("Which skill does the work need?", "Pa sgìl sydd ei angen ar y gwaith?"),
            ties=(
                Tie(
                    "requires_capability",
                    ("Process",),
                    Label("Which work needs it?", "Pa waith sydd ei angen?"),
                    towards="in",
                    sure=True,
                ),
                Tie(
                    "has_capability",
                    ("Role", "OrgUnit"),
                    Label("Who has it? A role or a unit.", "Gan bwy y mae? Rôl neu uned."),
                    towards="in",
                ),
            ),
        ),
    ),
)
def skills_needed(matter: Matter) -> Reply:
    """Every skill that work asks for, how many hold it, and where none is near."""
    skills = sorted(skill_gaps(RollingPlan(matter.case, matter.scope)), key=lambda one: -one.gap)
    full = [one for one in skills if not one.gap]
    verdict = f"Work asks for {so_many(len(skills), 'skill')}, and {len(full):,} of them are held in full."
    say = "{0}: {needed} asked for by {those}, {there} there."
    facts = [
        Hit(
            (one.skill, *one.by),
            say,
            (Counted("work that needs the skill", list(one.by)),),
            {"needed": one.needed, "there": one.there, "those": list(one.by)},
        )
        for one in skills
    ]
    asking = {node for one in skills for node in one.by}
    silent = [node for node in matter.live("Process") if node not in asking]
    missing = [
        *nothing_of("skill that work needs", "Link one process with a skill that it needs.", when=not skills),
        *lacking(
            silent,
            "it is not said which skills they need",
            "Link each process with the skills that it needs.",
            ("process", "processes"),
        ),
    ]
    return Reply(verdict, [*matter.found("I09"), *facts], missing, len(asking), len(asking) + len(silent))
