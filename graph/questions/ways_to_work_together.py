"""N15."""

from __future__ import annotations

from graph.analysis.guide_step import Prompt, Step, Tie
from graph.analysis.matter import Matter
from graph.analysis.question import Reply, Statement, question
from graph.analysis.rule import Fact, Given, Hit, Missing, Through
from graph.analysis.words_answers import nothing_of, phrase
from graph.analysis.words_numbers import so_many
from graph.analysis.working_together import Crossing, crossings
from graph.ontology import Label

AGREED = {"agreed", "observed"}


@question(
    id="N15",
    words=Label("How should people talk and decide together?", "Sut dylai pobl siarad a phenderfynu gyda'i gilydd?"),
    source="NHS Wales (2024), Appendix C, people",
    rules=("C05", "C04", "A08", "A15"),
    shows="forums(day, live: true) { totalCount nodes { id name type cadence reportsTo { nodes { id name } } } }",
    examples={
        "Forum h1 type=huddle -reports_to-> Forum b1 type=board": (
            "2 meetings are recorded, 1 of which passes on what it cannot settle."
        ),
    },
    steps=(
        Step(
            160,
            "Forum",
            Label(
                "Where do people meet to look at the work and decide? One meeting.",
                "Ble mae pobl yn cwrdd i edrych ar y gwaith a phenderfynu? Un cyfarfod.",
            ),
            fields=(
                Prompt("type", Label("What sort of meeting is it?", "Pa fath o gyfarfod ydyw?")),
                Prompt("cadence", Label("How often is it held?", "Pa mor aml y caiff ei gynnal?")),
            ),
            ties=(
                Tie(
                    "reports_to",
                    ("Forum",),
                    Label(
                        "To which meeting does it pass on what it cannot settle?",
                        "I ba gyfarfod y mae'n trosglwyddo'r hyn na all ei ddatrys?",
                    ),
                ),
            ),
        ),
    ),
)
def ways_to_work_together(matter: Matter) -> Reply:
    """Meetings and where each passes on what it cannot settle, work of one unit that leans on another and whether both
    agreed, and teams without a route upwards.
    """
    case, forums = matter.case, matter.live("Forum")
    passing = [one for one in forums if case.out(one, "reports_to")]
    across = crossings(case, matter.concerns)
    agreed = [one for one in across if one.basis in AGREED]
    verdict = (
        f"{so_many(len(forums), 'meeting is', 'meetings are')} recorded, {len(passing):,} of which "
        f"{'passes' if len(passing) == 1 else 'pass'} on what {'it' if len(passing) == 1 else 'they'} cannot settle."
    )
    if across:
        verdict += (
            f" {so_many(len(across), 'piece of work leans', 'pieces of work lean')} on another unit, "
            f"{phrase((len(agreed), 'of them by an agreement', 'of them by an agreement')) or 'none by an agreement'}."
        )
    routes = matter.found("C05")
    facts = [_forum(matter, one) for one in forums]
    missing = nothing_of("meeting", "Record one meeting, how often it is held and to whom it reports.", when=not forums)
    found: list[Statement] = [
        *routes,
        *matter.found("C04"),
        *(_crossing(one) for one in across),
        *facts,
        *matter.found("A08", "A15"),
    ]
    return Reply(verdict, found, missing, len(forums), len(forums))


def _forum(matter: Matter, forum: int) -> Hit:
    case = matter.case
    above = case.out(forum, "reports_to")
    links = case.links_out(forum, "reports_to")
    facts: tuple[Fact, ...] = tuple(Through(link) for link in links) or (Missing(forum, "reports_to"),)
    say = "{0} passes on what it cannot settle to {1}." if above else "{0} reports to no other meeting."
    return Hit((forum, *above[:1]), say, (Given(forum, "cadence"), *facts))


def _crossing(one: Crossing) -> Hit:
    said = "as both agreed" if one.basis in AGREED else "by one side's word only"
    return Hit((one.work, one.other), "{0} leans on {1}, {said}.", (Through(one.link),), {"said": said})
