"""N2."""

from __future__ import annotations

from graph.analysis.guide_step import READINGS, Step
from graph.analysis.matter import Matter
from graph.analysis.question import Reply, Statement, question
from graph.analysis.words_answers import charted, group, lacking, nothing_of, phrase
from graph.ontology import Label


@question(
    id="N2",
    words=Label("What do our data say?", "Beth mae ein data'n ei ddweud?"),
    source="NHS Wales (2024), Appendix C, the big picture",
    rules=("M05", "M06"),
    shows="measures(…, live: true) { totalCount nodes { id name } } signals(…) { totalCount nodes { sentence } }",
    examples={
        "Measure m1 direction=increase\n" + "\n".join(f"m1 @ 2025-{month:02}-01 = 5" for month in range(1, 13)): (
            "Of 1 measure that can be told of, 1 varies as it always does."
        ),
    },
    steps=(
        Step(
            80,
            "Measure",
            Label(
                "Which values of {name} do you know? The oldest first, with spaces between.",
                "Pa werthoedd o {name} rydych chi'n eu gwybod? Yr hynaf yn gyntaf, gyda bylchau rhyngddynt.",
            ),
            fills=READINGS,
        ),
    ),
)
def what_data_say(matter: Matter) -> Reply:
    """Every measure with enough values: whether it changed, and not by chance, and where its target lies beside what it
    does by itself; measures that have gone quiet.
    """
    case, measures = matter.case, matter.live("Measure")
    ends = {one: end for one in matter.followed if (end := case.judged.end(one)) and not end.missing}
    of = {
        said: [one for one, end in ends.items() if end.variation == said]
        for said in ("concerning", "improving", "neutral", "common")
    }
    reach = {
        said: [one for one, end in ends.items() if end.assurance == said] for said in ("pass", "hit_or_miss", "fail")
    }
    said = phrase(
        (len(of["concerning"]), "gets worse", "get worse"),
        (len(of["improving"]), "gets better", "get better"),
        (len(of["neutral"]), "has changed", "have changed"),
        (len(of["common"]), "varies as it always does", "vary as they always do"),
    )
    facts = [charted(case, one) for said in ("concerning", "improving", "neutral") for one in of[said]]
    facts += group("Out of reach of their targets as things are: {those}.", reach["fail"], "measures that fail")
    facts += group("At their targets by chance alone: {those}.", reach["hit_or_miss"], "measures that hit or miss")
    facts += group("Safely past their targets: {those}.", reach["pass"], "measures that pass")
    told = phrase((len(ends), "measure that can be told of", "measures that can be told of"))
    missing = [
        *nothing_of("measure", "Record one thing that you count, and load its values.", when=not measures),
        *lacking(
            [one for one in measures if one not in ends],
            "there are fewer than six values",
            "Load six values or more of each measure.",
            ("measure", "measures"),
        ),
    ]
    found: list[Statement] = [*facts, *matter.found("M05", "M06")]
    return Reply(f"Of {told}, {said}.", found, missing, len(ends), len(measures))
