"""Writing an organisation out in open forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.demo import load_example
from api.exporting import everything, export, new_file
from api.session import Session
from api.settings import Settings
from graph.errors import WrongUse


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Give a session that holds the example `small`."""
    session = Session(Settings(store=str(tmp_path / "a.db"), today="2026-11-25"))  # type: ignore[arg-type]
    load_example(session, "small", "Ann")
    return session


def test_what_has_ended_is_exported_too(session: Session) -> None:
    nodes, links, readings = everything(session)

    assert "I4" in [node.id for node in nodes]
    assert (len(nodes), len(links), len(readings)) == (33, 30, 0)


def test_within_a_scope_only_links_among_its_things_are_exported(session: Session) -> None:
    scoped = Session(session.settings.model_copy(update={"scope": "U1"}))

    nodes, links, _ = everything(scoped)

    assert [node.id for node in nodes] == ["M2", "O4", "R1", "R2", "R3", "R6", "U1"]
    assert {(link.source, link.target) for link in links} == {("R1", "R2"), ("R2", "R3"), ("R3", "R6"), ("M2", "R3")}


def test_folders_are_made_where_they_are_missing(session: Session, tmp_path: Path) -> None:
    data = export(session, "json", tmp_path / "new" / "out.json")

    assert data is None
    assert (tmp_path / "new" / "out.json").is_file()


def test_an_unknown_form_lists_those_there_are(session: Session) -> None:
    with pytest.raises(WrongUse, match="json, csv, graphml"):
        export(session, "pdf", None)


def test_a_file_that_is_there_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", encoding="utf-8")

    with pytest.raises(WrongUse, match="is there already"):
        new_file(tmp_path / "mine")
