"""Search in the schema: nodes by what they are called."""

from __future__ import annotations

from api.resolve import Asked
from api.schema_node import NodeConnection
from graph.errors import WrongUse

WHOLE, START, WITHIN, NOT = range(4)


def search_page(asked: Asked, text: str, first: int, after: str | None) -> NodeConnection:
    """Return a page of the nodes that a text finds: whole names first, then beginnings, then what holds it; then by id.

    Raises:
        WrongUse: If the text is empty.
    """
    wanted = text.strip().casefold()
    if not wanted:
        raise WrongUse("there is nothing to search for; give a few letters of a name")
    ids = asked.snapshot.ids
    fits = {at: how for at in range(len(ids)) if (how := _how(asked, at, wanted)) != NOT}
    found = sorted(fits, key=lambda at: (fits[at], at))
    cut = asked.pager.cut(found, lambda at: (fits[at], ids[at]), first, after)
    return NodeConnection(asked=asked, cut=cut)


def _how(asked: Asked, at: int, wanted: str) -> int:
    """Return how well a node fits: the least of its id and names."""
    snapshot = asked.snapshot
    words = (snapshot.ids[at], snapshot.names[at], str(snapshot.given(at).get("name_cy", "")))
    return min(_fit(word.casefold(), wanted) for word in words)


def _fit(word: str, wanted: str) -> int:
    if word == wanted:
        return WHOLE
    if word.startswith(wanted):
        return START
    return WITHIN if wanted in word else NOT
