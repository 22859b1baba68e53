"""S05."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.looking import Near
from graph.analysis.rule import CannotTell, Hit, Judgement, Missing, rule


@rule(
    id="S05",
    title="Support work supporting nothing",
    severity="M",
    source="NHS Wales (2024), §2.2, activity 2",
    action="Link it to the work that relies on it, or question it.",
    fires={
        "Process r1 lane=support": ("r1",),
        "Process r1 lane=support -enables-> Process r2 lane=mainstay status=stopped": ("r1",),
        "Process r1 lane=support -enables[valid_from=2026-07-02]-> Process r2 lane=mainstay": ("r1",),
    },
    quiet=[
        "Process r1 lane=support -enables-> Process r2 lane=mainstay",
        "Process r1 lane=mainstay; Process r2 lane=driver",
        "Process r1 lane=support status=completed",
    ],
    looks=Near(("Process",), links=("enables",), reads=False),
)
def support_for_nothing(case: Case, processes: Sequence[int]) -> Iterator[Judgement]:
    """Support work is as important as any other, by what it makes possible; here nothing is named that relies on it.

    Not a problem where it serves the whole organisation: link it to the few processes that would stop first without it.
    """
    enabling = case.snapshot.count_out("enables", of=processes)
    for process, lane in zip(processes, case.fields(processes, "lane"), strict=True):
        if enabling[process] or lane not in {"support", None}:
            continue
        if lane is None:
            yield CannotTell(process, "lane")
            continue
        yield Hit(
            (process,), "{0} is support work, and nothing is recorded that it enables.", (Missing(process, "enables"),)
        )
