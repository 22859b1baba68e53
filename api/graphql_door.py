"""GraphQL over HTTP: questions in, answers out as JSON; what is no question is refused in a sentence.

A question by GET changes nothing, ever, and its answer has a tag (`ETag`): who shows it again is told in a few bytes
that nothing changed. That is looked at only when it is known what the asker may see, which is part of the tag.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

import orjson
from fastapi import Request, Response
from strawberry.schema.exceptions import InvalidOperationTypeError
from strawberry.types.graphql import OperationType

from api.auth import rights_of
from api.graphql_request import GRAPHQL, JSON, Document, Unreadable, document_of, form_of
from api.limits import ServerBusy, TimeUp
from api.refusal import refused
from api.resolve import Asked
from api.rights import Rights
from api.schema_errors import code_of, message_of, told
from api.served import Served
from api.tags import matches
from graph.errors import GoldenThreadError
from graph.model import Record

READING = frozenset({OperationType.QUERY})
ALL = frozenset({OperationType.QUERY, OperationType.MUTATION})
TOO_SLOW = "TOO_SLOW"
VARY = "Accept, Authorization, Cookie"
GRACE_S = 1
"""A running answer notices by itself that its time is up; only one that does not is left behind, so much later."""


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


async def answer(request: Request, served: Served) -> Response:
    """Answer a GraphQL request."""
    form = JSON
    try:
        form = form_of(request)
        document = served.trusted(await document_of(request, served.limits))
        answered = await _in_time(served, _asking(request, served, document))
    except Unreadable as error:
        headers = {"Allow": "POST"} if error.status == 405 else {}
        answered = Answered(refused(str(error), error.code), error.status, headers)
    if answered.record is None:
        return Response(status_code=answered.status, headers=answered.headers)
    is_refused = form == GRAPHQL and "data" not in answered.record and answered.status == 200
    body = orjson.dumps(answered.record)
    return Response(body, 400 if is_refused else answered.status, answered.headers, form)


def execute(served: Served, asked: Asked, document: Document, allowed: frozenset[OperationType] = ALL) -> Record:
    """Return the answer to a document, as the GraphQL specification shapes it.

    Raises:
        Unreadable: If it holds an operation that is not allowed here.
    """
    try:
        result = served.schema.graphql.execute_sync(
            document.query,
            variable_values=document.variables,
            context_value=asked,
            operation_name=document.operation,
            allowed_operation_types=allowed,
        )
    except TimeUp:
        return _too_slow(served)
    except InvalidOperationTypeError as error:
        what = f"{error.operation_type.value}s"
        raise Unreadable(
            405, "WRONG_METHOD", f"{what.capitalize()} are not answered here; send them by POST."
        ) from None
    errors = result.errors or []
    # What went wrong before anything was executed has no data at all, not even null.
    shaped: Record = {} if result.data is None and not any(error.path for error in errors) else {"data": result.data}
    shaped |= {"errors": told(errors)} if errors else {}
    return shaped | ({"extensions": result.extensions} if result.extensions else {})


def _asking(request: Request, served: Served, document: Document) -> Callable[[], Answered]:
    """Return what is to be done in the thread of the organisation."""
    rights, budget = rights_of(request), served.budget()
    is_get = request.method == "GET"
    shown = request.headers.get("if-none-match", "")

    where = request.client.host if request.client else ""

    def work() -> Answered:
        asked = served.asked(rights, budget)
        if not is_get:
            answered = Answered(execute(served, asked, document))
            served.log_seen(asked, where)
            served.log_changes(asked, where)
            return answered
        headers = {"Vary": VARY, "ETag": tag_of(served, asked, rights, document)}
        if matches(shown, headers["ETag"]):
            return Answered(None, 304, headers)
        record = execute(served, asked, document, READING)
        served.log_seen(asked, where)
        return Answered(record, headers={} if "errors" in record else headers)

    return work


def tag_of(served: Served, asked: Asked, rights: Rights, document: Document) -> str:
    """Return the tag of the answer to a document: by everything that the answer depends on."""
    asking = (document.query, orjson.dumps(document.variables, option=orjson.OPT_SORT_KEYS), document.operation)
    return served.tags.of(asked.snapshot.revision, asked.snapshot.date, served.settings.language, rights, *asking)


async def _in_time(served: Served, work: Callable[[], Answered]) -> Answered:
    try:
        async with asyncio.timeout(served.limits.seconds + GRACE_S):
            return await served.run(work)
    except TimeoutError:
        return Answered(_too_slow(served), 504)
    except ServerBusy as error:
        return Answered(refused(message_of(error), code_of(error)), 503, {"Retry-After": "5"})
    except GoldenThreadError as error:
        return Answered(refused(message_of(error), code_of(error)))


def _too_slow(served: Served) -> Record:
    text = (
        f"There was no answer within {served.limits.seconds:,} seconds. A question is stopped then: ask for less, for "
        "smaller pages, or within a scope. A change is not: look whether it was made before you send it again."
    )
    return refused(text, TOO_SLOW)
