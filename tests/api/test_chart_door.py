"""The chart of a measure as a picture: drawn for who may see it, kept by its tag, refused with what to do."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

pytestmark = pytest.mark.slow


def test_a_measure_is_drawn_in_the_language_asked_for(let_in: TestClient) -> None:
    answer = let_in.get("/chart.svg", params={"id": "M1", "language": "cy"})

    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
    assert "Wythnosau o atgyfeiriad i ymweliad cyntaf" in answer.text
    assert 'lang="cy"' in answer.text


def test_a_picture_that_is_the_same_is_not_sent_again(let_in: TestClient) -> None:
    tag = let_in.get("/chart.svg", params={"id": "M1"}).headers["etag"]

    again = let_in.get("/chart.svg", params={"id": "M1"}, headers={"If-None-Match": tag})

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(("node", "status", "said"), [("nowhere", 404, "'nowhere'"), ("R1", 400, "no readings")])
def test_what_has_no_chart_is_refused(let_in: TestClient, node: str, status: int, said: str) -> None:
    answer = let_in.get("/chart.svg", params={"id": node})

    assert (answer.status_code, said in answer.text) == (status, True)


def test_the_series_of_a_measure_is_told_and_that_of_anything_else_is_none(let_in: TestClient) -> None:
    query = '{ m: series(id: "M1") { sentences points(first: 1) { totalCount } } r: series(id: "R1") { sentences } }'

    data = let_in.post("/graphql", json={"query": query}).json()["data"]

    assert data["m"]["points"]["totalCount"] == 0
    assert data["m"]["sentences"]
    assert data["r"] is None
