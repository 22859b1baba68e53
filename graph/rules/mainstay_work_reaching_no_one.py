"""S04."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.case import Case
from graph.analysis.looking import Over
from graph.analysis.rule import CannotTell, Hit, Judgement, Missing, rule
from graph.analysis.words_reach import graph_along, which_reach


@rule(
    id="S04",
    title="Mainstay work that reaches no one",
    severity="H",
    source="NHS Wales (2024), §2.2, activity 2",
    action="Link it to the service that it results in, or question it.",
    fires={
        "Process r1 lane=mainstay": ("r1",),
        "Process r1 lane=mainstay -flows_to-> Process r2 lane=mainstay": ("r1", "r2"),
        "Process r1 lane=mainstay -produces-> Service s1 status=stopped": ("r1",),
        "Service s1; Process r1 lane=mainstay; r1 -enables-> Process r2 lane=mainstay; r2 -produces-> s1": ("r1",),
    },
    quiet=[
        "Process r1 lane=mainstay -produces-> Service s1",
        "Process r1 lane=mainstay -flows_to-> Process r2 lane=mainstay; r2 -flows_to-> r1; r2 -produces-> Service s1",
        "Process r1 lane=support; Process r2 lane=driver",
    ],
    looks=Over(kinds=("Process", "Service"), links=("flows_to", "produces")),
)
def mainstay_work_reaching_no_one(case: Case) -> Iterator[Judgement]:
    """Mainstay work is what meets people's needs; if its output ends in no service, it meets none.

    Followed are flows from step to step and what results in a service.

    Not a problem where the service is only not written down yet: add it.
    """
    useful = which_reach(graph_along(case, "flows_to", "produces"), case.live_of("Service"))
    processes = case.live_of("Process")
    for process, lane in zip(processes, case.fields(processes, "lane"), strict=True):
        if useful[process] or lane not in {"mainstay", None}:
            continue
        if lane is None:
            yield CannotTell(process, "lane")
            continue
        say = "{0} is mainstay work, and neither it nor what it flows to results in a service."
        facts = tuple(Missing(work, "produces") for work in (process, *case.out(process, "flows_to")))
        yield Hit((process,), say, facts)
