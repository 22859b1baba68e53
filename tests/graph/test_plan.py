"""Tests of `graph.plan`: what loading changes, how it counts, that it is idempotent, and what ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.check import check_all
from graph.model import Batch, Commit, Link, Node, Reading
from graph.plan import Counts, Plan, plan
from graph.store.base import Store
from graph.store.sqlite import SqliteStore
from tests.graph.test_check import BATCHES
from tests.graph.workshop import batch, workshop

TODAY = "2026-11-25"
SHOPS = 'Shop s1 "Forge"; Shop s2 "Mill"; '
JOBS = 'Job j1 "Weld" lane=made size=2; Job j2 "Paint" lane=made; '
LINKS = "j1 -feeds-> j2; j1 -done_by[strength=2]-> s1; "
READINGS = 'Gauge g1 "Waits"; g1 @ 2026-01-01 = 3; g1 @ 2026-01-02 = 4'
ALL = SHOPS + JOBS + LINKS + READINGS


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return an empty store."""
    with closing(SqliteStore(tmp_path / "store.db", workshop())) as opened:
        yield opened


def load(store: Store, *batches: Batch, replaces: bool = False, strict: bool = False) -> Plan:
    """Load batches into a store, as the command line does, and return the plan."""
    planned = plan(check_all(batches, workshop(), store), store, replace=replaces, strict=strict, on=TODAY)
    if planned.changes:
        source = ", ".join(one.source for one in batches)
        store.append(Commit("ann", source=source, action="load"), planned.changes)
    return planned


def test_a_first_load_creates_everything(store: Store) -> None:
    planned = load(store, batch(ALL))

    assert planned.by == {"nodes": Counts(created=5), "links": Counts(created=2), "readings": Counts(created=2)}
    assert planned.counts == Counts(created=9)
    assert planned.problems == ()
    assert set(store.origins().values()) == {"shop.csv"}


def test_AD_02_loading_the_same_again_changes_nothing(store: Store) -> None:
    load(store, batch(ALL))

    planned = load(store, batch(ALL))

    assert planned.changes == ()
    assert planned.counts == Counts(same=9)
    assert store.head().revision == 1


def test_what_differs_is_changed_and_what_is_not_given_stays(store: Store) -> None:
    load(store, batch(ALL))
    given = 'Job j1 "Weld steel" lane=bought; j1 -done_by[rationale=because]-> s1; g1 @ 2026-01-01 = 5'

    planned = load(store, batch(given))

    assert planned.counts == Counts(changed=3)
    assert store.nodes(["j1"])["j1"] == Node("j1", "Job", "Weld steel", {"lane": "bought", "size": 2})
    assert store.links(["s1"]) == [Link("j1", "done_by", "s1", {"strength": 2, "rationale": "because"})]
    assert next(store.readings(["g1"])).value == 5


def test_an_empty_cell_takes_nothing_away(store: Store) -> None:
    load(store, batch(ALL))

    assert load(store, batch('Job j1 "Weld"; j1 -done_by-> s1')).counts == Counts(same=2)


def test_a_corrected_reading_keeps_its_note_and_changes_its_figures_as_one(store: Store) -> None:
    load(store, batch(ALL))
    load(store, Batch("a.csv", readings=[Reading("g1", "2026-01-01", note="snow", excluded=True, reason="closed")]))

    load(store, Batch("a.csv", readings=[Reading("g1", "2026-01-01", None, 6.0, 2.0)]))

    noted = Reading("g1", "2026-01-01", None, 6.0, 2.0, note="snow", excluded=True, reason="closed")
    assert next(store.readings(["g1"])) == noted
    old = [change.old for _, change in store.changes(key="g1") if change.old and "value" in change.old]
    assert [record["value"] for record in old] == [3.0, 3.0]


def test_refused_rows_are_counted_and_the_others_load(store: Store) -> None:
    planned = load(store, batch(JOBS + 'Job j3 "Buy" lane=x; j3 -feeds-> j1; j1 -feeds-> j2; g9 @ 2026-01-01 = 1'))

    assert planned.by == {
        "nodes": Counts(created=2, refused=1),
        "links": Counts(created=1, refused=1),
        "readings": Counts(refused=1),
    }
    assert planned.has_errors


