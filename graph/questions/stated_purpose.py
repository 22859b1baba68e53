"""N5."""

from __future__ import annotations

from graph.analysis.guide_step import Prompt, Step, Tie
from graph.analysis.matter import Matter
from graph.analysis.question import Reply, question
from graph.analysis.rule import Given, Hit, Missing, Through
from graph.analysis.words_answers import nothing_of
from graph.analysis.words_numbers import so_many
from graph.ontology import Label


@question(
    id="N5",
    words=Label("What is our purpose?", "Beth yw ein diben?"),
    source="NHS Wales (2024), Appendix C, purpose",
    rules=("P01", "P02"),
    shows="purposes(…, live: true) { totalCount nodes { id name statement existsToMeet { nodes { id name } } } }",
    examples={
        'Purpose p1 "Well here" statement="We keep people well." -exists_to_meet-> Need d1': (
            "“Well here”: We keep people well. It names 1 need."
        ),
    },
    steps=(
        Step(
            10,
            "OrgUnit",
            Label(
                "Who are you? The name of your team, service or organisation.",
                "Pwy ydych chi? Enw eich tîm, eich gwasanaeth neu eich sefydliad.",
            ),
            fields=(Prompt("level", Label("How large a part is that?", "Pa mor fawr yw'r rhan honno?")),),
        ),
        Step(
            40,
            "Purpose",
            Label("In one sentence: what are you there for?", "Mewn un frawddeg: i beth rydych chi yno?"),
            also="statement",
            ties=(
                Tie(
                    "exists_to_meet",
                    ("Need",),
                    Label("Which needs does that answer?", "Pa anghenion y mae hynny'n eu hateb?"),
                    sure=True,
                ),
            ),
            fixed={"type": "purpose"},
        ),
    ),
)
def stated_purpose(matter: Matter) -> Reply:
    """Every purpose with its words, and the needs that it is there to meet; units without one."""
    case = matter.case
    purposes = matter.live("Purpose")
    top = next(
        iter(sorted(purposes, key=lambda one: (_is_vision(matter, one), len(case.out(one, "aligns_to")), one))), None
    )
    facts = [_purpose(matter, one) for one in purposes]
    verdict = ""
    if top is not None:
        words = str(case.field(top, "statement") or "").rstrip(".")
        named = so_many(len(case.out(top, "exists_to_meet")), "need")
        said = f" {words}." if words else ""
        verdict = f"“{case.snapshot.names[top]}”:{said} It names {named}."
    missing = nothing_of(
        "purpose", "Write in one sentence what you are there for, and for whose need.", when=not purposes
    )
    return Reply(verdict, [*facts, *matter.found("P01", "P02")], missing, len(purposes), len(purposes))


def _is_vision(matter: Matter, purpose: int) -> bool:
    return bool(matter.case.field(purpose, "type") == "vision")


def _purpose(matter: Matter, one: int) -> Hit:
    case = matter.case
    needs = case.out(one, "exists_to_meet")
    rests = tuple(Through(link) for link in case.links_out(one, "exists_to_meet")) or (Missing(one, "exists_to_meet"),)
    say = "{0} is there to meet {those}." if needs else "{0} names nobody's need."
    return Hit((one, *needs), say, (Given(one, "statement"), *rests), {"those": needs})
