"""Killing the process at any moment loses no committed change and leaves no half load; `kills.py` does more of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.graph.store import kills
from tests.graph.store.builders import EDIT, change, task


@pytest.mark.slow
def test_nothing_committed_is_lost_and_nothing_is_half_after_kills() -> None:
    assert kills.run(6) == []


def test_the_check_after_a_kill_finds_a_half_load_and_a_lost_commit(tmp_path: Path) -> None:
    store = kills.open_file(tmp_path / "store.db")
    store.append(EDIT, kills.load(1)[:-500])
    store.append(EDIT, [change(None, task("r000002-000")), change(None, task("r000002-001"))])
    store.append(EDIT, [change(task("r000002-000"), task("r000002-000", size=3)), change(None, task("x"))])
    store.close()

    found = kills.faults(tmp_path / "store.db", acknowledged=9)

    assert [fault.partition(":")[0] for fault in found[:3]] == [
        "the load r000001 is half",
        "the load r000002 is half",
        "the load x is half",
    ]
    assert found[-1] == "revision 9 was acknowledged, and the store is at 3"
