"""Tests of `graph.undo`: a commit is taken back as a whole, unless something of it was changed or is needed since."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.check import check
from graph.edits import link, set_aside, set_fields, unlink
from graph.errors import NotFound, Refused, WrongUse
from graph.history import history
from graph.model import Aside, Commit, Link
from graph.plan import Plan, plan
from graph.retract import retract_link, retract_node
from graph.store.base import Store
from graph.store.sqlite import SqliteStore
from graph.undo import undo
from tests.graph.store.builders import run
from tests.graph.workshop import batch, workshop

TODAY = "2026-11-25"
TEXT = """
Shop s1 "Forge"; Shop s2 "Mill"; Job j1 "Weld" lane=made size=2; Gauge g1 "Waits"
j1 -done_by-> s1; g1 -shows[how=near]-> j1; s1 -inside-> s2; g1 @ 2026-01-01 = 3
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a store that holds a few things."""
    with closing(SqliteStore(tmp_path / "store.db", workshop())) as opened:
        load(opened, TEXT)
        yield opened


def load(store: Store, text: str) -> int:
    changes = plan(check(batch(text), workshop(), store), store, on=TODAY).changes
    return store.append(Commit("ann", source="shop.csv", action="load"), changes)


def do(store: Store, planned: Plan) -> int:
    return store.append(Commit("bob"), planned.changes)


def take_back(store: Store, revision: int) -> int:
    return store.append(*undo(store, workshop(), revision, who="cai"))


def everything(store: Store) -> tuple[object, ...]:
    ids = store.columns().nodes.ids
    return (store.nodes(ids), store.links(ids), list(store.readings()), store.asides(), store.origins())


def reasons(store: Store, revision: int) -> list[str]:
    with pytest.raises(Refused) as refused:
        undo(store, workshop(), revision, who="cai")
    return [problem.message for problem in refused.value.problems]


def test_a_load_is_undone_as_one(store: Store) -> None:
    before = everything(store)
    loaded = load(store, 'Job j2 "Paint" lane=made; Job j1 "Weld" size=5; j2 -done_by-> s1; g1 @ 2026-01-01 = 9')

    take_back(store, loaded)

    assert everything(store) == before
    last = history(store, workshop())[-1]
    assert last.commit == Commit("cai", "takes back revision 2", "", "undo", 2)


def test_an_undo_can_be_undone(store: Store) -> None:
    do(store, set_fields(store, workshop(), "j1", {"size": "5"}))
    after = everything(store)

    take_back(store, 2)
    take_back(store, 3)

    assert everything(store) == after


def test_what_was_taken_out_comes_back_with_its_origin(store: Store) -> None:
    before = everything(store)

    take_back(store, do(store, retract_node(store, "j1")))

    assert everything(store) == before


def test_a_finding_set_aside_counts_again(store: Store) -> None:
    take_back(store, do(store, set_aside(store, Aside("P03:j1", "known"))))

    assert store.asides() == {}


def test_what_was_changed_again_since_is_listed_with_who_and_when(store: Store) -> None:
    first = do(store, set_fields(store, workshop(), "j1", {"size": "5"}))
    do(store, set_fields(store, workshop(), "j1", {"size": "4"}))

    found = reasons(store, first)

    assert len(found) == 1
    assert found[0].startswith("“Weld” was changed again in revision 3 by bob on 20")


def test_what_was_changed_and_changed_back_can_be_undone(store: Store) -> None:
    first = do(store, set_fields(store, workshop(), "j1", {"size": "5"}))
    do(store, set_fields(store, workshop(), "j1", {"size": "4"}))
    do(store, set_fields(store, workshop(), "j1", {"size": "5"}))

    take_back(store, first)

    assert store.nodes(["j1"])["j1"].fields["size"] == 2


def test_everything_in_the_way_is_listed(store: Store) -> None:
    loaded = load(store, 'Job j2 "Paint" lane=made; Gauge g2 "Length"; j2 -done_by-> s1')
    do(store, link(store, workshop(), Link("j2", "feeds", "j1"), {}, on=TODAY))
    load(store, "g2 @ 2026-01-01 = 1")
    do(store, unlink(store, "j2", "done_by", "s1", on=TODAY))

    found = reasons(store, loaded)

    assert len(found) == 3
    assert found[0].startswith("the link “Paint” done_by “Forge” was changed again in revision 5 by bob")
    assert found[1:] == ["the link j2 feeds j1 was made since", "g2 got a reading of 2026-01-01 since"]


def test_a_link_does_not_come_back_without_its_nodes(store: Store) -> None:
    gone = do(store, retract_link(store, "j1", "done_by", "s1"))
    do(store, retract_link(store, "s1", "inside", "s2"))
    do(store, retract_node(store, "s1"))

    assert reasons(store, gone) == ["s1 was taken out since, and something to be brought back needs it"]


def test_a_link_does_not_come_back_beside_one_made_anew(store: Store) -> None:
    ended = do(store, unlink(store, "j1", "done_by", "s1", on="2026-10-31"))
    do(store, link(store, workshop(), Link("j1", "done_by", "s1"), {}, on=TODAY))

    assert reasons(store, ended) == ["the link j1 done_by s1 was made anew since"]


def test_a_link_does_not_come_back_to_go_round_in_a_circle(store: Store) -> None:
    gone = do(store, retract_link(store, "s1", "inside", "s2"))
    do(store, link(store, workshop(), Link("s2", "inside", "s1"), {}, on=TODAY))

    assert reasons(store, gone) == ["it would go round in a circle: s1 → s2 → s1"]


def test_what_was_forgotten_does_not_come_back(store: Store, tmp_path: Path) -> None:
    do(store, set_fields(store, workshop(), "j1", {"remark": "said Dai"}))
    gone = do(store, retract_node(store, "j1"))
    run(tmp_path / "store.db", "UPDATE gt_personal SET salt = NULL, value = NULL")

    take_back(store, gone)

    assert store.nodes(["j1"])["j1"].fields == {"lane": "made", "size": 2}
    assert store.verify() == []


def test_a_revision_that_is_not_there_is_not_found(store: Store) -> None:
    for revision in (0, -1, 2):
        with pytest.raises(NotFound):
            undo(store, workshop(), revision, who="cai")


def test_a_commit_without_effect_has_nothing_to_take_back(store: Store) -> None:
    there, back = retract_link(store, "s1", "inside", "s2").changes, undo_of_link(store)
    store.append(Commit("bob"), [*there, *back])

    with pytest.raises(WrongUse, match="nothing to take back"):
        undo(store, workshop(), 2, who="cai")


def undo_of_link(store: Store) -> list[object]:
    """Return the change that brings the link back that another change takes out."""
    from tests.graph.store.builders import added

    return list(added(*[one for one in store.links(["s2"]) if one.kind == "inside"]))
