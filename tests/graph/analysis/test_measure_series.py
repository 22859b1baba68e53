"""A measure is judged by its own fields and its readings up to the day asked about."""

from __future__ import annotations

from typing import get_args

import pytest

from graph.analysis.examples import case_of
from graph.analysis.measure_series import judge_measure, per_of, settings_from
from graph.analysis.spc_settings import Chart, Direction, Settings
from graph.declarations import load_ontology
from tests.graph.analysis.charted import months

STEADY = "; ".join(f"m1 @ {day} = {3 + number % 2}" for number, day in enumerate(months(14)))


def test_a_measure_is_judged_by_its_fields() -> None:
    case = case_of(f"Measure m1 direction=decrease target=9 screen_moving_ranges=false; {STEADY}", "2026-01-01")

    judgement = judge_measure(case.snapshot, 0)

    assert judgement.settings == Settings("decrease", screen=False, target=9.0)
    assert (judgement.variation, judgement.assurance, judgement.problems) == ("common", "pass", ())


def test_readings_after_the_day_asked_about_do_not_count() -> None:
    case = case_of(f"Measure m1 direction=decrease; {STEADY}", "2000-05-15")

    assert [point.date for point in judge_measure(case.snapshot, 0).points] == list(months(5))


def test_new_limits_that_cannot_be_read_are_a_problem() -> None:
    case = case_of(f"Measure m1 direction=decrease rebase_dates=[soon]; {STEADY}", "2026-01-01")

    judgement = judge_measure(case.snapshot, 0)

    assert [problem.message for problem in judgement.problems] == [
        "m1: new limits cannot start from 'soon'; they go on as before"
    ]
    assert len(judgement.segments) == 1


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("2000-07-01", "a reason and who decided"),
        ("2000-07-01 a second theatre", "who decided"),
        ("2000-07-01 (by the board)", "a reason"),
    ],
)
def test_limits_never_move_where_nobody_says_why_or_who_decided(text: str, missing: str) -> None:
    case = case_of(f'Measure m1 direction=decrease rebase_dates=["{text}"]; {STEADY}', "2026-01-01")

    judgement = judge_measure(case.snapshot, 0)

    assert [problem.message for problem in judgement.problems] == [
        f"m1: new limits from 2000-07-01 lack {missing}; limits go on as before"
    ]
    assert len(judgement.segments) == 1


def test_limits_start_anew_where_day_reason_and_who_decided_are_there() -> None:
    fields = 'rebase_dates=["2000-07-01 a second theatre (by the board)", "2000-10-01"]'
    case = case_of(f"Measure m1 direction=decrease {fields}; {STEADY}", "2026-01-01")

    judgement = judge_measure(case.snapshot, 0)

    assert [segment.start for segment in judgement.segments] == ["2000-01-01", "2000-07-01"]
    assert [problem.value for problem in judgement.problems] == ["2000-10-01"]


@pytest.mark.parametrize(
    ("unit", "per"),
    [("%", 100), ("per cent", 100), ("percentage of calls", 100), ("y cant", 100), ("in 100", 100), ("in 1000", 1000),
     ("per 100,000 people", 100_000), ("in 1 000 births", 1000), ("weeks", 1), ("", 1), ("per 10 beds", 1)],
)  # fmt: skip
def test_ratios_are_counted_in_the_unit_of_the_measure(unit: str, per: float) -> None:
    assert per_of(unit) == per


def test_a_measure_in_per_cent_is_judged_in_per_cent() -> None:
    ratios = "; ".join(
        f"m1 @ {day} numerator={number % 2 + 80} denominator=100" for number, day in enumerate(months(14))
    )
    case = case_of(f'Measure m1 direction=increase target=95 measured_in="per cent"; {ratios}', "2026-01-01")

    judgement = judge_measure(case.snapshot, 0)

    assert judgement.points[0].value == 80
    assert judgement.assurance == "fail"


def test_fields_that_are_not_given_have_their_defaults() -> None:
    assert settings_from("m1", {}) == (Settings("neutral"), ())


def test_every_chart_that_a_measure_may_choose_can_be_judged() -> None:
    declared = {
        field.name: {choice.code for choice in field.choices}
        for kind in load_ontology().with_trait("readings")
        for field in kind.fields.values()
        if field.name in {"chart", "direction"}
    }

    assert declared == {"chart": set(get_args(Chart)) - {"mr"}, "direction": set(get_args(Direction))}
