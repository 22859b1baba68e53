"""Which nodes are hidden, so that only their own unit and stewards may know of them: their kind or they themselves say.

A kind says it by a trait, which a field of a node may switch off; any node says it by a field of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from graph.columns import NodeColumns
from graph.ontology import Ontology
from graph.packed import rows_of, rows_with

TRAIT = "hidden"
FIELD = "hidden"
MARK = b'"hidden":true'
"""How the field stands in the JSON of a body; as a part of a text its quotes would be escaped."""


def is_hidden(ontology: Ontology, kind: str, fields: Mapping[str, Any]) -> bool:
    """Tell whether a node is hidden.

    Args:
        ontology: What its kind means.
        kind: Its kind.
        fields: Its fields as they were given.
    """
    if fields.get(FIELD) is True:
        return True
    declared = ontology.kinds.get(kind)
    if declared is None or TRAIT not in declared.traits:
        return False
    known = ontology.fields_of(kind)
    off = declared.traits[TRAIT].items()
    return not any(fields.get(name, known[name].default if name in known else None) == value for name, value in off)


def hidden_rows(nodes: NodeColumns, ontology: Ontology) -> Iterator[int]:
    """Yield the rows of the nodes that are hidden, in order; few bodies are read for it."""
    kinds = {kind.name for kind in ontology.with_trait(TRAIT)}
    for row in sorted({*rows_with(nodes.bodies, MARK), *rows_of(nodes.kinds, kinds)}):
        if is_hidden(ontology, nodes.kinds[row], orjson.loads(nodes.bodies[row])):
            yield row
