"""An open store and what analysis makes of it, kept until it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.loading import load, read_all
from api.session import Session
from api.settings import Settings
from graph.errors import NotFound, StoreUnreachable, WrongUse
from graph.known import NOTHING_KNOWN
from graph.model import Commit
from graph.moments import Moment
from tests.tree import ROOT

COMMIT = Commit("Ann", "", "small", "load")


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """Give the session of a store that is not there yet."""
    monkeypatch.chdir(tmp_path)
    return Session(Settings(store=str(tmp_path / "a.db"), today="2026-11-25"))  # type: ignore[arg-type]


def test_where_there_is_no_store_nothing_is_known_and_asking_says_so(session: Session) -> None:
    assert session.known is NOTHING_KNOWN
    with pytest.raises(StoreUnreachable):
        _ = session.case


def test_a_case_is_kept_until_the_store_changes(session: Session) -> None:
    load(session, read_all(session, [ROOT / "seeds" / "small"]), COMMIT)
    first = session.case

    assert session.case is first

    load(session, read_all(session, [ROOT / "seeds" / "one_team"]), COMMIT)
    assert session.case is not first
    assert session.case.snapshot.revision == 2


def test_a_scope_is_a_unit_by_any_of_its_names(session: Session) -> None:
    load(session, read_all(session, [ROOT / "seeds" / "small"]), COMMIT)
    scoped = Session(session.settings.model_copy(update={"scope": "gofal"}))

    assert scoped.scope == session.case.snapshot.position("U1")
    assert session.scope is None


def test_a_kind_of_link_is_found_by_code_or_words(session: Session) -> None:
    found = {session.link_kind(text) for text in ("aligns_to", "ALIGNS-TO", "supports", "yn cefnogi")}

    assert found == {"aligns_to"}
    with pytest.raises(NotFound, match="no kind of link"):
        session.link_kind("flies_to")


def test_thresholds_of_the_settings_are_used(session: Session) -> None:
    changed = Session(session.settings.model_copy(update={"thresholds": {"stall": 60}}))

    assert (session.thresholds.stall, changed.thresholds.stall) == (90, 60)


def test_a_folder_of_kinds_that_is_no_folder_is_wrong_use(session: Session) -> None:
    wrong = Session(session.settings.model_copy(update={"kinds": Path("nowhere")}))

    with pytest.raises(WrongUse, match="is not a folder"):
        _ = wrong.ontology


def test_without_a_day_set_it_is_today(session: Session) -> None:
    from datetime import date

    plain = Session(session.settings.model_copy(update={"today": None}))

    assert plain.today == date.today().isoformat()


def test_a_moment_of_the_past_is_looked_up_once_and_again_when_the_store_has_moved_on(session: Session) -> None:
    load(session, read_all(session, [ROOT / "seeds" / "small"]), COMMIT)
    then = Session(session.settings, Moment("2026-06-01"))
    fixed = Session(session.settings, Moment("", "1"))
    first, past, known = then.case, then.past, fixed.case

    assert (then.today, fixed.today) == ("2026-06-01", "2026-11-25")
    assert then.case is first
    assert then.past is past

    load(session, read_all(session, [ROOT / "seeds" / "one_team"]), COMMIT)
    assert then.case.snapshot.revision == 2
    assert fixed.case is known
    assert session.past is None
