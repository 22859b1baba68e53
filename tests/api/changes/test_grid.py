"""Tests of `api.changes.grid`: fields of several things, looked at first, then set all or nothing."""

from __future__ import annotations

from tests.api.changes.conftest import Change

TWO = """setFields({}rows: [
  {{id: "R1", fields: [{{name: "lane", value: "Cefnogi"}}]}}
  {{id: "R3", fields: [{{name: "importance", value: "5"}}, {{name: "name", value: "Sort referrals"}}]}}
])"""


def test_several_things_are_changed_in_one_go_from_texts_as_people_type_them(write: Change, ask: Change) -> None:
    written = write(TWO.format('reason: "agreed", ').replace("Cefnogi", "Cymorth"))

    assert written["done"] and written["changed"]
    found = ask('{ grid(kinds: ["Process"], columns: ["name", "lane", "importance"]) { rows { node { id } values } } }')
    rows = {row["node"]["id"]: row["values"] for row in found["data"]["grid"]["rows"]}
    assert rows["R1"][1] == "support"
    assert rows["R3"][::2] == ["Sort referrals", "5"]


def test_a_dry_run_tells_what_it_would_do_and_changes_nothing(write: Change) -> None:
    written = write('setFields(dryRun: true, rows: [{id: "R1", fields: [{name: "valid_to", value: "2026-01-01"}]}])')

    assert written["done"] and not written["changed"]
    assert written["revision"] == 1
    assert written["gone"]["nodes"] + written["appeared"]["nodes"] + written["sightChanges"]["nodes"]


def test_one_wrong_value_keeps_everything_from_being_changed_and_is_told_by_its_row(write: Change) -> None:
    written = write(TWO.format("").replace("Cefnogi", "sideways"))

    told = [(problem["sheet"], problem["row"], problem["column"]) for problem in written["problems"]]
    assert not written["done"] and not written["changed"]
    assert told == [("rows", 1, "lane")]
