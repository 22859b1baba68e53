"""One change of a session's store, and what it tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.demo import load_example
from api.editing import edit
from api.session import Session
from api.settings import Settings
from graph.edits import set_fields
from graph.errors import StaleRevision
from graph.model import Commit


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Give a session that holds the example `small`."""
    session = Session(Settings(store=str(tmp_path / "a.db"), today="2026-11-25"))  # type: ignore[arg-type]
    load_example(session, "small", "Ann")
    return session


def test_a_change_tells_its_revision_its_sentence_and_the_findings(session: Session) -> None:
    planned = set_fields(session.store, session.ontology, "D3", {"importance": "5"})

    edited = edit(session, planned.changes, Commit("Ann"))

    assert edited.revision == 2
    assert edited.sentences == ("Importance of “to get there without a car” went from 3 to 5.",)
    assert [finding.id for finding in edited.findings.appeared] == ["P04:D3"]


def test_no_change_makes_no_revision(session: Session) -> None:
    edited = edit(session, (), Commit("Ann"))

    assert (edited.revision, edited.sentences) == (1, ())


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(session: Session) -> None:
    other = Session(session.settings)
    mine = set_fields(session.store, session.ontology, "D3", {"importance": "5"}).changes
    edit(other, set_fields(other.store, other.ontology, "D3", {"importance": "4"}).changes, Commit("Bob"))
    other.close()

    with pytest.raises(StaleRevision):
        edit(session, mine, Commit("Ann"))
