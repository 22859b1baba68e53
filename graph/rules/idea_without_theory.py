"""I04."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.case import Case
from graph.analysis.looking import Over
from graph.analysis.rule import Given, Hit, Missing, rule
from graph.analysis.words_dates import ran_out

DRIVER = "Driver"
IDEA = "ChangeIdea"


@rule(
    id="I04",
    title="Idea without a theory",
    severity="L",
    source="NHS Wales (2024), Part 2 (tools of Quality Improvement: driver diagram)",
    action="Say what it should move and for which aim, or drop it.",
    fires={
        "ChangeIdea c1": ("c1",),
        "ChangeIdea c1 -acts_on-> Driver v1": ("c1",),
        "ChangeIdea c1 -acts_on-> Driver v1; v1 -drives-> Objective b1 status=completed": ("c1",),
        "Driver v1 valid_from=2026-01-01 -drives-> Improvement i1": ("v1",),
    },
    quiet=[
        "ChangeIdea c1 -acts_on-> Driver v1; v1 -drives-> Driver v2; v2 -drives-> Improvement i1",
        "ChangeIdea c1 -acts_on-> Driver v1; v1 -drives-> Priority o1",
        "ChangeIdea c1 status=stopped",
        "Driver v1 valid_from=2026-04-02 -drives-> Improvement i1",
        "Driver v1 -drives-> Improvement i1",
    ],
    looks=Over(kinds=(IDEA, DRIVER, "Priority", "Objective", "Improvement"), links=("acts_on", "drives")),
)
def idea_without_theory(case: Case) -> Iterator[Hit]:
    """An idea that says of nothing why it should help cannot be wrong, and so teaches nothing when it is tried.

    Looked at are ideas that lead to no aim, and drivers under which nothing was put within the time in which an
    improvement should show a sign of life.

    Not a problem while people are still collecting ideas.
    """
    reaching = _reaching(case)
    for idea in case.live_of(IDEA):
        if reaching.isdisjoint(case.out(idea, "acts_on")):
            yield Hit((idea,), "{0} leads to no aim that it should help to reach.", (Missing(idea, "acts_on"),))
    for driver in case.live_of(DRIVER):
        begun = case.day(driver, "valid_from")
        if case.older(begun, case.thresholds.stall) and not case.into(driver, "drives", "acts_on"):
            say = "Nothing is recorded that could move {0}: no driver below it, and no idea."
            facts = (Missing(driver, "acts_on", "in"), Given(driver, "valid_from"))
            yield Hit((driver,), say, facts, since=ran_out(begun or 0, case.thresholds.stall))


def _reaching(case: Case) -> set[int]:
    """Return the live drivers from which a live aim is reached."""
    drivers = case.live_of(DRIVER)
    waiting = [one for one in drivers if any(case.kind(aim) != DRIVER for aim in case.out(one, "drives"))]
    found = set(waiting)
    while waiting:
        fresh = [below for below in case.into(waiting.pop(), "drives") if below not in found]
        found.update(fresh)
        waiting += fresh
    return found
