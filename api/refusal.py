"""How every door but the pages says no: in the shape of GraphQL's errors, so that clients need to know one."""

from __future__ import annotations

from collections.abc import Mapping

import orjson
from fastapi import Response

from api.graphql_request import JSON
from api.limits import LimitReached, ServerBusy, TooSlow
from api.rights import NotAllowed
from api.schema_errors import code_of, message_of
from graph.errors import GoldenThreadError, NotFound, StoreError, WrongUse
from graph.model import Record

STATUS: tuple[tuple[type[GoldenThreadError], int], ...] = (
    (NotAllowed, 403),
    (LimitReached, 413),
    (NotFound, 404),
    (ServerBusy, 503),
    (TooSlow, 504),
    (WrongUse, 400),
    (StoreError, 503),
)


def status_of(error: GoldenThreadError) -> int:
    """Return the HTTP status that says what sort of error it is.

    >>> status_of(NotFound("there is nothing")), status_of(GoldenThreadError("it cannot be done"))
    (404, 500)
    """
    return next((status for kind, status in STATUS if isinstance(error, kind)), 500)


def refused(message: str, code: str) -> Record:
    """Return an answer that is nothing but one error."""
    return {"errors": [{"message": message, "extensions": {"code": code}}]}


def refusal(error: GoldenThreadError, headers: Mapping[str, str] | None = None) -> Response:
    """Return the answer that tells an error."""
    body = orjson.dumps(refused(message_of(error), code_of(error)))
    return Response(body, status_of(error), dict(headers or {}), JSON)
