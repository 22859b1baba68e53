"""Reads the fields in a declaration of a kind or link, and their choices."""

from __future__ import annotations

from datetime import date
from typing import cast

from graph.ontology import FIELD_TYPES, Choice, Field, FieldType
from graph.spot import NO_LABEL, Spot

FIELD_KEYS = frozenset(
    {
        "type", "label", "doc", "required", "choices", "of", "minimum", "maximum", "max_length", "default", "personal",
        "sensitive", "example",
    }
)  # fmt: skip


def read_fields(spot: Spot) -> dict[str, Field]:
    """Return the fields that stand at a place, by name, in their order."""
    return {child.name: _field(child) for child in spot.children()}


def suits(declared: Field, text: str) -> bool:
    """Tell whether a text can be a value of a field.

    >>> suits(Field("wte", "number", NO_LABEL, "", minimum=0), "-1")
    False
    """
    if declared.type == "choice":
        return text in declared.codes
    if declared.type == "boolean":
        return text in {"true", "false"}
    if declared.type == "date":
        return _is_date(text)
    if declared.type in {"integer", "number"}:
        return _is_within(declared, text)
    return bool(text)


def _field(spot: Spot) -> Field:
    if not isinstance(spot.data, dict):
        spot.wrong(f"the field {spot.name} needs type, label and doc")
        return Field(spot.name, "text", NO_LABEL, "")
    spot.only(FIELD_KEYS)
    longest = spot.at("max_length").number()
    declared = Field(
        spot.named("field"),
        _type(spot),
        spot.at("label").label(),
        spot.at("doc").doc(),
        required=spot.at("required").flag(),
        choices=tuple(_choice(child) for child in spot.at("choices").children()),
        of=str(spot.data.get("of", "")),
        minimum=spot.at("minimum").number(),
        maximum=spot.at("maximum").number(),
        max_length=None if longest is None else int(longest),
        default=spot.data.get("default"),
        personal=spot.at("personal").flag(),
        sensitive=spot.at("sensitive").flag(),
        example=str(spot.data.get("example", "")),
    )
    _check(spot, declared)
    return declared


def _type(spot: Spot) -> FieldType:
    given = spot.data.get("type")
    if given in FIELD_TYPES:
        return cast(FieldType, given)
    spot.wrong(f"the field {spot.name} has no type out of {', '.join(FIELD_TYPES)}")
    return "text"


def _choice(spot: Spot) -> Choice:
    code = spot.named("choice", r"[a-z0-9][a-z0-9_]*")
    if isinstance(spot.data, dict):
        spot.only({"label", "doc"})
    return Choice(code, spot.at("label").label(), spot.at("doc").doc())


def _check(spot: Spot, declared: Field) -> None:
    if (declared.type == "choice") != bool(declared.choices):
        spot.wrong(f"the field {spot.name}: choices belong to the type choice, and it needs them")
    if (declared.type in {"node", "nodes"}) != bool(declared.of):
        spot.wrong(f"the field {spot.name}: 'of' belongs to the types node and nodes, and they need it")
    for key in ("default", "example"):
        if spot.has(key) and not suits(declared, _written(spot.data[key])):
            spot.at(key).wrong(f"the field {spot.name}: {spot.data[key]!r} is no value that it can have")


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_within(declared: Field, text: str) -> bool:
    try:
        number = int(text) if declared.type == "integer" else float(text)
    except ValueError:
        return False
    least, most = declared.minimum, declared.maximum
    return (least is None or number >= least) and (most is None or number <= most)
