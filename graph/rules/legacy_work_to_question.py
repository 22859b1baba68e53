"""A10: legacy work that serves no priority."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import CannotTell, Given, Hit, Judgement, Seen, rule

PURPOSE = "Purpose p1 -exists_to_meet-> Need d1; Service s1 -meets-> d1; Process r1 -produces-> s1\n"
PURPOSE += "Priority o1 -aligns_to-> p1\n"


@rule(
    id="A10",
    title="Legacy work to question",
    severity="M",
    source="NHS Wales (2024), §1.2",
    action="Stop it, or say what it is for.",
    fires={
        PURPOSE + "Activity a1 work_type=legacy": ("a1",),
        PURPOSE + "Activity a1 work_type=unclassified": ("a1",),
        PURPOSE + "Activity a1 work_type=legacy -belongs_to-> r1": ("a1",),
        PURPOSE + "Activity a1 work_type=legacy -belongs_to[valid_to=2026-06-30]-> o1": ("a1",),
    },
    quiet=[
        PURPOSE + "Activity a1 work_type=legacy -belongs_to-> o1",
        PURPOSE + "Activity a1 work_type=mandated; Activity a2 work_type=business_as_usual",
        "Activity a1 work_type=legacy",
        PURPOSE + "Activity a1 work_type=legacy status=stopped",
        PURPOSE + "Activity a1",
    ],
    needs_anchor=True,
    looks=Near(("Activity",), by=("sight",)),
)
def legacy_work_to_question(case: Case, activities: Sequence[int]) -> Iterator[Judgement]:
    """Work that goes on because it always has takes time from work that would be chosen today.

    Anybody may ask about it; whoever does it often knows best whether it still helps.

    Not a problem where somebody outside needs it: say who, and record it as mandated.
    """
    statuses = case.sight.statuses
    for activity in activities:
        if statuses[activity] == "strategic":
            continue
        work_type = case.field(activity, "work_type")
        if work_type is None:
            yield CannotTell(activity, "work_type")
        elif work_type in {"legacy", "unclassified"}:
            says = "is legacy work" if work_type == "legacy" else "is work that nobody has classified"
            facts = (Given(activity, "work_type"), Seen(activity))
            yield Hit((activity,), "{0} {says} and serves no priority.", facts, {"says": says})
