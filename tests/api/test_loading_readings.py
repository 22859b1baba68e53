"""Tables of readings loaded into a store: by organisation, corrected later, asked as of then, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from api.loading import Loaded, load, read_all
from api.mapping import mappings_for
from api.session import Session
from api.settings import Settings
from graph.edits import set_fields
from graph.model import Commit
from graph.undo import undo
from loaders.mapping_choice import Mappings

HEAD = "Month,Trust,Num,Den\n"
FIRST = HEAD + "Apr-26,T1,8,10\nMay-26,T1,9,10\nApr-26,T2,4,10\nMay-26,T2,5,10\n"
LATER = HEAD + "Apr-26,T1,8,10\nMay-26,T1,7,10\nJun-26,T1,6,10\nApr-26,T2,4,10\nMay-26,T2,*,*\n"
MEASURE = "measure-waits-t1"


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """Return a session in an empty folder."""
    monkeypatch.chdir(tmp_path)
    with closing(Session(Settings())) as opened:
        yield opened


def loaded(session: Session, text: str, *, accept: bool = False) -> tuple[Loaded, Mappings]:
    """Load a table called `waits` and return what that did, and how it was read."""
    Path("waits.csv").write_text(text, encoding="utf-8")
    mappings = mappings_for(session, accept=accept)
    batches = read_all(session, [Path("waits.csv")], mappings=mappings)
    return load(session, batches, Commit("a"), mapped=mappings.used), mappings


def values(session: Session, measure: str = MEASURE) -> dict[str, float | None]:
    """Return what a store holds of a measure, by day."""
    return {one.date: one.value for one in session.store.readings([measure])}


def test_each_organisation_has_a_measure_that_belongs_to_it(session: Session) -> None:
    loaded(session, FIRST, accept=True)

    nodes = session.store.nodes([MEASURE, "org-unit-t1"])
    assert nodes[MEASURE].fields["unit"] == "org-unit-t1"
    assert values(session) == {"2026-04-30": 80, "2026-05-31": 90}


def test_the_same_table_again_changes_nothing(session: Session) -> None:
    first, _ = loaded(session, FIRST, accept=True)

    again, mappings = loaded(session, FIRST)

    assert [one.how for one in mappings.used] == ["remembered"]
    assert (again.revision, again.plan.counts.created, again.plan.counts.changed) == (first.revision, 0, 0)


def test_a_later_table_corrects_and_the_old_value_stays_in_history(session: Session) -> None:
    first, _ = loaded(session, FIRST, accept=True)

    later, _ = loaded(session, LATER)

    assert values(session) == {"2026-04-30": 80, "2026-05-31": 70, "2026-06-30": 60}
    changes = session.store.changes(since=first.revision, key=MEASURE, what="reading")
    assert [(change.old and change.old["value"], change.new and change.new["value"]) for _, change in changes] == [
        (90, 70), (None, 60),
    ]  # fmt: skip
    assert later.plan.by["readings"].created == 1


def test_a_value_that_is_withheld_later_stays_with_what_was_said(session: Session) -> None:
    loaded(session, FIRST, accept=True)

    loaded(session, LATER)

    kept = [one for one in session.store.readings(["measure-waits-t2"]) if one.date == "2026-05-31"]
    assert [(one.value, one.note) for one in kept] == [(50, "the table gives “*” in place of a value")]


def test_a_load_of_readings_is_taken_back_as_one(session: Session) -> None:
    loaded(session, FIRST, accept=True)
    later, _ = loaded(session, LATER)

    session.store.append(*undo(session.store, session.ontology, later.revision, who="a"))

    assert values(session) == {"2026-04-30": 80, "2026-05-31": 90}
    assert session.store.verify() == []


def test_what_somebody_has_said_of_a_measure_since_stays(session: Session) -> None:
    loaded(session, FIRST, accept=True)
    planned = set_fields(session.store, session.ontology, MEASURE, {"direction": "increase"})
    session.store.append(Commit("a"), planned.changes)

    loaded(session, LATER)

    assert session.store.nodes([MEASURE])[MEASURE].fields["direction"] == "increase"
