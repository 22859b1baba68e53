"""Risks, with what keeps them down and what checks that."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api.schema_arguments import AsOf, Info, RecordedAt, Scope, view
from api.schema_pages import USUAL, After, First
from api.schema_risk import RiskChainConnection, RiskWithChain
from api.schema_shape import shape, shown, weighs
from graph.analysis.risk_chain import risk_chains

About = Annotated[
    strawberry.ID | None,
    strawberry.argument(description="Only this risk, or the risks to this thing, or those that it keeps down."),
]


@shape
class Group:
    """Risks, with what keeps them down and what checks that."""

    @weighs(1_000)
    @shown
    def risk_chains(
        self,
        info: Info,
        id: About = None,
        scope: Scope = None,
        as_of: AsOf = None,
        recorded_at: RecordedAt = None,
        first: First = USUAL,
        after: After = None,
    ) -> RiskChainConnection:
        """Each live risk with what pushes towards it, keeps it down, would suffer, and checks (NHS Wales 2024, §2)."""
        asked = view(self, info, as_of, recorded_at)
        about = None if id is None else asked.position(id)
        found = risk_chains(asked.case, asked.scope(scope), about)
        cut = asked.pager.cut(found, lambda one: (asked.snapshot.ids[one.risk],), first, after)
        return RiskChainConnection(cut=cut, nodes=[RiskWithChain(asked=asked, found=one) for one in cut.rows])
