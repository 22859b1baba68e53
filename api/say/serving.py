"""Where a server answers and who may come in, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from api.auth import Door


def serving_lines(door: Door, wanted: int) -> Iterator[str]:
    """Yield what somebody needs who just started a server.

    Args:
        door: Who may come in.
        wanted: The port that was asked for.
    """
    if wanted and door.port != wanted:
        yield f"Port {wanted} is in use, so it answers at the next free one, {door.port}."
    if not door.keeps_one:
        yield f"Golden Thread answers at port {door.port}, as {', '.join(sorted(door.names))}."
        yield "It lets in who shows a token or is named by a proxy (docs/access.md). Ctrl-C stops it."
        return
    yield "Golden Thread answers at this address, which lets one browser in:"
    yield f"  {door.address()}"
    if door.is_open:
        yield (
            f"Every program of this computer may read at http://127.0.0.1:{door.port}/, but for fields that can name a "
            "person or need rights to read."
        )
    yield "It answers on this computer only, and changes nothing. Ctrl-C stops it."
