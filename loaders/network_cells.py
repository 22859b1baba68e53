"""Nodes and edges of plain networks as elements and relations: which of their attributes are name and type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph.model import Place
from loaders.foreign_model import Element, Relation
from loaders.tables import Cell

NAMES = ("name", "Name", "label", "Label", "title", "Title")
TYPES = ("kind", "Kind", "type", "Type", "category", "Category")
RELATIONS = ("kind", "Kind", "relation", "type", "Type", "relationship", "label", "Label")


def element_of(given_id: str, cells: Mapping[str, Cell], place: Place) -> Element:
    """Return a node as an element: the first attribute that may be its name is, and likewise its type."""
    rest = dict(cells)
    sort, name = _first(rest, TYPES), _first(rest, NAMES)
    return Element(given_id, sort, name or given_id, rest, place)


def relation_of(ends: tuple[str, str], cells: Mapping[str, Cell], place: Place) -> Relation:
    """Return an edge as a relation."""
    rest = dict(cells)
    sort = _first(rest, RELATIONS)
    return Relation(sort, *ends, cells=rest, place=place)


def _first(cells: dict[str, Any], names: Iterable[str]) -> str:
    """Take the first of some attributes out that is given, and return it as text."""
    name = next((name for name in names if name in cells), None)
    return str(cells.pop(name)) if name is not None else ""
