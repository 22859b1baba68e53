"""A12: reasons that lead back to themselves."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.case import Case
from graph.analysis.cycles import cycles
from graph.analysis.looking import Over
from graph.analysis.rule import Fact, Hit, Through, rule


@rule(
    id="A12",
    title="Circular reasoning in the plan",
    severity="M",
    source="Completeness checks of a linkage map; NHS Wales (2024), §2.2",
    action="Decide which of them is the reason for the other, and end the link that runs back.",
    fires={
        "Objective b1 -aligns_to-> Objective b2; b2 -aligns_to-> b1": ("b1+b2",),
        "Priority o1 -aligns_to-> o1": ("o1",),
        "Objective b3 -aligns_to-> Objective b1; b1 -aligns_to-> Objective b2; b2 -aligns_to-> b3": ("b1+b2+b3",),
        "Improvement i1 -improves-> Process r1; r1 -contributes_to-> Priority o1; o1 -aligns_to-> o1": ("o1",),
    },
    quiet=[
        "Process r1 -flows_to-> Process r2; r2 -flows_to-> r1",
        "Process r1 -steers-> Process r2; Process r3 -enables-> r1; r2 -flows_to-> r3; r1 -steers-> r1",
        "Objective b1 -aligns_to-> Objective b2; b2 -aligns_to[valid_to=2026-06-30]-> b1",
        "Objective b1 -aligns_to-> Objective b2 status=draft; b2 -aligns_to-> b1",
    ],
    looks=Over(by=("threads",)),
)
def circular_reasoning(case: Case) -> Iterator[Hit]:
    """What is justified by itself is not justified, and everything below it only seems to have a reason.

    Loops of work are normal and are not meant: flow, support and steering may lead round.

    Not a problem where two aims belong together so closely that they are one: merge them.
    """
    names = [link.name for link in case.snapshot.ontology.with_role("sight") if "work_loop" not in link.traits]
    for loop in cycles(case.snapshot):
        inside = set(loop)
        links = [link for node in loop for link in case.links_out(node, *names)]
        facts: tuple[Fact, ...] = tuple(Through(link) for link in links if int(case.snapshot.targets[link]) in inside)
        if len(loop) == 1:
            yield Hit(tuple(loop), "{0} is its own reason.", facts)
        else:
            yield Hit(tuple(loop), "{loop} are reasons for each other, in a circle.", facts, {"loop": list(loop)})
