"""What the exchange format of ArchiMate asks of a model, by our own reading of it.

The Open Group's schema is not ours to ship, and this must hold wherever the tests run.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree as ET

NAMESPACE = "{http://www.opengroup.org/xsd/archimate/3.0/}"
TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
ORDER = {
    "model": ("name", "documentation", "properties", "metadata", "elements", "relationships", "organizations",
              "propertyDefinitions", "views"),
    "elements": ("element",),
    "relationships": ("relationship",),
    "propertyDefinitions": ("propertyDefinition",),
    "element": ("name", "documentation", "properties"),
    "relationship": ("name", "documentation", "properties"),
    "propertyDefinition": ("name",),
    "properties": ("property",),
    "property": ("value",),
}  # fmt: skip
MANY = {"element", "relationship", "propertyDefinition", "property"}
NEEDED = {"model": "name", "element": "name", "propertyDefinition": "name", "property": "value"}
ELEMENTS = frozenset({
    "Stakeholder", "Driver", "Assessment", "Goal", "Outcome", "Principle", "Requirement", "Constraint", "Meaning",
    "Value", "Resource", "Capability", "CourseOfAction", "BusinessActor", "BusinessRole", "BusinessCollaboration",
    "BusinessInterface", "BusinessProcess", "BusinessFunction", "BusinessInteraction", "BusinessEvent",
    "BusinessService", "BusinessObject", "Contract", "Representation", "Product", "WorkPackage", "Deliverable",
    "ImplementationEvent", "Plateau", "Gap", "Grouping", "Location",
})  # fmt: skip
RELATIONS = frozenset({
    "Composition", "Aggregation", "Assignment", "Realization", "Serving", "Access", "Influence", "Triggering",
    "Flow", "Specialization", "Association",
})  # fmt: skip
_NAME = re.compile(r"[^\W\d][\w.\-]*")


def faults(model: bytes) -> list[str]:
    """Return what is wrong with a model as the exchange format has it: order, parts, types, ids and what names them."""
    root = ET.fromstring(model)  # noqa: S314  what our own writer made
    found = [] if root.tag == f"{NAMESPACE}model" else [f"it starts with {root.tag}"]
    every = list(root.iter())
    found += [fault for one in every for fault in _about_parts(one)]
    ids = Counter(one.get("identifier", "") for one in every if "identifier" in one.attrib)
    found += [f"{own} stands {count} times" for own, count in ids.items() if count > 1]
    found += [f"{own!r} is no id" for own in ids if not _NAME.fullmatch(own)]
    return found + list(_about_names(every))


def _about_parts(element: ET.Element) -> Iterator[str]:
    name = element.tag.removeprefix(NAMESPACE)
    parts = [part.tag.removeprefix(NAMESPACE) for part in element]
    order = ORDER.get(name, ())
    yield from (f"{name} holds {part}" for part in parts if part not in order)
    places = [order.index(part) for part in parts if part in order]
    if places != sorted(places):
        yield f"{name} has its parts in another order"
    yield from (f"{name} has {part} twice" for part, n in Counter(parts).items() if n > 1 and part not in MANY)
    if name in NEEDED and NEEDED[name] not in parts:
        yield f"{name} lacks its {NEEDED[name]}"
    if name in {"properties", "elements", "relationships", "propertyDefinitions"} and not parts:
        yield f"{name} is empty"


def _about_names(every: list[ET.Element]) -> Iterator[str]:
    """Yield what names nothing, and types that there are not."""
    of = {sort: [one for one in every if one.tag == NAMESPACE + sort] for sort in MANY}
    ends = {one.get("identifier") for sort in ("element", "relationship") for one in of[sort]}
    defined = {one.get("identifier") for one in of["propertyDefinition"]}
    for one in of["relationship"]:
        yield from (f"no {end} {one.get(end)}" for end in ("source", "target") if one.get(end) not in ends)
    yield from (f"no property {one.get('propertyDefinitionRef')}" for one in of["property"]
                if one.get("propertyDefinitionRef") not in defined)  # fmt: skip
    yield from (f"no type {one.get(TYPE)} of elements" for one in of["element"] if one.get(TYPE) not in ELEMENTS)
    yield from (f"no type {one.get(TYPE)} of relations" for one in of["relationship"] if one.get(TYPE) not in RELATIONS)
    yield from (
        f"no type {one.get('type')} of values" for one in of["propertyDefinition"] if one.get("type") != "string"
    )
