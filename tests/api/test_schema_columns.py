"""Fields that are read by column: for everything there is to read, what their resolvers give."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import orjson
import pytest
from graphql import GraphQLObjectType, get_named_type, get_nullable_type, is_leaf_type, is_list_type

from api.compiled.batches import reader_of
from api.demo import load_example
from api.limits import Budget, Limits
from api.resolve import Asked
from api.rights import ANYBODY, KEEPER, Rights
from api.schema import Schema, build_schema
from api.schema_columns import Nodes, Pages
from api.schema_pages import Pager
from api.session import Session
from api.settings import read_settings
from graph.analysis.case import Case
from graph.analysis.findings import Findings
from graph.declarations import load_ontology
from tests.api.asking import seen_by, view

pytestmark = pytest.mark.slow

LIMITS = Limits(rows=2_000_000_000, cost=2_000_000_000, fields=20_000, tokens=100_000)
PART = 25


@pytest.fixture(scope="module")
def wide() -> Schema:
    """Return the schema of the shipped kinds with wide limits."""
    return build_schema(load_ontology(), LIMITS)


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """Return the whole health board."""
    folder: Path = tmp_path_factory.mktemp("board")
    session = Session(read_settings(store=str(folder / "board.db"), today="2026-11-25"))
    load_example(session, "health_board", "Tester")
    case = session.case
    assert len(case.sight.statuses) == len(case.snapshot)
    session.close()
    return case


def selections(schema: Schema, name: str) -> Iterator[str]:
    """Yield what can be asked of a type that is read by column: values, nodes, links with all that they say."""
    type_: Any = schema.graphql._schema.type_map[name]
    for field, definition in type_.fields.items():
        if not is_by_column(definition):
            continue
        named = get_named_type(definition.type)
        if is_leaf_type(named):
            yield field
        elif "edges" in getattr(named, "fields", {}):
            edges = f"edges {{ {below(named)} }}"
            yield f"{field}(first: 2) {{ totalCount nodes {{ id }} {edges} pageInfo {{ endCursor }} }}"
        else:
            yield f"{field} {{ id name }}"


def below(page: GraphQLObjectType) -> str:
    """Return what to ask of the entries of a page."""
    entry: Any = get_named_type(page.fields["edges"].type)
    leaves = [name for name, one in entry.fields.items() if is_leaf_type(get_named_type(one.type))]
    return f"{' '.join(leaves)} node {{ id name live }}"


def is_by_column(definition: Any) -> bool:
    """Return whether a field is read by column."""
    field = definition.extensions["strawberry-definition"]
    return field.base_resolver is not None and reader_of(field.base_resolver.wrapped_func) is not None


def pages_of(schema: Schema) -> dict[str, str]:
    """Return the fields at the root that hold all nodes of a kind, with the type of these."""
    root: Any = schema.graphql._schema.query_type
    found = {}
    for name, definition in root.fields.items():
        nodes = getattr(get_named_type(definition.type), "fields", {}).get("nodes")
        if nodes is not None and name != "search" and is_list_type(get_nullable_type(nodes.type)):
            found[name] = get_named_type(nodes.type).name
    return {name: kind for name, kind in found.items() if kind in {one.__name__ for one in schema.nodes.values()}}


def answer(schema: Schema, case: Case, rights: Rights, document: str) -> tuple[bytes, Any]:
    """Return the answer to a document, and what it showed that needs rights."""
    pager = Pager(LIMITS, Budget(LIMITS.rows))
    asked = Asked(seen_by(case, rights), schema.nodes, rights, findings=lambda _: Findings(()), pager=pager)
    result = schema.graphql.execute_sync(document, context_value=asked)
    assert not result.errors
    return orjson.dumps(result.data), asked.seen


@pytest.mark.parametrize("rights", [KEEPER, ANYBODY], ids=["keeper", "anybody"])
def test_every_field_of_every_kind_reads_by_column_what_its_resolver_gives(
    wide: Schema, board: Case, rights: Rights
) -> None:
    pages = pages_of(wide)
    stock = wide.without_plans()
    asked = 0
    for page, kind in pages.items():
        wanted = iter([*selections(wide, kind), "__typename"])
        while part := list(islice(wanted, PART)):
            document = f"{{ {page}(first: 30) {{ nodes {{ {' '.join(part)} }} }} }}"
            before = wide.plans.answered

            by_plan, by_core = answer(wide, board, rights, document), answer(stock, board, rights, document)

            assert by_plan == by_core, document
            assert wide.plans.answered == before + 1
            asked += len(part)

    assert len(pages) == len(load_ontology().kinds)
    assert asked > 1_000


def test_nodes_of_several_organisations_are_no_batch() -> None:
    one, other = view(), view()

    assert Nodes.of([one.node(0), other.node(0)]) is None
    assert Nodes.of([one.node(0), one.node(2)]) is not None
    assert Pages.of([]) is None


def test_nodes_are_taken_and_made_in_order() -> None:
    asked = view()
    nodes = Nodes(asked, [3, 1, 2])

    assert list(nodes.of_each(asked.snapshot.ids)) == [asked.snapshot.ids[at] for at in (3, 1, 2)]
    assert [one.at for one in nodes.take([2, 0]).objects] == [2, 3]
    assert Nodes(asked, [4]).of_each(asked.snapshot.ids) == [asked.snapshot.ids[4]]
