"""Subscriptions over HTTP: events as they happen, within limits, to who is let in as long as they are, and an end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI

from api import streaming
from api.app import create_app
from api.auth import Door
from api.limits import Limits
from api.rights import SCOPES, Rights
from api.served import Served
from api.tokens import new_token, revoke
from graph.model import Change, Commit, Node
from graph.records import change_of, node_record
from tests.api.cli.calls import call
from tests.api.doors import PORT, example_store, organisation_of
from tests.api.streams.listening import listening

pytestmark = pytest.mark.slow

CHANGES = "subscription { changes { revision sentences readAgain } }"
FINDINGS = "subscription { findingsChanged { appeared { totalCount } } }"
WIDE = "nodes(first: 200) { nodes { findings(first: 200) { nodes { evidence { nodes { id } } } } } }"
DEEP = "nodes { nodes { findings { nodes { " * 5 + "id" + " } } } }" * 5
ADMIN = Rights("admin", "Ann", scopes=frozenset(SCOPES))


@dataclass
class Place:
    """A server, which a token lets in to."""

    store: Path
    served: Served
    app: FastAPI
    token: str
    authorization: str

    def record(self, number: int = 0) -> None:
        """Record something."""
        self.served.store.append(Commit("Ann", "", "desk"), [added(number)])


def added(number: int) -> Change:
    """Return a new piece of work."""
    return change_of("node", None, node_record(Node(f"x{number}", "Process", f"Work {number}", {"lane": "support"})))


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Callable[..., Place]]:
    """Return what makes a server with limits."""
    opened = []

    def make(**limits: int) -> Place:
        store = example_store(tmp_path)
        organisation = organisation_of(store)
        organisation.limits = Limits(**limits)
        opened.append(organisation)
        app = create_app(organisation, Door(PORT, rights_by=organisation.rights_by))
        token, secret = new_token(organisation.store, ADMIN, by="Ann", today=date.today())
        return Place(store, organisation, app, token.id, f"Bearer {secret}")

    yield make
    for organisation in opened:
        organisation.close()


def run(work: Coroutine[Any, Any, Any]) -> Any:
    """Return what becomes of something that waits for streams."""
    return asyncio.run(work)


def test_what_another_process_records_comes_as_an_event_of_the_protocol(place: Callable[..., Place]) -> None:
    here = place()

    async def follow() -> Any:
        async with listening(here.app, CHANGES, authorization=here.authorization) as stream:
            head, first = await stream.head(), await stream.body()
            await asyncio.to_thread(call, "set", "D1", "status=stopped", "--store", here.store)
            return head, first, await stream.event()

    (status, headers), first, (name, data) = run(follow())

    assert (status, headers["content-type"]) == (200, "text/event-stream; charset=utf-8")
    assert (headers["cache-control"], "content-encoding" in headers) == ("private, no-cache", False)
    assert (first, name) == (b":\n\n", "next")
    assert data["data"]["changes"] == {
        "revision": 2,
        "sentences": ["Status of “treatment within a safe time” is now Stopped."],
        "readAgain": False,
    }
    assert data["extensions"]["cost"]["asked"] > 0


def test_a_server_that_is_told_to_stop_ends_its_streams(place: Callable[..., Place]) -> None:
    here = place()

    async def follow() -> Any:
        async with listening(here.app, FINDINGS, authorization=here.authorization) as stream:
            await stream.head()
            await stream.body()
            here.served.is_stopping = True
            return await stream.event(), await stream.body()

    assert run(follow()) == (("complete", None), b"")


def test_a_token_that_is_revoked_ends_the_stream_before_anything_more_is_told(place: Callable[..., Place]) -> None:
    here = place()

    async def follow() -> Any:
        async with listening(here.app, CHANGES, authorization=here.authorization) as stream:
            await stream.head()
            await stream.body()
            revoke(here.served.store, here.token, date.today())
            here.record()
            return await stream.event()

    assert run(follow()) == ("complete", None)


def test_a_token_that_is_revoked_ends_a_quiet_stream_with_the_next_sign_of_life(
    place: Callable[..., Place], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = place()
    monkeypatch.setattr(streaming, "LIFE_S", 0.01)

    async def follow() -> Any:
        async with listening(here.app, CHANGES, authorization=here.authorization) as stream:
            await stream.head()
            signs = [await stream.body() for _ in range(3)]
            revoke(here.served.store, here.token, date.today())
            return signs, await stream.event()

    assert run(follow()) == ([b":\n\n"] * 3, ("complete", None))


def test_a_slow_reader_gets_one_event_that_says_to_read_again(place: Callable[..., Place]) -> None:
    here = place()

    async def follow() -> Any:
        async with listening(here.app, CHANGES, is_slow=True, authorization=here.authorization) as stream:
            while not here.served.waiting:  # it has been asked
                await asyncio.sleep(0)
            while here.served.waiting:  # and opened
                await asyncio.sleep(0)
            for number in range(30):
                here.record(number)
            stream.may_read.set()
            await stream.head()
            first = await stream.event()
            here.record(99)
            return first, await stream.event()

    (_, behind), (_, after) = run(follow())

    assert behind["data"]["changes"] | {"sentences": []} == {"revision": 31, "sentences": [], "readAgain": True}
    assert after["data"]["changes"] == {
        "revision": 32, "sentences": ["Process “Work 99” was added."], "readAgain": False,
    }  # fmt: skip


def test_no_more_streams_are_open_than_may_and_one_that_is_left_makes_room(place: Callable[..., Place]) -> None:
    here = place(streams=1)

    async def follow() -> Any:
        async with listening(here.app, CHANGES, authorization=here.authorization) as first:
            await first.head()
            async with listening(here.app, CHANGES, authorization=here.authorization) as second:
                full = (await second.head(), await second.body())
        async with listening(here.app, CHANGES, authorization=here.authorization) as third:
            return full, await third.head()

    ((status, headers), body), (later, _) = run(follow())

    assert (status, headers["retry-after"], later) == (503, "5", 200)
    assert b"SERVER_BUSY" in body


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("subscription {", "SYNTAX"),
        ("subscription { nothing }", "INVALID_QUERY"),
        ("subscription { changes { revision } findingsChanged { revision } }", "INVALID_QUERY"),
        ('subscription { changes(scope: "?") { revision } }', "NOT_FOUND"),
        ("subscription { changes { nodes(first: 201) { totalCount } } }", "LIMIT_REACHED"),
        (f"subscription {{ changes {{ {WIDE} }} }}", "TOO_COSTLY"),
        (f"subscription {{ changes {{ {DEEP} }} }}", "TOO_DEEP"),
        (f"subscription {{ changes {{ {'revision ' * 4_000} }} }}", "TOO_LONG"),
    ],
)
def test_what_cannot_be_followed_is_told_by_one_event(place: Callable[..., Place], query: str, code: str) -> None:
    here = place()

    async def follow() -> Any:
        async with listening(here.app, query, authorization=here.authorization) as stream:
            return await stream.head(), await stream.event(), await stream.event(), await stream.body()

    (status, _), (name, data), end, nothing = run(follow())

    assert (status, name, end, nothing) == (200, "next", ("complete", None), b"")
    assert data["errors"][0]["extensions"] == {"code": code}


def test_a_stream_ends_when_its_time_is_over(place: Callable[..., Place]) -> None:
    here = place(stream_seconds=1)

    async def follow() -> Any:
        async with listening(here.app, CHANGES, authorization=here.authorization) as stream:
            await stream.head()
            return await stream.event()

    assert run(follow()) == ("complete", None)


def test_a_question_that_is_no_subscription_is_answered_by_one_event(place: Callable[..., Place]) -> None:
    here = place()

    async def follow() -> Any:
        async with listening(here.app, "{ about { revision } }", authorization=here.authorization) as stream:
            await stream.head()
            return await stream.event(), await stream.event()

    (name, data), end = run(follow())

    assert (name, data["data"], end) == ("next", {"about": {"revision": 1}}, ("complete", None))


def test_who_takes_no_stream_is_told_how_to_ask_for_one(let_in: Any) -> None:
    answer = let_in.post("/graphql", json={"query": CHANGES})

    assert answer.status_code == 406
    assert "`Accept: text/event-stream`" in answer.json()["errors"][0]["message"]


def test_who_takes_any_form_gets_a_question_answered_as_json(let_in: Any) -> None:
    accept = {"accept": "application/json, text/event-stream"}

    answer = let_in.post("/graphql", json={"query": "{ about { revision } }"}, headers=accept)

    assert answer.headers["content-type"] == "application/json"


def test_nobody_changes_anything_by_a_stream_that_is_asked_for_by_get(let_in: Any) -> None:
    parts = {"query": "mutation { undo(revision: 1) { done } }"}

    answer = let_in.get("/graphql", params=parts, headers={"accept": "text/event-stream"})

    assert answer.status_code == 405


def test_a_change_over_graphql_is_told_to_who_follows(place: Callable[..., Place]) -> None:
    here, change = place(), 'mutation { end(id: "D1") { done } }'

    async def follow() -> Any:
        async with listening(here.app, CHANGES, authorization=here.authorization) as stream:
            await stream.head()
            async with listening(here.app, change, authorization=here.authorization) as other:
                await other.head()
                return await other.event(), await stream.event()

    (_, made), (_, told) = run(follow())

    assert made["data"] == {"end": {"done": True}}
    assert told["data"]["changes"]["sentences"][0].startswith("The last day of “treatment within a safe time” is")
