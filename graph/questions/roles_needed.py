"""N13."""

from __future__ import annotations

from graph.analysis.guide_step import Step, Tie
from graph.analysis.matter import Matter
from graph.analysis.question import Reply, question
from graph.analysis.words_answers import group, nothing_of, phrase
from graph.analysis.words_numbers import so_many
from graph.ontology import Label


@question(
    id="N13",
    words=Label(
        "Which roles do we need, and which of them are there?", "Pa rolau sydd eu hangen arnom, a pha rai sydd yno?"
    ),
    source="NHS Wales (2024), Appendix C, people",
    rules=("S01", "S12", "I01"),
    shows="roles(…, live: true) { totalCount nodes { id name wte } }",
    examples={
        "Process r1 -owned_by-> Role w1 wte=1": "1 role is recorded, with 1 whole-time people; 1 answers for something."
    },
    steps=(
        Step(
            140,
            "Role",
            Label(
                "Which role does the work need? The post, and not the person.",
                "Pa rôl sydd ei hangen ar y gwaith? Y swydd, ac nid y person.",
            ),
            ties=(
                Tie(
                    "owned_by",
                    ("Process", "Measure"),
                    Label("What does it answer for?", "Dros beth y mae'n atebol?"),
                    towards="in",
                ),
            ),
        ),
    ),
)
def roles_needed(matter: Matter) -> Reply:
    """Roles and what they answer for, which of them have no time of their own, and work that no role answers for."""
    case, roles = matter.case, matter.live("Role")
    answering = [role for role in roles if case.into(role, "owned_by", "led_by", "sponsored_by")]
    times = case.fields(roles, "wte")
    empty = [role for role, time in zip(roles, times, strict=True) if time == 0]
    known = [time for time in times if time is not None]
    people = f", with {sum(known):g} whole-time people" if known else ""
    unowned, heavy, leaderless = matter.found("S01"), matter.found("S12"), matter.found("I01")
    verdict = (
        f"{so_many(len(roles), 'role is', 'roles are')} recorded{people}; {len(answering):,} "
        f"{'answers' if len(answering) == 1 else 'answer'} for something."
    )
    said = phrase(
        (len(unowned), "process has nobody who answers for it", "processes have nobody who answers for them"),
        (len(leaderless), "improvement lacks a sponsor or lead", "improvements lack a sponsor or lead"),
        (len(heavy), "role carries much", "roles carry much"),
        (len(empty), "role is not filled", "roles are not filled"),
    )
    verdict += f" {said[0].upper()}{said[1:]}." if said else ""
    facts = group("Answering for something: {those}.", answering, "roles that answer for something")
    facts += group("Not filled: {those}.", empty, "roles without time")
    missing = nothing_of("role", "Record one role that the work needs, and what it answers for.", when=not roles)
    return Reply(verdict, [*unowned, *leaderless, *heavy, *facts], missing, len(roles), len(roles))
