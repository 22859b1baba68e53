"""Laws of stores: live rows, replayed log and a plain model agree after any changes, and all can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model import Aside, Change, Commit, Link, Node, Reading
from graph.ontology import Ontology
from graph.records import aside_record, link_record, node_record, reading_record, same
from graph.store.base import Store
from graph.store.sqlite import SqliteStore
from graph.undo import undo
from tests.graph.store.builders import Thing, change

Key = tuple[str, str]
Model = dict[Key, Thing]

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=6)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "status": st.sampled_from(["active", "archived"]),
        "valid_to": st.just("2026-01-01"),
        "size": st.integers(0, 9),
        "note": TEXTS,
        "urgent": st.booleans(),
        "words": st.lists(TEXTS, max_size=2).map(tuple),
    },
)
LINK_FIELDS = st.fixed_dictionaries({}, optional={"strength": st.integers(1, 3), "basis": TEXTS})
EXTRA = st.dictionaries(st.sampled_from(["x", "y"]), TEXTS, max_size=1)
IDS = st.sampled_from("abcd")
NODES = st.builds(Node, IDS, st.just("Task"), TEXTS, FIELDS, EXTRA)
FIRST = st.builds(lambda fields: {**fields, "valid_to": "2025-12-31"}, LINK_FIELDS)
SECOND = st.builds(lambda fields: {**fields, "valid_from": "2026-01-01"}, LINK_FIELDS)
LINKS = st.builds(Link, IDS, st.just("after"), IDS, FIRST, EXTRA, st.just(0)) | st.builds(
    Link, IDS, st.just("after"), IDS, SECOND, EXTRA, st.just(1)
)
READINGS = st.builds(
    Reading, IDS, st.sampled_from(["2026-01-01", "2026-01-02"]), st.floats(-5, 5), st.none(), st.none(), TEXTS
)
ASIDES = st.builds(Aside, st.sampled_from(["f1", "f2"]), TEXTS)
THINGS: st.SearchStrategy[Thing] = st.one_of(NODES, NODES, LINKS, READINGS, ASIDES)
STEPS = st.lists(st.tuples(THINGS, st.booleans(), st.sampled_from(["", "a.csv", "b.csv"])), min_size=1, max_size=8)
COMMITS = st.lists(STEPS, min_size=1, max_size=5)


@pytest.fixture
def make(tmp_path: Path, tasks: Ontology) -> Callable[[], Store]:
    """Return what makes an empty store, a new one each time."""
    numbers = count()
    return lambda: SqliteStore(tmp_path / f"{next(numbers)}.db", tasks)


def key_of(thing: Thing) -> Key:
    """Return what tells a thing from others."""
    made = change(None, thing)
    return made.what, made.key


def needed(thing: Thing) -> set[Key]:
    """Return the nodes that a thing cannot be without."""
    if isinstance(thing, Link):
        return {("node", thing.source), ("node", thing.target)}
    return {("node", thing.measure)} if isinstance(thing, Reading) else set()


def step(model: Model, thing: Thing, goes: bool, origin: str) -> Change | None:
    """Bring, change or take out a thing in the model if that may be, and return the change."""
    key = key_of(thing)
    old = model.get(key)
    if goes:
        if old is None or any(key in needed(other) for other in model.values()):
            return None
        del model[key]
        return change(old, None)
    if not needed(thing) <= model.keys():
        return None
    model[key] = thing
    return change(old, thing, "" if old else origin)


def live(store: Store) -> Model:
    """Return what is live, as a model."""
    ids = store.columns().nodes.ids
    things: list[Thing] = [*store.nodes(ids).values(), *store.links(ids), *store.readings(), *store.asides().values()]
    return {key_of(thing): thing for thing in things}


def replayed(store: Store) -> dict[Key, Any]:
    """Return the records that the log leaves, by key."""
    records: dict[Key, Any] = {}
    for _, one in store.changes():
        assert same(one.what, one.old, records.pop((one.what, one.key), None))
        if one.new is not None:
            records[one.what, one.key] = one.new
    return records


def records_of(model: Model) -> dict[Key, Any]:
    """Return the records of a model, by key."""
    record = {Node: node_record, Link: link_record, Reading: reading_record, Aside: aside_record}
    return {key: record[type(thing)](thing) for key, thing in model.items()}  # type: ignore[index,operator]


def apply(store: Store, commits: list[list[tuple[Thing, bool, str]]]) -> Model:
    """Write random commits, and return the model of what should be live."""
    model: Model = {}
    for steps in commits:
        changes = [one for thing, goes, origin in steps if (one := step(model, thing, goes, origin))]
        if changes:
            store.append(Commit("ann", action="load"), changes)
    return model


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(COMMITS)
def test_live_rows_replayed_log_and_model_agree(
    make: Callable[[], Store], commits: list[list[tuple[Thing, bool, str]]]
) -> None:
    store = make()

    model = apply(store, commits)

    assert live(store) == model
    assert replayed(store) == records_of(model)
    assert store.verify() == []
    columns = store.columns()
    assert columns.nodes.ids == sorted(key for what, key in model if what == "node")
    assert len(columns.links.nths) == sum(what == "link" for what, _ in model)
    store.close()


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(COMMITS)
def test_undoing_everything_in_reverse_leaves_nothing_and_undoing_that_brings_it_back(
    make: Callable[[], Store], tasks: Ontology, commits: list[list[tuple[Thing, bool, str]]]
) -> None:
    store = make()
    model = apply(store, commits)
    origins = store.origins()

    net = [one.revision for one in store.commits() if takes_effect(store, one.revision)]
    for revision in reversed(net):
        store.append(*undo(store, tasks, revision, who="bob"))
    emptied = live(store)
    for revision in range(store.head().revision, store.head().revision - len(net), -1):
        store.append(*undo(store, tasks, revision, who="bob"))

    assert emptied == {}
    assert live(store) == model
    assert store.origins() == origins
    assert store.verify() == []
    store.close()


def takes_effect(store: Store, revision: int) -> bool:
    """Tell whether a commit changed anything in the end."""
    from graph.history import net_changes

    return bool(net_changes(one for _, one in store.changes(since=revision - 1, until=revision)))


def test_the_model_of_these_laws_refuses_what_stores_refuse() -> None:
    model: Model = {}

    assert step(model, Link("a", "after", "b"), False, "") is None
    assert step(model, Node("a", "Task", "A"), False, "") is not None
    assert step(model, Reading("a", "2026-01-01", 1.0), False, "") is not None
    assert step(model, Node("a", "Task", "A"), True, "") is None
