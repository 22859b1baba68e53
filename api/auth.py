"""Who comes in: `Host` and `Origin` are checked, and for whom nobody knows nothing answers but /healthz.

Loopback is not private: other users and programs of the same computer can reach it, and so can pages in a browser. The
one-time token of the server is good once; whoever shows it gets a cookie that other sites cannot use. Programs show a
token of their own, and a proxy that is believed says who asks.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.people import NAMES as PROXY_HEADERS
from api.people import NO_PROXIES, Proxies
from api.rights import ANYBODY, KEEPER, Rights
from graph.errors import GoldenThreadError, WrongUse

HEALTH = "/healthz"
NAMES = ("127.0.0.1", "localhost", "[::1]")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "private, no-cache",
}
RAW_HEADERS = tuple((name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in HEADERS.items())
NOT_LET_IN = (
    "Golden Thread answers only to whoever started it. Open the address that `goldenthread serve` printed: it holds a "
    "token that is good once. If it has been used in another browser, stop the server and start it again."
)
UNKNOWN = "This token is none that is good: it is mistyped, revoked or too old. Ask whoever looks after Golden Thread."
NOT_KNOWN = (
    "Golden Thread does not know who asks. Show a token (Authorization: Bearer …), or come in by the address of your "
    "organisation, where you sign in."
)
IDENTITY = frozenset(name.encode("latin-1") for name in PROXY_HEADERS)
"""The headers that only a proxy may send, as they come."""


def nobody(_: str) -> Rights | None:
    """Know no token."""
    return None


@dataclass
class Door:
    """What a server lets in.

    Attributes:
        port: Its port: part of the addresses that it may be called by.
        is_open: Whether everybody on this computer may read what is not personal, without a token.
        token: Good once, then empty; empty from the start where others than this computer can call.
        secret: What the cookie holds.
        names: Further hosts that it may be called by, as the proxy in front of it hands them on.
        proxies: Who is believed when it says who asks.
        keeper: Who holds the cookie.
        rights_by: Gives the rights of who shows a token, None if it is none.
    """

    port: int
    is_open: bool = False
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    names: frozenset[str] = frozenset()
    proxies: Proxies = NO_PROXIES
    keeper: Rights = KEEPER
    rights_by: Callable[[str], Rights | None] = nobody

    @cached_property
    def cookie(self) -> str:
        """The name of its cookie: browsers do not part cookies by port, so two servers need two names."""
        return f"goldenthread_{self.port}"

    @cached_property
    def hosts(self) -> frozenset[str]:
        """The hosts that it may be called by."""
        return frozenset(f"{name}:{self.port}" for name in NAMES) | self.names

    @cached_property
    def origins(self) -> frozenset[str]:
        """The origins of its own pages."""
        here = (f"http://{name}:{self.port}" for name in NAMES)
        return frozenset((*here, *(f"{scheme}://{name}" for name in self.names for scheme in ("http", "https"))))

    @property
    def keeps_one(self) -> bool:
        """Whether it lets somebody in by its one-time token."""
        return bool(self.secret)

    def address(self, path: str = "/") -> str:
        """Return the address that lets one browser in."""
        return f"http://{NAMES[0]}:{self.port}{path}?token={self.token}"

    def use(self, token: str) -> bool:
        """Tell whether a token is the one that is good, and let it be good no more."""
        good = bool(self.token) and compare_digest(token.encode(), self.token.encode())
        if good:
            self.token = ""
        return good

    def knows(self, cookies: str) -> bool:
        """Tell whether a header of cookies holds this server's."""
        if self.keeps_one and compare_digest(cookies.encode(), f"{self.cookie}={self.secret}".encode()):
            return True  # the usual case: no other cookie beside it, nothing to take apart
        try:
            held = SimpleCookie(cookies).get(self.cookie)
        except CookieError:
            return False
        return held is not None and self.keeps_one and compare_digest(held.value.encode(), self.secret.encode())