def test_strictly_any_error_loads_nothing(store: Store) -> None:
    planned = load(store, batch(JOBS + "j1 -feeds-> j9"), strict=True)

    assert planned.changes == ()
    assert planned.counts == Counts(refused=3)
    assert [problem.severity for problem in planned.problems] == ["error"]


def test_strictly_warnings_alone_load(store: Store) -> None:
    planned = load(store, batch('Job j1 "Weld"'), strict=True)

    assert planned.counts == Counts(created=1)
    assert [problem.severity for problem in planned.problems] == ["warning"]


def test_an_unreadable_file_loads_nothing_of_its_companions(store: Store) -> None:
    planned = load(store, batch(JOBS), replace(batch(SHOPS), readable=False))

    assert planned.changes == ()
    assert planned.counts == Counts(refused=4)


# -- links in time -----------------------------------------------------------------------------------------------------


def links_of(store: Store) -> list[tuple[int, str, str]]:
    return [
        (link.nth, str(link.fields.get("valid_from", "")), str(link.fields.get("valid_to", "")))
        for link in store.links(["j1"])
    ]


def test_a_link_of_another_time_is_the_next_of_its_kind(store: Store) -> None:
    load(store, batch(JOBS + "j1 -feeds[valid_to=2025-12-31]-> j2"))

    planned = load(store, batch("j1 -feeds[valid_from=2026-02-01]-> j2"))

    assert planned.counts == Counts(created=1)
    assert links_of(store) == [(0, "", "2025-12-31"), (1, "2026-02-01", "")]
    assert load(store, batch("j1 -feeds[valid_from=2026-02-01]-> j2")).counts == Counts(same=1)


@pytest.mark.parametrize(
    ("given", "after"),
    [
        ("valid_from=2026-02-01, valid_to=2026-03-31", ("2026-02-01", "2026-03-31")),
        ("valid_from=2026-02-01, strength=1", ("2026-02-01", "")),
        ("valid_from=2026-03-01", ("2026-03-01", "")),
        ("valid_from=2026-01-01, valid_to=2026-02-01", ("2026-01-01", "2026-02-01")),
    ],
)
def test_a_link_that_begins_on_the_same_day_or_overlaps_is_the_same_link(
    store: Store, given: str, after: tuple[str, str]
) -> None:
    load(store, batch(JOBS + "j1 -feeds[valid_from=2026-02-01]-> j2"))

    planned = load(store, batch(f"j1 -feeds[{given}]-> j2"))

    assert planned.counts == Counts(changed=1)
    assert links_of(store) == [(0, *after)]


def test_a_link_that_has_ended_stays_ended_when_its_row_says_nothing_of_time(store: Store) -> None:
    load(store, batch(JOBS + "j1 -feeds[valid_to=2025-12-31]-> j2"))

    planned = load(store, batch("j1 -feeds-> j2"))

    assert planned.counts == Counts(same=1)
    assert [problem.message for problem in planned.problems] == [
        "the link j1 feeds j2 ended on 2025-12-31 and stays so"
    ]


def test_a_node_that_has_ended_stays_ended_when_its_row_says_nothing_of_time(store: Store) -> None:
    load(store, batch('Shop s1 "Forge" valid_to=2025-12-31'))

    planned = load(store, batch('Shop s1 "Forge"'))

    assert planned.counts == Counts(same=1)
    assert "ended on 2025-12-31 and stays so" in planned.problems[0].message
    assert load(store, batch('Shop s1 "Forge" valid_to=2025-12-31')).problems == ()


def test_a_row_that_says_nothing_of_time_means_the_latest_link(store: Store) -> None:
    load(store, batch(JOBS + "j1 -feeds[valid_to=2025-12-31]-> j2; j1 -feeds[valid_from=2026-02-01]-> j2"))

    load(store, batch("j1 -feeds[strength=1]-> j2"))

    assert [link.fields.get("strength") for link in store.links(["j1"])] == [None, 1]


