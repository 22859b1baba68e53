"""A server in tests whose streams are read as they come: the application itself, without a network."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import orjson
from fastapi import FastAPI
from starlette.types import Message

from tests.api.doors import PORT

PATIENCE_S = 30


@dataclass
class Listener:
    """Somebody who reads one stream.

    Attributes:
        may_read: Whether they take what is sent; a slow reader does not.
    """

    may_read: asyncio.Event = field(default_factory=asyncio.Event)
    _sent: asyncio.Queue[Message] = field(default_factory=asyncio.Queue)
    _gone: asyncio.Event = field(default_factory=asyncio.Event)
    _asked: bool = False

    async def take(self, message: Message) -> None:
        """Take what is sent."""
        await self.may_read.wait()
        await self._sent.put(message)

    def receive(self, body: bytes) -> Any:
        """Return what gives the request, then waits until they go away."""

        async def receive() -> Message:
            if not self._asked:
                self._asked = True
                return {"type": "http.request", "body": body, "more_body": False}
            await self._gone.wait()
            return {"type": "http.disconnect"}

        return receive

    def go(self) -> None:
        """Go away."""
        self._gone.set()

    async def head(self) -> tuple[int, dict[str, str]]:
        """Return the status and the headers of the answer."""
        message = await self._message()
        return message["status"], {name.decode(): value.decode() for name, value in message["headers"]}

    async def body(self) -> bytes:
        """Return the next bytes, signs of life among them; none at the end."""
        return (await self._message())["body"]  # type: ignore[no-any-return]

    async def event(self) -> tuple[str, Any]:
        """Return the name and the data of the next event; signs of life are passed over."""
        async with asyncio.timeout(PATIENCE_S):
            while (text := (await self.body()).decode()).startswith(":"):
                pass
        name, _, data = text.removeprefix("event: ").partition("\ndata:")
        return name, orjson.loads(data) if data.strip() else None

    async def _message(self) -> Message:
        async with asyncio.timeout(PATIENCE_S):
            return await self._sent.get()


@asynccontextmanager
async def listening(
    app: FastAPI,
    query: str,
    *,
    method: str = "POST",
    is_slow: bool = False,
    address: str = "",
    extensions: Mapping[str, str] | None = None,
    **headers: str,
) -> AsyncIterator[Listener]:
    """Give somebody who asked for a stream, and goes away afterwards."""
    listener, body = Listener(), orjson.dumps({"query": query, "extensions": extensions})
    if not is_slow:
        listener.may_read.set()
    given = {"host": f"127.0.0.1:{PORT}", "content-type": "application/json", "accept": "text/event-stream", **headers}
    scope = {
        "type": "http", "method": method, "path": "/graphql", "query_string": address.encode(), "http_version": "1.1",
        "headers": [(name.encode(), value.encode()) for name, value in given.items()], "app": app,
    }  # fmt: skip
    running = asyncio.create_task(app(scope, listener.receive(body), listener.take))
    try:
        yield listener
    finally:
        listener.may_read.set()
        listener.go()
        await asyncio.wait_for(running, PATIENCE_S)
