"""What mutations share: their arguments, and how a wish becomes an outcome as the schema shows it."""

from __future__ import annotations

from typing import Annotated, Optional

import strawberry

from api.resolve import Asked
from api.schema_fields import Day
from api.schema_written import Written
from api.session import Session
from api.user import user_name
from api.writing import Wish, Writer
from graph.model import Place

Reason = Annotated[str, strawberry.argument(description="Why, for history.")]
Seen = Annotated[
    int | None,
    strawberry.argument(
        description="The revision at which you read what you change: nothing is done if somebody changed it since."
    ),
]
On = Annotated[
    Optional[Day],  # noqa: UP045  see schema_fields.PLAIN
    strawberry.argument(description="The last day it holds; else today."),
]


def writer(asked: Asked) -> Writer:
    """Return who changes the organisation for an asker."""

    def renewed() -> Session:
        return asked.current().source.session()

    return Writer(asked.source.session(), asked.rights, user_name(), renewed)


def wished(asked: Asked, wish: Wish) -> Written:
    """Make a change for an asker, and return what became of it, as they may see it by then."""
    asked = asked.current()
    outcome = writer(asked).write(wish)
    now = asked.current()
    if now is not asked and outcome.after is now.case:
        return Written(asked=now, outcome=outcome)
    case, session = outcome.after, asked.source.session()
    after = asked.beside(case, lambda scope: session.findings_of(case, scope), source=asked.source)
    return Written(asked=after, outcome=outcome)


def place(argument: str, number: int) -> Place:
    """Return where in the arguments of a mutation something stands.

    Args:
        argument: Name of the list.
        number: Place in it, from 0.
    """
    return Place(sheet=argument, row=number + 1)
