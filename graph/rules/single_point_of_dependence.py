"""S08."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.case import Case
from graph.analysis.looking import Over
from graph.analysis.rule import CannotTell, Counted, Given, Hit, Judgement, rule
from graph.analysis.words_dependence import Dependence


@rule(
    id="S08",
    title="Everything hangs on one thing",
    severity="H",
    source="NHS Wales (2024), §2.1 (infrastructure) and §2.2, activity 2",
    action="Create a backup, and say which it is.",
    fires={
        "Service s1 -depends_on-> Role w1; Process r1 lane=mainstay -depends_on-> w1": ("w1",),
        "Process r0 lane=support -enables-> Process r1 lane=support; r1 -enables-> Process r2 lane=mainstay\n"
        "r1 -depends_on-> Resource k1; Service s1 -depends_on-> r2": ("k1", "r0", "r1"),
        "Service s1 -depends_on-> Improvement i1; Service s2 -depends_on-> i1; i1 -depends_on-> OrgUnit u1": ("u1",),
    },
    quiet=[
        "Service s1 -depends_on-> Role w1",
        "Service s1 -depends_on-> Resource k1 substitute_exists=true; Service s2 -depends_on-> k1",
        "Service s1 -depends_on[substitute=true]-> Role w1; Service s2 -depends_on-> w1",
        "Service s1 -depends_on-> Role w1; Service s2 status=stopped -depends_on-> w1",
        "Service s1 -depends_on-> Process r1 lane=mainstay; Service s2 -depends_on-> r1",
    ],
    looks=Over(kinds=("Process", "Service", "Resource", "Role", "OrgUnit"), links=("depends_on", "enables")),
)
def single_point_of_dependence(case: Case) -> Iterator[Judgement]:
    """If this one role, unit, support process or resource fails, several services stop, and nothing stands in for it.

    Followed are chains of dependence without a substitute, and support read from those it enables.

    Not a problem where a substitute exists: say so on the resource or on the dependence.
    """
    dependence = Dependence(case)
    processes = case.live_of("Process")
    lanes = dict(zip(processes, case.fields(processes, "lane"), strict=True))
    mainstay = [process for process, lane in lanes.items() if lane == "mainstay"]
    counted = frozenset(case.live_of("Service") + mainstay)
    carrying = dependence.carrying(counted, case.thresholds.single_point)
    for node, lane in lanes.items():
        if lane is None and dependence.related(node):
            yield CannotTell(node, "lane")
    say = "Losing {0} would stop {those}, and nothing is recorded that could stand in for it."
    for node in sorted(carrying):
        if _has_no_backup(case, node, lanes.get(node)):
            those = dependence.on(node, counted)
            facts = (Counted("services and mainstay processes that depend on it", those),)
            extra = (Given(node, "substitute_exists"),) if case.kind(node) == "Resource" else ()
            yield Hit((node,), say, facts + extra, {"those": those})


def _has_no_backup(case: Case, node: int, lane: str | None) -> bool:
    if case.kind(node) == "Resource":
        return not case.field(node, "substitute_exists")
    return case.kind(node) in {"Role", "OrgUnit"} or lane == "support"
