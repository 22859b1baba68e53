"""I11."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import CannotTell, Given, Hit, Judgement, Missing, rule


@rule(
    id="I11",
    title="Approved but not resourced",
    severity="H",
    source="NHS Wales (2024), §1.3, component 3, and Part 2 (Quality Planning)",
    action="Fund it, or pause it.",
    fires={
        "Improvement i1 work_type=strategic": ("i1",),
        "Improvement i1 work_type=strategic wte=0": ("i1",),
        "Plan n1 status=draft -allocates-> Improvement i1 work_type=strategic": ("i1",),
        "Plan n1 -allocates[valid_to=2026-06-30]-> Improvement i1 work_type=strategic": ("i1",),
    },
    quiet=[
        "Improvement i1 work_type=strategic wte=0.1",
        "Plan n1 -allocates-> Improvement i1 work_type=strategic",
        "Improvement i1 work_type=local; Improvement i2 work_type=mandated wte=0",
        "Improvement i1 work_type=strategic status=paused",
    ],
    looks=Near(("Improvement",), links=("allocates",), reads=False),
)
def improvement_without_resources(case: Case, improvements: Sequence[int]) -> Iterator[Judgement]:
    """Strategic work without people or money competes with daily work, and both lose.

    Looked at is whether a live plan allocates anything to it and whether it has a whole-time equivalent above 0.

    Not a problem where it needs nobody's time: say so when you set this aside.
    """
    unplanned = case.snapshot.count_into("allocates", of=improvements) == 0
    for improvement in improvements:
        kind_of_work = case.field(improvement, "work_type")
        if not unplanned[improvement] or case.field(improvement, "wte") or kind_of_work not in {"strategic", None}:
            continue
        if kind_of_work is None:
            yield CannotTell(improvement, "work_type")
            continue
        facts = (Missing(improvement, "allocates", "in"), Given(improvement, "wte"), Given(improvement, "work_type"))
        yield Hit((improvement,), "{0} is strategic work, and no plan or time is recorded for it.", facts)
