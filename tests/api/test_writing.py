"""Tests of `api.writing`: who may change what, and what happens when two are at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest

from api.rights import KEEPER, SCOPES, NotAllowed, Rights
from api.session import Session
from api.settings import read_settings
from api.writing import TRIES, Wish, Writer, act_of
from graph.edits import link, set_fields
from graph.errors import StaleRevision
from graph.messages import CHALLENGE, Message, hear
from graph.model import Change, Commit, Link, Node, Reading
from graph.plan import Plan
from graph.store.base import Store
from graph.writes import NodeChange, change_nodes, make, record
from tests.api.doors import TODAY

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
