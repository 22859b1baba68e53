"""S01."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import Given, Hit, Missing, Severity, rule


@rule(
    id="S01",
    title="Process nobody owns",
    severity="M",
    source="Completeness checks of a linkage map; NHS Wales (2024), §1.2 and §2.2",
    action="Name the role that owns it.",
    fires={
        "Process r1 lane=mainstay; Process r2 lane=support; Process r3": ("r1", "r2", "r3"),
        "Process r1 lane=mainstay -owned_by-> Role w1 status=archived": ("r1",),
        "Process r1 lane=driver -owned_by[valid_to=2026-06-30]-> Role w1": ("r1",),
    },
    quiet=[
        "Process r1 lane=mainstay -owned_by-> Role w1",
        "Process r1 lane=mainstay -owned_by[valid_to=2026-07-01]-> Role w1",
        "Process r1 lane=mainstay status=draft",
    ],
    looks=Near(("Process",), links=("owned_by",), reads=False),
)
def process_without_owner(case: Case, processes: Sequence[int]) -> Iterator[Hit]:
    """Work that no role answers for is kept, changed and mended by chance. Urgent for mainstay work.

    Not a problem where several roles share it knowingly: name the one that is asked first.
    """
    unowned = case.snapshot.count_out("owned_by", of=processes) == 0
    for process in processes:
        if unowned[process]:
            severity: Severity = "H" if case.field(process, "lane") == "mainstay" else "M"
            facts = (Missing(process, "owned_by"), Given(process, "lane"))
            yield Hit((process,), "No role is recorded as owning {0}.", facts, severity=severity)
