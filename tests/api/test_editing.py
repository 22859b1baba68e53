"""One change of a session's store, and what it tells."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from api.demo import load_example
from api.editing import edit
from api.session import Session
from api.settings import Settings
from graph.analysis.findings import Difference
from graph.edits import set_fields
from graph.errors import StaleRevision
from graph.model import Commit
from graph.plan import Plan
from graph.store.base import Store


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Give a session that holds the example `small`."""
    session = Session(Settings(store=str(tmp_path / "a.db"), today="2026-11-25"))  # type: ignore[arg-type]
    load_example(session, "small", "Ann")
    return session


def important(session: Session, importance: str) -> Callable[[Store], Plan]:
    """Return what plans that a need has an importance."""
    return lambda store: set_fields(store, session.ontology, "D3", {"importance": importance})


def test_a_change_tells_its_revision_its_sentence_and_the_findings(session: Session) -> None:
    edited = edit(session, important(session, "5"), Commit("Ann"))

    assert edited.revision == 2
    assert edited.sentences == ("Importance of “to get there without a car” went from 3 to 5.",)
    assert [finding.id for finding in edited.findings.appeared] == ["P04:D3"]


def test_no_change_makes_no_revision(session: Session) -> None:
    edited = edit(session, lambda _: Plan(), Commit("Ann"))

    assert (edited.revision, edited.sentences) == (1, ())
    assert edited.findings == Difference((), ())


def test_what_somebody_else_changed_meanwhile_is_planned_upon(session: Session) -> None:
    other = Session(session.settings)
    tries: list[int] = []

    def planned(store: Store) -> Plan:
        plan = important(session, "5")(store)
        if not tries:
            edit(other, important(other, "4"), Commit("Bob"))
        tries.append(store.head().revision)
        return plan

    edited = edit(session, planned, Commit("Ann"))

    other.close()
    assert (tries, edited.revision) == ([2, 2], 3)
    assert edited.sentences == ("Importance of “to get there without a car” went from 4 to 5.",)


def test_where_somebody_else_is_always_faster_nothing_is_overwritten(session: Session) -> None:
    other = Session(session.settings)
    numbers = count(1)

    def planned(store: Store) -> Plan:
        plan = important(session, "5")(store)
        edit(other, important(other, str(next(numbers) % 2 + 3)), Commit("Bob"))
        return plan

    with pytest.raises(StaleRevision):
        edit(session, planned, Commit("Ann"))
    other.close()
