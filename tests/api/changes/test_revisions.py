"""Tests of `api.changes.revisions`: taken back, or why not."""

from __future__ import annotations

from tests.api.changes.conftest import Change


def test_a_revision_is_taken_back_with_what_it_did_to_line_of_sight(write: Change) -> None:
    linked = write('link(links: [{from: "I3", link: DELIVERS, to: "O1"}])')

    undone = write(f"undo(revision: {linked['revision']})")

    assert undone["done"]
    assert undone["sightChanges"]["nodes"] == [{"node": {"id": "I3"}, "before": "STRATEGIC", "after": "ADRIFT"}]


def test_a_revision_that_others_built_on_stays_and_what_stands_in_the_way_is_told(write: Change) -> None:
    first = write('change(nodes: [{id: "R1", values: {process: {name: "Plan all clinics"}}}])')
    write('change(nodes: [{id: "R1", values: {process: {name: "Plan most clinics"}}}])')

    undone = write(f"undo(revision: {first['revision']})")

    assert not undone["done"]
    assert "was changed again in revision 3" in undone["problems"][0]["message"]


def test_a_revision_that_is_not_there_is_told(write: Change) -> None:
    assert write("undo(revision: 99)")["problems"][0]["message"].startswith("there is no revision 99")
