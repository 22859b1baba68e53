"""Q3."""

from __future__ import annotations

from graph.analysis.matter import Matter
from graph.analysis.question import Reply, question
from graph.analysis.rule import Given, Hit, Missing
from graph.analysis.words_answers import group, lacking, nothing_of, phrase
from graph.ontology import Label

IMPORTANT = 4


@question(
    id="Q3",
    words=Label("Should our purpose change because of it?", "A ddylai ein diben newid o'i herwydd?"),
    source="NHS Wales (2024), §2.4, question 3",
    rules=("P02", "P07"),
    shows="purposes(…, live: true) { totalCount nodes { id name reviewedOn } }",
    examples={
        "Purpose p1 reviewed_on=2026-05-01 -exists_to_meet-> Need d1": (
            "No: nothing heard since its last review speaks for that."
        ),
        "Purpose p1 reviewed_on=2026-05-01 -exists_to_meet-> Need d1\n"
        "Feedback f1 implies=purpose_change received_on=2026-06-01": (
            "It should be looked at: 1 message asks about the purpose itself and 1 purpose is due for a look."
        ),
    },
)
def changed_purpose(matter: Matter) -> Reply:
    """Messages that ask about the purpose itself, important needs that no purpose names, and purposes that were not
    looked at since something changed.
    """
    case = matter.case
    purposes = matter.live("Purpose")
    asking = [one for one in matter.live("Feedback") if case.field(one, "implies") == "purpose_change"]
    unnamed = [
        need
        for need in matter.live("Need")
        if (case.field(need, "importance") or 0) >= IMPORTANT and not case.into(need, "exists_to_meet")
    ]
    due, loose = matter.found("P07"), matter.found("P02")
    facts = [Hit((one,), "{0} asks about the purpose itself.", (Given(one, "implies"),)) for one in asking]
    facts += [
        Hit((one,), "{0} is important, and no purpose names it.", (Missing(one, "exists_to_meet", "in"),))
        for one in unnamed
    ]
    looked_at = [one for one in purposes if case.field(one, "reviewed_on")]
    known = set(looked_at)
    looked = group("Looked at, and found right then: {those}.", looked_at, "purposes with a review")
    said = phrase(
        (len(asking), "message asks about the purpose itself", "messages ask about the purpose itself"),
        (len(unnamed), "important need is in no purpose", "important needs are in no purpose"),
        (len(due), "purpose is due for a look", "purposes are due for a look"),
        (len(loose), "purpose names nobody's need", "purposes name nobody's need"),
    )
    nothing = "No: nothing heard since its last review speaks for that."
    missing = [
        *nothing_of("purpose", "Record the purpose, and the need that it is there to meet.", when=not purposes),
        *lacking(
            [one for one in purposes if one not in known],
            "it is not said when they were last looked at",
            "Give the day on which leaders last looked at the purpose.",
            ("purpose", "purposes"),
        ),
    ]
    verdict = f"It should be looked at: {said}." if said else nothing
    return Reply(verdict, [*due, *loose, *facts, *looked], missing, len(known), len(purposes))
