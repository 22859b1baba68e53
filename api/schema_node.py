"""What every node can be asked, whatever its kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from api.compiled.batches import by_column
from api.resolve import Asked
from api.schema_columns import Entries, Nodes, Pages, edges_column, node_column, nodes_column
from api.schema_node_pages import Entry, NodePaged, node_of, nodes_of
from api.schema_pages import USUAL, After, First, Paged
from api.schema_shape import shape, shown, weighs
from api.schema_words import (
    SIGHTS,
    ImpactDirection,
    Language,
    LinkDirection,
    LinkRole,
    SightStatus,
    sight_status,
)
from graph.analysis.case import MOST_TOLD
from graph.analysis.who_can_help import roles_that_help
from graph.ontology import LinkKind

if TYPE_CHECKING:
    from api.schema_findings import FindingConnection
    from api.schema_impact import Impact
    from api.schema_sight import Proof, WhyNot

LazyProof = Annotated["Proof", strawberry.lazy("api.schema_sight")]
LazyWhyNot = Annotated["WhyNot", strawberry.lazy("api.schema_sight")]
LazyImpact = Annotated["Impact", strawberry.lazy("api.schema_impact")]
LazyFindings = Annotated["FindingConnection", strawberry.lazy("api.schema_findings")]
LazyLinks = Annotated["LinkConnection", strawberry.lazy("api.schema_node")]


def sight_column(nodes: Nodes) -> Sequence[str | None] | None:
    """Return the line of sight of nodes; None where of a few of them it is told quicker one by one."""
    case = nodes.asked.case
    if len(nodes) < MOST_TOLD and "sight" not in vars(case):
        return None
    return list(map(SIGHTS.__getitem__, nodes.of_each(case.sight.statuses)))


@strawberry.interface(description="One thing of an organisation. Its own fields and links are those of its kind.")
class Node:
    """One thing of an organisation."""

    asked: strawberry.Private[Asked]
    at: strawberry.Private[int]

    @shown
    @by_column(Nodes, lambda nodes: nodes.of_each(nodes.asked.snapshot.ids), is_json=True, is_steady=True)
    def id(self) -> strawberry.ID:
        """Its id, stable and unique among all nodes."""
        return strawberry.ID(self.asked.snapshot.ids[self.at])

    @shown
    @by_column(Nodes, lambda nodes: nodes.of_each(nodes.asked.snapshot.kinds), is_json=True, is_steady=True)
    def kind(self) -> str:
        """The code of its kind."""
        return self.asked.snapshot.kinds[self.at]

    @shown
    def kind_label(self, language: Language = Language.EN) -> str:
        """What its kind is called."""
        return self.asked.snapshot.ontology.kinds[self.asked.snapshot.kinds[self.at]].label[language.value]

    @shown
    @by_column(Nodes, lambda nodes: nodes.of_each(nodes.asked.snapshot.names), is_json=True, is_steady=True)
    def name(self) -> str:
        """Its name, in plain words."""
        return self.asked.snapshot.names[self.at]

    @shown
    def called(self, language: Language = Language.EN) -> str:
        """What it is called in a language: its Welsh name where it has one, else its name."""
        return self.asked.names(language.value).plain(self.at)

    @shown
    @by_column(Nodes, lambda nodes: nodes.asked.snapshot.live[nodes.places].tolist(), is_json=True, is_steady=True)
    def live(self) -> bool:
        """Whether it counts on the day asked about: active, and the day within its validity."""
        return bool(self.asked.snapshot.live[self.at])

    @shown
    @by_column(Nodes, sight_column, is_json=True, is_steady=True)
    def sight(self) -> SightStatus | None:
        """Its line of sight; null where it is not live. It is meant for work, and told of everything."""
        return sight_status(self.asked.case.told(self.at).status)

    @shown
    def home_unit(self) -> Node | None:
        """The live unit that it belongs to, by what it says itself, else by its links; null where that is unknown."""
        unit = self.asked.case.unit(self.at)
        return None if unit is None else self.asked.node(unit)

    @shown
    def who_can_help(self) -> list[Node]:
        """Roles that can help with it: those that look after it, else those of its unit; never who holds them."""
        return several(self.asked, roles_that_help(self.asked.case, self.at))

    @weighs(20)
    @shown
    def proof(self) -> LazyProof | None:
        """Why it serves the purpose: its best thread. Null where it does not serve."""
        from api.schema_sight import proof_of

        return proof_of(self.asked, self.at)

    @weighs(3_000)
    @shown
    def why_not(self) -> LazyWhyNot | None:
        """Why it does not serve the purpose, and what would mend it. Null where it serves."""
        from api.schema_sight import why_not_of

        return why_not_of(self.asked, self.at)

    @weighs(1_000)
    @shown
    def impact(
        self,
        direction: ImpactDirection = ImpactDirection.DOWN,
        depth: int | None = None,
        roles: list[LinkRole] | None = None,
    ) -> LazyImpact:
        """What losing or changing it would affect (down), or what it rests on itself (up)."""
        from api.schema_impact import impact_of

        return impact_of(self.asked, self.at, direction, depth, roles)

    @weighs(200)
    @shown
    def findings(self, first: First = USUAL, after: After = None) -> LazyFindings:
        """What the rules find of it, the most pressing first."""
        from api.schema_findings import findings_page

        node = self.asked.snapshot.ids[self.at]
        found = self.asked.findings().about(node)
        return findings_page(self.asked, found, first, after)

    @shown
    def links(
        self,
        direction: LinkDirection = LinkDirection.BOTH,
        kind: list[str] | None = None,
        first: First = USUAL,
        after: After = None,
    ) -> LazyLinks:
        """Its live links, of all kinds or of some, by code: those that start at it, then those that lead to it."""
        rows = links_of(self.asked, self.at, direction, kind)
        return links_page(self.asked, rows, first, after)


@shape
class Link:
    """One link of a node, whatever its kind. Links of one kind, with all their fields, have fields of their own."""

    asked: strawberry.Private[Asked]
    link: strawberry.Private[int]
    out: strawberry.Private[bool]
    cursor: str = strawberry.field(description="Its place in the list.")

    @shown
    def kind(self) -> str:
        """The code of its kind."""
        return self.asked.snapshot.link_kind(self.link)

    @shown
    def label(self, language: Language = Language.EN) -> str:
        """Its kind in words, read from the node asked about."""
        declared = self._declared()
        return (declared.label if self.out else declared.inverse)[language.value]

    @shown
    def outgoing(self) -> bool:
        """Whether it starts at the node asked about."""
        return self.out

    @shown
    def node(self) -> Node:
        """The node at its other end."""
        ends = self.asked.snapshot.targets if self.out else self.asked.snapshot.sources
        return self.asked.node(int(ends[self.link]))  # type: ignore[no-any-return]

    @shown
    def strength(self) -> int:
        """1 weak, 2 medium, 3 strong."""
        return int(self.asked.snapshot.strengths[self.link])

    @shown
    def may_unlink(self) -> bool:
        """Whether your rights let you end it."""
        return self.asked.may("unlink", int(self.asked.snapshot.sources[self.link]))

    def _declared(self) -> LinkKind:
        return self.asked.snapshot.ontology.links[self.asked.snapshot.link_kind(self.link)]


@shape
class LinkConnection(Paged):
    """A page of links of any kind."""

    edges: list[Link] = strawberry.field(description="The links.")


@shape
class NodeEdge(Entry):
    """One node of a page."""

    @shown
    @by_column(Entries, node_column)
    def node(self) -> Node:
        """The node."""
        return node_of(self)  # type: ignore[no-any-return]


@shape
class NodeConnection(NodePaged):
    """A page of nodes of any kind."""

    @shown
    @by_column(Pages, edges_column(NodeEdge))
    def edges(self) -> list[NodeEdge]:
        """The nodes, each with its place in the list."""
        return [NodeEdge(page=self, row=row) for row in self.cut.rows]

    @shown
    @by_column(Pages, nodes_column)
    def nodes(self) -> list[Node]:
        """The nodes alone."""
        return nodes_of(self)


def node_page(asked: Asked, positions: Any, first: int, after: str | None) -> NodeConnection:
    """Return a page of nodes in order of id.

    Args:
        asked: The request's view.
        positions: Of the nodes, ascending.
        first, after: Which page.
    """
    ids = asked.snapshot.ids
    cut = asked.pager.cut(positions, lambda at: (ids[at],), first, after)
    return NodeConnection(asked=asked, cut=cut)


def several(asked: Asked, positions: Sequence[int]) -> list[Node]:
    """Return a few nodes that belong to one thing, in the order given."""
    asked.pager.budget.spend(len(positions))
    return asked.nodes(positions)


def links_of(
    asked: Asked, at: int, direction: LinkDirection, kinds: Sequence[str] | None = None
) -> list[tuple[bool, int]]:
    """Return the live links of a node, each with whether it starts there, in order of direction, kind and other end."""
    snapshot = asked.snapshot
    kinds = sorted(snapshot.ontology.links if kinds is None else set(kinds) & snapshot.ontology.links.keys())
    rows: list[tuple[bool, int]] = []
    if direction is not LinkDirection.INCOMING:
        rows += [(True, link) for link in snapshot.links_out(at, *kinds)]
    if direction is not LinkDirection.OUTGOING:
        rows += [(False, link) for link in snapshot.links_into(at, *kinds)]
    return rows


def links_page(asked: Asked, rows: Sequence[tuple[bool, int]], first: int, after: str | None) -> LinkConnection:
    """Return a page of links that `links_of` gave."""
    cut = asked.pager.cut(rows, lambda row: _place(asked, *row), first, after)
    edges = [
        Link(asked=asked, link=link, out=out, cursor=cursor)
        for cursor, (out, link) in zip(cut.cursors, cut.rows, strict=True)
    ]
    return LinkConnection(cut=cut, edges=edges)


def _place(asked: Asked, out: bool, link: int) -> tuple[int, str, str, int]:
    snapshot = asked.snapshot
    other = snapshot.ids[(snapshot.targets if out else snapshot.sources)[link]]
    return (0 if out else 1, snapshot.link_kind(link), other, snapshot.columns.links.nths[link])
