"""Impact in the schema: what losing or changing something would affect, and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import strawberry

from api.resolve import Asked
from api.schema_node import Node, NodeConnection, node_page
from api.schema_pages import USUAL, After, First, Paged
from api.schema_shape import shape, shown
from api.schema_words import ImpactDirection, LinkRole
from graph.analysis.impact import Affected as Row
from graph.analysis.impact import Impact as Reached
from graph.analysis.impact import impact
from graph.errors import WrongUse
from graph.ontology import ROLES, Role


@shape
class Affected:
    """One thing within reach of an impact, and the link that carries it there."""

    asked: strawberry.Private[Asked]
    row: strawberry.Private[Row]
    cursor: str = strawberry.field(description="Its place in the list.")

    @shown
    def node(self) -> Node:
        """The thing."""
        return self.asked.node(self.row.node)  # type: ignore[no-any-return]

    @shown
    def depth(self) -> int:
        """How many links away it is, from 1."""
        return self.row.depth

    @shown
    def link(self) -> str:
        """The code of the kind of link that carries the impact to it."""
        return self.asked.snapshot.link_kind(self.row.link)

    @shown
    def via(self) -> Node:
        """The other end of that link, one link nearer."""
        return self.asked.node(self.row.via)  # type: ignore[no-any-return]


@shape
class AffectedConnection(Paged):
    """A page of what an impact reaches."""

    edges: list[Affected] = strawberry.field(description="The things, nearest first, then in order of id.")


@shape
class Impact:
    """What an impact reaches. Followed are links of dependence only, never structure."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[Reached]

    @shown
    def affected(self, first: First = USUAL, after: After = None) -> AffectedConnection:
        """What it reaches, nearest first, then in order of id; each thing once."""
        ids = self.asked.snapshot.ids
        cut = self.asked.pager.cut(self.found.rows, lambda row: (row.depth, ids[row.node]), first, after)
        edges = [
            Affected(asked=self.asked, row=row, cursor=cursor)
            for cursor, row in zip(cut.cursors, cut.rows, strict=True)
        ]
        return AffectedConnection(cut=cut, edges=edges)

    @shown
    def loses_sight(self, first: First = USUAL, after: After = None) -> NodeConnection:
        """Work that would serve the purpose no more if the thing were gone; only of DOWN."""
        return node_page(self.asked, self.found.loses_sight, first, after)


def impact_of(
    asked: Asked, at: int, direction: ImpactDirection, depth: int | None, roles: Sequence[LinkRole] | None = None
) -> Impact:
    """Return what an impact on a node reaches.

    Raises:
        WrongUse: If the depth is less than one, or no role is given.
    """
    if depth is not None and depth < 1:
        raise WrongUse("depth counts links; it is 1 or more, or left out for all")
    way: Literal["down", "up"] = "down" if direction is ImpactDirection.DOWN else "up"
    along = followed(roles, ("impact",))
    return Impact(asked=asked, found=impact(asked.snapshot, at, way, depth, roles=along, sight=asked.case.sight))


def followed(roles: Sequence[LinkRole] | None, usual: Sequence[Role]) -> list[Role]:
    """Return the roles that a client named, or the usual ones.

    Raises:
        WrongUse: If it named none.
    """
    if roles is None:
        return list(usual)
    named = {str(role.value) for role in roles}
    if not named:
        raise WrongUse("no role of links is named, so nothing can be followed; name some, or leave `roles` out")
    return [role for role in ROLES if role in named]
