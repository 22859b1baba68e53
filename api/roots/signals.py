"""Which measures show something that is not chance."""

from __future__ import annotations

from api.schema_arguments import AsOf, Info, RecordedAt, Scope, view
from api.schema_pages import USUAL, After, First
from api.schema_shape import shape, shown, weighs
from api.schema_signals import Signal, SignalConnection
from graph.analysis.signals import signalling


@shape
class Group:
    """Which measures show something that is not chance."""

    @weighs(10_000)
    @shown
    def signals(
        self,
        info: Info,
        scope: Scope = None,
        as_of: AsOf = None,
        recorded_at: RecordedAt = None,
        first: First = USUAL,
        after: After = None,
    ) -> SignalConnection:
        """Measures whose last value is a special cause, and what each may touch (NHS Wales 2024, §2.3)."""
        asked = view(self, info, as_of, recorded_at)
        case, unit, ids = asked.case, asked.scope(scope), asked.snapshot.ids
        followed = [one for one in case.judged.followed if unit is None or case.inside(one, unit)]
        cut = asked.pager.cut(signalling(case, followed), lambda one: (ids[one],), first, after)
        looked_at = sum(case.judged.end(one) is not None for one in followed)
        nodes = [Signal(asked=asked, at=one) for one in cut.rows]
        return SignalConnection(cut=cut, looked_at=looked_at, nodes=nodes)
