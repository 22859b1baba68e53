"""Arguments that fields at the root of the schema share: which moment, which unit, what is asked for by id."""

from __future__ import annotations

from typing import Annotated, Any, Optional

import strawberry

from api.resolve import Asked
from api.schema_fields import Day
from graph.moments import moment_of

Info = strawberry.Info[Asked, None]
Id = Annotated[strawberry.ID, strawberry.argument(description="The id of a node.")]
Scope = Annotated[
    strawberry.ID | None,
    strawberry.argument(description="The id of a unit: only what belongs to it or to units below it."),
]
AsOf = Annotated[
    Optional[Day],  # noqa: UP045  see schema_fields.PLAIN
    strawberry.argument(description="What was true on this day, as known now; else today."),
]
RecordedAt = Annotated[
    str | None,
    strawberry.argument(description="What was recorded by then: a revision, a day or a time (UTC); else all."),
]


def view(root: Any, info: Info, as_of: str | None = None, recorded_at: str | None = None) -> Asked:
    """Return the organisation that a field at the root is asked of.

    Args:
        root: What the field belongs to: nothing for a query, else what holds a view of its own, such as a scenario.
        info: Of the field.
        as_of, recorded_at: The moment.

    Raises:
        WrongUse: If there is no such moment, or what holds the field has no past.
    """
    asked: Asked = info.context if root is None else root.asked
    return asked.at(moment_of(as_of, recorded_at))
