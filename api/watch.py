"""Watches every request from outside all doors: gives it an id, counts it, writes its line, lets no fault through."""

from __future__ import annotations

import logging
import re
import secrets
from dataclasses import dataclass
from time import perf_counter

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.auth import HEADERS
from api.logs import TOLD, fault_of
from api.metrics import Metrics
from api.schema_errors import FAULT

LOG = logging.getLogger("goldenthread.server")
ID = "X-Request-ID"
STREAMS = "/graphql (stream)"
_GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")


@dataclass
class _Seen:
    """What is seen of one answer.

    Attributes:
        status: Its HTTP status, 0 before it begins.
        size: Its bytes so far.
    """

    status: int = 0
    size: int = 0


class Watch:
    """The outermost of what stands around the doors."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id, seen, start = _id(scope), _Seen(), perf_counter()

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen.status = message["status"]
                MutableHeaders(scope=message)[ID] = request_id
            seen.size += len(message.get("body", b""))
            await send(message)

        self.metrics.running += 1
        try:
            await self.app(scope, receive, sending)
        except Exception as error:
            LOG.error("fault", extra={TOLD: {"id": request_id, **fault_of(error)}})  # noqa: TRY400  no traceback
            if not seen.status:
                await PlainTextResponse(FAULT, 500, headers=HEADERS)(scope, receive, sending)
        finally:
            self.metrics.running -= 1
            seconds = perf_counter() - start
            self.metrics.count(door_of(scope), seen.status, seconds)
            LOG.info("request", extra={TOLD: _told(scope, request_id, seen, seconds)})


def door_of(scope: Scope) -> str:
    """Return which door a request came by: the pattern of its address, never the address; of streams, their own."""
    if scope.get("state", {}).get("streams"):
        return STREAMS
    if scope["path"].startswith("/static/"):
        return "/static"
    return str(getattr(scope.get("route"), "path", "")) or "none"


def _told(scope: Scope, request_id: str, seen: _Seen, seconds: float) -> dict[str, object]:
    rights = scope.get("state", {}).get("rights")
    return {
        "id": request_id,
        "method": scope["method"]
        if scope["method"] in {"GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS"}
        else "other",
        "door": door_of(scope),
        "status": seen.status,
        "ms": round(seconds * 1000, 1),
        "bytes": seen.size,
        "rights": rights.level if rights else "none",
    }


def _id(scope: Scope) -> str:
    """Return the id that a proxy gave a request, so that its lines and ours can be held together; else a new one."""
    given = Headers(scope=scope).get(ID, "")
    return given if _GIVEN.fullmatch(given) else secrets.token_hex(8)
