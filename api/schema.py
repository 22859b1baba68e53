"""The GraphQL schema: what can be asked of an organisation. Its kinds and links come from the ontology."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, replace
from typing import Any

import strawberry
from strawberry.schema.config import StrawberryConfig

from api.changes import mutation_type, written_types
from api.compiled.plans import Plans
from api.limits import Limits
from api.limits_run import Bounded, Documents, SilentExecution, TimedExecution
from api.roots import root_groups
from api.schema_fields import SCALARS
from api.schema_kinds import LED_TO, KindTypes, kind_types
from api.schema_names import Taken, camel
from api.schema_nodes import any_nodes, nodes_of
from api.schema_scenario import SUPPOSED, Supposing, scenario_field
from api.schema_static import static_names
from api.schema_where import PLAIN_WHERE
from api.schema_where_kinds import FindingWhere
from api.streams import stream_groups
from graph.collector import held_collector
from graph.ontology import Ontology


@dataclass(frozen=True, slots=True)
class Schema:
    """The schema of an ontology.

    Attributes:
        graphql: What runs documents; given an `Asked` as their context.
        nodes: The type of each kind: what an `Asked` makes nodes of.
        plans: What answers queries before graphql-core does.
    """

    graphql: strawberry.Schema
    nodes: Mapping[str, Any]
    plans: Plans

    def without_plans(self) -> Schema:
        """Return the same schema, whose documents are all answered by graphql-core."""
        graphql = copy(self.graphql)
        graphql.extensions = tuple(one for one in self.graphql.extensions if one != self.plans.extension)
        return replace(self, graphql=graphql)


class _QuietSchema(strawberry.Schema):
    """A schema that logs no query, whose text may hold names and values; `schema_errors` logs faults of ours."""

    def process_errors(self, *_: Any, **__: Any) -> None:
        """Say nothing."""


@held_collector()
def build_schema(ontology: Ontology, limits: Limits | None = None, *, introspection: bool = True) -> Schema:
    """Return the schema of an ontology.

    Args:
        ontology: The kinds and links.
        limits: What one request may ask for.
        introspection: Whether the schema itself may be read; where not, errors suggest no names either.
    """
    limits = limits or Limits()
    documents = Documents(limits, introspection=introspection)
    types = [*PLAIN_WHERE.values(), *SUPPOSED, FindingWhere, *LED_TO, *written_types()]
    taken = Taken(static_names([*root_groups(), *stream_groups()], types))
    kinds = kind_types(ontology, taken)
    query = _query(ontology, kinds)
    plans = Plans()
    graphql = _QuietSchema(
        query,
        mutation_type(kinds.inputs),
        _subscription(),
        types=list(kinds.nodes.values()),
        extensions=[lambda: Bounded(limits, documents), plans.extension],
        execution_context_class=TimedExecution if introspection else SilentExecution,
        config=StrawberryConfig(scalar_map=dict(SCALARS)),
    )
    return Schema(graphql, kinds.nodes, plans)


def _subscription() -> Any:
    said = "What can be followed. Events come as a stream, one JSON answer each; each holds one field of these."
    return strawberry.type(type("Subscription", stream_groups(), {"__module__": __name__}), description=said)


def _query(ontology: Ontology, kinds: KindTypes) -> Any:
    nodes = _nodes(ontology, kinds)
    scenario = type("Scenario", (Supposing, *root_groups(supposable=True), nodes), {"__module__": __name__})
    strawberry.type(scenario, description="An organisation as it would be, and how that differs from what it is.")
    body = {"__module__": __name__, "scenario": scenario_field(scenario)}
    return strawberry.type(type("Query", (*root_groups(), nodes), body), description="What can be asked.")


def _nodes(ontology: Ontology, kinds: KindTypes) -> Any:
    """Return the fields at the root that hold the nodes of each kind."""
    groups = (*root_groups(), Supposing)
    fields = [field for group in groups for field in group.__strawberry_definition__.fields]
    used = Taken(["scenario", *(camel(field.python_name) for field in fields)])
    body: dict[str, Any] = {"__annotations__": {}, "__module__": __name__}
    body["any_nodes"] = any_nodes(kinds.wheres, used.free("nodes", "allNodes"))
    for kind in ontology.kinds.values():
        name = used.free(camel(kind.table.casefold()), f"{camel(kind.table.casefold())}Nodes")
        body[f"kind_{kind.name}"] = nodes_of(kind, kinds, name)
    return strawberry.type(type("Nodes", (), body))
