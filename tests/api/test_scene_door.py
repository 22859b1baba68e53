"""The map over HTTP: refused in sentences, sent once, in the reader's language, of any day."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.api.doors import asked

pytestmark = pytest.mark.slow


def test_the_map_is_not_sent_again_while_it_is_the_same(let_in: TestClient) -> None:
    first = let_in.get("/scene")

    again = let_in.get("/scene", headers={"If-None-Match": first.headers["etag"]})
    other = let_in.get("/scene?node=R3", headers={"If-None-Match": first.headers["etag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert other.status_code == 200


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("node=none", 404, "none"),
        ("scope=R3", 404, "no unit"),
        ("depth=0", 400, "from 1 to"),
        ("depth=-1", 400, "from 1 to"),
        ("depth=x", 400, "from 1 to"),
        ("direction=up", 400, "both, on, back"),
        ("show=all", 400, "around"),
        ("date=yesterday", 400, "not a day"),
    ],
)
def test_what_means_nothing_is_refused_in_a_sentence(let_in: TestClient, query: str, status: int, said: str) -> None:
    answer = let_in.get(f"/scene?{query}")

    assert answer.status_code == status
    assert said in answer.json()["errors"][0]["message"]


def test_names_are_in_the_language_of_the_reader(let_in: TestClient) -> None:
    welsh = let_in.get("/scene?language=cy&node=U1").json()

    assert "Proses" not in welsh["boxes"]["kind"]
    assert [band["label"] for band in welsh["bands"]][-1] == "Wrth ochr y gwaith"


def test_the_map_of_a_day_in_the_past_shows_what_was_true_then(let_in: TestClient) -> None:
    then, now = let_in.get("/scene?date=1990-01-01").json(), let_in.get("/scene").json()

    assert then["date"] == "1990-01-01"
    assert now["date"] == "2026-11-25"


def test_the_question_behind_the_map_gives_the_same_links(let_in: TestClient) -> None:
    scene = let_in.get("/scene?node=R3").json()

    found = asked(let_in, '{ node(id: "R3") { links(first: 100) { edges { node { id } } } } }')
    linked = {edge["node"]["id"] for edge in found["data"]["node"]["links"]["edges"]}
    assert set(scene["boxes"]["id"]) == linked | {"R3"}
