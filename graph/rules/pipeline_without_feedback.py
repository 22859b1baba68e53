"""S06."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.case import Case
from graph.analysis.looking import Over
from graph.analysis.rule import CannotTell, Counted, Hit, Judgement, rule

PLANNING = ("Process", "Plan", "Priority", "Objective")


@rule(
    id="S06",
    title="No feedback arrow: a pipeline, not a system",
    severity="H",
    source="Completeness checks of a linkage map; NHS Wales (2024), §2.3",
    action="Connect what people and measures tell to where plans are made.",
    fires={
        "Process r1 unit=u1; OrgUnit u1 level=organisation": ("u1",),
        "OrgUnit u1 level=organisation; Process r1 unit=u1 lane=mainstay; Feedback f1 -informs-> r1": ("u1",),
        "OrgUnit u1 level=organisation; OrgUnit u2 level=organisation; Process r1 unit=u1 lane=mainstay\n"
        "Priority o1 unit=u2; Measure m1 -informs-> o1": ("u1",),
        "OrgUnit u1 level=organisation; Process r1 lane=mainstay; Plan n1 unit=u1\n"
        "Learning l1 -informs[valid_to=2026-06-30]-> n1": ("u1",),
    },
    quiet=[
        "OrgUnit u1 level=organisation; Process r1 unit=u1 lane=driver; Measure m1 -informs-> r1",
        "OrgUnit u1 level=organisation; OrgUnit u2 level=team -part_of-> u1; Process r1 unit=u1 lane=mainstay\n"
        "Objective o1 unit=u2; Assurance a1 -informs-> o1",
        "OrgUnit u1 level=organisation; Process r1 unit=u1 status=draft",
        "Process r1 lane=mainstay",
    ],
    looks=Over(kinds=PLANNING, links=("informs",), by=("unit",)),
)
def pipeline_without_feedback(case: Case) -> Iterator[Judgement]:
    """Where nothing that is learnt returns to where plans are made, the same is done again whatever comes of it.

    Looked for is one live `informs` link into a driver process, plan, priority or objective anywhere in the
    organisation.

    Not a problem where feedback does reach planning and only the link is missing: add it.
    """
    waiting = _units_with_work(case)
    unclear: dict[int, int] = {}
    for target in _informed(case):
        unit = case.top_unit(target)
        if unit not in waiting:
            continue
        lane = case.field(target, "lane") if case.kind(target) == "Process" else "driver"
        if lane == "driver":
            waiting.discard(unit)
        elif lane is None:
            unclear[unit] = target
    for unit in sorted(waiting):
        if unit in unclear:
            yield CannotTell(unclear[unit], "lane")
            continue
        say = "Nothing that is heard, measured or learnt is recorded as informing the plans of {0}."
        yield Hit((unit,), say, (Counted("feedback arrows into driver processes, plans and aims", ()),))


def _units_with_work(case: Case) -> set[int]:
    """Return the top units that have a live process."""
    found: set[int] = set()
    for process in case.live_of("Process"):
        unit = case.top_unit(process)
        found |= {unit} if unit is not None else set()
        if len(found) == len(case.top_units):
            break
    return found


def _informed(case: Case) -> list[int]:
    """Return the live nodes from which plans are made that something informs."""
    informed = case.snapshot.count_into("informs")
    return [target for target in case.live_of(*PLANNING) if informed[target]]
