"""Q10."""

from __future__ import annotations

from graph.analysis.matter import Matter
from graph.analysis.problems_local import Placed, placed_issues
from graph.analysis.question import Reply, question
from graph.analysis.rule import Fact, Given, Hit, Through
from graph.analysis.words_answers import lacking, nothing_of, phrase
from graph.ontology import Label


@question(
    id="Q10",
    words=Label(
        "What can those who do the work put right themselves?",
        "Beth all y rhai sy'n gwneud y gwaith ei gywiro eu hunain?",
    ),
    source="NHS Wales (2024), §2.4, question 10",
    shows="issues(…, live: true) { totalCount nodes { id name state tierNow } }",
    examples={
        "OrgUnit u1 level=team; Process r1 unit=u1; Issue x1 state=open raised_on=2026-06-01 -about-> r1": (
            "1 problem can be put right where it arises."
        ),
        "OrgUnit u1; OrgUnit u2; Process r1 unit=u1; Process r2 unit=u2\n"
        "Issue x1 state=open raised_on=2026-06-01 -about-> r1; x1 -about-> r2": (
            "Nothing that is open now: each problem needs somebody from elsewhere."
        ),
    },
)
def local_fixes(matter: Matter) -> Reply:
    """Problems that are open, whose whole matter lies in one unit, and that hang on nothing outside it. They need no
    leave from anybody; what was put right is noted.
    """
    placed = placed_issues(matter.case, matter.live("Issue"))
    local = [one for one in placed if one.is_local]
    fixed = [one for one in matter.live("Issue") if matter.case.field(one, "fixed_locally")]
    said = phrase(
        (len(local), "problem can be put right where it arises", "problems can be put right where they arise")
    )
    verdict = f"{said}." if said else "Nothing that is open now: each problem needs somebody from elsewhere."
    if fixed:
        verdict += f" {phrase((len(fixed), 'has', 'have'))} been put right that way already."
    unknown = [one.node for one in placed if not one.units]
    missing = [
        *nothing_of("open problem", "Record one problem that a team has now, and what it is about.", when=not placed),
        *lacking(
            unknown,
            "it is not said what they are about, or whose that is",
            "Link each problem with the process or service that it is about.",
            ("open problem", "open problems"),
        ),
    ]
    facts = [_local(matter, one) for one in local]
    return Reply(verdict, facts, missing, len(placed) - len(unknown), len(placed))


def _local(matter: Matter, one: Placed) -> Hit:
    about = matter.case.links_out(one.node, "about")
    facts: tuple[Fact, ...] = (Given(one.node, "state"), *(Through(link) for link in about))
    say = "{0} lies wholly in {1}, and hangs on nothing outside it."
    return Hit((one.node, one.units[0], *one.about), say, facts)
