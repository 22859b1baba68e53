"""The files of pages at addresses that hold their version: browsers keep them for good, and never mix two versions."""

from __future__ import annotations

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from visual.parts import version

KEPT = "private, max-age=31536000, immutable"


def files_address() -> str:
    """Return the address below which the static files of this version are."""
    return f"/files/{version()}"


class KeptFiles(StaticFiles):
    """Static files that browsers may keep: other files have another address."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file, marked as one that never changes."""
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = KEPT
        return response
