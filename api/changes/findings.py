"""Mutations of findings: set aside with a reason, and taken up again."""

from __future__ import annotations

from typing import Annotated, Any, Optional

import strawberry

from api.schema_arguments import Info
from api.schema_fields import Day
from api.schema_inputs import Inputs
from api.schema_shape import shape, shown
from api.schema_wishes import wished, writer
from api.schema_written import Written
from api.writing import Wish
from graph.edits import set_aside, take_up
from graph.errors import NotFound
from graph.model import Aside
from graph.plan import Plan
from graph.store.base import Store

FINDING = strawberry.argument(description="The id of the finding.")
WHY = strawberry.argument(description="Why it is no problem.")
UNTIL = strawberry.argument(description="Last day this holds; else without end.")
AGAIN = strawberry.argument(description="Why it counts again.")


def group(_: Inputs) -> Any:
    """Return the mutations of this file."""
    return _Findings


@shape
class _Findings:
    @shown
    def set_aside(
        self,
        info: Info,
        finding: Annotated[strawberry.ID, FINDING],
        reason: Annotated[str, WHY],
        until: Annotated[Optional[Day], UNTIL] = None,  # noqa: UP045  see schema_fields.PLAIN
    ) -> Written:
        """Set a finding aside with a reason; it is counted apart until that day."""
        asked = info.context
        by = writer(asked)
        aside = Aside(finding, reason, until or "", by.who, by.session.today)

        def plan(store: Store) -> Plan:
            if not any(one.id == finding for one in asked.findings().findings):
                raise NotFound(f"there is no finding {finding!r} now; `findings` lists them")
            return set_aside(store, aside)

        return wished(asked, Wish(plan, reason, action="set aside"))

    @shown
    def take_up(
        self, info: Info, finding: Annotated[strawberry.ID, FINDING], reason: Annotated[str, AGAIN] = ""
    ) -> Written:
        """Let a finding that was set aside count again."""
        return wished(info.context, Wish(lambda store: take_up(store, finding), reason, action="take up"))
