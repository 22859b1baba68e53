"""N3."""

from __future__ import annotations

from graph.analysis.guide_step import Prompt, Step, Tie
from graph.analysis.matter import Matter
from graph.analysis.question import Reply, question
from graph.analysis.rule import Counted, Given, Hit
from graph.analysis.words_answers import label, lacking, nothing_of
from graph.analysis.words_numbers import so_many
from graph.days import day_in
from graph.ontology import Label

IMPORTANT = 4


@question(
    id="N3",
    words=Label("Which needs have we found?", "Pa anghenion a ganfuwyd gennym?"),
    source="NHS Wales (2024), Appendix C, the big picture",
    rules=("P03", "P04"),
    shows="needs(day, live: true) { totalCount nodes { id name importance metLevel lastHeardOn } }",
    examples={"Need d1 importance=5": "1 need is known, 1 of it important; 0 have been heard of."},
    steps=(
        Step(
            30,
            "Need",
            Label("What do they need from you? One need.", "Beth sydd ei angen arnynt gennych chi? Un angen."),
            fields=(
                Prompt(
                    "importance",
                    Label("How important is that to them, from 1 to 5?", "Pa mor bwysig yw hynny iddynt, o 1 i 5?"),
                ),
            ),
            ties=(
                Tie(
                    "felt_by",
                    ("StakeholderGroup",),
                    Label("Whose need is it?", "Angen pwy ydyw?"),
                    sure=True,
                ),
            ),
        ),
    ),
)
def known_needs(matter: Matter) -> Reply:
    """Every need: how important it is, how far it is met, and how many messages speak of it."""
    case, needs = matter.case, matter.live("Need")
    important = [need for need in needs if (case.field(need, "importance") or 0) >= IMPORTANT]
    spoken = {need: case.into(need, "about", "prompted") for need in needs}
    heard = [need for need in needs if spoken[need] or case.field(need, "last_heard_on")]
    order = sorted(needs, key=lambda need: (-(case.field(need, "importance") or 0), case.field(need, "met_level") or 0))
    facts = [_need(matter, need, spoken[need]) for need in order]
    verdict = (
        f"{so_many(len(needs), 'need is', 'needs are')} known, {len(important):,} of "
        f"{'it' if len(needs) == 1 else 'them'} important; {len(heard):,} "
        f"{'has' if len(heard) == 1 else 'have'} been heard of."
    )
    missing = [
        *nothing_of(
            "need", "Record one thing that the people you serve need, and how important it is.", when=not needs
        ),
        *lacking(
            [need for need in needs if case.field(need, "met_level") is None],
            "it is not said how far they are met",
            "Ask the people whose need it is how far it is met.",
            ("need", "needs"),
        ),
    ]
    rated = [need for need in needs if case.field(need, "importance") is not None]
    return Reply(verdict, [*facts, *matter.found("P04", "P03")], missing, len(rated), len(needs))


def _need(matter: Matter, need: int, spoken: list[int]) -> Hit:
    facts = (
        Given(need, "importance"),
        Given(need, "met_level"),
        Given(need, "last_heard_on"),
        Counted("messages about it", spoken),
    )
    importance = matter.case.field(need, "importance")
    words = {
        "importance": f"importance {importance} of 5" if importance else "of unknown importance",
        "met": label(matter.case, need, "met_level") or _met(matter.case.field(need, "met_level")),
        "spoken": _spoken(matter.case.field(need, "last_heard_on"), len(spoken)),
    }
    return Hit((need, *spoken), "{0}: {importance}, {met}; {spoken}.", facts, words)


def _spoken(last_heard_on: object, messages: int) -> str:
    if messages:
        return f"{so_many(messages, 'message speaks', 'messages speak')} of it"
    return f"heard of last on {day_in(str(last_heard_on), 'en')}" if last_heard_on else "no message speaks of it"


def _met(level: object) -> str:
    words = ("not met", "met a little", "partly met", "mostly met", "fully met")
    return words[int(str(level))] if level is not None else "how far it is met is not said"
