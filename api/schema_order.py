"""Orders in the schema, derived from the ontology: for each kind one set of words such as IMPORTANCE_DESC."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

import strawberry

from api.schema_names import Taken
from graph.analysis.ordering import By
from graph.ontology import Field

ORDERED = ("text", "url", "integer", "number", "boolean", "date", "choice", "node")
"""Types of fields that nodes can be put in order by."""


def order_type(kind: str, fields: Iterable[Field], taken: Taken) -> tuple[Any, Mapping[str, By]]:
    """Return the enum of orders of a kind, and what each of its values means.

    Args:
        kind: Its name.
        fields: Its fields.
        taken: Names of types that are in use.
    """
    meanings: dict[str, By] = {}
    for name, field in [("NAME", None), *((f"BY_{one.name.upper()}", one) for one in fields if one.type in ORDERED)]:
        short = name.removeprefix("BY_")
        word = short if f"{short}_ASC" not in meanings else name
        meanings[f"{word}_ASC"] = By(field)
        meanings[f"{word}_DESC"] = By(field, descending=True)
    name = taken.free(f"{kind}Order", f"{kind}NodeOrder")
    bare = Enum(name, {word: word for word in meanings})  # type: ignore[misc]
    doc = "What to order by: up (ASC) or down (DESC). What is empty comes last; what is equal is in order of id."
    made: Any = strawberry.enum(bare, description=doc)
    return made, meanings
