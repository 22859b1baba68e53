"""Tests of `api.changes.scenarios`: what was supposed is done, all or nothing."""

from __future__ import annotations

from tests.api.changes.conftest import Change, ids

DECLARED = "$changes: [SupposedChange!]!"
CALL = 'carryOut(changes: $changes, reason: "as agreed")'
CHANGES = [
    {
        "create": {
            "kind": "Process",
            "name": "Call people",
            "id": "R90",
            "fields": [{"name": "lane", "value": "support"}],
        }
    },
    {"link": {"from": "R90", "link": "enables", "to": "R1"}},
    {"alter": {"id": "R90", "fields": [{"name": "name", "value": "Ring people"}]}},
    {"end": "I3"},
]
SCENARIO = """
query Q($changes: [SupposedChange!]!) { scenario(changes: $changes) {
  lineOfSight { counts { strategic operational broken lapsed adrift } } findings(first: 200) { nodes { id } } } }
"""
NOW = "{ lineOfSight { counts { strategic operational broken lapsed adrift } } findings(first: 200) { nodes { id } } }"


def test_LS_19_what_is_carried_out_is_what_the_scenario_showed(ask: Change, write: Change) -> None:
    supposed = ask(SCENARIO, changes=CHANGES)["data"]["scenario"]

    done = write(CALL, DECLARED, changes=CHANGES)

    assert (done["done"], done["revision"]) == (True, 2)
    assert "Process “Ring people” was added." in done["sentences"]
    assert {"R90", "I3"} <= set(ids(done["nodes"]))
    assert ask(NOW)["data"] == supposed


def test_it_is_one_revision_that_is_taken_back_as_a_whole(ask: Change, write: Change) -> None:
    before = ask(NOW)["data"]
    done = write(CALL, DECLARED, changes=CHANGES)

    undone = write(f"undo(revision: {done['revision']})")

    assert undone["done"], undone["problems"]
    assert ask(NOW)["data"] == before
    told = ask("{ history(first: 2) { nodes { action why } } }")["data"]["history"]["nodes"]
    assert told[1] == {"action": "scenario", "why": "as agreed"}


def test_nothing_is_done_where_one_change_cannot_be_and_every_problem_is_told(ask: Change, write: Change) -> None:
    changes = [*CHANGES, {"end": "gone"}, {"alter": {"id": "R1", "fields": [{"name": "lane", "value": "top"}]}}]

    done = write(CALL, DECLARED, changes=changes)

    assert not done["done"]
    assert [one["message"].partition(":")[0] for one in done["problems"]] == ["change 5", "change 6"]
    assert ask("{ about { revision } }")["data"]["about"] == {"revision": 1}


def test_what_somebody_changed_since_is_told_and_nothing_is_done(write: Change) -> None:
    write('change(nodes: [{id: "R1", values: {process: {name: "Plan all clinics"}}}])')
    alter = [{"alter": {"id": "R1", "fields": [{"name": "name", "value": "Plan"}]}}]

    done = write("carryOut(changes: $changes, seen: 1)", DECLARED, changes=alter)

    assert not done["done"]
    assert (done["conflict"]["node"], done["conflict"]["revision"]) == ({"id": "R1"}, 2)


def test_a_change_that_says_nothing_is_wrong_use(ask: Change) -> None:
    answer = ask("mutation { carryOut(changes: [{}]) { done } }")

    assert answer["errors"][0]["extensions"]["code"] == "WRONG_USE"
