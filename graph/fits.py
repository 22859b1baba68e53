"""What links should be like beyond their kinds: which fields their ends have, and how many there are. Never refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.merge import span
from graph.model import Link, Node, Value
from graph.ontology import Field, Ontology


def misfits(ontology: Ontology, link: Link, source: Node, target: Node) -> Iterator[str]:
    """Yield in a sentence each way in which an allowed link does not fit its ends.

    What an end does not say is no misfit: it cannot be told.
    """
    fit = ontology.links[link.kind].routes[source.kind].targets[target.kind]
    for node, side, wanted in ((source, "start from", fit.source), (target, "lead to", fit.target)):
        declared = ontology.fields_of(node.kind)
        for name, value in wanted.items():
            given = _held(node, declared[name])
            if given is not None and given != value:
                yield f"{link.kind} should {side} a {node.kind} whose {name} is {value}; {node.name!r} is {given}"
    if fit.climbs:
        ranks = [_rank(node, ontology.fields_of(node.kind)[fit.climbs]) for node in (source, target)]
        if ranks[0] is not None and ranks[1] is not None and ranks[1] >= ranks[0]:
            said = [
                f"{node.name!r} ({_held(node, ontology.fields_of(node.kind)[fit.climbs])})" for node in (source, target)
            ]
            yield f"{link.kind} should lead to a higher {fit.climbs}; it leads from {said[0]} to {said[1]}"


def most_at_once(links: Iterable[Link]) -> int:
    """Return how many of some links hold on the same day, at most.

    >>> before, after = {"valid_to": "2026-01-01"}, {"valid_from": "2026-01-02"}
    >>> most_at_once([Link("a", "k", "b", before), Link("a", "k", "c", after)])
    1
    """
    spans = [span(link) for link in links]
    return max((sum(begun <= day <= ended for begun, ended in spans) for day, _ in spans), default=0)


def _held(node: Node, field: Field) -> Value | None:
    return node.fields.get(field.name, field.default)


def _rank(node: Node, field: Field) -> float | None:
    """Return where a value stands, the highest first; None where it is not given."""
    value = _held(node, field)
    if value is None:
        return None
    if field.type == "choice":
        return field.codes.index(str(value)) if value in field.codes else None
    return float(value) if isinstance(value, (int, float)) else None
