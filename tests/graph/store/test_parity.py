"""Parity: whatever is asked, a store in Neo4j answers as one in a file does; a new analysis belongs in `told_of`."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.demo import load_example
from api.session import Session
from api.settings import read_settings
from graph.analysis.absence import absence
from graph.analysis.case import Case
from graph.analysis.findings import Finding, findings
from graph.analysis.past import past_of
from graph.analysis.snapshot import Snapshot
from graph.check import check
from graph.columns import Columns
from graph.declarations import load_ontology
from graph.history import history
from graph.model import Commit, Link, Node
from graph.moments import Moment
from graph.ontology import Ontology
from graph.plan import plan
from graph.records import change_of, link_record, node_record
from graph.store.base import Store
from graph.store.neo4j import Neo4jStore
from graph.store.sqlite import SqliteStore
from graph.undo import undo
from loaders.registry import read_file
from tests.graph.analysis.organisations import DAY, links_among, nodes
from tests.graph.store.test_laws import COMMITS, Steps, apply, live, replayed
from tests.neo4j_server.artifacts import Edition, editions
from tests.neo4j_server.fixtures import Database, Lend, wipe
from tests.tree import ROOT

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]

TODAY = "2026-11-25"
SEEDS = ("small", "one_team", "health_board")
FEW = settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
Pair = tuple[SqliteStore, Neo4jStore]


class Clock:
    """Gives both stores the same times: a minute later each time."""

    def __init__(self) -> None:
        self._minutes = count()

    def __call__(self) -> datetime:
        minute = next(self._minutes)
        return datetime(2026, 6, 1 + minute // 1440, minute // 60 % 24, minute % 60, tzinfo=UTC)


@pytest.fixture(params=editions(), ids=lambda one: one.version)
def database(request: pytest.FixtureRequest, lend_neo4j: Lend) -> Database:
    """Return an empty database of each line of Neo4j that is tested."""
    edition: Edition = request.param
    return lend_neo4j(edition)


@pytest.fixture
def pair(database: Database, tmp_path: Path) -> Callable[[Ontology], Pair]:
    """Return what makes two empty stores of an ontology, one of each sort, with the same clock."""
    numbers = count()

    def make(ontology: Ontology) -> Pair:
        wipe(database)
        one = SqliteStore(tmp_path / f"{next(numbers)}.db", ontology, clock=Clock())
        return one, Neo4jStore(database.url, ontology, login=database.login, clock=Clock())

    return make


def columns_told(columns: Columns) -> list[object]:
    """Return what columns say, the bodies as what they hold."""
    told: list[object] = [columns.revision]
    for part in (columns.nodes, columns.links):
        given = {name: getattr(part, name) for name in part.__slots__}
        told += [list(map(orjson.loads, given.pop("bodies"))), {name: list(column) for name, column in given.items()}]
    return told


def found_told(found: Finding) -> tuple[object, ...]:
    """Return what a finding says."""
    return found.id, found.severity, found.nodes, found.priority, found.set_aside, found.reason


def told_of(store: Store, ontology: Ontology, moment: Moment, day: str) -> dict[str, object]:
    """Return all that is told of an organisation at a moment."""
    past = past_of(store, ontology, moment)
    case = Case(Snapshot(ontology, past.columns(), moment.as_of or day, past.readings))
    everything = range(len(case.snapshot))
    return {
        "columns": columns_told(past.columns()),
        "nodes": past.nodes(case.snapshot.ids),
        "links": past.links(case.snapshot.ids),
        "readings": list(past.readings()),
        "asides": past.asides(),
        "sight": case.sight.codes.tolist(),
        "proofs": [case.sight.proof(at) for at in everything],
        "absences": [absence(case.sight, at) for at in everything if case.sight.proof(at) is None],
        "findings": [found_told(found) for found in findings(case, asides=past.asides()).findings],
    }


def log_of(store: Store, ontology: Ontology) -> dict[str, object]:
    """Return the whole history."""
    return {
        "commits": list(store.commits()),
        "changes": list(store.changes()),
        "told": history(store, ontology),
        "origins": store.origins(),
        "faults": store.verify(),
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_CO_04_an_example_is_told_the_same_by_both_stores(pair: Callable[[Ontology], Pair], seed: str) -> None:
    ontology = load_ontology()
    batch = read_file(ROOT / "seeds" / seed, ontology)
    stores = pair(ontology)
    for store in stores:
        store.append(Commit("ann", "first", seed, "load"), plan(check(batch, ontology, store), store, on=DAY).changes)
        first = next(iter(store.nodes([store.columns().nodes.ids[0]]).values()))
        renamed = Node(first.id, first.kind, "Another name", {**first.fields, "status": "archived"}, first.extra)
        store.append(Commit("bob", "edit"), [change_of("node", node_record(first), node_record(renamed))])
        store.append(*undo(store, ontology, 2, who="ann"))

    moments = (Moment(), Moment(recorded_at="2"), Moment(as_of="2026-05-31"), Moment("2025-11-25", "1"))
    one, other = ({moment: told_of(store, ontology, moment, TODAY) for moment in moments} for store in stores)

    for moment in moments:
        for name, said in one[moment].items():
            assert other[moment][name] == said, (moment, name)
    assert log_of(stores[0], ontology) == log_of(stores[1], ontology)
    assert one[Moment()]["findings"]
    for store in stores:
        store.close()


@st.composite
def edits(draw: st.DrawFn) -> list[tuple[list[Node], list[Link]]]:
    """Draw the states that a random organisation goes through; nodes stay, links come and go."""
    drawn = draw(nodes(most=7))
    states = [(drawn, draw(links_among(drawn, most=12)))]
    for _ in range(draw(st.integers(0, 2))):
        changed = [Node(one.id, one.kind, draw(st.sampled_from([one.name, "Other"])), one.fields) for one in drawn]
        states.append((changed, draw(links_among(drawn, most=12))))
    return states


def write(store: Store, states: list[tuple[list[Node], list[Link]]]) -> None:
    """Bring a store through some states, a commit each."""
    there: dict[str, object] = {}
    for state in states:
        wanted = {}
        changes = []
        for what, record in [("node", node_record(one)) for one in state[0]] + [
            ("link", link_record(one)) for one in state[1]
        ]:
            made = change_of(what, None, record)  # type: ignore[arg-type]
            wanted[made.key] = (what, record)
        for key, (what, record) in wanted.items():
            old = there.get(key)
            if old is None or old[1] != record:  # type: ignore[index]
                changes.append(change_of(what, old and old[1], record))  # type: ignore[index,arg-type]
        changes += [change_of(what, record, None) for key, (what, record) in there.items() if key not in wanted]  # type: ignore[misc]
        there = wanted  # type: ignore[assignment]
        if changes:
            store.append(Commit("ann"), changes)


@FEW
@given(edits())
def test_CO_04_random_organisations_are_told_the_same_by_both_stores(
    pair: Callable[[Ontology], Pair], states: list[tuple[list[Node], list[Link]]]
) -> None:
    ontology = load_ontology()
    one, other = pair(ontology)
    with closing(one), closing(other):
        for store in (one, other):
            write(store, states)

        for moment in (Moment(), Moment(recorded_at="1"), Moment(as_of="2026-06-30")):
            assert told_of(one, ontology, moment, DAY) == told_of(other, ontology, moment, DAY)
        assert log_of(one, ontology) == log_of(other, ontology)


@FEW
@given(COMMITS)
def test_CO_04_random_changes_of_any_sort_leave_the_same_in_both_stores(
    pair: Callable[[Ontology], Pair], tasks: Ontology, commits: list[Steps]
) -> None:
    one, other = pair(tasks)
    with closing(one), closing(other):
        model = [apply(store, commits) for store in (one, other)]

        assert live(one) == live(other) == model[0] == model[1]
        assert replayed(one) == replayed(other)
        assert columns_told(one.columns()) == columns_told(other.columns())
        assert log_of(one, tasks) == log_of(other, tasks)


def test_CO_04_the_whole_product_runs_on_a_database_and_names_it(database: Database, tmp_path: Path) -> None:
    options = {"store_user": database.login.user, "store_password": database.login.password, "today": TODAY}
    answers = []
    for store in (database.url, str(tmp_path / "small.db")):
        session = Session(read_settings(store=store, **options))
        load_example(session, "small", "Tester")
        told = [found_told(found) for found in session.findings().findings]
        answers.append((told, session.case.sight.codes.tolist()))
        url = session.store.url
        session.close()
        assert url.endswith(store.rpartition("/")[2])

    assert answers[0] == answers[1]
