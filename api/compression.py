"""Sends answers compressed: zstd where the client takes it, else gzip, at levels that cost less than they save.

A compressed answer tells its length, and from lengths a secret beside a text of somebody else's can be guessed (BREACH,
2013). So nothing that holds a secret is compressed: tokens and cookies are never part of a body, and the answer to a
file that was sent, which holds the id it is loaded by, is sent as it is.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Protocol

import zstandard
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LEAST_BYTES = 1_000
ZSTD_LEVEL = 3
GZIP_LEVEL = 4
GZIP_WINDOW = 31
NEVER = frozenset({"/loads"})
TEXTS = ("text/", "application/json", "application/graphql-response+json", "application/xml", "image/svg+xml",
         "application/javascript", "application/x-ndjson")  # fmt: skip
STREAM = "text/event-stream"


class Press(Protocol):
    """What compresses one body."""

    def compress(self, data: bytes, /) -> bytes:
        """Return what of a part can be sent already."""

    def flush(self) -> bytes:
        """Return the rest."""


PRESSES: dict[str, Callable[[], Press]] = {
    "zstd": lambda: zstandard.ZstdCompressor(level=ZSTD_LEVEL).compressobj(),
    "gzip": lambda: zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, GZIP_WINDOW),
}


class Compression:
    """Compresses what is worth it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http" or scope["path"] in NEVER:
            await self.app(scope, receive, send)
            return
        await self.app(scope, receive, _Answer(coding(Headers(scope=scope).get("accept-encoding", "")), send))


class _Answer:
    """One answer on its way: its head waits for the first part of its body, which tells whether it is worth it."""

    def __init__(self, coding: str, send: Send) -> None:
        self._coding = coding
        self._send = send
        self._head: Message | None = None
        self._press: Press | None = None

    async def __call__(self, message: Message) -> None:
        """Send one part."""
        if message["type"] == "http.response.start":
            self._head = message
            return
        if message["type"] != "http.response.body":
            await self._send(message)
            return
        body, more = message.get("body", b""), message.get("more_body", False)
        if self._head is not None:
            await self._begin(self._head, len(body), more=more)
            self._head = None
        if self._press is not None:
            body = self._press.compress(body) + (b"" if more else self._press.flush())
        if body or not more:
            await self._send({"type": "http.response.body", "body": body, "more_body": more})

    async def _begin(self, head: Message, size: int, *, more: bool) -> None:
        headers = MutableHeaders(scope=head)
        if _is_text(headers):
            headers.add_vary_header("Accept-Encoding")
            if self._coding and (more or size >= LEAST_BYTES):
                self._press = PRESSES[self._coding]()
                headers["Content-Encoding"] = self._coding
                del headers["Content-Length"]
                if headers.get("etag", "").startswith('"'):
                    headers["ETag"] = f"W/{headers['etag']}"
        await self._send(head)


def coding(accepted: str) -> str:
    """Return the coding to send in: the first of ours that a client takes; empty where it takes none.

    >>> coding("gzip, deflate, br, zstd"), coding("gzip;q=1.0, zstd;q=0"), coding("br")
    ('zstd', 'gzip', '')
    """
    taken = {}
    for part in accepted.lower().split(","):
        name, _, quality = part.replace(" ", "").partition(";q=")
        taken[name] = quality.rstrip("0").rstrip(".") not in {"", "0"} or not quality
    return next((name for name in PRESSES if taken.get(name)), "")


def _is_text(headers: Headers) -> bool:
    media = headers.get("content-type", "")
    return media.startswith(TEXTS) and not media.startswith(STREAM) and "content-encoding" not in headers
