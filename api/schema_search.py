"""Search in the schema: nodes by what they are called, and by the words for what they are."""

from __future__ import annotations

from collections.abc import Iterator

from api.resolve import Asked
from api.schema_node import NodeConnection
from graph.analysis.called import WITHIN
from graph.errors import WrongUse
from graph.ontology import Ontology

OF_KIND = WITHIN + 1
"""How well something fits that is of the kind for which the text is a word."""


def search_page(asked: Asked, text: str, first: int, after: str | None) -> NodeConnection:
    """Return a page of the nodes that a text finds.

    Whole names come first, then beginnings, then what holds it; where it is a word for a kind, then what else is of
    that kind; of the same fit in order of id.

    Raises:
        WrongUse: If the text is empty.
    """
    wanted = text.strip()
    if not wanted:
        raise WrongUse("there is nothing to search for; give a few letters of a name")
    snapshot = asked.snapshot
    found, fits = snapshot.called.find(wanted)
    kinds = list(kinds_called(snapshot.ontology, wanted))
    others = sorted({int(at) for kind in kinds for at in snapshot.of_kind(kind)} - fits.keys())
    fits |= dict.fromkeys(others, OF_KIND)
    cut = asked.pager.cut([*found, *others], lambda at: (fits[at], snapshot.ids[at]), first, after)
    return NodeConnection(asked=asked, cut=cut)


def kinds_called(ontology: Ontology, word: str) -> Iterator[str]:
    """Yield the kinds for which a word stands: labels in either language, and what else people call one or more."""
    folded = word.casefold()
    for kind in ontology.kinds.values():
        also = ontology.also.get(kind.name, ())
        words = (kind.label.en, kind.label.cy, kind.plural.en, kind.plural.cy, *also, *(f"{one}s" for one in also))
        if folded in {one.casefold() for one in words}:
            yield kind.name
