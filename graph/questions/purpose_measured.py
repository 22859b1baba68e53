"""N7."""

from __future__ import annotations

from graph.analysis.guide_step import Prompt, Step, Tie
from graph.analysis.matter import Matter
from graph.analysis.question import Reply, question
from graph.analysis.rule import Charted, Fact, Hit, Missing
from graph.analysis.words_answers import lacking, nothing_of
from graph.analysis.words_numbers import so_many
from graph.analysis.words_series import told_how
from graph.ontology import Label


@question(
    id="N7",
    words=Label("How can we tell whether we meet our purpose?", "Sut gallwn ddweud a ydym yn cyflawni ein diben?"),
    source="NHS Wales (2024), Appendix C, purpose; §2 (assurance: outcome measures)",
    rules=("P06",),
    shows="purposes(…, live: true) { totalCount nodes { id name measuresIncoming { nodes { id name } } } }",
    examples={
        "Purpose p1 -exists_to_meet-> Need d1; Measure m1 -measures[measure_type=outcome]-> d1": (
            "1 of 1 part of the purpose has a measure of its result."
        ),
        "Purpose p1 -exists_to_meet-> Need d1": "0 of 1 part of the purpose has a measure of its result.",
    },
    steps=(
        Step(
            70,
            "Measure",
            Label(
                "What could you count that shows whether you meet your purpose?",
                "Beth allech chi ei gyfrif sy'n dangos a ydych yn cyflawni eich diben?",
            ),
            fields=(
                Prompt("direction", Label("When is it better?", "Pryd mae'n well?")),
                Prompt("measured_in", Label("What is it counted in?", "Ym mha uned y caiff ei gyfrif?")),
                Prompt("frequency", Label("How often is there a new value?", "Pa mor aml y mae gwerth newydd?")),
            ),
            ties=(
                Tie(
                    "measures",
                    ("Purpose",),
                    Label("Which purpose does it tell about?", "Am ba ddiben y mae'n sôn?"),
                    fields={"measure_type": "outcome"},
                    sure=True,
                ),
            ),
        ),
    ),
)
def purpose_measured(matter: Matter) -> Reply:
    """For every part of the purpose (each need that it names and each change for people that achieves it) the measures
    of its result, and what they show over time.
    """
    case = matter.case
    purposes = matter.live("Purpose")
    parts = list(
        dict.fromkeys(
            part
            for purpose in purposes
            for part in (*case.out(purpose, "exists_to_meet"), *case.into(purpose, "achieves"))
        )
    )
    measured = [part for part in parts if case.measures(part, "outcome", "experience")]
    known = set(measured)
    bare = [part for part in parts if part not in known]
    whole = [purpose for purpose in purposes if case.measures(purpose, "outcome", "experience")]
    verdict = (
        f"{len(measured):,} of {so_many(len(parts), 'part of the purpose has', 'parts of the purpose have')} a measure "
        f"of {'its' if len(parts) == 1 else 'their'} result."
    )
    if whole:
        verdict += f" {so_many(len(whole), 'purpose is', 'purposes are')} measured as a whole."
    facts = [fact for node in (*whole, *measured) for fact in _shown(matter, node)]
    facts += [_bare(part) for part in bare]
    missing = [
        *nothing_of("purpose", "Record the purpose, and the needs that it is there to meet.", when=not purposes),
        *lacking(
            bare,
            "no measure of the result is recorded",
            "Choose one measure for each need that shows whether it is met.",
            ("part of the purpose", "parts of the purpose"),
        ),
    ]
    return Reply(verdict, [*matter.found("P06"), *facts], missing, len(parts) + len(whole), len(parts) + len(whole))


def _shown(matter: Matter, node: int) -> list[Hit]:
    case = matter.case
    found = []
    for measure in case.measures(node, "outcome", "experience"):
        facts: tuple[Fact, ...] = (Charted(measure),)
        words = {"how": lambda measure=measure: told_how(case, measure)}
        found.append(Hit((node, measure), "{0} is told by {1}: {how}.", facts, words))
    return found


def _bare(part: int) -> Hit:
    return Hit((part,), "{0} has no measure of its result.", (Missing(part, "measures", "in"),))
