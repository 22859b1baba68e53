"""S09."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.case import Case
from graph.analysis.examples import monthly
from graph.analysis.looking import Over
from graph.analysis.rule import Charted, Counted, Fact, Hit, rule
from graph.analysis.words_flow import MAP, choke_points
from graph.analysis.words_series import fails, followed, is_concerning

STEADY = [10, 12] * 6
WORSE = f"Measure m1 direction=increase -measures-> Process r2; {monthly('m1', *STEADY, 0)}\n"


@rule(
    id="S09",
    title="Choke point in the flow",
    severity="M",
    source="NHS Wales (2024), §2.2, and Part 2 (Quality Control)",
    action="Put it right here first: what is gained elsewhere waits here.",
    fires={
        WORSE + "Process r1 -flows_to-> r2; r2 -flows_to-> Process r3": ("r2",),
        WORSE + "Process r1 -enables-> r2; Process r3 -steers-> r2": ("r2",),
        WORSE.replace("= 0", "= 12").replace("increase", "increase target=20")
        + "Process r1 -flows_to-> r2; r2 -flows_to-> Process r3": ("r2",),
    },
    quiet=[
        WORSE + "Process r1 -flows_to-> r2; r2 -flows_to-> Process r3; r1 -flows_to-> r3",
        WORSE + "Process r1 -flows_to-> r2",
        WORSE + "Process r1 -flows_to-> r2; r2 -flows_to-> Process r3 status=stopped",
        WORSE.replace("m1 direction", "m1 status=paused direction")
        + "Process r1 -flows_to-> r2; r2 -enables-> Process r3",
        "Process r1 -flows_to-> Process r2; r2 -flows_to-> Process r3",
    ],
    looks=Over(kinds=("Process",), links=("measures", *MAP), by=("series",)),
)
def choke_point(case: Case) -> Iterator[Hit]:
    """Where the only way from one part of the work to another leads through one process, everything waits for it.

    Spoken of are processes without which the map of processes falls apart, whichever way its arrows point, and of which
    a measure gets worse or cannot reach its target.

    Not a problem where another way exists and is only not on the map: draw it.
    """
    suspects: dict[int, list[int]] = {}
    for measure in followed(case):
        if is_concerning(case, measure) or fails(case, measure):
            for process in dict.fromkeys(case.out(measure, "measures")):
                if case.kind(process) == "Process":
                    suspects.setdefault(process, []).append(measure)
    for process, near in choke_points(case, suspects).items():
        facts: tuple[Fact, ...] = (Counted("processes next to it", near, "sight"),)
        facts += tuple(Charted(measure) for measure in suspects[process])
        words = {"measures": suspects[process], "near": near}
        say = "Only {0} joins {near}, and {measures} gets worse or cannot reach its target."
        yield Hit((process,), say, facts, words)
