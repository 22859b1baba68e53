"""Looking at files without storing them."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.checking import check_files
from api.session import Session
from api.settings import Settings
from graph import spool
from graph.spool import is_large
from tests.tree import ROOT

PLAN = ROOT / "tests" / "loaders" / "samples" / "stratml" / "good-PMOAI.xml"


def test_counts_are_of_what_was_read_and_of_what_could_be_loaded(tmp_path: Path) -> None:
    (tmp_path / "needs.csv").write_text("id,name,importance\nd1,be heard,5\nd2,be safe,9\n", encoding="utf-8")
    session = Session(Settings(store=str(tmp_path / "a.db")))

    found = check_files(session, [tmp_path / "needs.csv"])

    assert found.read == {"elements": 2, "relations": 0, "readings": 0}
    assert found.nodes == {"Need": 1}
    assert found.has_errors


def test_of_a_table_that_is_too_large_to_be_held_the_same_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "needs.csv").write_text(
        "id,name,importance\nd1,be heard,5\nd2,be safe,9\nd1,again,1\n", encoding="utf-8"
    )
    session = Session(Settings(store=str(tmp_path / "a.db")))
    held = check_files(session, [tmp_path / "needs.csv"]).record()

    monkeypatch.setattr(spool, "MOST_HELD", 1)
    large = check_files(session, [tmp_path / "needs.csv"])

    assert is_large(large.batches[0].nodes)
    assert large.record() == held


def test_what_has_no_place_is_said_with_its_reason(tmp_path: Path) -> None:
    session = Session(Settings(store=str(tmp_path / "a.db")))

    record = check_files(session, [PLAN]).record()

    assert (record["nodes"]["Priority"], record["nodes"]["Objective"]) == (1, 5)
    assert all(entry["why"] and entry["count"] for entry in record["lost"])
