"""Impact in sentences."""

from __future__ import annotations

from api.answers.impact import ImpactAnswer
from api.say.impact import impact_lines
from api.say.names import Names
from graph.analysis.examples import case_of


def said(text: str, node_id: str) -> list[str]:
    """Return the answer for one node of a text."""
    case = case_of(text)
    node = case.snapshot.position(node_id)
    assert node is not None
    answer = ImpactAnswer(case, node)
    return list(impact_lines(answer.down, answer.up, Names(case.snapshot), node, 12))


def test_each_row_says_how_far_away_and_why() -> None:
    lines = said("Process r1 -enables-> Process r2; r2 -flows_to-> Process r3", "r1")

    assert lines[1:4] == [
        "If it stopped or changed, 2 things would feel it",
        "  - “r2” (process), directly: “r1” enables “r2”.",
        "  - “r3” (process), 2 steps away: “r2” flows to “r3”.",
    ]


def test_what_rests_on_it_is_told_against_the_direction_of_the_link() -> None:
    lines = said("Process r1 -depends_on-> Resource t1", "r1")

    assert "If it stopped or changed, nothing else recorded would feel it." in lines
    assert "  - “t1” (resource), directly: “r1” depends on “t1”." in lines


def test_work_that_would_lose_its_sight_is_named() -> None:
    text = "Purpose p1 -exists_to_meet-> Need d1; Service s1 -meets-> d1; Process r1 -produces-> s1"

    lines = said(text, "s1")

    assert "1 piece of work would serve the purpose no more: all its threads run through it" in lines
    assert "  - “r1” (process, r1)" in lines


def test_it_says_which_links_were_followed() -> None:
    assert said("Process r1", "r1")[-1].startswith("Followed were links of dependence only: “depends on”")
