"""Daily control, the board of a team, and improvement, over GraphQL."""

from __future__ import annotations

import pytest

from tests.api.asking import ask, refused
from tests.graph.analysis.test_improvement_chain import BETTER, DONE
from tests.graph.analysis.test_lesson_library import TRIED
from tests.graph.analysis.test_team_board import TEAM

pytestmark = pytest.mark.slow


def test_daily_control_comes_in_one_question() -> None:
    found = ask(
        "{ controlView { processes(incomplete: true) { totalCount nodes { process { id } way ways { id } missing } } "
        "issues(local: true) { nodes { issue { id } local units { id } sentence } } fixed { id } "
        "passedUp { nodes { issue { id } tier limit late rungs { forum { id } on answered waited } route { id } "
        "reachesBoard sentence } } measures { nodes { measure { id } tier above { id } below { id } } } } }",
        TEAM + "\nx3 -escalated_to[on=2026-06-30]-> h1",
    )["controlView"]

    assert found["processes"]["totalCount"] == 4
    assert [one["issue"]["id"] for one in found["issues"]["nodes"]] == ["x1"]
    assert found["passedUp"]["nodes"][0]["rungs"] == [
        {"forum": {"id": "h1"}, "on": "2026-06-30", "answered": None, "waited": 1}
    ]
    assert [one["measure"]["id"] for one in found["measures"]["nodes"]] == ["m1", "m2"]


def test_QC_11_the_board_of_a_team_comes_in_both_languages() -> None:
    document = """{ teamBoard(id: "u1") { unit { id } title running { process { id } state sentence }
      unmeasured { id } improvements { id } sections(language: CY) { heading sentences } } }"""

    found = ask(document, TEAM)["teamBoard"]

    assert found["title"] == "Board of u1, 1 July 2026"
    assert found["running"][0]["state"] == "no_target"
    assert found["sections"][0]["heading"] == "Sut mae ein gwaith yn rhedeg"
    assert refused('{ teamBoard(id: "r1") { title } }', TEAM)[0] == "NOT_FOUND"


def test_improvement_comes_from_plan_to_control() -> None:
    found = ask(
        "{ improvementView { improvements(lacking: false) { nodes { node { id } tier state priorities { id } "
        "plans { id } worked controlHeld lacks } } tiers { tier count } directed withoutEffort { id } "
        "lessons { nodes { lesson { id } reach places { place { id } since } fading { id } left { id } sentence } } "
        "} }",
        DONE + BETTER + "\nLearning l1 verdict=worked -adopted_in[valid_from=2026-02-01]-> r1",
    )["improvementView"]

    assert found["improvements"]["nodes"][0]["worked"] == "worked"
    assert found["withoutEffort"] == [{"id": "o1"}, {"id": "o2"}]
    assert found["lessons"]["nodes"][0]["places"] == [{"place": {"id": "r1"}, "since": "2026-02-01"}]


def test_EN_10_what_was_tried_before_is_found() -> None:
    found = ask('{ triedBefore(text: "letters") { node { id } verdict about { id } sentence } }', TRIED)["triedBefore"]

    assert [one["node"]["id"] for one in found] == ["i1", "l1"]
