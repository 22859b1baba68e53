"""R10."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import Counted, Hit, rule

SCHEME = "hcqs_2023"
SHOWING = {"Priority", "Objective", "Measure", "Assurance"}
ITEM = "FrameworkItem h1 scheme=hcqs_2023 code=D1\n"


@rule(
    id="R10",
    title="Quality standard with nothing behind it",
    severity="M",
    source="Health and Care Quality Standards 2023 (Wales)",
    action="Say what you aim at, measure or check for it, or why nothing is needed.",
    fires={
        ITEM: ("h1",),
        ITEM + "Improvement i1 -classified_as-> h1": ("h1",),
        ITEM + "Priority o1 status=completed -addresses-> h1": ("h1",),
    },
    quiet=[
        ITEM + "Priority o1 -addresses-> h1",
        ITEM + "Measure m1 -classified_as-> h1",
        ITEM + "Assurance a1 -classified_as-> h1",
        ITEM.replace("hcqs_2023", "quadruple_aim"),
    ],
    looks=Near(("FrameworkItem",), links=("classified_as", "addresses"), reads=False),
)
def standard_without_anything(case: Case, items: Sequence[int]) -> Iterator[Hit]:
    """The yearly report on quality has to speak of each standard: where nothing is aimed at, measured or checked, it
    can only be silent.

    Not a problem where the standard is met through others: link what shows it.
    """
    for item in items:
        if case.field(item, "scheme") != SCHEME:
            continue
        behind = case.into(item, "classified_as", "addresses")
        if not any(case.kind(node) in SHOWING for node in behind):
            say = "No priority, objective, measure or check is recorded for the quality standard {0}."
            yield Hit((item,), say, (Counted("aims, measures and checks for it", ()),))
