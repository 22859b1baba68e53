"""Sending a file to be loaded: what can be read of it is told, and nothing is stored."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.types import Message

from api.auth import Door
from api.limits import Limits
from tests.api.doors import PORT, asked, example_store, keeper, stranger
from tests.loaders.conftest import SAMPLES

pytestmark = pytest.mark.slow

GOOD = "id,kind,name\nX1,Process,Answer the telephone\n"
CSV = {"content-type": "text/csv"}


def send(client: TestClient, text: str | bytes, name: str = "nodes.csv", **headers: str) -> Any:
    """Return the answer to a file that is sent."""
    return client.post("/loads", params={"name": name}, content=text, headers=headers or CSV)


def test_what_can_be_read_is_told_and_nothing_is_stored(tmp_path: Path) -> None:
    with keeper(example_store(tmp_path)) as client:
        before = asked(client, "{ about { revision nodes } }")
        answer = send(client, GOOD)
        after = asked(client, "{ about { revision nodes } }")

    told = answer.json()
    assert (answer.status_code, before) == (201, after)
    assert (told["file"], told["bytes"], told["nodes"]) == ("nodes.csv", len(GOOD), {"Process": 1})
    assert ([one["severity"] for one in told["problems"]], told["problems_in_all"]) == (["warning"], 1)
    assert len(told["batch"]) >= 20


def test_every_problem_is_told_with_its_place(let_in: TestClient) -> None:
    told = send(let_in, "id,kind,name\nX1,Proces,Answer\nX2,Process,\n").json()

    assert told["problems_in_all"] == len(told["problems"]) >= 1
    assert {key: told["problems"][0][key] for key in ("file", "row")} == {"file": "nodes.csv", "row": 2}


@pytest.mark.parametrize(
    ("sample", "nodes"),
    [
        ("archimate/good.xml", 9),
        ("archimate/good.archimate", 9),
        ("bpmn/good.bpmn", 11),
        ("drawio/good.drawio", 3),
        ("gexf/good.gexf", 2),
        ("graphml/good.graphml", 3),
        ("kumu/good.json", 3),
        ("packed_folder/good.zip", 2),
        ("prsm/good.prsm", 3),
    ],
)
def test_formats_of_other_programs_are_taken_as_on_the_command_line(
    let_in: TestClient, sample: str, nodes: int
) -> None:
    content = (SAMPLES / sample).read_bytes()

    told = send(let_in, content, Path(sample).name).json()

    assert sum(told["nodes"].values()) == nodes
    assert [problem for problem in told["problems"] if problem["severity"] == "error"] == []


def test_problems_beyond_two_hundred_are_counted(let_in: TestClient) -> None:
    rows = "".join(f"X{n},Nothing,Name {n}\n" for n in range(300))

    told = send(let_in, f"id,kind,name\n{rows}").json()

    assert (len(told["problems"]), told["problems_in_all"] >= 300) == (200, True)


@pytest.mark.parametrize("name", ["what.exe", "nodes.csv", "book.xlsx", "org.yaml", "org.json", "net.graphml"])
def test_bytes_that_are_no_file_of_ours_are_a_problem_and_no_fault(let_in: TestClient, name: str) -> None:
    answer = send(let_in, bytes(range(256)) * 20, name)

    assert answer.status_code == 201
    assert answer.json()["problems_in_all"] > 0


def test_a_file_that_is_too_long_is_refused_whether_it_says_so_or_not(small_store: Path) -> None:
    def parts() -> Any:
        yield GOOD.encode() * 9

    with keeper(small_store, Limits(upload=100)) as client:
        said = send(client, GOOD * 9)
        silent = client.post("/loads", params={"name": "nodes.csv"}, content=parts(), headers=CSV)

    for answer in (said, silent):
        assert answer.status_code == 413
        assert answer.json()["errors"][0]["extensions"] == {"code": "LIMIT_REACHED"}


@pytest.mark.parametrize(
    "media", ["", "text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"]
)
def test_what_a_form_of_another_site_could_send_is_refused(let_in: TestClient, media: str) -> None:
    assert send(let_in, GOOD, **{"content-type": media}).status_code == 415


def test_a_name_with_a_path_is_refused(let_in: TestClient) -> None:
    answer = send(let_in, GOOD, "../nodes.csv")

    assert (answer.status_code, answer.json()["errors"][0]["extensions"]) == (400, {"code": "WRONG_USE"})


def test_who_may_only_read_may_not_send(small_store: Path) -> None:
    with stranger(small_store, Door(PORT, is_open=True)) as client:
        answer = send(client, GOOD)

    assert (answer.status_code, answer.json()["errors"][0]["extensions"]) == (403, {"code": "FORBIDDEN"})


def test_who_goes_away_while_sending_leaves_nothing_and_is_no_fault(let_in: TestClient) -> None:
    messages = iter([{"type": "http.request", "body": b"id,", "more_body": True}, {"type": "http.disconnect"}])
    sent: list[Message] = []

    async def receive() -> Message:
        return next(messages)

    async def send_back(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/loads",
        "query_string": b"name=nodes.csv",
        "headers": [
            (b"host", f"127.0.0.1:{PORT}".encode()),
            (b"content-type", b"text/csv"),
            (b"cookie", "; ".join(f"{name}={value}" for name, value in let_in.cookies.items()).encode()),
        ],
    }
    asyncio.run(let_in.app(scope, receive, send_back))

    assert sent[0]["status"] == 400