def test_a_link_that_would_hold_twice_at_once_is_refused(store: Store) -> None:
    load(store, batch(JOBS + "j1 -feeds[valid_to=2025-12-31]-> j2; j1 -feeds[valid_from=2026-02-01]-> j2"))

    planned = load(store, batch("j1 -feeds[valid_from=2025-06-01, valid_to=2026-06-01]-> j2"))

    assert planned.by["links"] == Counts(refused=1)
    assert "would hold twice at once" in planned.problems[0].message


# -- what ends ---------------------------------------------------------------------------------------------------------


def test_nothing_ends_because_it_is_absent(store: Store) -> None:
    load(store, batch(ALL))

    assert load(store, batch(SHOPS)).counts == Counts(same=2)


def test_replacing_ends_what_the_same_source_brought_and_brings_no_more(store: Store) -> None:
    load(store, batch(ALL))
    load(store, batch('Shop s9 "Yard"; j2 -done_by-> s2', "other.csv"))

    planned = load(store, batch(SHOPS + 'Job j1 "Weld"; j1 -done_by-> s1'), replaces=True)

    assert planned.by["nodes"] == Counts(same=3, ended=2)
    assert planned.by["links"] == Counts(same=1, ended=1)
    ended = [node.id for node in store.nodes(store.columns().nodes.ids).values() if "valid_to" in node.fields]
    assert sorted(ended) == ["g1", "j2"]
    assert store.nodes(["j2"])["j2"].fields["valid_to"] == TODAY
    assert [link.target for link in store.links(["j1", "j2"]) if "valid_to" in link.fields] == ["j2"]


def test_replacing_again_changes_nothing(store: Store) -> None:
    load(store, batch(ALL))
    load(store, batch(SHOPS), replaces=True)

    assert load(store, batch(SHOPS), replaces=True).counts == Counts(same=2)


def test_what_begins_later_ends_on_its_first_day(store: Store) -> None:
    load(store, batch('Shop s1 "Forge"; Shop s2 "Mill" valid_from=2027-01-01'))

    load(store, batch('Shop s1 "Forge"'), replaces=True)

    assert store.nodes(["s2"])["s2"].fields["valid_to"] == "2027-01-01"


def test_a_refused_row_is_not_absent(store: Store) -> None:
    load(store, batch(JOBS))

    planned = load(store, batch('Job j1 "Weld" lane=x; Job j2 "Paint" lane=made'), replaces=True)

    assert planned.by["nodes"] == Counts(same=1, refused=1)


def test_nothing_ends_while_it_cannot_be_told_what_a_refused_row_is(store: Store) -> None:
    load(store, batch(JOBS))
    nameless = Batch("shop.csv", [Node("", "Job", "")])

    planned = load(store, nameless, replaces=True)

    assert planned.counts == Counts(refused=1)
    assert planned.problems[-1].message.startswith("nothing ends")


# -- several files at once ---------------------------------------------------------------------------------------------


def test_files_loaded_together_may_lead_to_each_other_and_keep_their_origins(store: Store) -> None:
    planned = load(store, batch("j1 -feeds-> j2", "links.csv"), batch(JOBS, "jobs.csv"))

    assert planned.counts == Counts(created=3)
    assert store.head().revision == 1
    assert store.origins() == {"j1": "jobs.csv", "j2": "jobs.csv", "j1\tfeeds\tj2\t0": "links.csv"}


# -- laws --------------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(BATCHES, BATCHES, st.booleans())
def test_AD_02_loading_anything_twice_is_loading_it_once(
    tmp_path_factory: pytest.TempPathFactory, first: list[Batch], second: list[Batch], replaces: bool
) -> None:
    with closing(SqliteStore(tmp_path_factory.mktemp("law") / "store.db", workshop())) as store:
        load(store, batch(SHOPS + JOBS))
        for batches in (first, second):
            once = load(store, *batches, replaces=replaces)
            head = store.head()
            again = load(store, *batches, replaces=replaces)

            assert again.changes == ()
            assert store.head() == head
            assert again.counts.refused >= once.counts.refused - once.counts.ended
        assert store.verify() == []
