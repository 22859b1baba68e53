"""The mutation of scenarios: what was supposed is done, all of it in one commit, or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from api.schema_arguments import Info
from api.schema_inputs import Inputs
from api.schema_scenario import Changes, steps_of
from api.schema_shape import shape, shown
from api.schema_wishes import Reason, Seen, wished
from api.schema_written import Written
from api.writing import Wish
from graph.ahead import Ahead
from graph.analysis.supposed_steps import Alter, Create, End, Frame, Step, taken
from graph.plan import Plan
from graph.retract import edit_of
from graph.store.base import Store


def group(_: Inputs) -> Any:
    """Return the mutation of this file."""
    return _Scenarios


@shape
class _Scenarios:
    @shown
    def carry_out(self, info: Info, changes: Changes, reason: Reason = "", seen: Seen = None) -> Written:
        """Do what was supposed, all or nothing, so that today is as the scenario of the same changes was.

        What ends does not count today any more: its last day is yesterday.
        """
        session, steps = info.context.source.session(), steps_of(changes)
        frame = Frame(session.ontology, session.today)

        def plan(store: Store) -> Plan:
            return edit_of(taken(steps, Ahead(store), frame))

        return wished(info.context, Wish(plan, reason, action="scenario", seen=seen, nodes=tuple(_touched(steps))))


def _touched(steps: Sequence[Step]) -> Iterator[str]:
    """Yield the ids of what is there that steps change or link."""
    for step in steps:
        if isinstance(step, Create):
            continue
        yield from (step.id,) if isinstance(step, Alter | End) else (step.source, step.target)
