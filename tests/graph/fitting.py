"""What of a batch has no place in the shipped ontology: for tests of what can be held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph.declarations import load_ontology
from graph.declared_fields import suits
from graph.model import Batch, Value
from graph.notation import parse
from graph.ontology import Field


def unfit(text: str) -> list[str]:
    """Return everything in a text of the notation that has no place, in words; nothing if all of it has."""
    return list(misfits(parse(text)))


def misfits(batch: Batch) -> Iterator[str]:
    """Yield everything in a batch that has no place: kinds, links between kinds, fields and their values."""
    ontology = load_ontology()
    kinds = {node.id: node.kind for node in batch.nodes}
    for node in batch.nodes:
        if node.kind not in ontology.kinds:
            yield f"no kind {node.kind}"
            continue
        yield from _values(node.kind, ontology.fields_of(node.kind), node.fields)
    for link in batch.links:
        source, target = kinds[link.source], kinds[link.target]
        if not ontology.allows(source, link.kind, target):
            yield f"no {source} -{link.kind}-> {target}"
            continue
        yield from _values(link.kind, ontology.fields_of_link(link.kind), link.fields)


def _values(owner: str, known: Mapping[str, Field], given: Mapping[str, Value]) -> Iterator[str]:
    for name, value in given.items():
        text = str(value).lower() if isinstance(value, bool) else str(value)
        if name not in known or not suits(known[name], text):
            yield f"{owner}.{name} cannot be {value!r}"
