"""Tests of `api.changes.raising`: what a team notes at its board, without asking anybody."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.changes.conftest import Change, ids

FIELDS = """... on Issue { state tierNow raisedOn resolvedOn fixedLocally situation about { nodes { id } }
  escalatedTo { edges { on node { id } } } }"""
HUDDLE = """create(
  nodes: [{id: "F1", values: {forum: {name: "Site huddle", type: HUDDLE, tier: 3}}}]
  links: [{from: "F1", link: OVERSEES, to: "U1"}])"""
NOTED = "issue-gloves-are-torn"


def noted(ask: Change, node: str = NOTED) -> Any:
    """Return what is known of what was noted."""
    return ask(f'{{ node(id: "{node}") {{ {FIELDS} }} }}')["data"]["node"]


def test_what_is_mended_on_the_spot_is_noted_in_one_go_and_needs_no_project(write: Change, ask: Change) -> None:
    written = write('note(issue: {name: "Gloves are torn"}, about: ["R3"], mended: true)')

    found = noted(ask)
    assert written["done"]
    assert (found["state"], found["fixedLocally"], found["tierNow"]) == ("RESOLVED", True, 1)
    assert (found["raisedOn"], found["resolvedOn"]) == ("2026-11-25", "2026-11-25")
    assert ids(found["about"]) == ["R3"]


def test_QC_10_what_is_passed_up_is_told_in_four_parts_and_has_the_tier_of_who_is_asked(
    write: Change, ask: Change
) -> None:
    write(HUDDLE)

    write('note(issue: {name: "Gloves are torn", situation: "One box in ten"}, about: ["R3"], ask: "F1")')

    found = noted(ask)
    assert (found["state"], found["tierNow"], found["situation"]) == ("ESCALATED", 3, "One box in ten")
    assert found["escalatedTo"]["edges"] == [{"on": "2026-11-25", "node": {"id": "F1"}}]


def test_the_board_tells_at_once_who_was_asked_and_how_long_an_answer_may_take(write: Change, ask: Change) -> None:
    write(HUDDLE)
    write('note(issue: {name: "Gloves are torn"}, about: ["U1"], ask: "F1")')

    sections = ask('{ teamBoard(id: "U1") { sections { heading sentences } } }')["data"]["teamBoard"]["sections"]
    told = {one["heading"]: one["sentences"] for one in sections}["Whom we have asked, and since when"]

    assert len(told) == 1
    assert "“Site huddle” asked on" in told[0]
    assert "in tier 3 an answer is due within" in told[0]


def test_what_is_worked_on_is_open_and_may_come_up_twice(write: Change, ask: Change) -> None:
    write('note(issue: {name: "Gloves are torn"}, about: ["R3"])')

    assert f"{NOTED}-2" in ids(write('note(issue: {name: "Gloves are torn"}, about: ["R3"])')["nodes"])
    assert noted(ask)["state"] == "OPEN"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ('issue: {name: "Torn"}, about: []', "it is not said what is wrong with what"),
        ('issue: {name: "Torn"}, about: ["R3"], mended: true, ask: "R3"', "what was mended on the spot needs no help"),
        ('issue: {name: "Torn"}, about: ["R3"], ask: "R3"', "Process"),
        ('issue: {name: "Torn"}, about: ["R3"], ask: "none"', "none"),
        ('issue: {name: " "}, about: ["R3"]', "name"),
    ],
)
def test_what_cannot_be_noted_is_refused_and_says_why(write: Change, given: str, said: str) -> None:
    written = write(f"note({given})")

    assert not written["changed"]
    assert said in " ".join(one["message"] for one in written["problems"])