class Doorkeeper:
    """Lets in who may come in, and gives every answer its security headers."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self.app = app
        self.door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add_headers(message)
            await send(message)

        refusal = await self._refusal(scope)
        await (refusal or self.app)(scope, receive, sending)

    async def _refusal(self, scope: Scope) -> Response | None:
        """Return what stands in the way of a request, None where nothing does; then its rights are known."""
        headers = Headers(scope=scope)
        _without_identity(scope)
        if (stranger := self._stranger(headers)) is not None:
            return stranger
        keeper = self.door.knows(headers.get("cookie", ""))
        query = dict(parse_qsl(scope["query_string"].decode("latin-1")))
        if "token" in query and scope["method"] == "GET" and self.door.keeps_one and not _opens_stream(headers):
            return self._welcome(scope, query, keeper=keeper)
        return await self._identified(scope, headers, keeper=keeper)

    async def _identified(self, scope: Scope, headers: Headers, *, keeper: bool) -> Response | None:
        """Note the rights of who asks; refuse who is unknown."""
        try:
            rights = await self._who(scope, headers, keeper=keeper)
        except WrongUse as error:
            return PlainTextResponse(f"Who asks cannot be told: {error}.", 401)
        except GoldenThreadError as error:
            return PlainTextResponse(f"Who asks cannot be told now: {error}.", 503)
        _rights(scope)["rights"] = rights or ANYBODY
        _rights(scope)["still"] = partial(self._who, scope, headers, keeper=keeper)
        if scope["path"] == HEALTH or rights is not None:
            return None
        said = NOT_LET_IN if self.door.keeps_one else NOT_KNOWN
        return PlainTextResponse(UNKNOWN if "authorization" in headers else said, 401, {"WWW-Authenticate": "Bearer"})

    async def _who(self, scope: Scope, headers: Headers, *, keeper: bool) -> Rights | None:
        """Return the rights of who asks: by a token shown, by the cookie, else as a proxy says; None if unknown.

        Raises:
            WrongUse: If a proxy says something that means nothing.
        """
        if (shown := headers.get("authorization")) is not None:
            kind, _, secret = shown.partition(" ")
            # Looked up beside the server: a store may be slow, and others must not wait for it.
            return await asyncio.to_thread(self.door.rights_by, secret.strip()) if kind.lower() == "bearer" else None
        if keeper:
            return self.door.keeper
        client = scope.get("client")
        believed = client is not None and self.door.proxies.trusts(client[0], headers)
        person = self.door.proxies.rights(headers) if believed else None
        return person or (ANYBODY if self.door.is_open else None)

    def _stranger(self, headers: Headers) -> Response | None:
        """Refuse who calls this server by a foreign name or from another site."""
        if headers.get("host", "").lower() not in self.door.hosts:
            return PlainTextResponse(f"This server answers only as {', '.join(sorted(self.door.hosts))}.", 421)
        origin = headers.get("origin")
        if origin is not None and origin.lower() not in self.door.origins:
            return PlainTextResponse("This server does not answer to other sites.", 403)
        return None

    def _welcome(self, scope: Scope, query: MutableMapping[str, str], *, keeper: bool) -> Response:
        """Take the token out of the address; give the cookie if it is good."""
        good = self.door.use(query.pop("token"))
        if not (good or keeper):
            return PlainTextResponse(NOT_LET_IN, 401)
        there = scope["path"] + (f"?{urlencode(query)}" if query else "")
        response = RedirectResponse("/" + there.lstrip("/"), 303)
        if good:
            response.set_cookie(self.door.cookie, self.door.secret, path="/", httponly=True, samesite="strict")
        return response


def rights_of(request: Request) -> Rights:
    """Return what whoever sent a request may see."""
    return request.state.rights  # type: ignore[no-any-return]


async def is_still(request: Request) -> bool:
    """Tell whether whoever sent a request would be let in with the same rights now: a token may have been revoked."""
    try:
        return bool(await request.state.still() == rights_of(request))
    except GoldenThreadError:
        return False


def _opens_stream(headers: Headers) -> bool:
    """Tell whether a browser opens a stream of events, whose address may hold the token of the stream."""
    return headers.get("accept", "").startswith("text/event-stream")


def _without_identity(scope: Scope) -> None:
    """Take out of a request what only a proxy may say, so that nothing behind this can take it for true."""
    scope["headers"] = [(name, value) for name, value in scope["headers"] if name.lower() not in IDENTITY]


def _rights(scope: Scope) -> MutableMapping[str, Any]:
    return scope.setdefault("state", {})  # type: ignore[no-any-return]


def _add_headers(message: Message) -> None:
    given = list(message.get("headers", ()))
    names = {name for name, _ in given}
    message["headers"] = given + [header for header in RAW_HEADERS if header[0] not in names]
