"""Tests of `graph.analysis.readiness`: what is said beside what the map shows, matter by matter."""

from __future__ import annotations

import pytest

from graph.analysis.align import Share
from graph.analysis.examples import case_of, monthly
from graph.analysis.readiness import MATTERS, Ready, level_of, readiness


def ready(matter: str, text: str) -> Ready:
    return next(one for one in readiness(case_of(text)) if one.matter == matter)


def test_MA_04_readiness_is_a_profile_of_thirteen_matters_and_no_one_number() -> None:
    found = readiness(case_of("Process r1"))

    assert [one.matter for one in found] == list(MATTERS)
    assert len(MATTERS) == 13


@pytest.mark.parametrize(("part", "level"), [(0, 1), (19, 1), (20, 2), (39, 2), (40, 3), (60, 4), (79, 4), (80, 5)])
def test_a_share_stands_for_a_level(part: int, level: int) -> None:
    assert level_of(Share(part, 100)) == level


@pytest.mark.parametrize(
    ("matter", "text", "part", "whole"),
    [
        (
            "purpose_and_need",
            "Purpose p1 -exists_to_meet-> Need d1 importance=4\nService s1 -meets-> d1\nNeed d2 importance=5",
            1,
            2,
        ),
        ("system_map", "Process r1 lane=driver -owned_by-> Role w1; r1 -steers-> Process r2", 1, 2),
        (
            "feedback",
            "Feedback f1 received_on=2026-01-01 told_back_on=2026-02-01\nFeedback f2 received_on=2026-01-01",
            1,
            2,
        ),
        ("feedback", "Feedback f1 received_on=2026-06-20", 0, 0),
        (
            "planning",
            "Priority o1 horizon=strategic\n"
            "Improvement i1 wte=1 -delivers-> o1\n"
            "Measure m1 -measures[measure_type=outcome]-> o1",
            1,
            1,
        ),
        (
            "control",
            "Process r1 lane=mainstay -standardised_by-> StandardWork w1\n"
            "Measure m1 frequency=monthly -measures-> r1\n" + monthly("m1", 1),
            1,
            1,
        ),
        ("improvement", "Improvement i1", 0, 1),
        (
            "assurance",
            "Requirement q1 -assured_by-> Assurance a1 line=2 done_on=2026-06-01\n"
            "Control c1 -assured_by-> Assurance a2 line=1 done_on=2026-06-01",
            1,
            2,
        ),
        ("information", "Measure m1 frequency=monthly; " + monthly("m1", *[1, 2] * 6), 1, 1),
        (
            "learning",
            "Improvement i1 status=completed\nLearning l1 -learned_from-> i1\nImprovement i2 status=stopped",
            1,
            2,
        ),
        (
            "whole_system",
            "OrgUnit u1\nOrgUnit u2\nProcess r1 unit=u1 -depends_on[basis=agreed]-> Process r2 unit=u2",
            1,
            1,
        ),
    ],
)
def test_MA_01_what_the_map_shows_of_a_matter_is_a_share(matter: str, text: str, part: int, whole: int) -> None:
    assert ready(matter, text).share == Share(part, whole)


def test_MA_01_what_is_said_stands_beside_what_is_shown_and_how_far_they_are_apart() -> None:
    found = ready("system_map", "Process r1; Assessment s1 dimension=system_map level=4 on=2026-06-01")

    assert (found.level, found.hint, found.apart) == (4, 1, 3)


def test_RP_06_the_newest_assessment_stands_with_the_one_before() -> None:
    text = (
        "Assessment s1 dimension=culture level=2 on=2024-06-01; Assessment s2 dimension=culture level=3 on=2026-06-01"
    )

    found = ready("culture", text)

    assert (found.level, found.former, found.hint) == (3, 2, None)
