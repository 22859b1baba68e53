"""Running a document: the answer as the GraphQL specification shapes it, in time, within the organisation's thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from strawberry.schema.exceptions import InvalidOperationTypeError
from strawberry.types.graphql import OperationType

from api.graphql_request import BAD_REQUEST, Document, Unreadable
from api.limits import ServerBusy, TimeUp
from api.refusal import refused
from api.resolve import Asked
from api.schema_errors import code_of, message_of, told
from api.served import Served
from graph.errors import GoldenThreadError
from graph.model import Record

READING = frozenset({OperationType.QUERY})
ALL = frozenset({OperationType.QUERY, OperationType.MUTATION})
FOLLOWING = frozenset({OperationType.SUBSCRIPTION})
TOO_SLOW = "TOO_SLOW"
GRACE_S = 1
"""A running answer notices by itself that its time is up; only one that does not is left behind, so much later."""


class WrongOperation(Unreadable):
    """A document holds an operation that is not allowed where it was sent."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of a request.

    Attributes:
        record: The answer; None where the client has it already.
        status: The HTTP status.
        headers: Further headers.
    """

    record: Record | None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


def execute(
    served: Served,
    asked: Asked,
    document: Document,
    allowed: frozenset[OperationType] = ALL,
    *,
    root: Any = None,
) -> Record:
    """Return the answer to a document, as the GraphQL specification shapes it.

    Args:
        served: Whose schema it is held against.
        asked: The view that it is asked of.
        document: The document.
        allowed: The operations that it may hold.
        root: What the fields at the root belong to; None for the organisation.

    Raises:
        WrongOperation: If it holds another operation.
    """
    try:
        result = served.schema.graphql.execute_sync(
            document.query,
            variable_values=document.variables,
            context_value=asked,
            root_value=root,
            operation_name=document.operation,
            allowed_operation_types=allowed,
        )
    except TimeUp:
        return _too_slow(served)
    except InvalidOperationTypeError as error:
        raise _wrong(error.operation_type) from None
    errors = result.errors or []
    # What went wrong before anything was executed has no data at all, not even null.
    shaped: Record = {} if result.data is None and not any(error.path for error in errors) else {"data": result.data}
    shaped |= {"errors": told(errors)} if errors else {}
    return shaped | ({"extensions": result.extensions} if result.extensions else {})


async def in_time(served: Served, work: Callable[[], Answered]) -> Answered:
    """Return what becomes of a request: what its work gives, else why that was not given."""
    try:
        async with asyncio.timeout(served.limits.seconds + GRACE_S):
            return await served.run(work)
    except TimeoutError:
        return Answered(_too_slow(served), 504)
    except ServerBusy as error:
        return Answered(refused(message_of(error), code_of(error)), 503, {"Retry-After": "5"})
    except GoldenThreadError as error:
        return Answered(refused(message_of(error), code_of(error)))


def _wrong(operation: OperationType) -> WrongOperation:
    if operation == OperationType.SUBSCRIPTION:
        text = "Subscriptions are answered as a stream of events: send the header `Accept: text/event-stream`."
        return WrongOperation(406, BAD_REQUEST, text)
    what = f"{operation.value}s".capitalize()
    return WrongOperation(405, "WRONG_METHOD", f"{what} are not answered here; send them by POST.")


def _too_slow(served: Served) -> Record:
    text = (
        f"There was no answer within {served.limits.seconds:,} seconds. A question is stopped then: ask for less, for "
        "smaller pages, or within a scope. A change is not: look whether it was made before you send it again."
    )
    return refused(text, TOO_SLOW)
