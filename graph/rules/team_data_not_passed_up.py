"""M13."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.case import Case
from graph.analysis.looking import Over
from graph.analysis.rule import Counted, Given, Hit, rule

UP = "rolls_up_to"
OWN_TEAM = 1
PURPOSE = "Priority o1; Measure m1 tier=4 -measures[measure_type=outcome]-> o1; Process r1 -contributes_to-> o1\n"


@rule(
    id="M13",
    title="Team data never reaches the board",
    severity="L",
    source="NHS Wales (2024), §2.1 (tiered measurement)",
    action="Say to which measure of the priority it adds up, or that it is for the team alone.",
    fires={
        PURPOSE + "Measure m2 tier=2 -measures-> r1": ("m2",),
        PURPOSE + "Measure m2 tier=3 -measures-> r1; m2 -rolls_up_to-> Measure m3": ("m2",),
    },
    quiet=[
        PURPOSE + "Measure m2 tier=2 -measures-> r1; m2 -rolls_up_to-> m1",
        PURPOSE + "Measure m2 tier=2 -measures-> r1; m2 -rolls_up_to-> Measure m3; m3 -rolls_up_to-> m1",
        PURPOSE + "Measure m2 tier=1 -measures-> r1",
        PURPOSE + "Measure m2 -measures-> r1",
        PURPOSE + "m1 -measures-> r1",
        PURPOSE + "Measure m2 tier=2 -measures-> Process r2",
        "Priority o1; Process r1 -contributes_to-> o1; Measure m2 tier=2 -measures-> r1",
    ],
    looks=Over(kinds=("Measure", "Priority"), links=("measures", UP), by=("threads",)),
)
def team_data_not_passed_up(case: Case) -> Iterator[Hit]:
    """A board that looks only at its own figure cannot see where it is made, and a team never learns what it is for.

    Looked at are measures from tier 2 on of something below a priority that is measured itself: they should add up,
    near or far, to a measure of one of those priorities.

    Not a problem where a measure serves the team alone: leave its tier empty, or call it 1.
    """
    for measure in case.live_of("Measure"):
        tier = case.field(measure, "tier")
        if tier is None or tier <= OWN_TEAM:
            continue
        priorities = _above(case, measure)
        theirs = {one for priority in priorities for one in case.measures(priority)}
        if theirs and theirs.isdisjoint(_upwards(case, measure)):
            say = "{0} tells about work for {those}, and adds up to none of the measures that these are followed by."
            facts = (Given(measure, "tier"), Counted("measures of these priorities", sorted(theirs)))
            yield Hit((measure,), say, facts, {"those": priorities})


def _above(case: Case, measure: int) -> list[int]:
    """Return the live priorities above what a measure tells about, in order."""
    found = {priority for node in case.out(measure, "measures") for priority in case.what_for.priorities(node)}
    return sorted(found)


def _upwards(case: Case, measure: int) -> set[int]:
    """Return a measure and all that it adds up to, near and far."""
    found, waiting = {measure}, [measure]
    while waiting:
        fresh = [above for above in case.out(waiting.pop(), UP) if above not in found]
        found.update(fresh)
        waiting += fresh
    return found
