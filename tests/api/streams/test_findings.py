"""Findings that appear and go are told to who follows them, also when only a day has passed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from api.session import Session
from graph.model import Aside, Commit
from graph.records import aside_record, change_of
from tests.api.cli.calls import call
from tests.api.doors import example_store, served
from tests.api.streams.follows import follows
from tests.guarded import HIDDEN, SEEN, STEWARD, VIEWER, changes_of, guarded_store

pytestmark = pytest.mark.slow

FOUND = "{ totalCount nodes { id reason nodes { id } evidence { fact nodes { id } } } }"
TOLD = f"{{ revision date appeared {FOUND} gone {FOUND} }}"


def ids(page: Any) -> set[str]:
    """Return the ids of the findings of a page."""
    return {finding["id"] for finding in page["nodes"]}


def test_what_appears_and_what_goes_again_is_told_with_its_reason(tmp_path: Path) -> None:
    store = example_store(tmp_path)
    with served(store) as organisation:
        following = follows(organisation, f"findingsChanged {TOLD}")

        call("unlink", "P1", "exists_to_meet", "D1", "--on", "2026-11-24", "--store", store)
        came, nothing = following.next(), following.next()
        call("undo", "2", "--store", store)
        went = following.next()

    assert (came["revision"], came["gone"]["totalCount"], nothing) == (2, 0, None)
    assert "P02:P1" in ids(came["appeared"])
    assert ids(went["gone"]) == ids(came["appeared"])
    assert went["gone"]["nodes"] == came["appeared"]["nodes"]
    assert went["appeared"]["totalCount"] == 0


def test_a_change_that_changes_no_finding_is_no_event(tmp_path: Path) -> None:
    store = example_store(tmp_path)
    with served(store) as organisation:
        following = follows(organisation, f"findingsChanged {TOLD}")

        assert call("set", "P1", "name=Keep everybody well", "--store", store).code == 0

        assert following.next() is None


def test_who_follows_a_unit_is_told_of_findings_inside_it_alone(tmp_path: Path) -> None:
    store = guarded_store(tmp_path / "store.db", hidden=False)
    with served(tmp_path / "store.db") as organisation:
        ward, clinic = (
            follows(organisation, f'findingsChanged(scope: "{unit}") {TOLD}') for unit in ("ward", "clinic")
        )

        store.append(Commit("Ann", "", "desk"), changes_of("Process new lane=mainstay -owned_by-> sister"))
        inside, outside = ward.next(), clinic.next()
    store.close()

    assert {finding["nodes"][0]["id"] for finding in inside["appeared"]["nodes"]} == {"new"}
    assert outside is None


def test_a_day_that_passes_brings_findings_though_nothing_is_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = guarded_store(tmp_path / "store.db", hidden=False)
    store.append(Commit("Ann", "", "desk"), changes_of("Process night lane=mainstay valid_to=2026-12-31"))
    store.close()
    with served(tmp_path / "store.db") as organisation:
        following = follows(organisation, f"findingsChanged {TOLD}")
        before = following.next()

        # A new day begins; what is asked of a moment of the past is still judged by that one's day.
        monkeypatch.setattr(Session, "today", property(lambda one: (one.moment and one.moment.as_of) or "2027-01-01"))
        after = following.next()

    assert before is None
    assert (after["revision"], after["date"], after["appeared"]["totalCount"]) == (2, "2027-01-01", 0)
    assert {finding["nodes"][0]["id"] for finding in after["gone"]["nodes"]} == {"night"}


def test_a_finding_that_is_set_aside_has_not_gone(tmp_path: Path) -> None:
    with served(example_store(tmp_path)) as organisation:
        following = follows(organisation, f"findingsChanged {TOLD}")
        finding = organisation.asked(following.rights).findings().findings[0].id
        aside = Aside(finding, "by design", "", "Ann", "2026-11-25")

        organisation.store.append(Commit("Ann", "", "desk"), [change_of("aside", None, aside_record(aside))])

        assert following.next() is None


def test_findings_about_hidden_things_are_told_only_to_who_may_know_of_them(tmp_path: Path) -> None:
    store = guarded_store(tmp_path / "store.db", hidden=False)
    known = {change.key for change in changes_of(SEEN)}
    with served(tmp_path / "store.db") as organisation:
        viewer, steward = (follows(organisation, f"findingsChanged {TOLD}", who) for who in (VIEWER, STEWARD))

        store.append(Commit("Ann", "", "desk"), [one for one in changes_of(SEEN + HIDDEN) if one.key not in known])
        shown, whole = viewer.next(), steward.next()
    store.close()

    assert shown is None
    assert "Covert" in str(whole)
