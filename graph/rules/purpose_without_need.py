"""P02: purposes that answer nobody's need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import Hit, Missing, rule


@rule(
    id="P02",
    title="Purpose is not tied to anyone's need",
    severity="H",
    source="NHS Wales (2024), §2.2 (first activity)",
    action="Link the purpose to the needs it answers.",
    fires={
        "Purpose p1": ("p1",),
        "Purpose p1 -exists_to_meet-> Need d1 status=archived": ("p1",),
        "Purpose p1 -exists_to_meet-> Need d1 valid_from=2026-07-02": ("p1",),
        "Purpose p1 -exists_to_meet[valid_to=2026-06-30]-> Need d1": ("p1",),
    },
    quiet=[
        "Purpose p1 -exists_to_meet-> Need d1",
        "Purpose p1 -exists_to_meet[valid_to=2026-07-01]-> Need d1 valid_from=2026-07-01",
        "Purpose p1 status=proposed",
    ],
    looks=Near(("Purpose",), links=("exists_to_meet",), reads=False),
)
def purpose_without_need(case: Case, purposes: Sequence[int]) -> Iterator[Hit]:
    """A purpose that names no need cannot be checked against what people need, nor can the work that serves it.

    Not a problem where the purpose only restates that of a unit above it: say so by a link, and drop it here.
    """
    unnamed = case.snapshot.count_out("exists_to_meet", of=purposes) == 0
    for purpose in purposes:
        if unnamed[purpose]:
            facts = (Missing(purpose, "exists_to_meet"),)
            yield Hit((purpose,), "No need is recorded that the purpose {0} exists to meet.", facts)
