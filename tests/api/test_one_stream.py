"""One stream for all answers: reserved, opened once, fed by operations asked apart, within rights and limits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import orjson
import pytest
from fastapi import FastAPI

from api import one_stream
from api.app import create_app
from api.auth import Door
from api.limits import Limits
from api.rights import SCOPES, Rights
from api.served import Served
from api.tokens import new_token, revoke
from graph.model import Commit
from tests.api.doors import PORT, example_store, organisation_of
from tests.api.streams.listening import listening
from tests.api.test_streaming import CHANGES, FINDINGS, added, run

pytestmark = pytest.mark.slow

QUESTION = "{ about { revision } }"
HEADER = "x-graphql-event-stream-token"


@dataclass
class Answer:
    """What was answered at once."""

    status: int
    body: bytes

    @property
    def code(self) -> str:
        """The code of its error."""
        return str(orjson.loads(self.body)["errors"][0]["extensions"]["code"])


@dataclass
class Place:
    """A server, and two who are let in to it by tokens."""

    served: Served
    app: FastAPI
    tokens: dict[str, str]
    authorizations: dict[str, str]

    async def ask(
        self, method: str, token: str = "", who: str = "Ann", query: str = "", name: str = "", stop: str = ""
    ) -> Answer:
        """Return the answer to a request about a stream."""
        shown = {"authorization": self.authorizations[who], "accept": "application/json"}
        shown |= {HEADER: token} if token else {}
        address, extensions = f"operationId={stop}" if stop else "", {"operationId": name}
        async with listening(
            self.app, query, method=method, address=address, extensions=extensions, **shown
        ) as listener:
            status, _ = await listener.head()
            return Answer(status, await listener.body())

    async def reserve(self) -> str:
        """Return the token of a stream that was reserved."""
        return (await self.ask("PUT")).body.decode()

    async def begin(self, token: str, name: str, query: str, who: str = "Ann") -> Answer:
        """Return the answer to an operation that is asked for."""
        return await self.ask("POST", token, who, query, name)

    def stream(self, token: str, who: str = "Ann", **headers: str) -> Any:
        """Give who reads the stream."""
        return listening(
            self.app, "", method="GET", authorization=self.authorizations[who], **{HEADER: token}, **headers
        )


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Callable[..., Place]]:
    """Return what makes a server with limits."""
    opened = []

    def make(**limits: int) -> Place:
        organisation = organisation_of(example_store(tmp_path), Limits(**limits))
        opened.append(organisation)
        app = create_app(organisation, Door(PORT, rights_by=organisation.rights_by))
        people = [Rights("admin", "Ann", scopes=frozenset(SCOPES)), Rights("viewer", "Bob")]
        made = {one.name: new_token(organisation.store, one, by="Ann", today=date.today()) for one in people}
        tokens = {name: token.id for name, (token, _) in made.items()}
        return Place(organisation, app, tokens, {name: f"Bearer {secret}" for name, (_, secret) in made.items()})

    yield make
    for organisation in opened:
        organisation.close()


def test_operations_share_a_stream_and_are_told_apart_by_their_ids(place: Callable[..., Place]) -> None:
    here = place()

    async def follow() -> Any:
        token = await here.reserve()
        async with here.stream(token) as stream:
            head, first = await stream.head(), await stream.body()
            begun = [await here.begin(token, "c", CHANGES), await here.begin(token, "q", QUESTION)]
            told = [await stream.event(), await stream.event()]
            here.served.store.append(Commit("Ann", "", "desk"), [added(0)])
            return head, first, [one.status for one in begun], told, await stream.event()

    (status, headers), first, begun, told, (name, data) = run(follow())

    assert (status, headers["content-type"], first) == (200, "text/event-stream; charset=utf-8", b":\n\n")
    assert begun == [202, 202]
    assert told[0][1]["payload"]["data"] == {"about": {"revision": 1}}
    assert told == [("next", {"id": "q", "payload": told[0][1]["payload"]}), ("complete", {"id": "q"})]
    assert (name, data["id"], data["payload"]["data"]["changes"]["revision"]) == ("next", "c", 2)


def test_an_operation_waits_for_a_stream_that_is_not_open_yet(place: Callable[..., Place]) -> None:
    here = place()

    async def follow() -> Any:
        token = await here.reserve()
        begun = await here.begin(token, "q", QUESTION)
        async with here.stream(token) as stream:
            await stream.head()
            return begun.status, await stream.event()

    status, (name, data) = run(follow())

    assert (status, name, data["id"]) == (202, "next", "q")


def test_an_operation_that_is_stopped_tells_nothing_more_and_its_id_is_free(place: Callable[..., Place]) -> None:
    here = place()

    async def follow() -> Any:
        token = await here.reserve()
        async with here.stream(token) as stream:
            await stream.head()
            await here.begin(token, "c", CHANGES)
            twice = await here.begin(token, "c", CHANGES)
            stopped = await here.ask("DELETE", token, stop="c")
            here.served.store.append(Commit("Ann", "", "desk"), [added(0)])
            again = await here.begin(token, "c", QUESTION)
            nameless = await here.ask("DELETE", token)
            return [one.status for one in (twice, stopped, again, nameless)], await stream.event()

    statuses, (_, data) = run(follow())

    assert statuses == [409, 200, 202, 400]
    assert data["payload"]["data"] == {"about": {"revision": 2}}


@pytest.mark.parametrize(
    ("query", "name", "status", "code"),
    [
        ("{ nothing }", "q", 400, "INVALID_QUERY"),
        ("subscription {", "q", 400, "SYNTAX"),
        (QUESTION, "", 400, "BAD_REQUEST"),
        (QUESTION, "x" * 101, 400, "BAD_REQUEST"),
    ],
)
def test_what_cannot_be_begun_is_refused_at_once(
    place: Callable[..., Place], query: str, name: str, status: int, code: str
) -> None:
    here = place()

    async def ask() -> Answer:
        return await here.begin(await here.reserve(), name, query)

    answer = run(ask())

    assert (answer.status, answer.code) == (status, code)


def test_a_stream_is_of_no_use_to_anybody_else_and_opens_once(place: Callable[..., Place]) -> None:
    here = place()

    async def ask() -> Any:
        token = await here.reserve()
        others = [await here.begin(token, "q", QUESTION, who="Bob"), await here.begin("guessed", "q", QUESTION)]
        async with here.stream(token, "Bob") as foreign:
            others_status, _ = await foreign.head()
        async with here.stream(token) as stream:
            await stream.head()
            async with here.stream(token) as second:
                twice, _ = await second.head()
        ended = await here.begin(token, "q", QUESTION)
        plain = await here.ask("GET", await here.reserve())
        return [one.status for one in others], others_status, twice, ended.status, plain.status

    assert run(ask()) == ([404, 404], 404, 409, 404, 406)


def test_a_token_that_is_revoked_ends_the_stream_before_anything_more_is_told(place: Callable[..., Place]) -> None:
    here = place()

    async def follow() -> Any:
        token = await here.reserve()
        async with here.stream(token) as stream:
            await stream.head()
            await stream.body()
            await here.begin(token, "c", CHANGES)
            revoke(here.served.store, here.tokens["Ann"], date.today())
            here.served.store.append(Commit("Ann", "", "desk"), [added(0)])
            return await stream.body()

    assert run(follow()) == b""


def test_a_server_that_is_told_to_stop_ends_the_stream(place: Callable[..., Place]) -> None:
    here = place()

    async def follow() -> Any:
        token = await here.reserve()
        async with here.stream(token) as stream:
            await stream.head()
            await here.begin(token, "f", FINDINGS)
            here.served.is_stopping = True
            while body := await stream.body():
                assert body == b":\n\n" or body.startswith(b"event: complete")

    run(follow())


def test_reserved_streams_and_operations_count_and_make_room_again(place: Callable[..., Place]) -> None:
    here = place(streams=2)

    async def follow() -> Any:
        token = await here.reserve()
        other = await here.ask("PUT")
        third = await here.ask("PUT")
        async with here.stream(token) as stream:
            await stream.head()
            begun = await here.begin(token, "c", CHANGES)
            full = await here.begin(token, "d", CHANGES)
        while here.served.waiting:
            await asyncio.sleep(0)
        async with here.stream(other.body.decode()) as stream:
            again, _ = await stream.head()
        return [one.status for one in (other, third, begun, full)], again

    assert run(follow()) == ([201, 503, 202, 503], 200)


def test_a_stream_that_nobody_opens_is_let_go_of(place: Callable[..., Place], monkeypatch: pytest.MonkeyPatch) -> None:
    here = place(streams=1)
    monkeypatch.setattr(one_stream, "RESERVED_S", 0)

    async def ask() -> Any:
        token = await here.reserve()
        later = await here.ask("PUT")
        return later.status, (await here.begin(token, "q", QUESTION)).status

    assert run(ask()) == (201, 404)


def test_a_browser_opens_a_stream_by_an_address_with_the_token_of_the_stream(small_store: Path) -> None:
    organisation = organisation_of(small_store)
    door = Door(PORT)
    app = create_app(organisation, door)
    cookie = f"{door.cookie}={door.secret}"

    async def follow() -> Any:
        async with listening(app, "", method="PUT", cookie=cookie) as listener:
            await listener.head()
            token = (await listener.body()).decode()
        async with listening(app, "", method="GET", cookie=cookie, address=f"token={token}") as stream:
            return await stream.head()

    status, _ = run(follow())
    organisation.close()

    assert status == 200
