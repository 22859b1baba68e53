"""S07."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import Hit, Missing, rule

JOINING = ("flows_to", "enables", "steers", "produces", "informs", "depends_on")


@rule(
    id="S07",
    title="Isolated process",
    severity="L",
    source="NHS Wales (2024), Appendix C, processes",
    action="Link it to the work before or after it, or merge it.",
    fires={
        "Process r1": ("r1",),
        "Process r1 -contributes_to-> Objective o1; r1 -owned_by-> Role w1": ("r1",),
        "Process r1 -flows_to-> Process r2 status=archived": ("r1",),
    },
    quiet=[
        "Process r1 -flows_to-> Process r2",
        "Measure m1 -informs-> Process r1",
        "Service s1 -depends_on-> Process r1",
        "Process r1 status=draft",
    ],
    looks=Near(("Process",), links=JOINING, reads=False),
)
def isolated_process(case: Case, processes: Sequence[int]) -> Iterator[Hit]:
    """A process that nothing flows into, out of or leans on has no visible part in the system.

    Looked at are live flows, support, steering, results, information and dependence, both ways.

    Not a problem where the map is still being drawn.
    """
    snapshot = case.snapshot
    joined = snapshot.count_out(*JOINING, of=processes) + snapshot.count_into(*JOINING, of=processes)
    for process in processes:
        if not joined[process]:
            facts = tuple(Missing(process, link) for link in JOINING)
            yield Hit((process,), "{0} is not joined to any other work, neither before nor after it.", facts)
