"""Pages of nodes, and of links that lead to nodes: their types, whose objects hold places and make nodes when asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import strawberry

from api.compiled.batches import by_column
from api.resolve import Asked
from api.schema_columns import Entries, Pages, cursor_column, edges_column, node_column, nodes_column, totals_column
from api.schema_derived import add_fields, derived_field, derived_type
from api.schema_pages import Paged, written
from api.schema_shape import list_of, shape, shown


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


@shape
class Entry:
    """What every entry of a page of nodes has: it is made of its page and its row."""

    page: strawberry.Private[NodePaged]
    row: strawberry.Private[int]

    @shown
    @by_column(Entries, cursor_column)
    def cursor(self) -> str:
        """Its place in the list."""
        return written(self.page.cut.key(self.row))


def entry_type(name: str, node: Any, doc: str, fields: Mapping[str, Any]) -> Any:
    """Return the type of the entries of a page of nodes.

    Args:
        name: Its name.
        node: Type of the nodes.
        doc: What an entry is.
        fields: Further fields, by attribute.
    """
    made = derived_type(name, Entry, doc)
    add_fields(made, {"node": derived_field(_node, node, "node", "What it is about."), **fields})
    return made


def page_type(name: str, entry: Any, node: Any, doc: str, base: type = NodePaged) -> Any:
    """Return the type of a page of entries, each of which holds a node."""

    @by_column(Pages, edges_column(entry))
    def edges(root: Any) -> Any:
        return [entry(page=root, row=row) for row in root.cut.rows]

    made = derived_type(name, base, doc)
    said = "The entries, each with its place in the list."
    all_edges = derived_field(edges, list_of(entry), "edges", said)
    all_nodes = derived_field(_nodes, list_of(node), "nodes", "What the entries are about, alone.")
    add_fields(made, {"edges": all_edges, "nodes": all_nodes})
    return made


def node_of(root: Any) -> Any:
    """Return the node of an entry."""
    return root.page.asked.node(*root.page.ends([root.row]))


def nodes_of(root: Any) -> list[Any]:
    """Return the nodes of a page."""
    return root.asked.nodes(root.ends(root.cut.rows))  # type: ignore[no-any-return]


@by_column(Entries, node_column)
def _node(root: Any) -> Any:
    return node_of(root)


@by_column(Pages, nodes_column)
def _nodes(root: Any) -> Any:
    return nodes_of(root)
