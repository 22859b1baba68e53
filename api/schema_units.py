"""What belongs to a unit in the schema."""

from __future__ import annotations

from typing import Annotated, Any

import strawberry

from api.resolve import Asked
from api.schema_derived import derived_field
from api.schema_node import NodeConnection, node_page
from api.schema_pages import USUAL, After, First
from api.schema_where_kinds import Wheres
from graph.analysis.field_columns import EVERY_KIND
from graph.analysis.select import Within, select

Where = Annotated[Any, strawberry.argument(description="Only what meets this.")]


def within_field(wheres: Wheres, name: str) -> Any:
    """Return the field of a unit that holds what belongs to it or to units below it.

    Args:
        wheres: Conditions on nodes.
        name: Of the field.
    """

    def resolve(root: Any, where: Where = None, first: First = USUAL, after: After = None) -> NodeConnection:
        asked: Asked = root.asked
        condition = wheres.condition(asked, where)
        found = select(asked.look(EVERY_KIND), Within(root.at), condition)
        return node_page(asked, found.tolist(), first, after)

    said = "What belongs to it or to units below it, of any kind, live or not, in order of id."
    return derived_field(resolve, NodeConnection, name, said, where=wheres.any)
