"""Names that no derived type may have: those of all types that are there whatever the kinds."""

from __future__ import annotations

import pytest

from api.schema import build_schema
from graph.declarations import read_ontology
from tests.api.asking import schema
from tests.graph.store.conftest import COMMON, KINDS

pytestmark = pytest.mark.slow

DERIVED_BY = {"api.schema_derived", "api.schema_fields", "api.schema_order", "api.schema_where_kinds"}
"""The modules that derive types and enums; those that are written stand elsewhere, but for one."""

NAMED = """
kind: {name}
table: all_{table}
group: things
label: {{en: {name}, cy: {name}}}
plural: {{en: {name}, cy: {name}}}
doc: A kind that has the name of a type of the schema.
"""


def written_names() -> list[str]:
    """Return the names of all types of the schema that are not derived from kinds."""
    found = []
    for name, type_ in schema().graphql._schema.type_map.items():
        definition = type_.extensions.get("strawberry-definition")
        made = getattr(definition, "origin", None) or getattr(definition, "wrapped_cls", type_)
        if not name.startswith("__") and (made.__module__ not in DERIVED_BY or name == "FindingWhere"):
            found.append(name)
    return found


def test_a_kind_may_have_the_name_of_any_type_of_the_schema() -> None:
    names = [
        name for name in written_names() if name not in {"Boolean", "Date", "Float", "ID", "Int", "JSON", "String"}
    ]
    kinds = [(f"{name}.yaml", NAMED.format(name=name, table=name.lower())) for name in names]

    made = build_schema(read_ontology([("common.yaml", COMMON), ("task.yaml", KINDS), *kinds]))

    assert len(names) > 100
    assert {made.nodes[name].__strawberry_definition__.name for name in names} == {f"{name}Kind" for name in names}
