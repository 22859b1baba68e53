"""A door that takes requests as they come: FastAPI would look each time for parameters, of which it has none."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Route
from starlette.types import Scope


class PlainRoute(Route):
    """One address, and what answers there; methods that are not named are refused, `HEAD` among them."""

    def __init__(self, path: str, answer: Callable[[Request], Awaitable[Response]], methods: Sequence[str]) -> None:
        super().__init__(path, answer)
        self.methods = set(methods)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Tell whether a request comes by this door, and what is to be known of it then."""
        match, known = super().matches(scope)
        return match, known if match is Match.NONE else {**known, "route": self}
