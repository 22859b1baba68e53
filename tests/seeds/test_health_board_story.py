"""The health board as a management system: one comment followed to the chart and the reply, and what its page tells."""

from __future__ import annotations

from functools import cache

import pytest

from api.answers.assurance import AssuranceAnswer
from api.answers.control import ControlAnswer
from api.answers.planning import PlanningAnswer
from graph.analysis.aspects import Aspects
from graph.analysis.feedback_system import FeedbackSystem
from graph.analysis.improvement_chain import Portfolio
from tests.seeds.test_health_board import board

pytestmark = pytest.mark.slow


def ids(positions: object) -> list[str]:
    """Return positions as ids."""
    return [board().snapshot.ids[position] for position in positions]  # type: ignore[attr-defined]


@cache
def heard() -> FeedbackSystem:
    """Return what is heard on the board."""
    return FeedbackSystem(board())


def test_FB_05_one_comment_can_be_followed_to_the_shift_in_the_chart_and_the_reply() -> None:
    trace = heard().trace(board().snapshot.index["fb-35"])

    steps = {step["stage"]: step for step in trace.record(board())["steps"]}

    assert (trace.waits_for, trace.is_closed) == (None, True)
    assert (steps["received"]["on"], steps["considered"]["by"]) == ("2024-12-02", ["obj-falls"])
    assert (steps["acted"]["on"], steps["acted"]["by"]) == ("2025-01-13", ["imp-falls"])
    assert steps["checked"]["measures"] == [{"measure": "falls", "moved": "improved"}]
    assert steps["told_back"]["on"] == "2025-06-16"


def test_FB_06_where_items_stand_still_is_told_for_every_service() -> None:
    places = {ids([place.service])[0]: dict(place.waiting) for place in heard().places if place.service is not None}

    assert places["crisis-help"] == {"considered": 1, "decided": 2}
    assert sum(heard().waiting.values()) == sum(trace.waits_for is not None for trace in heard().traces)


def test_FB_07_the_voices_that_its_page_misses_are_missing() -> None:
    assert ids(voice.group for voice in heard().missing_voices) == ["newcomers", "people-ld", "welsh-speakers"]


def test_FB_01_feedback_reaches_every_aspect() -> None:
    assert all(one.items for one in heard().inbound)


def test_the_three_who_called_at_night_are_one_message_with_nothing_in_hand() -> None:
    first = heard().messages[0]

    assert (first.theme, ids(first.items), first.in_hand) == ("no help at night", ["fb-09", "fb-10", "fb-11"], ())


def test_LS_08_the_four_aspects_and_feedback_hang_together() -> None:
    cells = {(cell.source, cell.target): cell.count for cell in Aspects(board().snapshot).cells}

    assert {ends for ends, count in cells.items() if not count} == {
        ("improvement", "assurance"), ("planning", "feedback"), ("control", "feedback"), ("assurance", "feedback"),
        ("feedback", "feedback"),
    }  # fmt: skip


def test_QA_02_cleaning_is_checked_too_much_and_the_law_is_never_given_up() -> None:
    rows = AssuranceAnswer(board()).rows

    assert ids(row.node for row in rows if row.balance == "over") == ["clean-wards"]
    required = set(ids(row.node for row in rows if row.required))
    assert required == {"req-active-offer", "req-lab-accredited", "req-own-record"}


def test_QA_03_the_check_of_the_fridges_is_a_control() -> None:
    assert ids(one.node for one in AssuranceAnswer(board()).confused) == ["check-cold-chain"]


def test_QA_07_what_the_inspectorate_found_has_a_route() -> None:
    (gap,) = AssuranceAnswer(board()).gaps

    assert (ids([gap.issue]), ids(gap.route), gap.stands) == (["iss-corridor"], ["imp-senior-front-door"], "under_way")


def test_QP_01_women_and_children_decide_on_everything_they_do() -> None:
    plan = PlanningAnswer(board(), board().snapshot.index["women-children"]).plan

    assert ids(line.node for line in plan.undecided) == []
    assert ids(line.node for line in plan.with_aim("improve")) == ["immunisation", "immunise"]


def test_QP_03_strategic_efforts_that_lack_something_are_those_of_the_story() -> None:
    incomplete = {ids([one.node])[0]: one.missing for one in PlanningAnswer(board()).incomplete}

    assert incomplete["imp-saturday-clinics"] == ("resourced", "sponsored")
    assert incomplete["imp-bed-before-surgery"] == ("prioritised",)


def test_QC_07_the_call_for_help_about_booking_waits_too_long() -> None:
    late = [one for one in ControlAnswer(board()).issues.passed_up if one.is_late]

    assert ids(one.issue for one in late) == ["iss-booking-down", "iss-no-night-line"]


def test_QI_03_falls_came_from_planning_worked_and_hold() -> None:
    link = next(one for one in Portfolio(board()).links if ids([one.node]) == ["imp-falls"])

    assert (link.lacks, link.verdict.said, link.verdict.held) == ((), "worked", True)


def test_QI_10_the_lesson_about_falls_has_spread_since_february() -> None:
    spread = next(one for one in Portfolio(board()).spread if ids([one.lesson]) == ["learn-falls"])

    assert spread.reach == "spread"
    assert {"id": "ward-gwennol", "since": "2026-02-09"} in spread.record(board())["places"]
