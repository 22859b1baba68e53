"""Subscriptions over HTTP: server-sent events, by the graphql-sse protocol in its mode of distinct connections (see
`api.one_stream` for the other).

Nothing is kept for whoever reads slowly: the next event is made when the last one was taken. Before each event, and as
often as a sign of life is sent, it is asked anew who follows; the stream of a token that is good no more ends.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from time import monotonic

import orjson
from fastapi import Request, Response
from fastapi.responses import StreamingResponse
from starlette.types import Receive, Scope, Send
from strawberry.types.graphql import OperationType

from api.auth import is_still, rights_of
from api.following import Follower, NothingNew
from api.graphql_request import JSON, STREAM, Document
from api.graphql_run import ALL, FOLLOWING, READING, Answered, WrongOperation, execute, in_time
from api.pulse import EVERY_S, Mark, Pulse
from api.refusal import refused
from api.served import Served
from graph.model import Record

LIFE_S = 15
"""So often a stream that has nothing to tell gives a sign of life, so that proxies keep it open."""
LIFE = b":\n\n"
COMPLETE = b"event: complete\ndata:\n\n"
HEADERS = {"X-Accel-Buffering": "no"}
"""Tells nginx to hand on each event at once."""
BUSY_S = 5
NOTHING: frozenset[OperationType] = frozenset()


class Streams:
    """The streams of a server.

    Attributes:
        open: How many there are, and operations that share one.
        pulse: Tells them that something happened.
    """

    def __init__(self, served: Served) -> None:
        self.open = 0
        self._served = served
        self.pulse = Pulse(served)

    def busy(self, *, beside: int = 0) -> Response | None:
        """Return what is answered where no more streams may be open; None where one may.

        Args:
            beside: How many are promised.
        """
        if self.open + beside < self._served.limits.streams:
            return None
        text = f"{self.open + beside:,} streams are open already, and no more may be; close one, or ask again later."
        return _refusal(Answered(refused(text, "SERVER_BUSY"), 503, {"Retry-After": str(BUSY_S)}))

    async def answer(self, request: Request, document: Document) -> Response:
        """Answer a document as a stream of events: a subscription by many, anything else by one.

        Raises:
            WrongOperation: If it holds an operation that is not allowed by the request's method.
        """
        if busy := self.busy():
            return busy
        request.state.streams = True
        self.open += 1
        stream = Stream(request, self._served, document, self.pulse)
        try:
            opened = await in_time(self._served, stream.open)
        except BaseException:
            self.open -= 1
            raise
        if opened.status != 200:
            self.open -= 1
            return _refusal(opened)
        return Events(stream.events(opened.record), self.pulse, self._close)

    def _close(self) -> None:
        self.open -= 1


class Events(StreamingResponse):
    """A response that is made while it is read; whatever becomes of it, it counts as closed afterwards."""

    def __init__(self, events: AsyncIterator[bytes], pulse: Pulse, close: Callable[[], None]) -> None:
        super().__init__(events, media_type=STREAM, headers=HEADERS)
        self._pulse = pulse
        self._close = close

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the events."""
        try:
            async with self._pulse:
                await super().__call__(scope, receive, send)
        finally:
            self._close()


class Stream:
    """One operation as it is answered by a stream: who follows what, and how far they were told."""

    def __init__(self, request: Request, served: Served, document: Document, pulse: Pulse) -> None:
        self._request = request
        self._served = served
        self._document = document
        self._pulse = pulse
        self._follower = Follower()
        self._until = monotonic() + served.limits.stream_seconds

    def open(self) -> Answered:
        """Return what is answered at once: everything but a subscription that can be followed."""
        return Answered(self._next(ALL if self._request.method == "POST" else READING))

    async def events(self, first: Record | None) -> AsyncIterator[bytes]:
        """Yield the bytes of the stream.

        Args:
            first: All there is to tell, if it is no subscription that can be followed.
        """
        yield LIFE
        if first is not None:
            yield _event(first)
        else:
            async for record in self.followed():
                yield LIFE if record is None else _event(record)
        yield COMPLETE

    async def followed(self) -> AsyncIterator[Record | None]:
        """Yield answers, and None as signs of life, until the stream has to end."""
        looked: Mark | None = None
        while not self._is_over:
            beat, mark = self._pulse.beat, self._pulse.mark
            answered = None if mark == looked else await in_time(self._served, lambda: Answered(self._next()))
            if not await is_still(self._request):
                return
            if answered is None:
                if not await self._within(beat, LIFE_S):
                    yield None
            elif answered.status == 503:
                await self._within(beat, EVERY_S)
            elif answered.record is None:
                looked = mark
            else:
                yield answered.record
                if answered.record.get("data") is None:
                    return

    @property
    def _is_over(self) -> bool:
        return self._served.is_stopping or monotonic() >= self._until

    async def _within(self, beat: asyncio.Event, seconds: float) -> bool:
        """Wait for something to happen, and tell whether it did within some time."""
        try:
            async with asyncio.timeout(min(seconds, self._until - monotonic())):
                await beat.wait()
        except TimeoutError:
            return False
        return True

    def _next(self, else_allowed: frozenset[OperationType] = NOTHING) -> Record | None:
        """Return what there is to tell, None for nothing; only in the thread of the organisation.

        Args:
            else_allowed: Which operations are answered, too, that are no subscriptions.
        """
        rights, request, served = rights_of(self._request), self._request, self._served
        asked = served.asked(rights, served.budget())
        where = request.client.host if request.client else ""
        try:
            record = execute(served, asked, self._document, FOLLOWING, root=self._follower)
        except NothingNew:
            return None
        except WrongOperation:
            record = execute(served, asked, self._document, else_allowed)
            served.log_changes(asked, where)
        served.log_seen(asked, where)
        return record


def _event(record: Record) -> bytes:
    return b"event: next\ndata: " + orjson.dumps(record) + b"\n\n"


def _refusal(answered: Answered) -> Response:
    return Response(orjson.dumps(answered.record), answered.status, answered.headers, JSON)
