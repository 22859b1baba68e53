"""Feedback loops, and what the things of the causal map are like."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api.schema_arguments import AsOf, Info, RecordedAt, view
from api.schema_loops import CausalFactor, CausalFactorConnection, Loop, LoopConnection, LoopType
from api.schema_pages import USUAL, After, First
from api.schema_shape import shape, shown, weighs
from graph.analysis.influence import CausalMap
from graph.analysis.loops import LONGEST, Loops
from graph.errors import WrongUse

FURTHEST = 12
Longest = Annotated[int, strawberry.argument(description=f"Most things of a loop, {FURTHEST} at most.")]


@shape
class Group:
    """Feedback loops, and what the things of the causal map are like."""

    @weighs(20_000)
    @shown
    def loops(
        self,
        info: Info,
        type: list[LoopType] | None = None,
        longest: Longest = LONGEST,
        as_of: AsOf = None,
        recorded_at: RecordedAt = None,
        first: First = USUAL,
        after: After = None,
    ) -> LoopConnection:
        """Circles of influence that feed a change or hold it back (NHS Wales 2024, §2.3)."""
        if not 1 <= longest <= FURTHEST:
            raise WrongUse(f"loops of 1 to {FURTHEST} things can be asked for")
        asked = view(self, info, as_of, recorded_at)
        loops = Loops(asked.snapshot, longest=longest)
        wanted = None if type is None else {str(one.value) for one in type}
        found = [loop for loop in loops.found if wanted is None or loop.type in wanted]
        cut = asked.pager.cut(found, lambda loop: (len(loop.nodes), asked.ids_of(loop.nodes)), first, after)
        nodes = [Loop(asked=asked, loops=loops, found=loop) for loop in cut.rows]
        return LoopConnection(cut=cut, complete=loops.is_complete, nodes=nodes)

    @weighs(20_000)
    @shown
    def causal_map(
        self,
        info: Info,
        as_of: AsOf = None,
        recorded_at: RecordedAt = None,
        first: First = USUAL,
        after: After = None,
    ) -> CausalFactorConnection:
        """What influences what, and how strongly: levers, bridges and results, in order of id."""
        asked = view(self, info, as_of, recorded_at)
        found = CausalMap(asked.snapshot).factors
        cut = asked.pager.cut(found, lambda factor: (asked.snapshot.ids[factor.node],), first, after)
        return CausalFactorConnection(cut=cut, nodes=[CausalFactor(asked=asked, found=one) for one in cut.rows])
