"""Writing an organisation out in open forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.demo import load_example
from api.exporting import everything, export, new_file
from api.session import Session
from api.settings import Settings
from graph.errors import WrongUse
from graph.model import Commit
from graph.moments import Moment
from graph.notation import parse
from tests.graph.store.builders import added

COMMIT = Commit("Ann", action="load")


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Give a session that holds the example `small`."""
    session = Session(Settings(store=str(tmp_path / "a.db"), today="2026-11-25"))  # type: ignore[arg-type]
    load_example(session, "small", "Ann")
    return session


def test_what_has_ended_is_exported_too(session: Session) -> None:
    nodes, links, readings = everything(session, session.scope)

    assert "I4" in [node.id for node in nodes]
    assert (len(nodes), len(links), len(readings)) == (33, 30, 0)


def test_within_a_scope_only_links_among_its_things_are_exported(session: Session) -> None:
    scoped = Session(session.settings.model_copy(update={"scope": "U1"}))

    nodes, links, _ = everything(scoped, scoped.scope)

    assert [node.id for node in nodes] == ["M2", "O4", "R1", "R2", "R3", "R6", "U1"]
    assert {(link.source, link.target) for link in links} == {("R1", "R2"), ("R2", "R3"), ("R3", "R6"), ("M2", "R3")}


def test_folders_are_made_where_they_are_missing(session: Session, tmp_path: Path) -> None:
    data = export(session, "json", tmp_path / "new" / "out.json")

    assert data.data is None
    assert (tmp_path / "new" / "out.json").is_file()


def test_an_unknown_form_lists_those_there_are(session: Session) -> None:
    with pytest.raises(WrongUse, match="json, csv, xlsx, yaml, graphml"):
        export(session, "pdf", None)


def test_a_file_that_is_there_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", encoding="utf-8")

    with pytest.raises(WrongUse, match="is there already"):
        new_file(tmp_path / "mine")


def test_as_of_a_day_nothing_is_exported_that_came_after_it(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    text = """
Activity a1 status=stopped valid_to=2025-06-30 -belongs_to-> Process r1
Activity a2 valid_from=2025-07-01 -belongs_to-> r1; r1 -enables[valid_from=2025-07-01]-> r1
Measure m1; m1 @ 2025-06-30 = 1; m1 @ 2025-07-01 = 2
"""
    batch = parse(text)
    settings = Settings(store=str(path), today="2026-11-25")  # type: ignore[arg-type]
    Session(settings).new_store.append(COMMIT, added(*batch.nodes, *batch.links, *batch.readings))

    nodes, links, readings = everything(Session(settings, Moment("2025-06-30")), None)

    assert {node.id: node.fields.get("status") for node in nodes} == {"a1": "active", "m1": None, "r1": None}
    assert [(link.source, link.kind) for link in links] == [("a1", "belongs_to")]
    assert [reading.value for reading in readings] == [1]
