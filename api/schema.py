"""The GraphQL schema: what can be asked of an organisation. Its kinds and links come from the ontology."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import Annotated, Any

import strawberry
from strawberry.extensions import AddValidationRules, MaxTokensLimiter, ParserCache, ValidationCache
from strawberry.schema.config import StrawberryConfig

from api.compiled.plans import Plans
from api.limits import Limits, size_rule
from api.resolve import Asked
from api.schema_fields import SCALARS, Day
from api.schema_findings import FindingConnection, UntoldConnection, findings_page, untold_page
from api.schema_impact import Impact, impact_of
from api.schema_kinds import KindTypes, kind_types
from api.schema_names import Taken, camel
from api.schema_node import Node, NodeConnection
from api.schema_pages import USUAL, After, First
from api.schema_search import search_page
from api.schema_shape import shape, shown
from api.schema_sight import LineOfSight, Proof, WhyNot, line_of_sight, proof_of, why_not_of
from api.schema_words import ImpactDirection, Severity
from graph.ontology import Kind, Ontology

Info = strawberry.Info[Asked, None]
Id = Annotated[strawberry.ID, strawberry.argument(description="The id of a node.")]
Scope = Annotated[
    strawberry.ID | None,
    strawberry.argument(description="The id of a unit: only what belongs to it or to units below it."),
]
Live = Annotated[
    bool | None,
    strawberry.argument(description="true: only what counts on the day asked about; false: only the rest."),
]


@shape
class About:
    """What everything was asked of."""

    revision: int = strawberry.field(description="Number of the last change that is counted.")
    as_of: Day = strawberry.field(description="The day everything is judged by.")
    nodes: int = strawberry.field(description="How many nodes are recorded, live or not.")
    links: int = strawberry.field(description="How many links are recorded, live or not.")


@shape
class Analysis:
    """What can be asked of an organisation."""

    @shown
    def about(self, info: Info) -> About:
        """Which revision is asked, on which day, and how large it is."""
        snapshot = info.context.snapshot
        day = Day(snapshot.date)
        return About(revision=snapshot.revision, as_of=day, nodes=len(snapshot), links=len(snapshot.sources))

    @shown
    def node(self, info: Info, id: Id) -> Node | None:
        """The node of an id; null where there is none."""
        return info.context.found(id)  # type: ignore[no-any-return]

    @shown
    def search(self, info: Info, text: str, first: First = USUAL, after: After = None) -> NodeConnection:
        """Nodes by name in either language, or id: whole names first, then beginnings, then what holds the text."""
        return search_page(info.context, text, first, after)

    @shown
    def line_of_sight(self, info: Info, scope: Scope = None) -> LineOfSight:
        """Which work serves the purpose, which does not, and what would mend it."""
        return line_of_sight(info.context, info.context.scope(scope))

    @shown
    def proof(self, info: Info, id: Id) -> Proof | None:
        """Why a node serves the purpose; null where it does not."""
        return proof_of(info.context, info.context.position(id))

    @shown
    def why_not(self, info: Info, id: Id) -> WhyNot | None:
        """Why a node does not serve the purpose; null where it does."""
        return why_not_of(info.context, info.context.position(id))

    @shown
    def impact(
        self,
        info: Info,
        id: Id,
        direction: ImpactDirection = ImpactDirection.DOWN,
        depth: int | None = None,
    ) -> Impact:
        """What losing or changing a node would affect, or what it rests on."""
        return impact_of(info.context, info.context.position(id), direction, depth)

    @shown
    def findings(
        self,
        info: Info,
        scope: Scope = None,
        rule: list[str] | None = None,
        severity: list[Severity] | None = None,
        first: First = USUAL,
        after: After = None,
    ) -> FindingConnection:
        """What the rules find, the most pressing first; what was set aside is among it, marked."""
        asked = info.context
        pressing = None if severity is None else {str(one.value) for one in severity}
        found = [
            finding
            for finding in asked.findings(asked.scope(scope)).findings
            if (rule is None or finding.rule in rule) and (pressing is None or finding.severity in pressing)
        ]
        return findings_page(asked, found, first, after)

    @shown
    def untold(self, info: Info, scope: Scope = None, first: First = USUAL, after: After = None) -> UntoldConnection:
        """What the rules cannot tell, and the least data that would tell it."""
        return untold_page(info.context, info.context.scope(scope), first, after)


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


def build_schema(ontology: Ontology, limits: Limits | None = None) -> Schema:
    """Return the schema of an ontology.

    Args:
        ontology: The kinds and links.
        limits: What one request may ask for.
    """
    limits = limits or Limits()
    taken = Taken(_static_names())
    kinds = kind_types(ontology, taken)
    query = _query(ontology, kinds)
    rules = [size_rule(limits)]
    plans = Plans(Asked.restart)
    extensions: Sequence[Any] = (
        lambda: MaxTokensLimiter(limits.tokens),
        lambda: AddValidationRules(rules),
        ParserCache,
        ValidationCache,
        plans.extension,
    )
    graphql = _QuietSchema(
        query,
        types=list(kinds.nodes.values()),
        extensions=list(extensions),
        config=StrawberryConfig(scalar_map=dict(SCALARS)),
    )
    return Schema(graphql, kinds.nodes, plans)


def _static_names() -> list[str]:
    """Return the names of the types that are there whatever the ontology."""
    alone = strawberry.Schema(Analysis, config=StrawberryConfig(scalar_map=dict(SCALARS)))
    return ["Query", *alone._schema.type_map]


def _query(ontology: Ontology, kinds: KindTypes) -> Any:
    fields = Analysis.__strawberry_definition__.fields  # type: ignore[attr-defined]
    used = Taken(camel(field.python_name) for field in fields)
    body: dict[str, Any] = {"__annotations__": {}, "__module__": __name__}
    for kind in ontology.kinds.values():
        name = used.free(camel(kind.table.casefold()), f"{camel(kind.table.casefold())}Nodes")
        body[f"kind_{kind.name}"] = _nodes_of(kind, kinds.pages[kind.name], name)
    return strawberry.type(type("Query", (Analysis,), body), name="Query", description="What can be asked.")


def _nodes_of(kind: Kind, page: Any, name: str) -> Any:
    def resolve(info: Info, live: Live = None, first: First = USUAL, after: After = None) -> Any:
        asked = info.context
        snapshot = asked.snapshot
        found = snapshot.of_kind(kind.name)
        if live is not None:
            found = found[snapshot.live[found] == live]
        positions: list[int] = found.tolist()
        cut = asked.pager.cut(positions, lambda at: (snapshot.ids[at],), first, after)
        return page(asked=asked, cut=cut)

    said = f"{kind.plural.en}, live or not, in order of id. {kind.doc}"
    return strawberry.field(resolver=resolve, graphql_type=page, name=name, description=said)
