"""How long one edit takes, from the durable commit to the new status and proof of its node."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path
from time import perf_counter

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from api.session import Session
from api.settings import read_settings
from graph.analysis.look import look
from graph.analysis.sight import Sight
from graph.analysis.snapshot import Snapshot
from graph.declarations import load_ontology
from graph.model import Change, Commit
from graph.records import change_of
from graph.store.base import Store
from tests.benchmarks.organisations import DAY, changes_of, organisation
from tests.benchmarks.table import Line, race

pytestmark = [pytest.mark.bench, pytest.mark.parametrize("size", ("S", "M"), indirect=True, scope="session")]

ROUNDS = 50
MANY = 1_000
"""More edits than one test makes: each makes links of its own."""


@pytest.fixture(scope="module")
def session(size: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    folder: Path = tmp_path_factory.mktemp(f"edit-{size}")
    session = Session(read_settings(store=str(folder / "organisation.db"), today=DAY))
    session.new_store.append(Commit("benchmark", source="synthetic"), changes_of(organisation(size)))
    yield session
    session.close()


@pytest.fixture(scope="module")
def store(session: Session) -> Store:
    return session.store


NOTE = "a link added to an SQLite store, durable, to the new status and proof of the work it starts from"


def _edits(store: Store, state: Snapshot, first: int) -> Iterator[tuple[str, int, Change]]:
    """Yield the id of a piece of work, the revision and the change, each made and durable when it comes."""
    improvements, processes = state.live_of("Improvement"), state.live_of("Process")
    for number in count(first):
        source = state.ids[improvements[number % len(improvements)]]
        target = state.ids[processes[(number * 7 + 3) % len(processes)]]
        change = change_of("link", None, {"from": source, "kind": "improves", "to": target, "nth": 1 + number})
        yield source, store.append(Commit("benchmark"), [change]), change


def test_one_edit(size: str, store: Store, benchmark: BenchmarkFixture, report: Callable[[Line], None]) -> None:
    state = Snapshot(load_ontology(), store.columns(), DAY, store.readings)
    assert Sight(state).codes.size
    edits = _edits(store, state, 0)

    def run() -> None:
        nonlocal state
        source, revision, change = next(edits)
        state = state.after([change], revision=revision)
        assert look(state, state.position(source) or 0).status

    taken = race({"ours": run}, ROUNDS, perf_counter)

    benchmark.pedantic(run, rounds=5)
    report(Line("one edit", size, taken, *_bar(size, taken), NOTE + "."))


def test_one_edit_through_the_session_of_a_server(
    size: str, session: Session, benchmark: BenchmarkFixture, report: Callable[[Line], None]
) -> None:
    case = session.case
    assert case.sight.codes.size
    edits = _edits(session.store, case.snapshot, MANY)

    def run() -> None:
        source, *_ = next(edits)
        case = session.case
        assert case.told(case.snapshot.position(source) or 0).status

    taken = race({"ours": run}, ROUNDS, perf_counter)

    benchmark.pedantic(run, rounds=5)
    note = f"{NOTE}, as a server sees it that learns of the edit from the log, its own or another process's."
    report(Line("one edit, seen by a server", size, taken, *_bar(size, taken), note))


def _bar(size: str, taken: Mapping[str, float]) -> tuple[str, float | None]:
    return ("median ≤ 30 ms", taken["ours"] / 0.030) if size == "M" else ("", None)
