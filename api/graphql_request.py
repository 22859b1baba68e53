"""Reading a GraphQL request from HTTP, and what form its answer may have (GraphQL over HTTP, draft of 2025).

A question comes as JSON by POST, or by GET as parts of the address. Whatever a form of another site could send without
asking first is refused.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import orjson
from fastapi import Request

from api.limits import Limits
from graph.model import Record

JSON = "application/json"
GRAPHQL = "application/graphql-response+json"
STREAM = "text/event-stream"
BAD_REQUEST = "BAD_REQUEST"
LONGEST_ID = 100
KEPT = 64
DEEPEST = 50
"""Deeper than this no variable of any question is nested; what works them out goes one step down for each."""


@dataclass(frozen=True, slots=True)
class Document:
    """One request: a document with its variables.

    Attributes:
        query: The text; empty where only its hash was sent.
        variables: Their values, by name.
        operation: Which of its operations; None for the only one.
        sha256: The hash by which the document is known, in lower case; empty where none was sent.
        operation_id: What the answers are told by, where they come by a stream with others; empty where none was sent.
    """

    query: str
    variables: Record = field(default_factory=dict)
    operation: str | None = None
    sha256: str = ""
    operation_id: str = ""


class Unreadable(Exception):
    """A request that is no GraphQL request.

    Attributes:
        status: The HTTP status that says so.
        code: What clients can tell it by.
    """

    def __init__(self, status: int, code: str, message: str) -> None:
        self.status = status
        self.code = code
        super().__init__(message)


async def document_of(request: Request, limits: Limits) -> Document:
    """Return the document that a request asks.

    Raises:
        Unreadable: If it asks none, or is too long.
    """
    if request.method == "GET":
        return _read_address(request)
    media, _, rest = request.headers.get("content-type", "").partition(";")
    charset = rest.strip().lower().replace('"', "").removeprefix("charset=")
    if media.strip().lower() != JSON or charset not in {"", "utf-8", "utf8"}:
        raise Unreadable(415, BAD_REQUEST, f"Questions come as {JSON}, in UTF-8.")
    return read(await body_of(request, limits))


async def body_of(request: Request, limits: Limits) -> bytes:
    """Return the body of a request, read only as far as it may be long, and waited for only as long as an answer.

    Raises:
        Unreadable: If it is longer, or does not come.
    """
    body = bytearray()
    try:
        async with asyncio.timeout(limits.seconds):
            async for part in request.stream():
                body += part
                if len(body) > limits.body:
                    raise Unreadable(413, "LIMIT_REACHED", f"The body is longer than {limits.body:,} bytes.")
    except TimeoutError:
        raise Unreadable(408, "TOO_SLOW", f"The body did not come within {limits.seconds:,} seconds.") from None
    return bytes(body)


def read(body: bytes) -> Document:
    """Return the document that a body holds.

    Raises:
        Unreadable: If it holds none.
    """
    given = _json(body, "The body")
    if isinstance(given, list):
        raise Unreadable(400, BAD_REQUEST, "Several questions in one body are not answered: send them one by one.")
    if not isinstance(given, dict):
        raise _shapeless()
    return _document(given)


def form_of(request: Request) -> str:
    """Return the media type that the answer to a request has.

    Raises:
        Unreadable: If the client takes none of ours.
    """
    wanted = _wanted(request.headers.get("accept", ""))
    usual = max(wanted.get("*/*", 0.0), wanted.get("application/*", 0.0))
    modern, plain = wanted.get(GRAPHQL, 0.0), wanted.get(JSON, usual)
    if wanted.get(STREAM, 0.0) > max(modern, plain):
        return STREAM
    if not (modern or plain):
        raise Unreadable(406, BAD_REQUEST, f"Answers come as {GRAPHQL} or as {JSON}, or as events: {STREAM}.")
    return GRAPHQL if modern >= plain else JSON


def takes_stream(request: Request) -> bool:
    """Tell whether a client takes an answer as a stream of events, even if it would rather have another form."""
    return bool(_wanted(request.headers.get("accept", "")).get(STREAM, 0.0))


@lru_cache(KEPT)
def _wanted(accept: str) -> Mapping[str, float]:
    """Return how much a client wants each media type, by what it says in its header `Accept`."""
    wanted: dict[str, float] = {}
    for part in (accept.strip() or "*/*").split(","):
        media, *parameters = (word.strip().lower() for word in part.split(";"))
        wanted[media] = _quality(parameters)
    return wanted


def _quality(parameters: list[str]) -> float:
    said = next((one[2:] for one in parameters if one.startswith("q=")), "1")
    try:
        return min(max(float(said), 0.0), 1.0)
    except ValueError:
        return 0.0


def _read_address(request: Request) -> Document:
    given: dict[str, Any] = {**request.query_params}
    for name in ("variables", "extensions"):
        if name in given:
            given[name] = _json(given[name].encode(), f"`{name}` in the address")
    return _document(given)


def _json(text: bytes, what: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        raise Unreadable(400, BAD_REQUEST, f"{what} is no JSON.") from None


def _document(given: Mapping[str, Any]) -> Document:
    sha256 = _sha256(given)
    query = given.get("query") or ""
    if not isinstance(query, str) or not (query or sha256):
        raise _shapeless()
    variables, operation = given.get("variables"), given.get("operationName")
    if not isinstance(variables, dict | None):
        raise Unreadable(400, BAD_REQUEST, "`variables` is not an object.")
    if _is_deep(variables, DEEPEST):
        raise Unreadable(400, "TOO_DEEP", f"`variables` is nested more than {DEEPEST} deep.")
    if not isinstance(operation, str | None):
        raise Unreadable(400, BAD_REQUEST, "`operationName` is no text.")
    return Document(query, variables or {}, operation or None, sha256, _operation_id(given))


def _sha256(given: Mapping[str, Any]) -> str:
    """Return the hash that a request names a document by, as Apollo's clients write it or as `documentId`."""
    extensions = given.get("extensions")
    if not isinstance(extensions, dict | None):
        raise Unreadable(400, BAD_REQUEST, "`extensions` is not an object.")
    named = given.get("documentId")
    kept = (extensions or {}).get("persistedQuery")
    if isinstance(kept, dict):
        named = kept.get("sha256Hash")
    if named is None:
        return ""
    if not isinstance(named, str):
        raise Unreadable(400, BAD_REQUEST, "The hash of the document is no text.")
    return named.lower().removeprefix("sha256:")


def _operation_id(given: Mapping[str, Any]) -> str:
    named = (given.get("extensions") or {}).get("operationId")
    return named if isinstance(named, str) and len(named) <= LONGEST_ID else ""


def _shapeless() -> Unreadable:
    return Unreadable(400, BAD_REQUEST, 'The request is not of the form {"query": "…", "variables": {…}}.')


def _is_deep(value: Any, left: int) -> bool:
    """Tell whether lists and objects are within one another more often than so."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return inner is not None and (left == 0 or any(_is_deep(one, left - 1) for one in inner))
