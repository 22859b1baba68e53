"""Pages of nodes, and of links that lead to nodes: their types, whose objects hold places and make nodes when asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import strawberry

from api.compiled.batches import by_column
from api.resolve import Asked
from api.schema_columns import Entries, Pages, cursor_column, edges_column, node_column, nodes_column, totals_column
from api.schema_pages import Paged, written
from api.schema_shape import shape, shown


@shape
class NodePaged(Paged):
    """What every page of nodes has: its rows are positions, or links that lead to them."""

    asked: strawberry.Private[Asked]

    @shown
    @by_column(Pages, totals_column)
    def total_count(self) -> int:
        """How many entries the whole list has."""
        return self.cut.total

    def ends(self, rows: Sequence[int]) -> Sequence[int]:
        """Return the positions of the nodes of some rows."""
        return rows


@shape
class LinkPaged(NodePaged):
    """What every page of links has: its rows are links of one kind, one way."""

    out: strawberry.Private[bool]

    def ends(self, rows: Sequence[int]) -> Sequence[int]:
        """Return the positions of the nodes at the other ends of some links."""
        snapshot = self.asked.snapshot
        ends: list[int] = (snapshot.targets if self.out else snapshot.sources)[list(rows)].tolist()
        return ends


def entry_type(name: str, node: Any, doc: str, fields: Mapping[str, Any]) -> Any:
    """Return the type of the entries of a page of nodes, each made of its page and its row.

    Args:
        name: Its name.
        node: Type of the nodes.
        doc: What an entry is.
        fields: Further fields, by attribute.
    """
    body = {
        "__annotations__": {"page": strawberry.Private[NodePaged], "row": strawberry.Private[int]},
        "__module__": __name__,
        "cursor": strawberry.field(_cursor, description="Its place in the list."),
        "node": strawberry.field(_node, graphql_type=node, description="What it is about."),
        **fields,
    }
    return strawberry.type(type(name, (), body), name=name, description=doc)


def page_type(name: str, entry: Any, node: Any, doc: str, base: type = NodePaged) -> Any:
    """Return the type of a page of entries, each of which holds a node."""

    @by_column(Pages, edges_column(entry))
    def edges(root: Any) -> Any:
        return [entry(page=root, row=row) for row in root.cut.rows]

    body = {
        "__annotations__": {},
        "__module__": __name__,
        "edges": strawberry.field(
            edges, graphql_type=list[entry], description="The entries, each with its place in the list."
        ),
        "nodes": strawberry.field(_nodes, graphql_type=list[node], description="What the entries are about, alone."),
    }
    return strawberry.type(type(name, (base,), body), name=name, description=doc)


def cursor_of(root: Any) -> str:
    """Return the cursor of an entry."""
    return written(root.page.cut.key(root.row))


def node_of(root: Any) -> Any:
    """Return the node of an entry."""
    return root.page.asked.node(*root.page.ends([root.row]))


def nodes_of(root: Any) -> list[Any]:
    """Return the nodes of a page."""
    return root.asked.nodes(root.ends(root.cut.rows))  # type: ignore[no-any-return]


@by_column(Entries, cursor_column)
def _cursor(root: Any) -> str:
    return cursor_of(root)


@by_column(Entries, node_column)
def _node(root: Any) -> Any:
    return node_of(root)


@by_column(Pages, nodes_column)
def _nodes(root: Any) -> Any:
    return nodes_of(root)
