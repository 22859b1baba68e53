"""A measure is judged by its own fields and its readings up to the day asked about."""

from __future__ import annotations

from typing import get_args

import pytest

from graph.analysis.examples import case_of
from graph.analysis.measure_series import judge_measure, per_of, rebase_of, settings_from
from graph.analysis.spc_settings import Chart, Direction, Rebase, Settings
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
        "new limits cannot start from 'soon'; they go on as before"
    ]
    assert len(judgement.segments) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2026-04-01", Rebase("2026-04-01")),
        ("2026-04-01 second theatre opened", Rebase("2026-04-01", "second theatre opened")),
        ("2026-04-01: new ward (decided by the quality board)", Rebase("2026-04-01", "new ward", "the quality board")),
        ("2026-04-01 - new ward (Cardiff)", Rebase("2026-04-01", "new ward (Cardiff)")),
        ("2026-02-31 no such day", None),
        ("April", None),
    ],
)
def test_new_limits_have_a_day_a_reason_and_who_decided(text: str, told: Rebase | None) -> None:
    assert rebase_of(text) == told


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
    assert settings_from({}) == (Settings("neutral"), ())


def test_every_chart_that_a_measure_may_choose_can_be_judged() -> None:
    declared = {
        field.name: {choice.code for choice in field.choices}
        for kind in load_ontology().with_trait("readings")
        for field in kind.fields.values()
        if field.name in {"chart", "direction"}
    }

    assert declared == {"chart": set(get_args(Chart)) - {"mr"}, "direction": set(get_args(Direction))}
