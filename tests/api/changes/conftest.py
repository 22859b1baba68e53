"""A server of an example of its own for each test: mutations change it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from tests.api.doors import asked, keeper

WRITTEN = """
fragment All on Written {
  done changed revision sentences
  problems { severity message sheet row column value suggestion }
  conflict { node { id } revision who recordedAt sentences }
  nodes { nodes { id } }
  sightChanges { nodes { node { id } before after } }
  appeared { nodes { id } } gone { nodes { id } }
}
"""

Change = Callable[..., Any]


@pytest.fixture
def ask(small_store: Path, tmp_path: Path) -> Iterator[Change]:
    """Return what asks a document of a server of `small`, and gives the whole answer."""
    store = tmp_path / "small.db"
    copy(small_store, store)
    with keeper(store) as client:
        yield lambda document, **variables: asked(client, document, **variables)


@pytest.fixture
def write(ask: Change) -> Change:
    """Return what makes one mutation, given with its arguments, and gives what became of it."""

    def written(call: str, declared: str = "", **variables: Any) -> Any:
        head = f"mutation({declared})" if declared else "mutation"
        answer = ask(f"{head} {{ written: {call} {{ ...All }} }} {WRITTEN}", **variables)
        assert "errors" not in answer, answer["errors"]
        return answer["data"]["written"]

    return written


def ids(page: Any) -> list[str]:
    """Return the ids of a page of nodes or findings."""
    return [one["id"] for one in page["nodes"]]
