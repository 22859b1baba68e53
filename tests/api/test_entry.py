"""Who comes in by a token or by a proxy: over HTTP, with their rights and no others, and what is noted of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi import Request
from starlette.testclient import TestClient

from api.admission import door_of
from api.app import create_app
from api.audit import AuditLog
from api.auth import HEALTH, Door
from api.people import SECRET, USER
from api.rights import KEEPER, Rights
from api.served import Served
from api.settings import Settings, read_settings
from api.tokens import new_token, revoke
from graph.errors import WrongUse
from tests.api.doors import HOST, PORT, TODAY
from tests.guarded import STEWARD, VIEWER, WARD, guarded_store

pytestmark = pytest.mark.slow

HOLDERS = "{ roles { nodes { id holder } } }"
SEEN = {"sister": "Ceridwen Secret", "matron": "Dilys Secret"}


@dataclass
class Place:
    """A server of the guarded organisation, who is let in to it, and its client."""

    served: Served
    door: Door
    client: TestClient

    def holders(self, **headers: str) -> Any:
        """Return who holds which role, as somebody who sends these headers sees it; else the status."""
        written = {name.encode(): value.encode() for name, value in headers.items()}
        answer = self.client.post("/graphql", json={"query": HOLDERS}, headers=written)
        if answer.status_code != 200:
            return answer.status_code
        return {one["id"]: one["holder"] for one in answer.json()["data"]["roles"]["nodes"] if one["holder"]}

    def token(self, rights: Rights, **given: Any) -> str:
        """Return the header that shows a new token."""
        return f"Bearer {new_token(self.served.store, rights, by='Ann', today=date.today(), **given)[1]}"

    @property
    def log(self) -> list[tuple[str, str, str, object]]:
        """Return what the audit log holds, without when."""
        log = AuditLog(self.served.audit.path)
        return [(one.who, one.rights, one.did, one.about) for one in log.entries()]


@contextmanager
def place(folder: Path, client: str = "testclient", *, is_open: bool = False, **settings: Any) -> Iterator[Place]:
    """Give a server of the guarded organisation, asked from an address."""
    guarded_store(folder / "store.db").close()
    served = Served(read_settings(store=str(folder / "store.db"), today=TODAY, **settings))
    door = door_of(served, PORT, is_open=is_open)
    app = create_app(served, door)
    with TestClient(app, base_url=HOST, follow_redirects=False, client=(client, 5000)) as asking:
        yield Place(served, door, asking)


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Place]:
    """Return a server on this computer."""
    with place(tmp_path) as one:
        yield one


# -- tokens -----------------------------------------------------------------------------------------------------------


def test_who_shows_a_token_sees_what_its_rights_and_scopes_let_them(here: Place) -> None:
    only_reading = Rights("steward", "Siân", scopes=frozenset({"read"}))

    assert here.holders(authorization=here.token(STEWARD)) == SEEN
    assert here.holders(authorization=here.token(WARD)) == {"sister": "Ceridwen Secret"}
    assert here.holders(authorization=here.token(VIEWER)) == {}
    assert here.holders(authorization=here.token(only_reading)) == {}


def test_a_token_is_asked_about_each_time_and_a_revoked_one_lets_nobody_in(here: Place) -> None:
    token, secret = new_token(here.served.store, STEWARD, by="Ann", today=date.today())
    before = here.holders(authorization=f"Bearer {secret}")

    revoke(here.served.store, token.id, date.today())

    assert (before, here.holders(authorization=f"Bearer {secret}")) == (SEEN, 401)


@pytest.mark.parametrize(
    "shown", ["Bearer", "Bearer ", "Bearer wrong", "Basic YTpi", "gt_1_2", "", "Bearer gt_00000000_x"]
)
def test_what_is_no_token_is_refused_even_where_anybody_may_read(tmp_path: Path, shown: str) -> None:
    with place(tmp_path, is_open=True) as one:
        answer = one.client.post("/graphql", json={"query": HOLDERS}, headers={"authorization": shown})

        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Bearer")
        assert one.holders() == {}


def test_a_token_says_nothing_in_an_address(here: Place) -> None:
    secret = here.token(STEWARD).removeprefix("Bearer ")

    assert here.client.get("/", params={"token": secret}).status_code == 401
    assert here.client.get("/", params={"access_token": secret}).status_code == 401


def test_the_one_time_token_still_lets_the_keeper_in_who_is_called_by_their_name(here: Place) -> None:
    here.client.get("/", params={"token": here.door.token})

    assert here.holders() == SEEN
    assert here.door.keeper.name
    assert here.door.keeper.level == KEEPER.level


# -- proxies ----------------------------------------------------------------------------------------------------------


def test_a_proxy_is_believed_from_its_address_alone(tmp_path: Path) -> None:
    with place(tmp_path, "10.0.0.5", proxies=["10.0.0.5"]) as one:
        said = {"X-Goldenthread-User": "Siân", "X-Goldenthread-Rights": "steward"}
        assert one.holders(**said) == SEEN
        assert one.holders() == 401
        assert one.holders(**{"X-Goldenthread-User": "Wyn", "X-Goldenthread-Rights": "boss"}) == 401
        assert one.client.get(HEALTH).text == "ok"


@pytest.mark.parametrize("is_open", [True, False])
def test_from_elsewhere_the_headers_of_a_proxy_mean_nothing(tmp_path: Path, is_open: bool) -> None:
    with place(tmp_path, "10.0.0.6", is_open=is_open, proxies=["10.0.0.5"]) as one:
        said = {"X-Goldenthread-User": "Eve", "X-Goldenthread-Rights": "admin"}
        assert one.holders(**said) == ({} if is_open else 401)


def test_no_door_behind_the_doorkeeper_sees_those_headers(tmp_path: Path) -> None:
    with place(tmp_path, "10.0.0.5", proxies=["10.0.0.5"]) as one:
        seen: list[str] = []

        @one.client.app.get("/headers")  # type: ignore[attr-defined]
        def headers(request: Request) -> str:
            seen.extend(request.headers)
            return ""

        one.client.app.router.routes.insert(0, one.client.app.router.routes.pop())  # type: ignore[attr-defined]
        said = {"X-Goldenthread-User": "Rhys", SECRET: "x"}
        assert one.client.get("/headers", headers=said).status_code == 200
    assert USER not in seen
    assert SECRET not in seen


def test_groups_give_rights(tmp_path: Path) -> None:
    with place(tmp_path, "10.0.0.5", proxies=["10.0.0.5"], groups={"ward-staff": "contributor ward"}) as one:
        said = {"X-Goldenthread-User": "Wyn", "X-Goldenthread-Groups": "all,ward-staff"}
        assert one.holders(**said) == {"sister": "Ceridwen Secret"}


def test_a_name_of_the_proxy_is_answered_and_no_other(tmp_path: Path) -> None:
    with place(tmp_path, "10.0.0.5", proxies=["10.0.0.5"], names=["gt.example.org"]) as one:
        said = {"X-Goldenthread-User": "Siân", "X-Goldenthread-Rights": "steward"}
        assert one.holders(host="gt.example.org", origin="https://gt.example.org", **said) == SEEN
        assert one.holders(host="evil.example.org", **said) == 421
        assert one.holders(host="gt.example.org", origin="https://evil.example.org", **said) == 403


# -- other addresses --------------------------------------------------------------------------------------------------


def _door(folder: Path, *, is_open: bool = False, token: bool = False, **settings: Any) -> Door:
    with closing(guarded_store(folder / "store.db", hidden=False)) as store:
        if token:
            new_token(store, VIEWER, by="Ann", today=date.today())
    served = Served(Settings(store=str(folder / "store.db"), **settings))
    try:
        return door_of(served, PORT, is_open=is_open)
    finally:
        served.close()


def test_another_address_is_refused_while_no_rights_are_set_up(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match=r"at 0\.0\.0\.0 others than this computer can ask, and no rights are set up"):
        _door(tmp_path, host="0.0.0.0", names=["gt.example.org"])  # noqa: S104  what is refused


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"is_open": True, "names": ["gt.example.org"]}, "--open is for this computer only"),
        ({}, "by which names the server is called"),
        ({"host": "example.org"}, "is no address"),
    ],
)
def test_another_address_needs_names_and_is_never_open(tmp_path: Path, more: dict[str, Any], message: str) -> None:
    with pytest.raises(WrongUse, match=message):
        _door(tmp_path, token=True, **{"host": "0.0.0.0", **more})  # noqa: S104  what is refused


def test_with_rights_set_up_another_address_has_no_one_time_token(tmp_path: Path) -> None:
    by_token = _door(tmp_path, token=True, host="10.0.0.9")

    assert (by_token.keeps_one, by_token.token) == (False, "")
    assert not by_token.use("")
    assert not by_token.knows(f"{by_token.cookie}=")
    assert f"10.0.0.9:{PORT}" in by_token.hosts


# -- what is noted ----------------------------------------------------------------------------------------------------


def test_what_somebody_saw_that_needs_rights_is_noted_without_what_it_says(here: Place) -> None:
    here.holders(authorization=here.token(WARD))
    here.holders(authorization=here.token(VIEWER))

    assert here.log == [("Wyn", "contributor", "see", {"Role.holder": {"count": 1, "ids": ["sister"]}})]
    assert "Ceridwen" not in here.served.audit.path.read_text()


def test_findings_and_searches_that_tell_of_such_values_are_noted_too(here: Place) -> None:
    shown = {"authorization": here.token(STEWARD)}
    asked = '{ findings(rule: "C07") { nodes { id } } }'

    here.client.post("/graphql", json={"query": asked}, headers=shown)

    assert here.log == [("Siân", "steward", "see", {"Feedback.candour": {"count": 2, "ids": ["fall", "slip"]}})]


def test_what_cannot_be_noted_is_not_shown(tmp_path: Path) -> None:
    with place(tmp_path, audit=tmp_path / "none" / "log") as one:
        answer = one.client.post("/graphql", json={"query": HOLDERS}, headers={"authorization": one.token(STEWARD)})

    assert "Secret" not in answer.text
    assert answer.json()["errors"][0]["extensions"]["code"] == "STORE_NOT_REACHABLE"
