"""Input types derived from the kinds: what a client gives of a thing or a link, each field by its own type.

Of a field that is left out nothing is said; null takes its value away. Choices are the same enums as in answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import strawberry
from strawberry.types.unset import UnsetType

from api.schema_fields import PLAIN, FieldTypes, described
from api.schema_names import Taken, camel
from api.schema_where import optional, plain
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
    node = _empty(taken.free("NodeInput", "AnyNodeInput"))
    kinds = {kind.name: _of_kind(kind, ontology, fields, taken) for kind in ontology.kinds.values()}
    for kind in ontology.kinds.values():
        _part(node, kind.name, kinds[kind.name] | None, f"{kind.label.en}.", _first_small(kind))
    strawberry.input(node, description="A thing: exactly one of these, that of its kind.", one_of=True)
    new = _empty(taken.free("NewNodeInput", "NewAnyNodeInput"))
    _part(new, "id", strawberry.ID | None, "Its id; left out, one is made of its kind and name.", "id")
    _needed(new, "values", node, "What it is.")
    strawberry.input(new, description="A thing to be made.")
    change = _empty(taken.free("NodeChangeInput", "AnyNodeChangeInput"))
    _needed(change, "id", strawberry.ID, "Its id.")
    _needed(change, "values", node, "Its new values: null takes one away, what is left out stays.")
    strawberry.input(change, description="A change of a thing.")
    ends = _link(taken.free("LinkEndsInput", "AnyLinkEndsInput"), link_name, "An id.", {})
    known = dict(_link_fields(ontology, fields))
    link = _link(taken.free("LinkInput", "AnyLinkInput"), link_name, START, known)
    strawberry.input(ends, description="A link by its kind and ends.")
    strawberry.input(link, description="A link. Some of its fields belong to some kinds of link only.")
    return Inputs(ontology, kinds, node, new, change, link, ends)


def given_node(given: Any) -> tuple[str, Values]:
    """Return the kind that a thing is given as, and its values by field."""
    kind = next(name for name in type(given).__annotations__ if not _is_out(getattr(given, name)))
    return kind, values_of(getattr(given, kind))


def given_link(given: Any) -> tuple[str, str, str, Values]:
    """Return source, kind and target of a link that is given, and its values by field."""
    values = values_of(given)
    return str(values.pop("source")), str(values.pop("link")), str(values.pop("target")), values


def values_of(given: Any) -> Values:
    """Return the values that an input holds, by field; what was left out is not among them."""
    held = ((name, getattr(given, name)) for name in type(given).__annotations__)
    return {name.removeprefix(FIELD): _stored(value) for name, value in held if not isinstance(value, UnsetType)}


def _stored(value: Any) -> Value | None:
    stored: Any = plain(value)
    return tuple(stored) if isinstance(stored, list) else stored


def _is_out(value: object) -> bool:
    return value is None or isinstance(value, UnsetType)


def _first_small(kind: Kind) -> str:
    return kind.name[:1].lower() + kind.name[1:]


def _of_kind(kind: Kind, ontology: Ontology, fields: FieldTypes, taken: Taken) -> Any:
    made = _empty(taken.free(f"{kind.name}Input", f"{kind.name}KindInput"))
    used = Taken(("name",))
    _part(made, "name", str | None, "Its name, in plain words.", "name")
    for field in ontology.fields_of(kind.name).values():
        name = used.free(camel(field.name), f"{camel(field.name)}Field")
        _part(made, f"{FIELD}{field.name}", _typed(field, kind.name, fields), described(field), name)
    return strawberry.input(made, description=f"Values of: {kind.label.en}. {kind.doc}")


def _link(name: str, link_name: Any, start: str, fields: Mapping[str, tuple[Any, str]]) -> Any:
    made = _empty(name)
    for attribute, shown in ENDS.items():
        _needed(made, attribute, str, start, shown)
    _needed(made, "link", link_name, "Its kind.")
    used = Taken((*ENDS.values(), "link"))
    for field, (type_, said) in fields.items():
        shown = used.free(camel(field), f"{camel(field)}Field")
        _part(made, f"{FIELD}{field}", type_, said, shown)
    return made


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


def _empty(name: str) -> Any:
    return type(name, (), {"__annotations__": {}, "__module__": __name__})


def _part(made: Any, attribute: str, type_: Any, said: str, name: str) -> None:
    made.__annotations__[attribute] = type_
    setattr(made, attribute, optional(said, name))


def _needed(made: Any, attribute: str, type_: Any, said: str, name: str = "") -> None:
    made.__annotations__[attribute] = type_
    setattr(made, attribute, strawberry.field(description=said, name=name or attribute))
