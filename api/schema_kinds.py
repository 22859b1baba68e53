"""GraphQL types of kinds, derived from their declarations in two passes: all types empty, then each filled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import strawberry

from api.compiled.batches import by_column
from api.schema_columns import Nodes
from api.schema_derived import add_fields, derived_field, derived_type
from api.schema_fields import Columned, FieldTypes, Reader, described
from api.schema_inputs import Inputs, input_types
from api.schema_links import LinkTypes, links_field, ways_of
from api.schema_names import Taken, camel
from api.schema_node import Node
from api.schema_node_pages import entry_type, page_type
from api.schema_order import order_type
from api.schema_readings import ReadingConnection, readings
from api.schema_running import Running, running_of
from api.schema_spc import Spc, SpcSettings, assurance, spc, variation
from api.schema_units import within_field
from api.schema_verdict import Verdict, verdict_of
from api.schema_where_kinds import Wheres
from graph.analysis.ordering import By
from graph.ontology import Field, Kind, Ontology

JUDGED = (
    ("spc", spc, "Its series judged: limits, special causes, variation and assurance (NHS Wales 2024, §1.1)."),
    ("variation", variation, "What its last reading shows, judged by XmR; null without readings."),
    ("assurance", assurance, "What the limits in force say of its target, judged by XmR; null where they cannot."),
)
"""What is told of a series of readings: name, resolver, and what it is."""

LED_TO = (ReadingConnection, Running, Spc, SpcSettings, Verdict)
"""Types that fields of some kinds lead to and no other does."""


@dataclass(frozen=True, slots=True)
class KindTypes:
    """What is derived from the kinds.

    Attributes:
        nodes: Type of each kind, by its name.
        pages: Type of a page of each kind, by its name.
        orders: The orders of each kind, by its name: their type, and what each of its words means.
        wheres: Conditions on nodes.
        inputs: What clients give of things and links.
    """

    nodes: Mapping[str, Any]
    pages: Mapping[str, Any]
    orders: Mapping[str, tuple[Any, Mapping[str, By]]]
    wheres: Wheres
    inputs: Inputs


def kind_types(ontology: Ontology, taken: Taken) -> KindTypes:
    """Return the types of all kinds.

    Args:
        ontology: The kinds and links.
        taken: Names of types that are in use; those made here join them.
    """
    names = {kind: taken.free(kind, f"{kind}Kind") for kind in ontology.kinds}
    nodes = {
        kind.name: derived_type(names[kind.name], Node, f"{kind.label.en}. {kind.doc}")
        for kind in ontology.kinds.values()
    }
    fields = FieldTypes(ontology, nodes, taken)
    wheres = Wheres(ontology, fields, taken)
    links = LinkTypes(ontology, nodes, fields, wheres, taken)
    for kind in ontology.kinds.values():
        add_fields(nodes[kind.name], _fields(kind, ontology, fields, links))
    pages = {kind.name: _page(nodes[kind.name], names[kind.name], kind, taken) for kind in ontology.kinds.values()}
    orders = {kind: order_type(names[kind], ontology.fields_of(kind).values(), taken) for kind in ontology.kinds}
    inputs = input_types(ontology, fields, wheres.link_name, taken)
    return KindTypes(nodes, pages, orders, wheres, inputs)


def _fields(kind: Kind, ontology: Ontology, fields: FieldTypes, links: LinkTypes) -> dict[str, Any]:
    used, found = Taken(_common_names()), {}
    for field in ontology.fields_of(kind.name).values():
        made, read = fields.typed(field, kind.name)
        name = used.free(camel(field.name), f"{camel(field.name)}Field")
        column = fields.column_of(field, kind.name)
        found[f"field_{field.name}"] = _field(field, (made, read, column), name)
    for way in ways_of(ontology, kind.name):
        wanted = camel(way.link.name) + ("" if way.out else "Incoming")
        found[way.attribute] = links_field(way, links, used.free(wanted, f"{wanted}Links"))
    if "improvement_work" in kind.traits and kind.ends_on:
        said = "Whether it worked, by what its measures show before and after its start (NHS Wales 2024, §2.4)."
        found["verdict"] = strawberry.field(verdict_of, name=used.free("verdict", "verdictOfEffort"), description=said)
    elif "flow" in kind.traits:
        said = "How it runs, by its measures over time, and what that asks for (NHS Wales 2024, §1.2)."
        found["verdict"] = strawberry.field(running_of, name=used.free("verdict", "verdictOfProcess"), description=said)
    if "unit" in kind.traits:
        found["within"] = within_field(links.node_wheres, used.free("within", "withinUnit"))
    if "readings" in kind.traits:
        said = "Its readings up to the day asked about, oldest first."
        found["readings"] = strawberry.field(readings, name=used.free("readings", "readingSeries"), description=said)
        for name, resolver, said in JUDGED:
            found[name] = strawberry.field(resolver, name=used.free(name, f"{name}OfSeries"), description=said)
    return found


def _common_names() -> list[str]:
    fields = Node.__strawberry_definition__.fields  # type: ignore[attr-defined]
    return [camel(field.python_name) for field in fields]


def _field(field: Field, typed: tuple[Any, Reader, Columned], name: str) -> Any:
    made, read, column = typed

    @by_column(
        Nodes,
        lambda nodes: column(nodes.asked, nodes.asked.values(nodes.positions, field)),
        is_json=field.type == "choice",
        is_steady=not field.guarded,
    )
    def resolve(root: Any) -> Any:
        return read(root.asked, root.asked.value(root.at, field))

    return derived_field(resolve, made, name, described(field))


def _page(node: Any, name: str, kind: Kind, taken: Taken) -> Any:
    entry = entry_type(taken.free(f"{name}Edge", f"{name}NodeEdge"), node, f"One entry of a page: {kind.label.en}.", {})
    page_name = taken.free(f"{name}Connection", f"{name}NodeConnection")
    return page_type(page_name, entry, node, f"A page: {kind.plural.en}.")
