"""What a client is told when something goes wrong in GraphQL: a sentence and a code, never a traceback."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from graphql import GraphQLError, GraphQLSyntaxError

from api.limits import LimitReached, ServerBusy, TooSlow
from api.limits_size import TOO_DEEP
from api.logs import TOLD, fault_of
from api.rights import NotAllowed
from api.schema_pages import BadCursor
from graph.errors import Ambiguous, GoldenThreadError, NotFound, StoreBusy, StoreError, WrongUse
from graph.model import Record

LOG = logging.getLogger("goldenthread.graphql")

CODES: tuple[tuple[type[GoldenThreadError], str], ...] = (
    (NotAllowed, "FORBIDDEN"),
    (LimitReached, "LIMIT_REACHED"),
    (ServerBusy, "SERVER_BUSY"),
    (TooSlow, "TOO_SLOW"),
    (BadCursor, "BAD_CURSOR"),
    (NotFound, "NOT_FOUND"),
    (Ambiguous, "AMBIGUOUS"),
    (WrongUse, "WRONG_USE"),
    (StoreBusy, "STORE_BUSY"),
    (StoreError, "STORE_NOT_REACHABLE"),
    (GoldenThreadError, "REFUSED"),
)
SYNTAX, INVALID, TOO_LONG, INTERNAL = "SYNTAX", "INVALID_QUERY", "TOO_LONG", "INTERNAL"
FAULT = "Something went wrong that should not have; it is a fault of Golden Thread, not yours. Nothing was changed."


def told(errors: Iterable[GraphQLError]) -> list[Record]:
    """Return errors as clients get them, each with a code in `extensions`."""
    return [_told(error) for error in errors]


def code_of(error: GoldenThreadError) -> str:
    """Return the code of an error: that of the narrowest class that has one.

    >>> code_of(NotFound("there is nothing of that id"))
    'NOT_FOUND'
    """
    return next(code for kind, code in CODES if isinstance(error, kind))


def message_of(error: GoldenThreadError) -> str:
    """Return the text of an error as a sentence begins."""
    text = str(error)
    return text[:1].upper() + text[1:]


def _told(error: GraphQLError) -> Record:
    message, code = _words(error)
    told: Record = {"message": message}
    if error.locations:
        told["locations"] = [{"line": place.line, "column": place.column} for place in error.locations]
    if error.path:
        told["path"] = error.path
    return told | {"extensions": {"code": code}}


def _words(error: GraphQLError) -> tuple[str, str]:
    original = error.original_error
    if isinstance(original, GoldenThreadError):
        return message_of(original), code_of(original)
    if original is not None and not isinstance(original, GraphQLError):
        LOG.error("fault", extra={TOLD: fault_of(original)})
        return FAULT, INTERNAL
    if isinstance(error, GraphQLSyntaxError):
        return error.message, _syntax(error.message)
    return error.message, str((error.extensions or {}).get("code", INVALID))


def _syntax(message: str) -> str:
    """Return the code of what cannot be read; two of the reasons are limits of the parser."""
    if "tokens" in message:
        return TOO_LONG
    return TOO_DEEP if "nested too deeply" in message else SYNTAX
