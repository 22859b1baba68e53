"""S10."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.case import Case
from graph.analysis.looking import Over
from graph.analysis.rule import CannotTell, Fact, Given, Hit, Judgement, Through, rule
from graph.analysis.words_links import strengths_out
from graph.analysis.words_numbers import top_share

VITAL_PERCENT = 20
POOR_STATE = 2


@rule(
    id="S10",
    title="Vital process in poor shape",
    severity="H",
    source="NHS Wales (2024), §2.4, question 7, and Appendix C, processes",
    action="Redesign it, with those who do the work.",
    fires={
        "Process r1 importance=5 current_state=2; Process r2 importance=4 current_state=1": ("r1",),
        "Process r1 importance=3 current_state=1; Process r2 importance=3 current_state=2": ("r1", "r2"),
        "Process r1 importance=4 current_state=1 -contributes_to[strength=2]-> Objective o1\n"
        "Process r2 importance=4 current_state=1 -contributes_to[strength=1]-> o1": ("r1",),
        "Process r1 importance=5 current_state=4; Process r2 importance=4 current_state=2; Process r3 importance=3\n"
        "Process r4 importance=2; Process r5 importance=1; Process r6 importance=1 current_state=1": ("r2",),
    },
    quiet=[
        "Process r1 importance=5 current_state=3",
        "Process r1 current_state=1",
        "Process r1 importance=5 current_state=4; Process r2 importance=4 current_state=1; Process r3 importance=3\n"
        "Process r4 importance=2; Process r5 importance=1",
        "Process r1 importance=5 current_state=1 status=paused",
    ],
    looks=Over(kinds=("Process",), links=("contributes_to",)),
)
def vital_process_in_poor_shape(case: Case) -> Iterator[Judgement]:
    """The purpose leans on a few processes most; where one of those is not in good order, that is felt everywhere.

    Vital are the first fifth by importance, then by how strongly they contribute to aims, with all that tie.

    Not a problem where a redesign is under way: link the improvement, and say when it ends.
    """
    strengths = strengths_out(case, "contributes_to")
    processes = case.live_of("Process")
    told = dict(zip(processes, case.fields(processes, "importance"), strict=True))
    keys = {process: (value, int(strengths[process])) for process, value in told.items() if value is not None}
    for process in top_share(keys, VITAL_PERCENT):
        state = case.field(process, "current_state")
        if state is None:
            yield CannotTell(process, "current_state")
        elif state <= POOR_STATE:
            say = "{0} is among the {vital} % of processes that matter most (importance {importance} of 5), and its "
            say += "current state is {state} of 5."
            words = {"vital": VITAL_PERCENT, "importance": told[process], "state": state}
            links = tuple(Through(link) for link in case.links_out(process, "contributes_to"))
            facts: tuple[Fact, ...] = (Given(process, "importance"), Given(process, "current_state"), *links)
            yield Hit((process,), say, facts, words)
