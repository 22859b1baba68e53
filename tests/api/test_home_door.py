"""What changed since the last visit: told by a cookie of this browser alone, or since a day that is asked for."""

from __future__ import annotations

import time
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.home_door import KEPT
from tests.api.doors import asked, example_store, keeper

pytestmark = pytest.mark.slow

CHANGE = '[{id: "R5", values: {process: {name: "Print fewer leaflets"}}}]'
RENAME = f"mutation {{ change(nodes: {CHANGE}) {{ done problems {{ message }} }} }}"
COOKIE = "goldenthread_8765_visits"
HOUR = 60 * 60


def came_back(client: TestClient, monkeypatch: pytest.MonkeyPatch, hours: int) -> str:
    """Return the page of somebody who comes back after so many hours."""
    later = time.time() + hours * HOUR
    monkeypatch.setattr("api.home_door.time.time", lambda: later)
    return unescape(client.get("/").text)


def test_the_first_visit_tells_of_no_change_and_leaves_a_cookie_for_this_site_alone(let_in: TestClient) -> None:
    door = next(value for name, value in let_in.cookies.items() if name == "goldenthread_8765")

    answer = let_in.get("/", headers={"cookie": f"goldenthread_8765={door}"})

    assert 'id="changed"' not in answer.text
    kept = answer.headers["set-cookie"]
    assert kept.startswith(f"{COOKIE}=")
    assert "HttpOnly" in kept
    assert f"Max-Age={KEPT}" in kept
    assert "SameSite=strict" in kept


def test_who_comes_back_is_told_what_changed_and_is_told_it_throughout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with keeper(example_store(tmp_path)) as client:
        client.get("/")
        changed = asked(client, RENAME)

        first = came_back(client, monkeypatch, 1)
        again = unescape(client.get("/").text)

    assert changed["data"] == {"change": {"done": True, "problems": []}}
    for shown in (first, again):
        assert "What changed since your last visit, on 25 November 2026" in shown
        assert "One thing was recorded, changed or taken out." in shown
        assert "kept in this browser alone" in shown


def test_who_comes_back_to_the_same_is_told_so(let_in: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    let_in.get("/")

    assert "Nothing changed." in came_back(let_in, monkeypatch, 2)


@pytest.mark.parametrize("held", ["1~999999999.2026-01-01.00000000", "1~1.2026-01-01.00000000", "<b>", "1~1"])
def test_a_cookie_of_another_store_or_of_nobody_tells_nothing(let_in: TestClient, held: str) -> None:
    door = next(value for name, value in let_in.cookies.items() if name == "goldenthread_8765")

    answer = let_in.get("/", headers={"cookie": f"goldenthread_8765={door}; {COOKIE}={held}"})

    assert answer.status_code == 200
    assert 'id="changed"' not in answer.text


def test_what_changed_since_a_day_is_told_with_its_question(let_in: TestClient) -> None:
    shown = unescape(let_in.get("/", params={"since": "2026-01-31"}).text)

    assert "What changed since 31 January 2026" in shown
    assert 'diff(from: "2026-01-31")' in shown
    assert let_in.get("/", params={"since": "yesterday"}).status_code == 400


def test_of_more_changes_than_can_be_told_apart_the_number_is_told(
    let_in: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("api.home_since", "graph.history"):
        monkeypatch.setattr(f"{place}.MOST_TOLD_APART", 10)

    answer = let_in.get("/", params={"since": "2026-01-31"})

    assert answer.status_code == 200
    assert "63 things were recorded, changed or taken out." in unescape(answer.text)
