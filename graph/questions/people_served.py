"""N4."""

from __future__ import annotations

from graph.analysis.guide_step import Step
from graph.analysis.matter import Matter
from graph.analysis.question import Reply, question
from graph.analysis.rule import Given, Hit, Missing, Through
from graph.analysis.words_answers import lacking, nothing_of
from graph.analysis.words_numbers import so_many
from graph.ontology import Label

SERVED = {"current": "served now", "future": "to be served in future"}


@question(
    id="N4",
    words=Label("Whom are we here for?", "Ar gyfer pwy rydym yma?"),
    source="NHS Wales (2024), Appendix C, purpose",
    rules=("P03", "P05"),
    shows="stakeholderGroups(day, live: true) { totalCount nodes { id name customer } }",
    examples={
        "Need d1 -felt_by-> StakeholderGroup g1 customer=current": (
            "For 1 group of people now and 0 in future; the needs of 1 of them are known."
        ),
    },
    steps=(
        Step(
            20,
            "StakeholderGroup",
            Label("Whom are you there for? One group of people.", "Ar gyfer pwy rydych chi yno? Un grŵp o bobl."),
            fixed={"customer": "current"},
        ),
    ),
)
def people_served(matter: Matter) -> Reply:
    """The people served now and in future, and which of their needs are known."""
    case = matter.case
    groups = matter.live("StakeholderGroup")
    said = {one: case.field(one, "customer") for one in groups}
    served = [one for one in groups if said[one] in SERVED]
    now = [one for one in served if said[one] == "current"]
    needs = {one: case.into(one, "felt_by") for one in served}
    known = [one for one in served if needs[one]]
    verdict = (
        f"For {so_many(len(now), 'group')} of people now and {len(served) - len(now)} in future; the needs of "
        f"{len(known)} of them are known."
    )
    facts = [_served(matter, one, str(said[one])) for one in served]
    missing = [
        *nothing_of("group of people served", "Record one group of people whom you serve.", when=not served),
        *lacking(
            [one for one in served if not needs[one]],
            "no need is recorded",
            "Record one need of each group, and link it by “is felt by”.",
            ("group", "groups"),
        ),
    ]
    unsaid = [one for one in groups if said[one] is None]
    return Reply(verdict, [*facts, *matter.found("P03", "P05")], missing, len(served), len(served) + len(unsaid))


def _served(matter: Matter, one: int, when: str) -> Hit:
    links = matter.case.links_into(one, "felt_by")
    needs = matter.case.into(one, "felt_by")
    rests = tuple(Through(link) for link in links) or (Missing(one, "felt_by", "in"),)
    say = "{0} ({when}) need {those}." if needs else "{0} ({when}): what they need is not recorded."
    return Hit((one, *needs), say, (Given(one, "customer"), *rests), {"when": SERVED[when], "those": needs})
