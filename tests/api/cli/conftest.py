"""Every test of the command line runs in an empty folder of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.api.cli.calls import SMALL, call


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an empty folder the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a store that holds the example `small`."""
    path = tmp_path_factory.mktemp("small") / "small.db"
    assert call("load", SMALL, "--store", path).code == 0
    return path


@pytest.fixture
def small(folder: Path, small_store: Path) -> None:
    """Put the example `small` into the store of the current folder."""
    shutil.copyfile(small_store, folder / "goldenthread.db")
