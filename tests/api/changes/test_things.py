"""Tests of `api.changes.things`: things made with their links, changed, ended and retracted, all or nothing."""

from __future__ import annotations

from tests.api.changes.conftest import Change, ids

RING_BACK = """create(
  nodes: [
    {id: "R9", values: {process: {name: "Ring back", lane: MAINSTAY, unit: "U1", tags: ["a", "b"]}}}
    {values: {measure: {name: "Rung back in a day", direction: INCREASE}}}
  ]
  links: [
    {from: "Rung back in a day", link: MEASURES, to: "Ring back", measureType: OUTCOME}
    {from: "R9", link: FLOWS_TO, to: "Triage referrals", strength: 2}
  ]
  reason: "agreed on Monday"
)"""


def test_things_and_links_among_them_are_made_in_one_go_and_what_it_did_is_told(write: Change, ask: Change) -> None:
    written = write(RING_BACK)

    assert written["done"] and written["changed"]
    assert written["sentences"] == [
        "Process “Ring back” was added.",
        "Measure “Rung back in a day” was added.",
        "“Rung back in a day” measures “Ring back”: this link was added.",
        "“Ring back” flows to “Triage referrals”: this link was added.",
    ]
    assert {"node": {"id": "R9"}, "before": None, "after": "STRATEGIC"} in written["sightChanges"]["nodes"]
    assert "S01:R9" in ids(written["appeared"])
    node = ask(
        '{ node(id: "R9") { ... on Process { lane unit { id } tags measures: measuresIncoming { totalCount } } } }'
    )
    assert node["data"]["node"] == {
        "lane": "MAINSTAY",
        "unit": {"id": "U1"},
        "tags": ["a", "b"],
        "measures": {"totalCount": 1},
    }


def test_every_problem_is_told_with_its_place_and_nothing_is_made(write: Change, ask: Change) -> None:
    written = write(
        """create(
          nodes: [{values: {process: {name: "", lane: DRIVER}}}, {values: {need: {name: "Fine", importance: 9}}}]
          links: [{from: "nowhere", link: FLOWS_TO, to: "R3"}]
        )"""
    )

    told = [(problem["sheet"], problem["row"], problem["column"]) for problem in written["problems"]]
    assert not written["done"] and not written["changed"] and written["revision"] == 1
    assert told == [("nodes", 1, "name"), ("nodes", 2, "importance"), ("links", 1, "from")]
    assert ask('{ search(text: "Fine") { totalCount } }')["data"]["search"]["totalCount"] == 0


def test_what_is_there_already_is_not_made_again(write: Change) -> None:
    written = write('create(nodes: [{id: "R3", values: {process: {name: "Triage referrals"}}}])')

    assert [problem["message"] for problem in written["problems"] if problem["severity"] == "ERROR"] == [
        "R3 is there already: the Process 'Triage referrals'"
    ]


def test_values_are_changed_null_takes_one_away_and_what_is_left_out_stays(write: Change, ask: Change) -> None:
    written = write('change(nodes: [{id: "I1", values: {improvement: {status: PAUSED, aim: null}}}])')

    node = ask('{ node(id: "I1") { ... on Improvement { status aim tier } } }')["data"]["node"]
    assert written["done"]
    assert node == {"status": "PAUSED", "aim": None, "tier": "DIRECTORATE"}
    assert ids(written["gone"]) == ["I10:I1", "M02:I1", "M03:I1"]


def test_a_change_of_several_things_is_made_as_a_whole_or_not_at_all(write: Change, ask: Change) -> None:
    written = write(
        """change(nodes: [
          {id: "R1", values: {process: {name: "Plan all clinics"}}}
          {id: "R1", values: {process: {name: "Plan no clinics"}}}
          {id: "I2", values: {process: {lane: DRIVER}}}
          {id: "gone", values: {process: {lane: DRIVER}}}
        ])"""
    )

    assert [problem["message"] for problem in written["problems"]] == [
        "R1 is named twice",
        "'Replace the booking system' is of the kind Improvement, not Process",
        "there is no node with the id 'gone'",
    ]
    assert ask('{ node(id: "R1") { name } }')["data"]["node"]["name"] == "Plan clinics"


def test_what_somebody_changed_after_it_was_read_is_a_conflict_that_says_who_and_what(write: Change) -> None:
    first = write('change(nodes: [{id: "R1", values: {process: {name: "Plan all clinics"}}}], seen: 1)')

    second = write('change(nodes: [{id: "R1", values: {process: {name: "Plan no clinics"}}}], seen: 1)')
    other = write('change(nodes: [{id: "R2", values: {process: {name: "Get referrals"}}}], seen: 1)')

    assert first["done"] and not second["done"] and other["done"]
    assert second["conflict"]["node"] == {"id": "R1"}
    assert second["conflict"]["revision"] == first["revision"]
    assert second["conflict"]["sentences"] == ["“Plan clinics” is now called “Plan all clinics”."]


def test_to_wish_for_what_is_so_already_changes_nothing(write: Change) -> None:
    written = write('change(nodes: [{id: "I1", values: {improvement: {status: ACTIVE}}}])')

    assert written["done"] and not written["changed"] and written["revision"] == 1


def test_a_thing_is_ended_on_a_day_and_does_not_serve_after_it(write: Change) -> None:
    written = write('end(id: "R3", on: "2026-11-24", reason: "done by R2 now")')

    assert written["done"]
    assert {"node": {"id": "R2"}, "before": "STRATEGIC", "after": "LAPSED"} in written["sightChanges"]["nodes"]


def test_a_thing_entered_in_error_is_taken_out_with_its_links(write: Change, ask: Change) -> None:
    written = write('retract(id: "I3")')

    assert written["done"]
    assert ask('{ node(id: "I3") { id } }')["data"]["node"] is None
    assert write('retract(id: "I3")')["problems"][0]["message"] == "there is no node with the id 'I3'"
