"""Search in the schema: nodes by what they are called."""

from __future__ import annotations

from api.resolve import Asked
from api.schema_node import NodeConnection
from graph.errors import WrongUse


def search_page(asked: Asked, text: str, first: int, after: str | None) -> NodeConnection:
    """Return a page of the nodes that a text finds: whole names first, then beginnings, then what holds it; then by id.

    Raises:
        WrongUse: If the text is empty.
    """
    wanted = text.strip()
    if not wanted:
        raise WrongUse("there is nothing to search for; give a few letters of a name")
    ids = asked.snapshot.ids
    found, fits = asked.snapshot.called.find(wanted)
    cut = asked.pager.cut(found, lambda at: (fits[at], ids[at]), first, after)
    return NodeConnection(asked=asked, cut=cut)
