"""Subscriptions over HTTP by the graphql-sse protocol in its mode of a single connection: one stream for all answers.

`PUT` reserves a stream and answers with its token. Who shows that token opens the stream by `GET`, asks by `POST` for
what then comes by it, and stops an operation by `DELETE`. The rights are those of each request; a token is of no use to
anybody else. Operations wait for the stream: nothing is kept for whoever reads it slowly.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from time import monotonic

import orjson
from fastapi import Request, Response
from fastapi.responses import PlainTextResponse

from api.auth import is_still, rights_of
from api.graphql_request import BAD_REQUEST, JSON, Document, Unreadable, document_of, takes_stream
from api.graphql_run import in_time
from api.logs import TOLD, fault_of
from api.pulse import Pulse
from api.rights import Rights
from api.served import Served
from api.streaming import LIFE, LIFE_S, Events, Stream, Streams
from graph.model import Record

LOG = logging.getLogger("goldenthread.server")
HEADER = "x-graphql-event-stream-token"
"""The header that shows the token of a reserved stream; clients that cannot send it put `token` into the address."""
RESERVED_S = 60
"""So long a reserved stream waits to be opened."""


def shows_token(request: Request) -> bool:
    """Tell whether a request is about a stream that was reserved, or reserves one."""
    return request.method in {"PUT", "DELETE"} or bool(_token(request))


@dataclass
class _Reserved:
    """A stream that was reserved: whose it is, and what comes by it.

    Attributes:
        rights: Of who reserved it.
        until: When it ends.
        is_open: Whether somebody reads it.
        has_ended: Whether nobody will read it any more.
        running: The operations that go on, by their ids; None for one that is being opened.
    """

    rights: Rights
    until: float
    is_open: bool = False
    has_ended: bool = False
    running: dict[str, asyncio.Task[None] | None] = field(default_factory=dict)
    _next: asyncio.Queue[bytes] = field(default_factory=lambda: asyncio.Queue(1))

    async def tell(self, operation: str, name: str, payload: Record | None = None) -> None:
        """Hand an event over to whoever reads, when what was handed over before is taken."""
        told = {"id": operation} | ({} if payload is None else {"payload": payload})
        await self._next.put(b"event: %b\ndata: %b\n\n" % (name.encode(), orjson.dumps(told)))

    async def taken(self, beat: asyncio.Event, seconds: float) -> bytes | None:
        """Return the next event, a sign of life where none came in time; None where something happened before."""
        waits = [asyncio.create_task(self._next.get()), asyncio.create_task(beat.wait())]
        done, _ = await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        for one in waits:
            one.cancel()
        got, _ = await asyncio.gather(*waits, return_exceptions=True)
        if isinstance(got, bytes):
            return got
        return None if done else LIFE

    def end(self) -> None:
        """Stop every operation: nobody reads any more."""
        self.has_ended = True
        for task in self.running.values():
            if task is not None:
                task.cancel()


class SharedStreams:
    """The streams of a server that were reserved."""

    def __init__(self, served: Served, streams: Streams) -> None:
        self._served = served
        self._streams = streams
        self._reserved: dict[str, _Reserved] = {}

    async def answer(self, request: Request) -> Response:
        """Answer a request for which `shows_token` holds.

        Raises:
            Unreadable: If it cannot be answered.
        """
        if request.method == "PUT":
            return self._reserve(request)
        token = _token(request)
        reserved = self._found(token, rights_of(request))
        if request.method == "GET":
            return self._open(request, token, reserved)
        if request.method == "DELETE":
            return _stopped(reserved, request.query_params.get("operationId", ""))
        return await self._ask(request, reserved)

    def _reserve(self, request: Request) -> Response:
        """Reserve a stream, for as long as it may take to open it."""
        if busy := self._streams.busy(beside=sum(not one.is_open for one in self._reserved.values())):
            return busy
        token = secrets.token_urlsafe(32)
        self._reserved[token] = _Reserved(rights_of(request), monotonic() + RESERVED_S)
        asyncio.get_running_loop().call_later(RESERVED_S, self._lapse, token)
        return PlainTextResponse(token, 201)

    def _lapse(self, token: str) -> None:
        """Let go of a stream that nobody has opened."""
        reserved = self._reserved.get(token)
        if reserved is not None and not reserved.is_open:
            self._reserved.pop(token).end()

    def _found(self, token: str, rights: Rights) -> _Reserved:
        found = self._reserved.get(token)
        if found is None or found.rights != rights:
            raise _unknown()
        return found

    def _open(self, request: Request, token: str, reserved: _Reserved) -> Response:
        if not takes_stream(request):
            raise Unreadable(406, BAD_REQUEST, "A stream is opened with the header `Accept: text/event-stream`.")
        if reserved.is_open:
            raise Unreadable(409, BAD_REQUEST, "That stream is open already; reserve another by PUT.")
        if busy := self._streams.busy():
            return busy
        reserved.is_open = True
        reserved.until = monotonic() + self._served.limits.stream_seconds
        request.state.streams = True
        self._streams.open += 1

        def close() -> None:
            self._streams.open -= 1
            self._reserved.pop(token).end()

        return Events(self._told(request, reserved), self._streams.pulse, close)

    async def _told(self, request: Request, reserved: _Reserved) -> AsyncIterator[bytes]:
        """Yield the events of all operations, and signs of life, until the stream has to end."""
        pulse: Pulse = self._streams.pulse
        yield LIFE
        while not self._served.is_stopping and monotonic() < reserved.until:
            event = await reserved.taken(pulse.beat, min(LIFE_S, reserved.until - monotonic()))
            if not await is_still(request):
                return
            if event is not None:
                yield event

    async def _ask(self, request: Request, reserved: _Reserved) -> Response:
        """Begin an operation: refused at once, or answered by the stream."""
        document = self._served.trusted(await document_of(request, self._served.limits))
        name = document.operation_id
        if not name:
            raise Unreadable(400, BAD_REQUEST, "`extensions` has no `operationId` to tell the answers by.")
        if name in reserved.running:
            raise Unreadable(409, BAD_REQUEST, "An operation of that `operationId` goes on already.")
        if busy := self._streams.busy():
            return busy
        self._streams.open += 1
        reserved.running[name] = None
        try:
            return await self._begun(request, reserved, document)
        finally:
            if reserved.running.get(name) is None:
                self._end(reserved, name)

    async def _begun(self, request: Request, reserved: _Reserved, document: Document) -> Response:
        stream = Stream(request, self._served, document, self._streams.pulse)
        opened = await in_time(self._served, stream.open)
        record = opened.record
        if reserved.has_ended and record is None:
            raise _unknown()
        if opened.status != 200 or (record is not None and ("data" not in record or reserved.has_ended)):
            status = 400 if opened.status == 200 and not reserved.has_ended else opened.status
            return Response(orjson.dumps(record), status, opened.headers, JSON)
        running = self._run(reserved, document.operation_id, stream, record)
        reserved.running[document.operation_id] = asyncio.create_task(running)
        return Response(status_code=202)

    async def _run(self, reserved: _Reserved, name: str, stream: Stream, first: Record | None) -> None:
        """Tell what an operation gives, until it ends or is stopped."""
        try:
            if first is not None:
                await reserved.tell(name, "next", first)
            else:
                async with self._streams.pulse:
                    async for record in stream.followed():
                        if record is not None:
                            await reserved.tell(name, "next", record)
            await reserved.tell(name, "complete")
        except Exception as error:
            LOG.error("fault", extra={TOLD: fault_of(error)})  # noqa: TRY400  no traceback
        finally:
            self._end(reserved, name)

    def _end(self, reserved: _Reserved, name: str) -> None:
        self._streams.open -= 1
        del reserved.running[name]


def _unknown() -> Unreadable:
    text = "No stream is reserved for you by that token, or it has ended; reserve one by PUT."
    return Unreadable(404, "NOT_FOUND", text)


def _stopped(reserved: _Reserved, name: str) -> Response:
    """Stop an operation; one that has ended needs no stopping."""
    if not name:
        raise Unreadable(400, BAD_REQUEST, "`operationId` in the address says which operation is to stop.")
    task = reserved.running.get(name)
    if task is not None:
        task.cancel()
    return PlainTextResponse("stopped")


def _token(request: Request) -> str:
    return request.headers.get(HEADER, "") or request.query_params.get("token", "")
