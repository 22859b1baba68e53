"""The worked examples of GraphiQL: each is answered, whatever the organisation, and says something of a whole one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.demo import load_example
from api.examples import Example, examples
from api.session import Session
from api.settings import read_settings
from tests.api.doors import TODAY, asked, example_store, keeper

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def health_board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Give a client of a server of the health board."""
    with keeper(example_store(tmp_path_factory.mktemp("board"), "health_board")) as client:
        yield client


@pytest.fixture(scope="module", params=["small", "one_team", "nothing"])
def other(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Give a client of a server of a smaller organisation, or of none."""
    store = tmp_path_factory.mktemp("other") / "a.db"
    session = Session(read_settings(store=str(store), today=TODAY))
    assert session.new_store.head().revision == 0
    if request.param != "nothing":
        load_example(session, request.param, "Tester")
    session.close()
    with keeper(store) as client:
        yield client


def leaves(answer: Any) -> Iterator[Any]:
    """Yield every value of an answer that is neither empty, nought nor a page's mark."""
    if isinstance(answer, dict):
        for value in answer.values():
            yield from leaves(value)
    elif isinstance(answer, list):
        for value in answer:
            yield from leaves(value)
    elif answer:
        yield answer


def test_there_are_twenty_examples_each_with_a_title_of_its_own() -> None:
    titles = [example.title for example in examples()]

    assert len(set(titles)) == len(titles) == 20
    assert all(title and not title.startswith(("{", "query")) for title in titles)


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.title)
def test_every_example_says_something_of_a_health_board(example: Example, health_board: TestClient) -> None:
    answer = asked(health_board, example.document)

    assert "errors" not in answer, answer["errors"]
    assert len(list(leaves(answer["data"]))) >= 5


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.title)
def test_every_example_is_answered_in_any_organisation(example: Example, other: TestClient) -> None:
    answer = asked(other, example.document)

    assert "errors" not in answer, answer["errors"]


def test_an_example_is_a_file_that_can_be_run_by_itself(tmp_path: Path, health_board: TestClient) -> None:
    file = tmp_path / "example.graphql"
    file.write_text(examples()[0].document, encoding="utf-8")

    data = asked(health_board, file.read_text(encoding="utf-8"))["data"]

    assert data["improvements"]["totalCount"] > 0
    named = [node["id"] for unit in data["orgUnits"]["nodes"] for node in unit["within"]["nodes"]]
    assert len(named) == len(set(named)) > 0
