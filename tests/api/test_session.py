"""An open store and what analysis makes of it, kept until it changes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from pytest import MonkeyPatch

from api.loading import load, read_all
from api.session import Session
from api.settings import Settings
from graph.errors import NotFound, StoreUnreachable, WrongUse
from graph.known import NOTHING_KNOWN
from graph.model import Commit
from graph.moments import Moment
from graph.records import change_of
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


def linked(session: Session, source: str, kind: str, target: str) -> None:
    """Link two things in the store of a session, whoever keeps it open."""
    new = {"from": source, "kind": kind, "to": target, "fields": {}}
    session.store.append(COMMIT, [change_of("link", None, new)])


def test_after_an_edit_the_case_is_brought_up_and_not_read_anew(session: Session, monkeypatch: MonkeyPatch) -> None:
    load(session, read_all(session, [ROOT / "seeds" / "small"]), COMMIT)
    before = session.case
    monkeypatch.setattr(type(session.store), "columns", None)  # whoever reads everything fails

    linked(session, "O5", "aligns_to", "O1")
    after = session.case

    statuses = [case.told(case.snapshot.index["I2"]).status for case in (before, after)]
    assert statuses == ["broken", "strategic"]


def test_a_newer_revision_of_another_process_is_caught_up(session: Session) -> None:
    load(session, read_all(session, [ROOT / "seeds" / "small"]), COMMIT)
    other = Session(session.settings)
    before = other.findings()

    linked(session, "O5", "aligns_to", "O1")

    assert (other.case.snapshot.revision, session.case.snapshot.revision) == (2, 2)
    assert other.findings().ids < before.ids
    assert other.findings().ids == session.findings().ids


def test_at_midnight_everything_is_judged_by_the_new_day(session: Session, monkeypatch: MonkeyPatch) -> None:
    load(session, read_all(session, [ROOT / "seeds" / "one_team"]), COMMIT)
    days = iter(["2026-11-25", "2027-11-25"])
    monkeypatch.setattr(Session, "today", property(lambda _: next(days)))

    first, second = session.case, session.case

    assert (first.snapshot.date, second.snapshot.date) == ("2026-11-25", "2027-11-25")
    assert first.snapshot.columns is second.snapshot.columns
    assert session.findings_of(first, None).ids != session.findings_of(second, None).ids


def test_findings_are_kept_by_revision_and_scope(session: Session) -> None:
    load(session, read_all(session, [ROOT / "seeds" / "small"]), COMMIT)
    case, unit = session.case, session.position("U1")
    kept = session.findings_of(case, unit)

    assert session.findings_of(case, unit) is kept
    assert session.findings() is session.all_findings()
    assert session.findings() is not kept
    linked(session, "O5", "aligns_to", "O1")
    assert session.findings_of(session.case, unit) is not kept


def test_findings_of_a_revision_leave_out_what_was_set_aside_after_it(session: Session) -> None:
    load(session, read_all(session, [ROOT / "seeds" / "small"]), COMMIT)
    case = session.case
    aside = {"finding": "A01:I3", "reason": "we know", "until": "", "by": "Ann", "on": "2026-11-25"}
    session.store.append(COMMIT, [change_of("aside", None, aside)])

    marked = [
        [finding.id for finding in session.findings_of(one, None).findings if finding.set_aside]
        for one in (case, session.case)
    ]

    assert marked == [[], ["A01:I3"]]


def test_of_threads_that_ask_at_once_one_works_it_out_and_all_get_the_whole(session: Session) -> None:
    load(session, read_all(session, [ROOT / "seeds" / "small"]), COMMIT)
    _ = session.ontology
    start = Barrier(8)

    def ask(_: int) -> tuple[Any, Any]:
        start.wait()
        case = session.case
        return case, session.findings_of(case, None)

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(ask, range(8)))

    assert len({id(case) for case, _ in found}) == 1
    assert len({id(findings) for _, findings in found}) == 1
