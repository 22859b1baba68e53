"""The page for notebooks works as it stands: from a token to a graph and a table, asked of a running server."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from api.session import Session
from api.settings import read_settings
from graph.analysis.networks import to_networkx
from tests.api.doors import TODAY, example_store
from tests.test_readme import ADDRESS, START, SURROUNDINGS
from tests.tree import text_of

pytestmark = pytest.mark.slow

PAGE = Path("docs/notebook.md")
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SECRET = re.compile(r"\bgt_\S+")
FEW_LINES = 10


def code() -> list[str]:
    """Return the blocks of Python of the page."""
    return PYTHON.findall(text_of(PAGE) or "")


@contextmanager
def serving(store: Path) -> Iterator[tuple[str, str]]:
    """Give the address of a server of a store and a token for it; the server ends afterwards."""
    environment = {**os.environ, **SURROUNDINGS, "GOLDENTHREAD_STORE": str(store)}
    given = subprocess.run(
        [sys.executable, "-c", START, "token", "new", "notebook", "--days", "1"],
        cwd=store.parent, env=environment, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    found = SECRET.search(given.stdout)
    assert found is not None, given.stdout
    with subprocess.Popen(
        [sys.executable, "-c", START, "serve", "--port", "0"],
        cwd=store.parent, env=environment, stdout=subprocess.PIPE, encoding="utf-8",
    ) as process:  # fmt: skip
        assert process.stdout is not None
        try:
            address = next(match for line in process.stdout if (match := ADDRESS.search(line)))
            yield f"http://127.0.0.1:{address[1]}", found[0].rstrip(".")
        finally:
            process.send_signal(signal.SIGINT)
            process.stdout.read()


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """Give what the page's code leaves behind, run against a server of the example `small`."""
    store = example_store(tmp_path_factory.mktemp("notebook"))
    found: dict[str, Any] = {"store": store}
    with serving(store) as (address, token), pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOLDENTHREAD_ADDRESS", address)
        patch.setenv("GOLDENTHREAD_TOKEN", token)
        for block in code():
            exec(block, found)  # noqa: S102  what the page shows
    yield found


def test_the_graph_is_the_organisation(names: dict[str, Any]) -> None:
    session = Session(read_settings(store=str(names["store"]), today=TODAY))
    expected = to_networkx(session.case.snapshot)
    session.close()

    graph = names["graph"]

    assert dict(graph.nodes(data="name")) == dict(expected.nodes(data="name"))
    assert sorted((one, other) for one, other in graph.edges()) == sorted(expected.edges())
    assert graph.nodes["R3"]["sight"] == "STRATEGIC"


def test_the_table_holds_every_finding(names: dict[str, Any]) -> None:
    session = Session(read_settings(store=str(names["store"]), today=TODAY))
    expected = [finding.reason for finding in session.all_findings().findings]
    session.close()

    assert [finding["reason"] for finding in names["findings"]] == expected
    assert names["of_each_rule"][0][1] >= 1
    assert len(names["most_led_to"]) == 5


def test_a_graph_and_a_table_take_ten_lines() -> None:
    assert len([line for line in code()[1].splitlines() if line.strip()]) <= FEW_LINES
