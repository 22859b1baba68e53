"""From plan to lasting control, and where lessons are used."""

from __future__ import annotations

import pytest

from graph.analysis.examples import case_of, monthly
from graph.analysis.improvement_chain import Link, Portfolio

PURPOSE = "Purpose p1 -exists_to_meet-> Need d1; Priority o1 -aligns_to-> p1; Priority o2 -aligns_to-> p1\n"
DONE = (
    PURPOSE + "Improvement i1 status=completed start=2025-10-15 tier=project -improves-> Process r1\n"
    "r1 -contributes_to-> o1; r1 -standardised_by-> StandardWork k1\n"
    "Measure m1 direction=decrease -measures[measure_type=outcome]-> i1; m1 -measures-> r1; "
)
BETTER = monthly("m1", *[10, 12] * 6, *[2, 4] * 4)


def link_of(text: str) -> Link:
    """Return the improvement `i1` of a text on its way."""
    case = case_of(text)
    return next(one for one in Portfolio(case).links if case.snapshot.ids[one.node] == "i1")


def test_QI_03_an_improvement_that_planning_asked_for_worked_and_holds_lacks_nothing() -> None:
    link = link_of(DONE + BETTER)

    assert (link.lacks, link.state, link.verdict.said, link.verdict.held) == ((), "over", "worked", True)


@pytest.mark.parametrize(
    ("change", "lacks"),
    [
        (("r1 -contributes_to-> o1; ", ""), ("plan",)),
        (("start=2025-10-15 ", ""), ("effect",)),
        (("; r1 -standardised_by-> StandardWork k1", ""), ("control",)),
        (("status=completed", "status=stopped"), ()),
        (("status=completed", "status=paused"), ()),
    ],
)
def test_QI_03_the_missing_piece_of_the_chain_is_named(change: tuple[str, str], lacks: tuple[str, ...]) -> None:
    text = (
        (DONE + BETTER).replace("i1 -delivers-> o1; ", "").replace("contributes_to-> o1; r1", "contributes_to-> o1\nr1")
    )

    assert link_of(text.replace("\nr1 -standard", "; r1 -standard").replace(*change)).lacks == lacks


def test_QC_15_an_improvement_that_is_closed_without_lasting_control_is_told() -> None:
    slipping = monthly("m1", *[10, 12] * 6, *[2, 4] * 4, 40)

    assert "control" in link_of(DONE + slipping).lacks


def test_QI_01_those_that_go_on_are_shown_by_tier() -> None:
    case = case_of(
        "Improvement i1 tier=system; Improvement i2 tier=project; Improvement i3; Improvement i4 status=stopped"
    )

    tiers = {tier: len(found) for tier, found in Portfolio(case).tiers.items()}

    assert tiers == {"system": 1, "directorate": 0, "project": 1, None: 1}


def test_QI_02_the_share_that_planning_directs_comes_with_the_reverse() -> None:
    case = case_of(
        PURPOSE + "Improvement i1 -delivers-> o1; Improvement i2; Plan l1 -allocates[wte=1]-> Improvement i3\n"
        "Improvement i4"
    )
    portfolio = Portfolio(case)

    undirected = [case.snapshot.ids[one.node] for one in portfolio.links if not one.is_directed]

    assert (portfolio.directed.part, portfolio.directed.whole, undirected) == (2, 4, ["i2", "i4"])
    assert [case.snapshot.ids[one] for one in portfolio.without_effort] == ["o2"]


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        ("Learning l1 verdict=worked -learned_from-> Improvement i1 stage=testing", "tested"),
        ("Learning l1 verdict=worked", "none"),
        ("Learning l1 verdict=worked -adopted_in-> Process r1", "implemented"),
        ("Learning l1 verdict=worked -adopted_in-> Process r1; Improvement i1 stage=sustaining\nl1 -learned_from-> i1",
         "sustained"),
        ("Learning l1 verdict=worked -adopted_in-> Process r1; l1 -adopted_in-> OrgUnit u1", "spread"),
    ],
)  # fmt: skip
def test_QI_10_how_far_a_lesson_has_gone_is_told(text: str, reach: str) -> None:
    (found,) = Portfolio(case_of(text)).spread

    assert found.reach == reach


def test_QI_10_places_come_with_their_day_and_decay_is_seen() -> None:
    case = case_of(
        "Learning l1 verdict=worked -adopted_in[valid_from=2026-02-01]-> Process r1\n"
        "l1 -adopted_in[valid_from=2026-01-01]-> OrgUnit u1; l1 -adopted_in[valid_to=2026-01-01]-> Process r2\n"
        "Measure m1 direction=increase -measures-> r1; Learning l2 verdict=did_not_work\n"
        + monthly("m1", *[10, 12] * 6, 0)
    )

    (found,) = Portfolio(case).spread

    assert found.record(case) == {
        "id": "l1", "reach": "spread", "fading": ["r1"], "left": ["r2"],
        "places": [{"id": "u1", "since": "2026-01-01"}, {"id": "r1", "since": "2026-02-01"}],
    }  # fmt: skip


def test_what_is_over_belongs_to_the_unit_of_what_it_improved() -> None:
    case = case_of("OrgUnit u1 -runs-> Process r1; Improvement i1 status=completed -improves-> r1; OrgUnit u2")

    inside, outside = (Portfolio(case, case.snapshot.index[unit]).links for unit in ("u1", "u2"))

    assert (len(inside), len(outside)) == (1, 0)
