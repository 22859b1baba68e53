"""Every test of the command line runs in an empty folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.api.cli.calls import SMALL, call


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an empty folder the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def small() -> None:
    """Load the example `small` into the store of the current folder."""
    assert call("load", SMALL).code == 0
