"""Models in ArchiMate that we have written ourselves: their properties tell what each node and link is here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from loaders.foreign_model import Element, Model, Relation

KIND, ID, DIRECTION = "Golden Thread kind", "Golden Thread id", "Golden Thread direction"
"""Which kind a node or link has, its id where XML cannot hold it, and whether a relation runs the other way."""

OURS = {KIND, ID, DIRECTION}


def as_ours(model: Model) -> Model:
    """Return a model with the kinds and ids that its properties tell; as it is where they tell none."""
    if not any(KIND in element.cells for element in model.elements):
        return model
    ids = {element.id: str(element.cells[ID]) for element in model.elements if ID in element.cells}
    elements = [_element(element, ids) for element in model.elements]
    return replace(model, title="", elements=elements, relations=[_relation(one, ids) for one in model.relations])


def _element(element: Element, ids: Mapping[str, str]) -> Element:
    kind = str(element.cells.get(KIND, ""))
    cells = {name: cell for name, cell in element.cells.items() if name not in OURS}
    return replace(element, id=ids.get(element.id, element.id), kind=kind, cells=cells)


def _relation(relation: Relation, ids: Mapping[str, str]) -> Relation:
    kind = str(relation.cells.get(KIND, ""))
    ends = [ids.get(end, end) for end in (relation.source, relation.target)]
    source, target = reversed(ends) if DIRECTION in relation.cells else ends
    cells = {name: cell for name, cell in relation.cells.items() if name not in OURS}
    return replace(relation, kind=kind, source=source, target=target, cells=cells)
