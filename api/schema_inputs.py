"""Input types derived from the kinds: what a client gives of a thing or a link, each field by its own type.

Of a field that is left out nothing is said; null takes its value away. Choices are the same enums as in answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass
from typing import Any

import strawberry
from strawberry.types.unset import UnsetType

from api.schema_derived import add_part, derived_input
from api.schema_fields import PLAIN, FieldTypes, described
from api.schema_names import Taken, camel
from api.schema_where import plain
from graph.model import Value
from graph.ontology import Field, Kind, Ontology

ENDS = {"source": "from", "target": "to"}
FIELD = "field_"
"""What the attributes of derived inputs begin with that hold declared fields."""

START = "An id, or the exact name of one thing; of what is made in the same change, too."

Values = dict[str, Value | None]


@dataclass(frozen=True, slots=True)
class Inputs:
    """The derived input types.

    Attributes:
        ontology: What they are derived from.
        kinds: What the values of each kind are given as, by its name.
        node: What a thing is given as: exactly one of its fields, that of its kind, holds the values.
        new: A thing to be made: its id, if it is to have a given one, and what it is.
        change: A change of a thing: its id, and its new values.
        link: What a link is given as: its ends, its kind, and its fields.
        ends: What a link is named by: its ends and its kind.
    """

    ontology: Ontology
    kinds: Mapping[str, Any]
    node: Any
    new: Any
    change: Any
    link: Any
    ends: Any


def input_types(ontology: Ontology, fields: FieldTypes, link_name: Any, taken: Taken) -> Inputs:
    """Return the input types of all kinds and links.

    Args:
        ontology: The kinds and links.
        fields: The types of their fields in answers.
        link_name: The enum of the kinds of link.
        taken: Names of types that are in use; those made here join them.
    """
    said = "A thing: exactly one of these, that of its kind."
    node = derived_input(taken.free("NodeInput", "AnyNodeInput"), said, one_of=True)
    kinds = {kind.name: _of_kind(kind, ontology, fields, taken) for kind in ontology.kinds.values()}
    for kind in ontology.kinds.values():
        add_part(node, kind.name, kinds[kind.name] | None, given_as(kind), f"{kind.label.en}.")
    new = derived_input(taken.free("NewNodeInput", "NewAnyNodeInput"), "A thing to be made.")
    add_part(new, "id", strawberry.ID | None, "id", "Its id; left out, one is made of its kind and name.")
    add_part(new, "values", node, "values", "What it is.", MISSING)
    change = derived_input(taken.free("NodeChangeInput", "AnyNodeChangeInput"), "A change of a thing.")
    add_part(change, "id", strawberry.ID, "id", "Its id.", MISSING)
    add_part(change, "values", node, "values", "Its new values: null takes one away, what is left out stays.", MISSING)
    ends = derived_input(taken.free("LinkEndsInput", "AnyLinkEndsInput"), "A link by its kind and ends.")
    _link(ends, link_name, "An id.", {}, {})
    said = "A link. Some of its fields belong to some kinds of link only."
    link = derived_input(taken.free("LinkInput", "AnyLinkInput"), said)
    _link(link, link_name, START, dict(_link_fields(ontology, fields)), link_field_names(ontology))
    return Inputs(ontology, kinds, node, new, change, link, ends)


def given_node(given: Any) -> tuple[str, Values]:
    """Return the kind that a thing is given as, and its values by field."""
    kind = next(name for name, values in vars(given).items() if not _is_out(values))
    return kind, values_of(getattr(given, kind))


def given_link(given: Any) -> tuple[str, str, str, Values]:
    """Return source, kind and target of a link that is given, and its values by field."""
    values = values_of(given)
    return str(values.pop("source")), str(values.pop("link")), str(values.pop("target")), values


def values_of(given: Any) -> Values:
    """Return the values that an input holds, by field; what was left out is not among them."""
    held = {name: value for name, value in vars(given).items() if not isinstance(value, UnsetType)}
    return {name.removeprefix(FIELD): _stored(value) for name, value in held.items()}


def _stored(value: Any) -> Value | None:
    stored: Any = plain(value)
    return tuple(stored) if isinstance(stored, list) else stored


def _is_out(value: object) -> bool:
    return value is None or isinstance(value, UnsetType)


def given_as(kind: Kind) -> str:
    """Return by which field of the input of any thing the values of a kind are given.

    >>> from graph.declarations import load_ontology
    >>> given_as(load_ontology().kinds["OrgUnit"])
    'orgUnit'
    """
    return kind.name[:1].lower() + kind.name[1:]


def field_names(kind: str, ontology: Ontology) -> Mapping[str, str]:
    """Return what the input of a kind calls each of its fields, by the names of the fields."""
    used = Taken(("name",))
    return {name: used.free(camel(name), f"{camel(name)}Field") for name in ontology.fields_of(kind)}


def link_field_names(ontology: Ontology) -> Mapping[str, str]:
    """Return what the input of a link calls each field that links of some kind have, by the names of the fields."""
    used = Taken((*ENDS.values(), "link"))
    names = dict.fromkeys(name for link in ontology.links for name in ontology.fields_of_link(link))
    return {name: used.free(camel(name), f"{camel(name)}Field") for name in names}


def _of_kind(kind: Kind, ontology: Ontology, fields: FieldTypes, taken: Taken) -> Any:
    name = taken.free(f"{kind.name}Input", f"{kind.name}KindInput")
    made = derived_input(name, f"Values of: {kind.label.en}. {kind.doc}")
    names = field_names(kind.name, ontology)
    add_part(made, "name", str | None, "name", "Its name, in plain words.")
    for field in ontology.fields_of(kind.name).values():
        add_part(made, f"{FIELD}{field.name}", _typed(field, kind.name, fields), names[field.name], described(field))
    return made


def _link(
    made: Any, link_name: Any, start: str, fields: Mapping[str, tuple[Any, str]], names: Mapping[str, str]
) -> None:
    for attribute, shown in ENDS.items():
        add_part(made, attribute, str, shown, start, MISSING)
    add_part(made, "link", link_name, "link", "Its kind.", MISSING)
    for field, (type_, said) in fields.items():
        add_part(made, f"{FIELD}{field}", type_, names[field], said)


def _link_fields(ontology: Ontology, fields: FieldTypes) -> Iterator[tuple[str, tuple[Any, str]]]:
    """Yield each field that links of some kind have: those of all links first, a text where kinds disagree."""
    found: dict[str, list[tuple[str, Field]]] = {}
    for link in ontology.links.values():
        for field in ontology.fields_of_link(link.name).values():
            found.setdefault(field.name, []).append((link.name, field))
    for name, owners in found.items():
        types = {repr(made): made for made in (_typed(field, owner, fields) for owner, field in owners)}
        said = described(owners[0][1])
        if name not in ontology.link_fields:
            said += f" Of links: {', '.join(owner for owner, _ in owners)}."
        yield name, (next(iter(types.values())) if len(types) == 1 else str | None, said)


def _typed(field: Field, owner: str, fields: FieldTypes) -> Any:
    if field.type == "choice":
        return fields.choice(field, owner) | None
    if field.of:
        return list[strawberry.ID] | None if field.type == "nodes" else strawberry.ID | None
    return PLAIN[field.type]
