"""Tests of `api.changes.links`: links made or changed, ended and retracted."""

from __future__ import annotations

from tests.api.changes.conftest import Change

DELIVERS = '{from: "I3", link: DELIVERS, to: "O1"}'


def test_a_link_that_mends_line_of_sight_says_so(write: Change) -> None:
    written = write(f"link(links: [{DELIVERS}])")

    assert written["sentences"] == ["“Digital notice boards” moves “Shorter waits”: this link was added."]
    assert {"node": {"id": "I3"}, "before": "ADRIFT", "after": "STRATEGIC"} in written["sightChanges"]["nodes"]


def test_a_link_that_holds_already_is_changed(write: Change) -> None:
    written = write('link(links: [{from: "I1", link: DELIVERS, to: "O4", strength: 1, rationale: "A part"}])')

    assert written["done"]
    assert [sentence.partition(" of ")[0] for sentence in written["sentences"]] == ["Strength", "Rationale"]


def test_a_link_that_may_not_be_is_told_with_its_place_and_none_is_made(write: Change) -> None:
    written = write(f'link(links: [{DELIVERS}, {{from: "D1", link: DELIVERS, to: "O1"}}])')

    assert [(problem["sheet"], problem["row"]) for problem in written["problems"]] == [("links", 2)]
    assert not written["changed"]


def test_a_link_is_ended_and_the_end_can_be_seen_in_line_of_sight(write: Change) -> None:
    written = write('unlink(link: {from: "R6", link: PRODUCES, to: "S1"}, on: "2026-11-24")')

    assert written["done"]
    assert {change["node"]["id"] for change in written["sightChanges"]["nodes"]} >= {"R6"}


def test_a_link_entered_in_error_is_taken_out_once(write: Change) -> None:
    ends = '{from: "R6", link: PRODUCES, to: "S1"}'

    assert write(f"retractLink(link: {ends})")["changed"]
    assert write(f"retractLink(link: {ends})")["problems"][0]["message"] == "there is no link R6 produces S1"
