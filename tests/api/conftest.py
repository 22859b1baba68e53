"""An example in a store, made once for all tests that only read it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.api.doors import example_store, keeper


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store that holds the example `small`."""
    return example_store(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def let_in(small_store: Path) -> Iterator[TestClient]:
    """Return a client of a server of the example, with the token shown."""
    with keeper(small_store) as client:
        yield client
