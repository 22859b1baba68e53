"""The stores that the contract runs on, one parameter a store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.declarations import read_ontology
from graph.model import Commit, Reading
from graph.ontology import Ontology
from graph.store.base import Store
from graph.store.neo4j import Neo4jStore
from graph.store.sqlite import SqliteStore
from tests.graph.store.builders import after, change, put, task
from tests.neo4j_server.artifacts import Edition, editions

KINDS = """
kind: Task
table: tasks
group: things
label: {en: Task, cy: Tasg}
plural: {en: Tasks, cy: Tasgau}
doc: Something to do.
fields:
  size: {type: integer, label: {en: Size, cy: Maint}, doc: How large.}
  note: {type: text, personal: true, label: {en: Note, cy: Nodyn}, doc: What somebody said.}
  urgent: {type: boolean, label: {en: Urgent, cy: Brys}, doc: Whether it is urgent.}
  words: {type: list, label: {en: Words, cy: Geiriau}, doc: Words.}
links:
  after:
    to: [Task]
    label: {en: after, cy: ar ôl}
    inverse: {en: before, cy: cyn}
    doc: What comes first.
    roles: [structure]
"""
COMMON = """
node_fields:
  status:
    type: choice
    default: active
    label: {en: Status, cy: Statws}
    doc: Where it stands.
    choices:
      active: {label: {en: Active, cy: Gweithredol}, doc: In force.}
      archived: {label: {en: Archived, cy: Wedi'i archifo}, doc: Kept.}
  valid_from: {type: date, label: {en: Valid from, cy: Yn ddilys o}, doc: First day.}
  valid_to: {type: date, label: {en: Valid to, cy: Yn ddilys tan}, doc: Last day.}
link_fields:
  strength: {type: integer, default: 3, label: {en: Strength, cy: Cryfder}, doc: How strong.}
  basis: {type: text, default: asserted, label: {en: Basis, cy: Sail}, doc: Rests on.}
  valid_from: {type: date, label: {en: Valid from, cy: Yn ddilys o}, doc: First day.}
  valid_to: {type: date, label: {en: Valid to, cy: Yn ddilys tan}, doc: Last day.}
"""

Opener = Callable[[], Store]


@pytest.fixture(scope="session")
def tasks() -> Ontology:
    """Return a small ontology of made-up kinds: stores know no kind by name."""
    return read_ontology([("common.yaml", COMMON), ("task.yaml", KINDS)])


STORES = ["sqlite", *(pytest.param(one, marks=[pytest.mark.neo4j, pytest.mark.slow]) for one in editions())]


@pytest.fixture(params=STORES, ids=lambda one: f"neo4j-{one.version}" if isinstance(one, Edition) else one)
def opener(request: pytest.FixtureRequest, tmp_path: Path, tasks: Ontology) -> Iterator[Opener]:
    """Return what opens the same store again and again, as processes do that share it."""
    opened: list[Store] = []
    if isinstance(request.param, Edition):
        database = request.getfixturevalue("lend_neo4j")(request.param)

        def connect() -> Store:
            return Neo4jStore(database.url, tasks, login=database.login, timeout_s=4.0)

    else:

        def connect() -> Store:
            return SqliteStore(tmp_path / "store.db", tasks, timeout_s=0.05)

    def open_one() -> Store:
        store = connect()
        opened.append(store)
        return store

    yield open_one
    for store in opened:
        store.close()


@pytest.fixture
def store(opener: Opener) -> Store:
    """Return an empty store."""
    return opener()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return where the file of a store may stand."""
    return tmp_path / "store.db"


@pytest.fixture
def sample(file: Path, tasks: Ontology) -> Path:
    """Return the file of a closed store with a little of everything."""
    with closing(SqliteStore(file, tasks)) as store:
        put(
            store,
            task("a", size=1),
            task("b"),
            after("a", "b"),
            Reading("a", "2026-01-01", 1.0),
            task("p", note="said Dai"),
            origin="a.csv",
        )
        store.append(Commit("bob", "more"), [change(task("a", size=1), task("a", size=2))])
    return file
