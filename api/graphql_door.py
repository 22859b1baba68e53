"""GraphQL over HTTP: JSON in by POST, JSON out; what is no GraphQL request is refused in a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import orjson
from fastapi import Request, Response

from api.auth import rights_of
from api.limits import Limits
from api.rights import Rights
from api.schema_errors import code_of, message_of, told
from api.served import Served
from graph.errors import GoldenThreadError
from graph.model import Record

JSON = "application/json"
GRAPHQL = "application/graphql-response+json"


@dataclass(frozen=True, slots=True)
class Document:
    """One request: a document with its variables."""

    query: str
    variables: Record = field(default_factory=dict)
    operation: str | None = None


class Unreadable(Exception):
    """A request that is no GraphQL request.

    Attributes:
        status: The HTTP status that says so; code: what clients can tell it by.
    """

    def __init__(self, status: int, code: str, message: str) -> None:
        self.status = status
        self.code = code
        super().__init__(message)


async def answer(request: Request, served: Served) -> Response:
    """Answer a GraphQL request."""
    try:
        document = read(await _body(request, served.limits))
    except Unreadable as error:
        return _response({"errors": [_error(str(error), error.code)]}, error.status, JSON)
    rights = rights_of(request)
    result = await served.run(lambda: execute(served, document, rights))
    modern = GRAPHQL in request.headers.get("accept", "")
    refused = "data" not in result
    return _response(result, 400 if refused and modern else 200, GRAPHQL if modern else JSON)


def execute(served: Served, document: Document, rights: Rights) -> Record:
    """Return the answer to a document, as the GraphQL specification shapes it."""
    try:
        asked = served.asked(rights)
    except GoldenThreadError as error:
        return {"errors": [_error(message_of(error), code_of(error))]}
    result = served.schema.graphql.execute_sync(
        document.query,
        variable_values=document.variables,
        context_value=asked,
        operation_name=document.operation,
    )
    errors = result.errors or []
    # What went wrong before anything was executed has no data at all, not even null.
    shaped: Record = {} if result.data is None and not any(error.path for error in errors) else {"data": result.data}
    return shaped | ({"errors": told(errors)} if errors else {})


def read(body: bytes) -> Document:
    """Return the document that a body holds.

    Raises:
        Unreadable: If it holds none.
    """
    try:
        given: Any = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise Unreadable(400, "BAD_REQUEST", "The body is no JSON.") from None
    if not isinstance(given, dict) or not isinstance(given.get("query"), str):
        raise Unreadable(400, "BAD_REQUEST", 'The body is not of the form {"query": "…", "variables": {…}}.')
    variables, operation = given.get("variables"), given.get("operationName")
    if not isinstance(variables, dict | None):
        raise Unreadable(400, "BAD_REQUEST", "`variables` is not an object.")
    if operation is not None and not isinstance(operation, str):
        raise Unreadable(400, "BAD_REQUEST", "`operationName` is no text.")
    return Document(given["query"], variables or {}, operation)


async def _body(request: Request, limits: Limits) -> bytes:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != JSON:
        raise Unreadable(415, "BAD_REQUEST", f"Questions come as {JSON}.")
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > limits.body:
            raise Unreadable(413, "LIMIT_REACHED", f"The body is longer than {limits.body:,} bytes.")
    return bytes(body)


def _error(message: str, code: str) -> Record:
    return {"message": message, "extensions": {"code": code}}


def _response(record: Record, status: int, media: str) -> Response:
    return Response(orjson.dumps(record), status, media_type=media)
