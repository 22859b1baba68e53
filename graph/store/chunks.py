"""Changes in chunks, as stores write them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.model import Change


def parted(changes: Iterable[Change], most: int) -> Iterator[list[Change]]:
    """Part changes so that none is twice in one chunk: what is done to a chunk may then be done in any order.

    Args:
        changes: Read once, in their order.
        most: The most changes of one chunk.
    """
    chunk: list[Change] = []
    seen: set[tuple[str, str]] = set()
    for change in changes:
        identity = (change.what, change.key)
        if len(chunk) == most or identity in seen:
            yield chunk
            chunk, seen = [], set()
        chunk.append(change)
        seen.add(identity)
    if chunk:
        yield chunk
