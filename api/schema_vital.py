"""The vital few in the schema: the processes that most hangs on, beside those that people rate so."""

from __future__ import annotations

import strawberry

from api.resolve import Asked
from api.schema_node import Node, NodeConnection, node_page
from api.schema_pages import USUAL, After, First, Paged
from api.schema_shape import shape, shown
from graph.analysis.vital import Vital, VitalProcess


@shape
class VitalFewProcess:
    """How much hangs on one process."""

    asked: strawberry.Private[Asked]
    vital: strawberry.Private[Vital]
    found: strawberry.Private[VitalProcess]

    @shown
    def node(self) -> Node:
        """The process."""
        return self.asked.node(self.found.node)  # type: ignore[no-any-return]

    @shown
    def share(self) -> float | None:
        """Importance of the needs that it helps to meet out of that of all, 0 to 1; null where no need says any."""
        return self.found.share

    @shown
    def needs(self, first: First = USUAL, after: After = None) -> NodeConnection:
        """The live needs of a known importance that it helps to meet, in order of id."""
        return node_page(self.asked, self.vital.needs(self.found.node), first, after)

    @shown
    def only_route_for(self) -> int:
        """Pieces of other work for which it is the only route to the purpose."""
        return self.found.only_route_for

    @shown
    def depends_on_it(self, first: First = USUAL, after: After = None) -> NodeConnection:
        """That other work, in order of id."""
        return node_page(self.asked, self.vital.depends_on_it(self.found.node), first, after)

    @shown
    def by_needs(self) -> bool:
        """Whether it is in the first fifth by needs."""
        return self.found.by_needs

    @shown
    def by_route(self) -> bool:
        """Whether it is in the first fifth by other work that has no other route."""
        return self.found.by_route

    @shown
    def nominated(self) -> bool | None:
        """Whether people's own rating puts it in the first fifth; null where it is not rated."""
        return self.found.nominated

    @shown
    def reason(self) -> str:
        """Why it stands where it stands, in one sentence."""
        return self.vital.reason(self.found)


@shape
class VitalFewConnection(Paged):
    """A page of live processes, those first that most hangs on."""

    nodes: list[VitalFewProcess] = strawberry.field(description="The processes.")


@shape
class VitalFew:
    """The fifth of processes that most hangs on by the map, and by people's own rating; where they differ, ask why."""

    asked: strawberry.Private[Asked]
    vital: strawberry.Private[Vital]

    @shown
    def processes(self, first: First = USUAL, after: After = None) -> VitalFewConnection:
        """All live processes, those first that most hangs on: by share of needs, then only routes, then id."""
        ids = self.asked.snapshot.ids
        found = self.vital.ranked()
        cut = self.asked.pager.cut(
            found, lambda one: (-(one.share or 0), -one.only_route_for, ids[one.node]), first, after
        )
        nodes = [VitalFewProcess(asked=self.asked, vital=self.vital, found=one) for one in cut.rows]
        return VitalFewConnection(cut=cut, nodes=nodes)

    @shown
    def by_map(self, first: First = USUAL, after: After = None) -> NodeConnection:
        """The first fifth by the map, in order of id."""
        return node_page(self.asked, self.vital.by_map, first, after)

    @shown
    def nominated(self, first: First = USUAL, after: After = None) -> NodeConnection:
        """The first fifth by people's rating, in order of id."""
        return node_page(self.asked, self.vital.nominated, first, after)

    @shown
    def only_by_map(self, first: First = USUAL, after: After = None) -> NodeConnection:
        """What the map calls vital and people do not, in order of id."""
        return node_page(self.asked, self.vital.difference()[0], first, after)

    @shown
    def only_nominated(self, first: First = USUAL, after: After = None) -> NodeConnection:
        """What people call vital and the map does not, in order of id."""
        return node_page(self.asked, self.vital.difference()[1], first, after)
