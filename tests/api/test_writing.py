"""Tests of `api.writing`: who may change what, and what happens when two are at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from shutil import copy

import pytest

from api.rights import KEEPER, SCOPES, NotAllowed, Rights
from api.session import Session
from api.settings import read_settings
from api.views import Views
from api.writing import TRIES, Wish, Writer, act_of
from graph.edits import end, link, set_fields
from graph.errors import StaleRevision
from graph.messages import CHALLENGE, Message, hear
from graph.model import Change, Commit, Link, Node, Reading
from graph.plan import Plan
from graph.retract import edit_of
from graph.store.base import Store
from graph.undo import undo
from graph.writes import NodeChange, change_nodes, make, record
from tests.api.doors import TODAY
from tests.guarded import PEOPLE, guarded_store

OWN = Rights("contributor", "Bo", "U1", frozenset(SCOPES))
VIEWER = Rights("viewer", "Vi", "", frozenset({"read", "write"}))


@pytest.fixture
def session(small_store: Path, tmp_path: Path) -> Iterator[Session]:
    """Return a session on an example of its own."""
    copy(small_store, tmp_path / "small.db")
    opened = Session(read_settings(store=str(tmp_path / "small.db"), today=TODAY))
    yield opened
    opened.close()


def renamed(session: Session, node: str, name: str = "Another name") -> Wish:
    """Return the wish to call something otherwise."""
    return Wish(lambda store: set_fields(store, session.ontology, node, {"name": name}))


def test_what_is_in_the_own_unit_may_be_changed_and_nothing_else(session: Session) -> None:
    writer = Writer(session, OWN, "nobody")

    assert writer.write(renamed(session, "R1")).done
    with pytest.raises(NotAllowed, match="your rights do not let you do this"):
        writer.write(renamed(session, "R4"))
    assert session.store.head().revision == 2


def test_history_names_who_holds_the_rights_else_who_runs_the_server(session: Session) -> None:
    Writer(session, OWN, "ann").write(renamed(session, "R1"))
    Writer(session, KEEPER, "ann").write(renamed(session, "R1", "A third name"))

    assert [recorded.commit.who for recorded in session.store.commits(since=1)] == ["Bo", "ann"]


def test_nothing_is_moved_out_of_the_own_unit_nor_taken_into_it(session: Session) -> None:
    writer = Writer(session, OWN, "nobody")
    out = Wish(lambda store: change_nodes(store, session.ontology, [NodeChange("R1", {"unit": "U2"})]))
    into = Wish(lambda store: change_nodes(store, session.ontology, [NodeChange("R4", {"unit": "U1"})]))

    for wish in (out, into):
        with pytest.raises(NotAllowed):
            writer.write(wish)


def test_a_link_belongs_to_the_unit_of_what_it_starts_at(session: Session) -> None:
    writer = Writer(session, OWN, "nobody")

    def tie(source: str, target: str) -> Wish:
        new = Link(source, "enables", target)
        return Wish(lambda store: link(store, session.ontology, new, {}, on=TODAY))

    assert writer.write(tie("R1", "R4")).done
    with pytest.raises(NotAllowed):
        writer.write(tie("R5", "R1"))


def test_who_may_only_look_may_still_ask_and_say(session: Session) -> None:
    writer = Writer(session, VIEWER, "nobody")
    asked = Message("Why?", ("R4",), {**CHALLENGE, "summary": "What only those who may read it see"})

    heard = writer.write(
        Wish(lambda store: hear(store, session.ontology, asked, on=TODAY), act="challenge", action="challenge")
    )

    assert heard.done
    with pytest.raises(NotAllowed):
        writer.write(renamed(session, "R4"))


def test_a_field_that_may_not_be_read_may_not_be_written(session: Session) -> None:
    blind = Rights("steward", "St", "", frozenset({"read", "write"}))
    given = Node(
        "", "Feedback", "Fall", {"type": "incident", "origin": "internal", "class": "insight", "candour": True}
    )
    wish = Wish(lambda store: make(store, session.ontology, [given], [], on=TODAY))

    with pytest.raises(NotAllowed, match="candour"):
        Writer(session, blind, "nobody").write(wish)
    assert Writer(session, KEEPER, "nobody").write(wish).done


def test_readings_are_recorded_by_their_own_unit(session: Session) -> None:
    wish = Wish(lambda store: record(store, session.ontology, [Reading("M3", "2026-10-01", 4)], on=TODAY))

    with pytest.raises(NotAllowed):
        Writer(session, VIEWER, "nobody").write(wish)
    assert Writer(session, KEEPER, "nobody").write(wish).done


def test_a_change_that_another_process_overtakes_is_planned_again(session: Session) -> None:
    others = iter(["first", "second"])

    def plan(store: Store) -> Plan:
        planned = set_fields(store, session.ontology, "R1", {"name": "Mine"})
        if (name := next(others, None)) is not None:
            store.append(Commit("other"), set_fields(store, session.ontology, "R2", {"name": name}).changes)
        return planned

    written = Writer(session, KEEPER, "me").write(Wish(plan))

    assert written.done and written.after.snapshot.revision == 4
    assert session.store.nodes(["R1", "R2"])["R2"].name == "second"


def test_who_is_overtaken_each_time_is_told(session: Session) -> None:
    tried = []

    def plan(store: Store) -> Plan:
        planned = set_fields(store, session.ontology, "R1", {"name": "Mine"})
        tried.append(planned)
        again = set_fields(store, session.ontology, "R2", {"name": f"Other {len(tried)}"})
        store.append(Commit("other"), again.changes)
        return planned

    with pytest.raises(StaleRevision):
        Writer(session, KEEPER, "me").write(Wish(plan))
    assert len(tried) == TRIES


def test_the_newest_change_that_was_not_seen_is_the_conflict(session: Session) -> None:
    writer = Writer(session, KEEPER, "me")
    writer.write(renamed(session, "R1", "One"))
    writer.write(renamed(session, "R1", "Two"))

    wish = Wish(renamed(session, "R1", "Three").plan, seen=1, nodes=["R1"])
    conflict = writer.write(wish).conflict

    assert conflict is not None
    assert (conflict.node, conflict.revision, conflict.who) == ("R1", 3, "me")
    assert conflict.sentences == ("“One” is now called “Two”.",)


def test_of_each_thing_that_somebody_else_changed_the_latest_change_is_told(session: Session) -> None:
    writer = Writer(session, KEEPER, "me")
    for node, name in (("R2", "One"), ("R1", "Two"), ("R2", "Three")):
        writer.write(renamed(session, node, name))

    wish = Wish(renamed(session, "R1", "Four").plan, seen=1, nodes=["R1", "R2", "R3"])
    conflicts = writer.write(wish).conflicts

    assert [(one.node, one.revision) for one in conflicts] == [("R2", 4), ("R1", 3)]


ENDED = {"fields": {"valid_to": "2026-11-01"}}


@pytest.mark.parametrize(
    ("change", "act"),
    [
        (Change("node", "a", None, {"id": "a"}), "create"),
        (Change("node", "a", {"id": "a"}, {"id": "a", **ENDED}), "end"),
        (Change("node", "a", {"id": "a"}, {"id": "a", "name": "b"}), "change"),
        (Change("node", "a", {"id": "a"}, None), "retract"),
        (Change("link", "a", None, {"from": "a"}), "link"),
        (Change("link", "a", {"from": "a"}, {"from": "a", **ENDED}), "unlink"),
        (Change("link", "a", {"from": "a"}, None), "retract"),
        (Change("reading", "a", None, {"measure": "a"}), "readings"),
        (Change("reading", "a", {"measure": "a"}, None), "retract"),
        (Change("aside", "S01:a", None, {"finding": "S01:a"}), "set_aside"),
    ],
)
def test_every_change_is_an_act_that_needs_rights(change: Change, act: str) -> None:
    assert act_of(change) == act


def test_who_is_of_a_unit_ends_what_belongs_to_it_on_a_day_that_has_passed(session: Session) -> None:
    def ended(node: str) -> Wish:
        return Wish(lambda store: end(store, node, on="2026-11-01"))

    writer = Writer(session, OWN, "nobody")

    assert writer.write(ended("R1")).done
    with pytest.raises(NotAllowed):
        writer.write(ended("R4"))


# -- what is kept from whoever changes something ----------------------------------------------------------------------

BLIND = replace(PEOPLE["ward"], scopes=frozenset({"read", "write"}))


@pytest.fixture
def whole(tmp_path: Path) -> Iterator[Session]:
    """Return a session on an organisation that holds what not everybody may see, with everything in it."""
    guarded_store(tmp_path / "guarded.db").close()
    opened = Session(read_settings(store=str(tmp_path / "guarded.db"), today=TODAY))
    yield opened
    opened.close()


def writer_of(whole: Session, rights: Rights) -> Writer:
    """Return who changes what they may see of an organisation."""
    return Writer(Views(whole).of(rights).session, rights, "nobody")


def taken_back(session: Session, revision: int) -> Wish:
    """Return the wish to take a revision back."""
    return Wish(
        lambda store: edit_of(undo(store, session.ontology, revision, who="")[1]),
        action="undo",
        act="undo",
        undoes=revision,
    )


def test_what_a_contributor_may_not_see_of_their_own_unit_outlives_what_they_change(whole: Session) -> None:
    writer = writer_of(whole, BLIND)

    assert writer.write(renamed(whole, "slip", "A bad slip")).done
    assert writer.write(renamed(whole, "sister", "Sister of the ward")).done

    slip, sister = (whole.store.nodes([one])[one] for one in ("slip", "sister"))
    assert (slip.name, slip.fields["summary"], slip.fields["candour"]) == ("A bad slip", "Ffion Secret slipped", True)
    assert (sister.name, sister.fields["holder"]) == ("Sister of the ward", "Ceridwen Secret")
    assert whole.store.verify() == []


def test_taking_back_leaves_what_somebody_else_wrote_meanwhile_into_what_is_kept_back(whole: Session) -> None:
    writer = writer_of(whole, BLIND)
    writer.write(renamed(whole, "slip", "A bad slip"))
    said = Wish(lambda store: set_fields(store, whole.ontology, "slip", {"summary": "Someone slipped"}))
    writer_of(whole, KEEPER).write(said)

    assert writer.write(taken_back(whole, 3)).done

    slip = whole.store.nodes(["slip"])["slip"]
    assert (slip.name, slip.fields["summary"]) == ("A slip", "Someone slipped")


@pytest.mark.parametrize("name", ["ward", "reader"])
def test_a_commit_that_touched_what_is_kept_from_somebody_is_no_commit_of_theirs_to_take_back(
    whole: Session, name: str
) -> None:
    keeper = writer_of(whole, KEEPER)
    both = [NodeChange("round", {"name": "Round"}), NodeChange("covert", {"name": "Covert work"})]
    values = [NodeChange("sister", {"name": "Sister"}), NodeChange("fall", {"summary": "Another told it"})]
    for wanted in (both, values):
        keeper.write(Wish(partial(change_nodes, ontology=whole.ontology, wanted=wanted)))

    told = [writer_of(whole, PEOPLE[name]).write(taken_back(whole, number)) for number in (3, 4)]

    assert [problem.message for written in told for problem in written.problems] == [
        f"revision {number} touched what you may not see, so that you cannot take it back; ask a steward"
        for number in (3, 4)
    ]
    assert whole.store.head().revision == 4


def test_what_the_whole_store_refuses_is_told_as_a_problem(whole: Session) -> None:
    new = Wish(lambda store: make(store, whole.ontology, [Node("plot", "Priority", "Mine")], [], on=TODAY))

    written = writer_of(whole, PEOPLE["reader"]).write(new)

    assert [problem.message for problem in written.problems if problem.severity == "error"] == [
        "the id 'plot' cannot be given; choose another, or give none"
    ]
    assert not written.done


def test_what_is_only_looked_at_says_by_rights_that_hidden_records_could_change_an_answer(whole: Session) -> None:
    wish = replace(renamed(whole, "round"), only_look=True)

    assert [writer_of(whole, PEOPLE[name]).write(wish).after.partial for name in ("ward", "steward")] == [True, False]
