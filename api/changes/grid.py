"""The mutation of tables: fields of several things, from texts as people type them, all or nothing."""

from __future__ import annotations

from typing import Annotated, Any

import strawberry

from api.schema_arguments import Info
from api.schema_inputs import Inputs
from api.schema_scenario import FieldText
from api.schema_shape import shape, shown
from api.schema_where import condition
from api.schema_wishes import Reason, Seen, place, wished
from api.schema_written import Written
from api.writing import Wish
from graph.edits import TextChange, set_many

ROWS = strawberry.argument(description="One entry a thing. What is wrong is told by its number, from 1.")
DRY = strawberry.argument(description="Only look at what it would do.")


@condition
class RowChange:
    """What somebody types for fields of a thing."""

    id: strawberry.ID = strawberry.field(description="Its id.")
    fields: list[FieldText] = strawberry.field(description="The values; `name` is one, too.")


def group(_: Inputs) -> Any:
    """Return the mutation of this file."""
    return _Grid


@shape
class _Grid:
    @shown
    def set_fields(
        self,
        info: Info,
        rows: Annotated[list[RowChange], ROWS],
        dry_run: Annotated[bool, DRY] = False,
        reason: Reason = "",
        seen: Seen = None,
    ) -> Written:
        """Set fields of several things from texts as people type them, all or nothing; or look at what it would do."""
        ontology = info.context.source.session().ontology
        wanted = [
            TextChange(str(row.id), {one.name: one.value for one in row.fields}, place("rows", number))
            for number, row in enumerate(rows)
        ]
        ids = [one.id for one in wanted]
        plan = Wish(lambda store: set_many(store, ontology, wanted), reason, seen=seen, nodes=ids, only_look=dry_run)
        return wished(info.context, plan)
