"""The contract: what every store promises, whatever it is made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import StaleRevision, StoreBusy, StoreUnreachable, WrongUse
from graph.model import Aside, Change, Commit, Node, Reading
from graph.store.base import Head, Store
from tests.graph.store.builders import EDIT, added, after, change, put, task
from tests.graph.store.conftest import Opener

A, B, C = task("a", size=1), task("b"), task("c")


# -- what is live ------------------------------------------------------------------------------------------------------


def test_an_empty_store_is_at_revision_0(store: Store) -> None:
    assert store.head() == Head(0, "", bytes(32).hex())
    assert store.columns().nodes.ids == []
    assert store.verify() == []


def test_what_is_written_is_read_back(store: Store) -> None:
    node = Node(
        "a", "Task", "Tŷ “one”", {"size": 3, "urgent": True, "words": ("x", "y; z"), "status": "archived"}, {"old": "1"}
    )
    link = after("a", "b", strength=2, valid_from="2026-01-01", rationale="because")
    reading = Reading("a", "2026-01-01", 3.5, note="snow", excluded=True, reason="closed")

    put(store, node, B, link, reading)

    assert store.nodes(["a", "b", "z"]) == {"a": node, "b": B}
    assert store.links(["b"]) == [link]
    assert list(store.readings()) == [reading]


def test_a_field_that_is_not_what_its_column_holds_is_kept_as_it_is(store: Store) -> None:
    odd = Node("a", "Task", "A", {"status": 5, "valid_from": "", "valid_to": True})
    link = after("a", "a", strength="strong", basis=1)

    put(store, odd, link)

    assert store.nodes(["a"]) == {"a": odd}
    assert store.links(["a"]) == [link]
    assert store.verify() == []


def test_nodes_are_found_by_their_exact_name(store: Store) -> None:
    put(store, task("b", "Same"), task("a", "Same"), task("c", "same"))

    assert [node.id for node in store.named("Same")] == ["a", "b"]
    assert store.named("None") == []
    assert {name: len(nodes) for name, nodes in store.named_any(["Same", "same", "None"]).items()} == {
        "Same": 2,
        "same": 1,
    }


def test_links_come_in_order_from_either_end(store: Store) -> None:
    links = [after("a", "b"), after("a", "b", 1, valid_from="2026-01-01"), after("a", "c"), after("b", "a")]
    put(store, A, B, C, *reversed(links))

    assert store.links(["a"]) == links
    assert store.links(["c"]) == [after("a", "c")]
    assert store.links([]) == []


def test_readings_come_by_measure_and_date(store: Store) -> None:
    readings = [Reading("a", "2026-01-01", 1.0), Reading("a", "2026-02-01", 2.0), Reading("b", "2026-01-15", 3.0)]
    put(store, B, A, *reversed(readings))

    assert list(store.readings()) == readings
    assert list(store.readings(["b"])) == readings[2:]
    assert list(store.readings([])) == []


def test_a_finding_is_set_aside_and_counts_again(store: Store) -> None:
    aside = Aside("P03:a", "known", "2026-12-31", "ann", "2026-11-25")
    put(store, aside)

    assert store.asides() == {"P03:a": aside}

    store.append(EDIT, [change(aside, None)])

    assert store.asides() == {}


def test_columns_hold_everything_live_in_order_with_defaults(store: Store) -> None:
    put(store, task("b", status="archived", size=2), task("a", valid_from="2026-01-01"), origin="a.csv", commit=EDIT)
    put(store, after("b", "a", strength=1), after("a", "b", basis="agreed"), after("a", "b", 1, valid_to="2026-01-01"))

    columns = store.columns()

    assert columns.revision == 2
    assert columns.nodes.ids == ["a", "b"]
    assert columns.nodes.kinds == ["Task", "Task"]
    assert columns.nodes.statuses == ["active", "archived"]
    assert columns.nodes.valid_from == ["2026-01-01", ""]
    assert columns.nodes.bodies == [b"{}", b'{"size":2}']
    assert columns.nodes.origins == ["a.csv", "a.csv"]
    assert columns.links.sources.tolist() == [0, 0, 1]
    assert columns.links.targets.tolist() == [1, 1, 0]
    assert columns.links.nths == [0, 1, 0]
    assert columns.links.strengths.tolist() == [3, 3, 1]
    assert columns.links.bases == ["agreed", "asserted", "asserted"]
    assert columns.links.valid_to == ["", "2026-01-01", ""]
    assert columns.links.kind_names == ["after"]


def test_ids_are_ordered_by_code_point(store: Store) -> None:
    put(store, *(task(node_id) for node_id in ("Z", "a", "é", "B", "𐍈", "￿")))

    assert store.columns().nodes.ids == sorted(["Z", "a", "é", "B", "𐍈", "￿"])


# -- the log -----------------------------------------------------------------------------------------------------------


def test_RE_18_the_log_holds_who_when_why_and_every_change(store: Store) -> None:
    put(store, A, commit=Commit("ann", "first", "a.csv", "load"), origin="a.csv")
    larger = task("a", size=2)
    store.append(Commit("bob", "grew"), [change(A, larger)])

    commits = list(store.commits())
    changes = list(store.changes())

    assert [(one.revision, one.commit.who, one.commit.why, one.commit.action) for one in commits] == [
        (1, "ann", "first", "load"),
        (2, "bob", "grew", "edit"),
    ]
    assert all(one.recorded_at.endswith("Z") and one.changes == 1 for one in commits)
    assert changes == [(1, change(None, A, "a.csv")), (2, change(A, larger))]


def test_RE_17_every_node_and_link_says_who_when_and_from_where(store: Store) -> None:
    put(store, A, B, after("a", "b"), commit=Commit("ann", "", "a.csv", "load"), origin="a.csv")

    origins = store.origins()
    recorded = {revision.revision: revision for revision in store.commits()}
    brought = {change.key: recorded[revision] for revision, change in store.changes()}

    assert origins == {"a": "a.csv", "b": "a.csv", "a\tafter\tb\t0": "a.csv"}
    assert all(brought[key].commit.who == "ann" and brought[key].recorded_at for key in origins)


def test_changes_are_cut_by_revision(store: Store) -> None:
    for node in (A, B, C):
        put(store, node)

    assert [revision for revision, _ in store.changes(since=1)] == [2, 3]
    assert [revision for revision, _ in store.changes(until=2)] == [1, 2]
    assert [revision for revision, _ in store.changes(since=1, until=2)] == [2]
    assert [one.revision for one in store.commits(since=2)] == [3]


def test_changes_can_be_of_one_sort_of_thing_only(store: Store) -> None:
    put(store, task("a"), task("b"), after("a", "b"), Reading("a", "2026-01-01", 1.0), Aside("f", "so"))
    put(store, task("c"), after("c", "a"))

    keys = {what: [change.key for _, change in store.changes(what=what)] for what in ("node", "link", "reading")}

    assert keys == {
        "node": ["a", "b", "c"],
        "link": ["a\tafter\tb\t0", "c\tafter\ta\t0"],
        "reading": ["a\t2026-01-01"],
    }
    assert [change.key for _, change in store.changes(since=1, key="a", what="link")] == ["c\tafter\ta\t0"]
    assert [change.key for _, change in store.changes(what="aside")] == ["f"]


def test_changes_of_a_node_are_its_own_those_of_its_links_and_of_its_readings(store: Store) -> None:
    put(store, A, B, C, after("a", "b"), after("c", "a"), after("b", "c"), Reading("a", "2026-01-01", 1.0))

    keys = [change.key for _, change in store.changes(key="a")]

    assert keys == ["a", "a\tafter\tb\t0", "c\tafter\ta\t0", "a\t2026-01-01"]
    assert list(store.changes(key="z")) == []


def test_QI_09_what_was_taken_out_stays_in_history(store: Store) -> None:
    put(store, A)

    store.append(EDIT, [change(A, None)])

    assert store.nodes(["a"]) == {}
    assert [change.new is None for _, change in store.changes(key="a")] == [False, True]


def test_things_may_come_and_go_and_come_again(store: Store) -> None:
    put(store, A, B, after("a", "b"), origin="a.csv")
    store.append(EDIT, [change(after("a", "b"), None), change(A, None)])
    put(store, A, after("a", "b", strength=1))

    assert store.links(["a"]) == [after("a", "b", strength=1)]
    assert store.verify() == []


def test_one_commit_may_change_a_thing_twice(store: Store) -> None:
    store.append(
        EDIT, [change(None, A), change(A, task("a", size=2)), change(task("a", size=2), None), change(None, B)]
    )

    assert store.columns().nodes.ids == ["b"]
    assert store.verify() == []


# -- origins -----------------------------------------------------------------------------------------------------------


def test_a_change_does_not_alter_what_brought_a_thing(store: Store) -> None:
    put(store, A, origin="a.csv")

    store.append(EDIT, [change(A, task("a", size=9), "b.csv")])

    assert store.origins() == {"a": "a.csv"}


def test_what_comes_back_by_an_undo_has_the_origin_it_had(store: Store) -> None:
    put(store, A, B, after("a", "b"), origin="a.csv")
    back = [change(after("a", "b"), None), change(B, None), change(A, None)]
    for _ in range(2):
        store.append(Commit("ann", action="undo"), back)
        store.append(Commit("ann", action="undo"), [change(None, A), change(None, B), change(None, after("a", "b"))])

    assert store.origins() == {"a": "a.csv", "b": "a.csv", "a\tafter\tb\t0": "a.csv"}
    assert store.verify() == []


def test_what_comes_anew_has_no_origin_of_before(store: Store) -> None:
    put(store, A, origin="a.csv")
    store.append(EDIT, [change(A, None)])
    put(store, A)

    assert store.origins() == {}


# -- all or nothing ----------------------------------------------------------------------------------------------------


def test_a_commit_that_fails_in_its_middle_leaves_nothing(store: Store) -> None:
    put(store, A)
    before = store.head()

    with pytest.raises(StaleRevision, match="node a"):
        store.append(EDIT, added(B, C, A))

    assert store.head() == before
    assert store.columns().nodes.ids == ["a"]
    assert store.verify() == []


def test_an_error_of_the_caller_leaves_nothing(store: Store) -> None:
    def broken() -> list[Change]:
        raise RuntimeError("the caller's own")

    with pytest.raises(RuntimeError):
        store.append(EDIT, (one for _ in range(1) for one in broken()))

    put(store, A)
    assert store.head().revision == 1


def test_a_commit_needs_a_change(store: Store) -> None:
    with pytest.raises(WrongUse):
        store.append(EDIT, [])


@pytest.mark.parametrize("stale", [task("a", size=7), task("a")])
def test_an_old_that_is_not_live_is_stale(store: Store, stale: Node) -> None:
    put(store, A)

    with pytest.raises(StaleRevision, match="changed by somebody else"):
        store.append(EDIT, [change(stale, task("a", size=8))])


def test_changing_what_is_not_there_is_stale(store: Store) -> None:
    with pytest.raises(StaleRevision):
        store.append(EDIT, [change(A, None)])


def test_a_link_without_its_nodes_is_refused(store: Store) -> None:
    put(store, A)

    with pytest.raises(StaleRevision, match="no node b"):
        put(store, after("a", "b"))

    with pytest.raises(StaleRevision, match="no node z"):
        put(store, Reading("z", "2026-01-01", 1.0))


def test_a_node_that_links_or_readings_need_cannot_go(store: Store) -> None:
    put(store, A, B, C, after("a", "b"), Reading("c", "2026-01-01", 1.0))

    for needed in (A, B, C):
        with pytest.raises(StaleRevision, match=f"no node {needed.id}"):
            store.append(EDIT, [change(needed, None)])


def test_nodes_and_links_may_stand_in_any_order_within_a_commit(store: Store) -> None:
    put(store, after("a", "b"), Reading("a", "2026-01-01", 1.0), B, A)

    store.append(EDIT, [change(A, None), change(after("a", "b"), None), change(Reading("a", "2026-01-01", 1.0), None)])

    assert store.columns().nodes.ids == ["b"]


@pytest.mark.parametrize("value", ["a\ud800", float("nan"), float("inf"), None])
def test_what_cannot_be_kept_is_refused_and_not_altered(store: Store, value: str | float) -> None:
    with pytest.raises(WrongUse):
        put(store, task("a", note=value))

    assert store.head().revision == 0


# -- several at once ---------------------------------------------------------------------------------------------------


def test_the_expected_revision_is_checked(store: Store, opener: Opener) -> None:
    other = opener()
    seen = store.head().revision
    put(other, A)

    with pytest.raises(StaleRevision, match="not 0 any more"):
        store.append(EDIT, added(B), expected=seen)

    assert store.append(EDIT, added(B), expected=1) == 2


def test_two_stores_see_each_other(store: Store, opener: Opener) -> None:
    other = opener()

    put(store, A)
    put(other, B)

    assert store.head() == other.head()
    assert store.columns().nodes.ids == other.columns().nodes.ids == ["a", "b"]


def test_a_reader_keeps_its_revision_while_another_writes(store: Store, opener: Opener) -> None:
    put(store, A, Reading("a", "2026-01-01", 1.0), Reading("a", "2026-01-02", 2.0))
    readings = store.readings()
    first = next(readings)

    put(opener(), Reading("a", "2026-01-03", 3.0))

    assert [first, *readings] == [Reading("a", "2026-01-01", 1.0), Reading("a", "2026-01-02", 2.0)]
    assert len(list(store.readings())) == 3


def test_a_second_writer_waits_and_is_told_when_it_takes_too_long(store: Store, opener: Opener) -> None:
    other = opener()

    def changes() -> list[Change]:
        with pytest.raises(StoreBusy, match="another process is writing"):
            put(other, B)
        return added(A)

    store.append(EDIT, (one for _ in range(1) for one in changes()))
    put(other, B)

    assert store.columns().nodes.ids == ["a", "b"]


def test_what_is_read_within_a_commit_is_what_was_before_it(store: Store) -> None:
    def changes() -> list[Change]:
        assert store.head().revision == 0
        return added(A)

    assert store.append(EDIT, (one for _ in range(1) for one in changes())) == 1


def test_a_store_is_found_again(store: Store, opener: Opener) -> None:
    put(store, A, B, after("a", "b"))
    head = store.head()
    store.close()

    again = opener()

    assert again.head() == head
    assert again.links(["a"]) == [after("a", "b")]


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()

    with pytest.raises(StoreUnreachable, match="closed"):
        store.head()
    with pytest.raises(StoreUnreachable, match="closed"):
        put(store, A)
    with pytest.raises(StoreUnreachable, match="closed"):
        store.keep("name", "text")


# -- personal values ---------------------------------------------------------------------------------------------------


def test_personal_values_are_read_back_from_log_and_live_rows(store: Store) -> None:
    node = task("a", note="said Dai", size=1)
    put(store, node)
    changed = task("a", note="said Mair", size=2)
    store.append(EDIT, [change(node, changed)])
    store.append(EDIT, [change(changed, None)])

    assert [one for _, one in store.changes()] == [change(None, node), change(node, changed), change(changed, None)]
    assert store.verify() == []


# -- backup ------------------------------------------------------------------------------------------------------------


def test_notes_are_kept_and_found_by_the_start_of_their_names(store: Store, opener: Opener) -> None:
    store.keep("mapping:b", "old")
    store.keep("mapping:b", "Tŷ\nnew")
    store.keep("mapping:a", "")
    store.keep("other_%", "text")

    assert list(opener().kept("mapping:").items()) == [("mapping:a", ""), ("mapping:b", "Tŷ\nnew")]
    assert opener().kept("other_") == {"other_%": "text"}
    assert opener().kept("MAPPING") == {}


def test_a_note_makes_no_revision_and_is_in_backups(store: Store, opener: Opener, tmp_path: Path) -> None:
    put(store, A)
    before = store.head()

    store.keep("mapping:a", "text")
    store.backup(tmp_path / "copy.db")

    assert store.head() == before
    assert store.verify() == []
    assert b"mapping:a" in (tmp_path / "copy.db").read_bytes()


def test_a_backup_never_overwrites(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("mine")

    with pytest.raises(WrongUse, match="already"):
        store.backup(target)

    assert target.read_text() == "mine"
