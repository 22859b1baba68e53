"""Readings in the schema: the dated values of what has a series of them."""

from __future__ import annotations

from typing import Any

import strawberry

from api.resolve import Asked
from api.schema_fields import Day
from api.schema_pages import USUAL, After, First, Paged
from api.schema_shape import shape


@shape
class Reading:
    """One dated value."""

    date: Day = strawberry.field(description="Day of the value.")
    value: float | None = strawberry.field(
        description="The value as given; null where only its parts or a gap are known."
    )
    numerator: float | None = strawberry.field(description="Upper part of a ratio.")
    denominator: float | None = strawberry.field(description="Lower part of a ratio.")
    note: str | None = strawberry.field(description="What happened then.")
    excluded: bool = strawberry.field(description="Whether it is left out of means and limits.")
    reason: str | None = strawberry.field(description="Why it is left out.")


@shape
class ReadingConnection(Paged):
    """A page of readings."""

    nodes: list[Reading] = strawberry.field(description="The readings, oldest first.")


def readings(root: Any, first: First = USUAL, after: After = None) -> ReadingConnection:
    """Return a page of the readings of a node."""
    asked: Asked = root.asked
    cut = asked.pager.cut(asked.snapshot.readings(root.at), lambda reading: (reading.date,), first, after)
    nodes = [
        Reading(
            date=Day(reading.date),
            value=reading.value,
            numerator=reading.numerator,
            denominator=reading.denominator,
            note=reading.note or None,
            excluded=reading.excluded,
            reason=reading.reason or None,
        )
        for reading in cut.rows
    ]
    return ReadingConnection(cut=cut, nodes=nodes)
