"""Tests of `graph.history` and `graph.sentences`: what was done, in plain words, and what differs over time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from graph.check import check
from graph.edits import end, link, set_aside, set_fields, unlink
from graph.errors import NotFound, WrongUse
from graph.history import changes_between, history, net_changes
from graph.model import Aside, Change, Commit, Link, Reading
from graph.moments import revision_at
from graph.plan import plan
from graph.records import change_of
from graph.retract import retract_node, retract_reading
from graph.store.base import Store
from graph.store.sqlite import SqliteStore
from tests.graph.store.builders import change, run
from tests.graph.workshop import batch, workshop

FIRST_DAY = datetime(2026, 5, 1, 12, tzinfo=UTC)
TEXT = """
Shop s1 "Forge"; Job j1 "Weld" lane=made size=2; Gauge g1 "Waits"
j1 -done_by-> s1; g1 -shows[how=near]-> j1; g1 @ 2026-01-01 = 3
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a store that holds a few things, and whose clock goes on by a day with each commit."""
    days = count()
    clock = lambda: FIRST_DAY + timedelta(days=next(days))  # noqa: E731  shorter than a function
    with closing(SqliteStore(tmp_path / "store.db", workshop(), clock=clock)) as opened:
        load(opened, TEXT)
        yield opened


def load(store: Store, text: str) -> None:
    changes = plan(check(batch(text), workshop(), store), store, on="2026-11-25").changes
    store.append(Commit("ann", "first look", "shop.csv", "load"), changes)


def edit(store: Store, changes: tuple[Change, ...]) -> None:
    store.append(Commit("bob", "tidied"), changes)


def told(store: Store) -> tuple[str, ...]:
    """Return the sentences of the last commit."""
    return history(store, workshop())[-1].sentences


# -- sentences ---------------------------------------------------------------------------------------------------------


def test_what_a_load_brought_is_told(store: Store) -> None:
    assert told(store) == (
        "Shop “Forge” was added.",
        "Job “Weld” was added.",
        "Gauge “Waits” was added.",
        "“Weld” is done by “Forge”: this link was added.",
        "“Waits” shows “Weld”: this link was added.",
        "A reading of “Waits” for 1 January 2026 was added: 3.",
    )


def test_changed_fields_are_told_by_their_labels(store: Store) -> None:
    given = {"lane": "bought", "size": "4", "summary": "two words", "shop": "s1", "name": "Weld steel"}

    edit(store, set_fields(store, workshop(), "j1", given).changes)

    assert told(store) == (
        "“Weld” is now called “Weld steel”.",
        "Summary of “Weld steel” is now “two words”.",
        "Lane of “Weld steel” went from Made here to Bought.",
        "Size of “Weld steel” went from 2 to 4.",
        "Shop of “Weld steel” is now “Forge”.",
    )


def test_a_field_taken_away_is_told(store: Store) -> None:
    edit(store, set_fields(store, workshop(), "j1", {"size": ""}).changes)

    assert told(store) == ("Size of “Weld” is not given any more; it was 2.",)


def test_an_end_is_told(store: Store) -> None:
    edit(
        store,
        (*end(store, "j1", on="2026-11-25").changes, *unlink(store, "j1", "done_by", "s1", on="2026-11-24").changes),
    )

    assert told(store) == (
        "The last day of “Weld” is 25 November 2026.",
        "“Weld” is no longer done by “Forge” after 24 November 2026.",
    )


def test_the_end_of_a_link_with_an_active_verb_is_told(store: Store) -> None:
    edit(store, unlink(store, "g1", "shows", "j1", on="2026-11-24").changes)

    assert told(store) == ("“Waits” no longer shows “Weld” after 24 November 2026.",)


def test_changes_of_a_link_are_told(store: Store) -> None:
    edit(
        store,
        link(store, workshop(), Link("g1", "shows", "j1"), {"how": "far", "strength": "1"}, on="2026-11-25").changes,
    )

    assert told(store) == (
        "Strength of the link “Waits” shows “Weld” is now 1.",
        "How of the link “Waits” shows “Weld” went from Near to Far.",
    )


def test_a_link_says_from_when_it_holds(store: Store) -> None:
    edit(store, unlink(store, "j1", "done_by", "s1", on="2026-11-24").changes)
    edit(store, link(store, workshop(), Link("j1", "done_by", "s1"), {}, on="2026-12-01").changes)

    assert told(store) == ("“Weld” is done by “Forge” (from 1 December 2026): this link was added.",)


def test_a_correction_of_a_reading_is_told(store: Store) -> None:
    load(store, "g1 @ 2026-01-01 = 3.5")

    assert told(store) == ("The reading of “Waits” for 1 January 2026 was corrected from 3 to 3.5.",)


def test_a_reading_left_out_and_taken_out_is_told(store: Store) -> None:
    old, new = Reading("g1", "2026-01-01", 3.0), Reading("g1", "2026-01-01", None, 3.0, 2.0, "snow", True, "closed")
    store.append(Commit("bob"), [change(old, new)])

    assert told(store) == (
        "The reading of “Waits” for 1 January 2026 was corrected from 3 to 3 of 2.",
        "The reading of “Waits” for 1 January 2026 is left out of means and limits.",
        "The note of the reading of “Waits” for 1 January 2026 is now “snow”.",
        "The reason of the reading of “Waits” for 1 January 2026 is now “closed”.",
    )

    edit(store, retract_reading(store, "g1", "2026-01-01").changes)

    assert told(store) == ("The reading of “Waits” for 1 January 2026 was taken out; it was 3 of 2.",)


def test_findings_set_aside_are_told(store: Store) -> None:
    aside = Aside("P03:j1", "we know", "2027-01-01", "bob", "2026-11-25")
    edit(store, set_aside(store, aside).changes)

    assert told(store) == ("The finding P03:j1 was set aside until 1 January 2027: we know.",)

    store.append(Commit("bob"), [change(aside, None)])

    assert told(store) == ("The finding P03:j1 counts again; it had been set aside.",)


def test_what_was_taken_out_is_told_by_the_name_it_had(store: Store) -> None:
    edit(store, retract_node(store, "j1").changes)

    assert told(store) == (
        "“Waits” shows “Weld”: this link was taken out.",
        "“Weld” is done by “Forge”: this link was taken out.",
        "Job “Weld” was taken out.",
    )


def test_kinds_and_fields_that_are_not_declared_any_more_are_told_by_their_names(store: Store) -> None:
    record = {"id": "x", "kind": "Gadget", "name": "Thing", "fields": {"old_size": 3}}
    store.append(Commit("bob"), [change_of("node", None, record)])
    store.append(Commit("bob"), [change_of("node", record, {**record, "fields": {"old_size": 4}})])

    said = [entry.sentences for entry in history(store, workshop(), "x")]

    assert said == [("Gadget “Thing” was added.",), ("Old size of “Thing” went from 3 to 4.",)]


def test_what_was_forgotten_is_said_so(store: Store, tmp_path: Path) -> None:
    for remark in ("said Dai", "said Mair"):
        edit(store, set_fields(store, workshop(), "j1", {"remark": remark}).changes)
    run(tmp_path / "store.db", "UPDATE gt_personal SET salt = NULL, value = NULL WHERE value = '\"said Dai\"'")

    first, second = (entry.sentences for entry in history(store, workshop(), "j1")[1:])

    assert first == ("Remark of “Weld” is now something that was forgotten since.",)
    assert second == ("Remark of “Weld” went from something that was forgotten since to “said Mair”.",)

    run(tmp_path / "store.db", "UPDATE gt_personal SET salt = NULL, value = NULL")

    assert history(store, workshop(), "j1")[-1].sentences == ("“Weld” was changed in ways that were forgotten since.",)


# -- history -----------------------------------------------------------------------------------------------------------


def test_what_was_added_and_forgotten_is_said_so(store: Store, tmp_path: Path) -> None:
    load(store, 'Job j2 "Paint" lane=made remark="said Dai"')
    run(tmp_path / "store.db", "UPDATE gt_personal SET salt = NULL, value = NULL")

    assert told(store) == ("Job “Paint” was added.", "Its remark was forgotten since.")


def test_RE_17_history_says_who_when_why_and_from_where(store: Store) -> None:
    edit(store, end(store, "j1", on="2026-11-25").changes)

    first, second = history(store, workshop())

    assert (first.revision, first.recorded_at, first.commit) == (
        1,
        "2026-05-01T12:00:00Z",
        Commit("ann", "first look", "shop.csv", "load"),
    )
    assert (second.revision, second.recorded_at, second.commit) == (2, "2026-05-02T12:00:00Z", Commit("bob", "tidied"))


def test_the_history_of_a_node_holds_its_links_and_readings_only(store: Store) -> None:
    load(store, 'Shop s2 "Mill"')

    entries = history(store, workshop(), "g1")

    assert [entry.revision for entry in entries] == [1]
    assert len(entries[0].sentences) == 3


def test_the_history_of_what_never_was_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        history(store, workshop(), "j9")


def test_a_commit_of_very_many_changes_is_told_by_counts(store: Store) -> None:
    load(
        store, "; ".join([f'Job k{number} "Job {number}" lane=made' for number in range(30)] + ['Job j1 "Weld" size=3'])
    )
    load(store, "; ".join(f"g1 @ 2026-02-{number:02d} = {number}" for number in range(1, 29)) + "; k1 -done_by-> s1")

    assert history(store, workshop())[1].sentences == ("30 nodes were added.", "1 node was changed.")
    assert told(store) == ("1 link was added.", "28 readings were added.")


def test_AD_12_ten_years_of_changes_are_told_without_loss(tmp_path: Path) -> None:
    months = count()
    clock = lambda: datetime(2016 + (month := next(months)) // 12, month % 12 + 1, 15, tzinfo=UTC)  # noqa: E731
    with closing(SqliteStore(tmp_path / "long.db", workshop(), clock=clock)) as store:
        load(store, 'Job j1 "Weld" lane=made size=1')
        for month in range(1, 132):
            edit(store, set_fields(store, workshop(), "j1", {"size": str(month % 5 + 1)}).changes)

        assert len(history(store, workshop(), "j1")) == 132
        assert [revision_at(store, f"{year}-12-31") for year in range(2016, 2027)] == list(range(12, 133, 12))
        assert [change.new for change in changes_between(store, 15, 132)] == [
            {"id": "j1", "kind": "Job", "name": "Weld", "fields": {"lane": "made", "size": 2}}
        ]
        assert store.verify() == []


# -- what changed between ----------------------------------------------------------------------------------------------


def test_the_changes_between_revisions_are_the_net_effect(store: Store) -> None:
    edit(store, set_fields(store, workshop(), "j1", {"size": "3"}).changes)
    edit(store, set_fields(store, workshop(), "j1", {"size": "4", "lane": "bought"}).changes)
    edit(store, set_fields(store, workshop(), "j1", {"lane": "made"}).changes)
    load(store, 'Shop s2 "Mill"')
    edit(store, retract_node(store, "s2").changes)

    found = changes_between(store, 1, 6)

    assert [change.key for change in found] == ["j1"]
    assert (found[0].old, found[0].new) == (
        {"id": "j1", "kind": "Job", "name": "Weld", "fields": {"lane": "made", "size": 2}},
        {"id": "j1", "kind": "Job", "name": "Weld", "fields": {"lane": "made", "size": 4}},
    )
    assert changes_between(store, 2, 2) == []


def test_more_than_can_be_told_apart_is_refused_and_what_touched_one_thing_is_told(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.history.MOST_TOLD_APART", 2)
    edit(store, set_fields(store, workshop(), "j1", {"size": "3"}).changes)
    edit(store, set_aside(store, Aside("F1:j1+s1", "we know", by="bob", on="2026-06-01")).changes)

    with pytest.raises(WrongUse, match=r"changes were recorded between revision 0 and 3, and 2 are the most"):
        changes_between(store, 0, 3)
    assert [(one.what, one.key) for one in changes_between(store, 1, 3, "j1")] == [
        ("node", "j1"), ("aside", "F1:j1+s1"),
    ]  # fmt: skip
    assert [one.what for one in changes_between(store, 1, 3, "s1")] == ["aside"]


def test_the_later_revision_comes_second(store: Store) -> None:
    with pytest.raises(WrongUse, match="give the earlier moment first"):
        changes_between(store, 1, 0)


def test_history_up_to_a_revision_does_not_know_what_came_later(store: Store) -> None:
    edit(store, set_fields(store, workshop(), "j1", {"size": "3"}).changes)
    load(store, 'Shop s2 "Mill"')

    assert [entry.revision for entry in history(store, workshop(), until=2)] == [1, 2]
    assert [entry.revision for entry in history(store, workshop(), "j1", until=1)] == [1]
    with pytest.raises(NotFound):
        history(store, workshop(), "s2", until=2)


def test_net_changes_leave_out_what_ends_as_it_began() -> None:
    one, two = ({"id": "a", "kind": "Shop", "name": name} for name in ("One", "Two"))
    there_and_back = [change_of("node", one, two), change_of("node", two, one)]

    assert net_changes(there_and_back) == []
    assert net_changes([change_of("node", None, one), change_of("node", one, two)]) == [change_of("node", None, two)]
