"""C05."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.case import Case
from graph.analysis.looking import Over
from graph.analysis.rule import Counted, Fact, Hit, Missing, rule

NEAR_THE_WORK = {"team", "service"}
BOARD = "board"


@rule(
    id="C05",
    title="No route upwards",
    severity="M",
    source="NHS Wales (2024), §2.1 (infrastructure: tiered escalation)",
    action="Set out to which meeting the team turns, and to whom that reports.",
    fires={
        "OrgUnit u1 level=team": ("u1",),
        "OrgUnit u1 level=service; Forum h1 type=huddle -oversees-> u1": ("u1",),
        "OrgUnit u1 level=team; Forum h1 type=huddle -oversees-> u1; h1 -reports_to-> Forum h2 type=committee": ("u1",),
        "OrgUnit u1 level=team; Forum h1 -oversees-> u1; h1 -reports_to-> Forum b1 type=board status=stopped": ("u1",),
    },
    quiet=[
        "OrgUnit u1 level=directorate; OrgUnit u2 level=organisation",
        "OrgUnit u1 level=team; Forum b1 type=board -oversees-> u1",
        "OrgUnit u1 level=team; Forum h1 -oversees-> u1; h1 -reports_to-> Forum h2\n"
        "h2 -reports_to-> Forum b1 type=board",
        "OrgUnit u1 level=team status=stopped",
    ],
    looks=Over(kinds=("OrgUnit", "Forum"), links=("oversees", "reports_to")),
)
def unit_without_route_upwards(case: Case) -> Iterator[Hit]:
    """What a team cannot settle itself has to go somewhere; without a route it stays where it is, and trust falls.

    A route is a meeting that oversees the team or service, and that is a board or reports to one, near or far.

    Not a problem where another way is agreed and known to all: record it.
    """
    for unit in case.live_of("OrgUnit"):
        if case.field(unit, "level") not in NEAR_THE_WORK:
            continue
        forums = case.into(unit, "oversees")
        if not any(_leads_to_board(case, forum) for forum in forums):
            say = "{0} has no meeting that passes on to a board what it cannot settle."
            if forums:
                say = "The meetings that oversee {0} ({those}) pass nothing on to a board."
            silent = tuple(Missing(forum, "reports_to") for forum in forums)
            facts: tuple[Fact, ...] = (Counted("meetings that oversee it", forums), *silent)
            yield Hit((unit,), say, facts if forums else (Missing(unit, "oversees", "in"),), {"those": forums})


def _leads_to_board(case: Case, forum: int) -> bool:
    seen = [forum]
    for one in seen:
        if case.field(one, "type") == BOARD:
            return True
        seen += [above for above in case.out(one, "reports_to") if above not in seen]
    return False
