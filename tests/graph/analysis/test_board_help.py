"""Whom a team can ask for help from its board."""

from __future__ import annotations

from graph.analysis.board_help import forums_to_ask
from graph.analysis.examples import case_of

FORUMS = (
    "OrgUnit u1; OrgUnit u2 -part_of-> u1; OrgUnit u3\n"
    "Forum h1 tier=1 -oversees-> u2; Forum h2 tier=3 -oversees-> u1; h1 -reports_to-> Forum h3 tier=4\n"
    "Forum h4 -oversees-> u3; Forum h5 status=stopped -oversees-> u2; h3 -reports_to-> Forum h6"
)


def asked(unit: str, text: str = FORUMS) -> list[tuple[str, int | None, int]]:
    """Return who can be asked from a unit, with tier and limit."""
    case = case_of(text)
    found = forums_to_ask(case, case.snapshot.index[unit])
    return [(case.snapshot.ids[one.forum], one.tier, one.limit) for one in found]


def test_a_team_asks_forums_of_it_and_above_it_the_closest_first() -> None:
    assert asked("u2") == [("h1", 1, 1), ("h2", 3, 3), ("h3", 4, 14), ("h6", None, 1)]


def test_where_nobody_looks_at_a_team_nobody_can_be_asked() -> None:
    assert asked("u1", "OrgUnit u1") == []
