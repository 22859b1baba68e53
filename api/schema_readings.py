"""Readings in the schema: the dated values of what has a series of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Annotated, Any, Optional

import strawberry

from api.resolve import Asked
from api.schema_fields import Day
from api.schema_pages import USUAL, After, First, Paged
from api.schema_shape import shape
from graph.model import Reading as Given


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


Begin = Annotated[
    Optional[Day],  # noqa: UP045  see schema_fields.PLAIN
    strawberry.argument(name="from", description="Only from this day on."),
]
Until = Annotated[
    Optional[Day],  # noqa: UP045
    strawberry.argument(name="to", description="Only up to and with this day."),
]


def readings(
    root: Any, begin: Begin = None, until: Until = None, first: First = USUAL, after: After = None
) -> ReadingConnection:
    """Return a page of the readings of a node."""
    asked: Asked = root.asked
    series = asked.snapshot.readings(root.at)
    start = bisect_left(series, str(begin), key=_date) if begin else 0
    end = bisect_right(series, str(until), key=_date) if until else len(series)
    cut = asked.pager.cut(series[start:end], lambda reading: (reading.date,), first, after)
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


def _date(reading: Given) -> str:
    return reading.date
