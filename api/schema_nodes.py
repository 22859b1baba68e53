"""Pages of the nodes of one kind, by condition and in any order: the fields at the root that kinds have."""

from __future__ import annotations

from typing import Annotated, Any

import strawberry

from api.resolve import Asked
from api.schema_arguments import AsOf, Info, RecordedAt, Scope, view
from api.schema_derived import derived_field
from api.schema_kinds import KindTypes
from api.schema_node import NodeConnection, node_page
from api.schema_pages import USUAL, After, First
from api.schema_shape import list_of
from api.schema_where_kinds import Wheres
from graph.analysis.field_columns import EVERY_KIND
from graph.analysis.ordering import Order
from graph.analysis.select import Condition, Live, Within, select
from graph.ontology import Kind

Liveness = Annotated[
    bool | None, strawberry.argument(description="true: only what counts on the day asked about; false: only the rest.")
]
Where = Annotated[Any, strawberry.argument(description="Only what meets this.")]
InOrder = Annotated[Any, strawberry.argument(description="In this order, else in order of id.")]


def nodes_of(kind: Kind, types: KindTypes, name: str) -> Any:
    """Return the field at the root that holds the nodes of a kind.

    Args:
        kind: The kind.
        types: All that is derived from the kinds.
        name: Of the field.
    """
    page = types.pages[kind.name]
    words, meanings = types.orders[kind.name]
    wheres = types.wheres

    def resolve(
        root: Any,
        info: Info,
        where: Where = None,
        order_by: InOrder = None,
        live: Liveness = None,
        scope: Scope = None,
        as_of: AsOf = None,
        recorded_at: RecordedAt = None,
        first: First = USUAL,
        after: After = None,
    ) -> Any:
        asked = view(root, info, as_of, recorded_at)
        conditions = [wheres.condition(asked, where), *_among(asked, live, scope)]
        look = asked.look(kind.name)
        by = Order(look, [meanings[one.value] for one in order_by or ()])
        cut = asked.pager.cut_in(by, select(look, *conditions), first, after)
        return page(asked=asked, cut=cut)

    said = f"{kind.plural.en}, live or not, in order of id. {kind.doc}"
    return derived_field(resolve, page, name, said, where=wheres.of(kind.name), order_by=list_of(words))


def any_nodes(wheres: Wheres, name: str) -> Any:
    """Return the field at the root that holds all nodes, whatever their kind."""

    def resolve(
        root: Any,
        info: Info,
        where: Where = None,
        live: Liveness = None,
        scope: Scope = None,
        as_of: AsOf = None,
        recorded_at: RecordedAt = None,
        first: First = USUAL,
        after: After = None,
    ) -> NodeConnection:
        asked = view(root, info, as_of, recorded_at)
        conditions = [wheres.condition(asked, where), *_among(asked, live, scope)]
        return node_page(asked, select(asked.look(EVERY_KIND), *conditions).tolist(), first, after)

    said = "All nodes, whatever their kind, live or not, in order of id."
    return derived_field(resolve, NodeConnection, name, said, where=wheres.any)


def _among(asked: Asked, live: bool | None, scope: str | None) -> list[Condition]:
    """Return the conditions that arguments say which are there beside `where`."""
    found: list[Condition] = [] if live is None else [Live(live)]
    return found if scope is None else [*found, Within(asked.unit(scope))]
