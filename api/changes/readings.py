"""Mutations of readings: recorded or corrected, taken out as entered in error."""

from __future__ import annotations

from typing import Annotated, Any

import strawberry

from api.schema_arguments import Id, Info
from api.schema_fields import Day
from api.schema_inputs import Inputs
from api.schema_shape import shape, shown
from api.schema_where import optional
from api.schema_wishes import Reason, place, wished
from api.schema_written import Written
from api.writing import Wish
from graph.model import Reading
from graph.retract import retract_reading
from graph.writes import record

MANY = strawberry.argument(description="The readings, one a measure and day.")
ON = strawberry.argument(description="The day of the reading.")


@strawberry.input(description="One dated value of a measure: a value, or numerator and denominator.")
class ReadingInput:
    """One reading."""

    measure: str = strawberry.field(description="The id, or the exact name of one measure.")
    date: Day = strawberry.field(description="Its day.")
    value: float | None = optional("The value, in the unit of the measure.")
    numerator: float | None = optional("The upper part of a ratio.")
    denominator: float | None = optional("The lower part of a ratio.")
    note: str | None = optional("What happened then.")
    excluded: bool | None = optional("true: it is left out of means and limits, and `reason` says why.")
    reason: str | None = optional("Why it is left out.")


def group(_: Inputs) -> Any:
    """Return the mutations of this file."""
    return _Readings


@shape
class _Readings:
    @shown
    def record_readings(
        self, info: Info, readings: Annotated[list[ReadingInput], MANY], reason: Reason = ""
    ) -> Written:
        """Record readings, all or nothing. What is recorded already changes nothing.

        Another value of a day that has one is a correction, and history keeps the old one.
        """
        session = info.context.source.session()
        wanted = [_reading(given, number) for number, given in enumerate(readings)]
        return wished(
            info.context,
            Wish(lambda store: record(store, session.ontology, wanted, on=session.today), reason, action="readings"),
        )

    @shown
    def retract_reading(self, info: Info, id: Id, on: Annotated[Day, ON], reason: Reason = "") -> Written:
        """Take out a reading that was entered in error; history keeps it."""
        return wished(info.context, Wish(lambda store: retract_reading(store, id, on), reason, action="retract"))


def _reading(given: ReadingInput, number: int) -> Reading:
    figures = {name: getattr(given, name) or None for name in ("note", "reason", "excluded")}
    return Reading(
        given.measure,
        given.date,
        given.value if isinstance(given.value, float) else None,
        given.numerator if isinstance(given.numerator, float) else None,
        given.denominator if isinstance(given.denominator, float) else None,
        str(figures["note"] or ""),
        bool(figures["excluded"]),
        str(figures["reason"] or ""),
        place("readings", number),
    )
