"""Judgements equal the published ones: NHSRplotthedots, Montgomery's tables and qicharts2's data, to the digit."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from graph.analysis.series import Series
from graph.analysis.spc import assurance, judge, variation_of
from graph.analysis.spc_judgement import Judgement
from graph.analysis.spc_limits import Limits
from graph.analysis.spc_rules import sign_of
from graph.analysis.spc_settings import Rebase, Settings
from tests.graph.analysis.charted import flagged, months, numbers, ratios, series

SAMPLES = Path(__file__).parent / "samples" / "spc"
CAUSES = {"Above UCL": "outside", "Below LCL": "outside", "Common Cause": None}
MEANINGS = {
    "common_cause": "common",
    "special_cause_improvement": "improving",
    "special_cause_concern": "concerning",
}
JUDGED_BY = {
    "RQM_type1_breaches_to_2018-03": Settings("decrease", target=1200),
    "RQM_type1_breaches_to_2018-03_noscreen": Settings("decrease", target=1200, screen=False),
    "RRK_type1_breaches_to_2018-03": Settings("decrease"),
    "RRK_type1_breaches_rebase_2018-07-01": Settings("decrease"),
    "RRK_type1_breaches_all_norebase": Settings("decrease"),
    "six_orgs_type1_breaches": Settings("decrease"),
    "England_attendances_rebase": Settings("increase"),
    "England_attendances": Settings("increase"),
    "England_pct_within_4h": Settings("increase", target=95),
    "England_pct_within_4h_fix12": Settings("increase", target=95, fix_after=12),
}
ICONS = {"consistent_fail": "fail", "consistent_pass": "pass", "inconsistent": "hit_or_miss", "NA": None}


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


DEVIATIONS = numbers("1,2,1,2,10,1,2,1,2,1,2,1,2,1,2,1,2,1")
RNORM = [float(row["value"]) for row in rows_of(SAMPLES / "rnorm20.csv")]
COSTS = numbers(
    "310,288,297,298,307,303,294,297,308,306,294,299,297,299,314,295,293,306,301,304,"
    "305,282,305,296,314,295,287,301,298,311,310,292,305,299,304,310,304,305,333,328"
)
INFECTIONS = numbers("17,12,27,20,20,18,22,19,19,24,17,16,24,19,19,22,25,19,17,6,25,17,11,14,9,11,7,13,5,5,3,5,9,4,5,9")
CROSSING = numbers("10,12,11,13,12,11,12,13,14,15,16,17,18,12,11,13")


def lines_of(judgement: Judgement, number: int = -1) -> tuple[float, float | None, float | None]:
    limits = judgement.segments[number].limits
    return limits.centre, limits.lower, limits.upper


# -- vector 1: screening on and off -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("screen", "mean_range", "lower", "upper", "near_lower", "near_upper"),
    [
        (True, 1.0, -0.715556, 4.604444, 0.171111, 3.717778),
        (False, 1.882353, -3.062614, 6.951503, -1.393595, 5.282484),
    ],
)
def test_large_moving_ranges_are_left_out_or_not(
    screen: bool, mean_range: float, lower: float, upper: float, near_lower: float, near_upper: float
) -> None:
    judgement = judge(series(DEVIATIONS), Settings("increase", screen=screen))

    (segment,) = judgement.segments
    found = segment.limits
    assert (found.centre, segment.mean_range) == pytest.approx((1.944444, mean_range), abs=1e-6)
    assert (found.lower, found.upper) == pytest.approx((lower, upper), abs=1e-6)
    assert (found.near_lower, found.near_upper) == pytest.approx((near_lower, near_upper), abs=1e-6)
    assert flagged(judgement) == {5: "outside"}
    assert judgement.points[4].variation == "improving"


# -- vector 2: the package's own snapshots ----------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "values"), list(enumerate([RNORM, RNORM[:10], RNORM[10:]])))
def test_limits_equal_the_snapshots_of_the_package(number: int, values: list[float]) -> None:
    expected = rows_of(SAMPLES / "rnorm20-expected.csv")[number]

    judgement = judge(series(values), Settings("increase"))

    digits = {0: 1e-6, 1: 5e-3, 2: 5e-3}[number]
    assert lines_of(judgement) == pytest.approx(
        (float(expected["mean"]), float(expected["lpl"]), float(expected["upl"])), abs=digits
    )
    assert flagged(judgement) == {}


@pytest.mark.parametrize(
    ("screen", "mean_range", "lower", "upper"),
    [(True, 1.147775, -2.383666, 3.722497), (False, 1.979715, -4.596625, 5.935457)],
)
def test_one_far_value_equals_the_snapshots_of_the_package(
    screen: bool, mean_range: float, lower: float, upper: float
) -> None:
    judgement = judge(series([*RNORM[:14], 10.0, *RNORM[15:]]), Settings("increase", screen=screen))

    assert judgement.segments[0].mean_range == pytest.approx(mean_range, abs=1e-6)
    assert lines_of(judgement) == pytest.approx((0.6694159, lower, upper), abs=1e-6)
    assert flagged(judgement) == {15: "outside"}


def test_limits_may_rest_on_the_first_values_only() -> None:
    judgement = judge(series(RNORM), Settings("increase", fix_after=12, target=0.5))

    assert lines_of(judgement) == pytest.approx((0.194179, -2.607400, 2.995758), abs=1e-6)
    assert flagged(judgement) == {}
    assert judgement.assurance == "hit_or_miss"


# -- vector 3: limits fixed on the first 20 (Montgomery, table 6.7) ---------------------------------------------------


def test_fixed_limits_equal_montgomery() -> None:
    judgement = judge(series(COSTS), Settings("decrease", fix_after=20))

    assert judgement.segments[0].mean_range == pytest.approx(7.789474, abs=1e-6)
    assert lines_of(judgement) == pytest.approx((300.5, 279.78, 321.22), abs=1e-6)
    assert flagged(judgement) == {39: "outside", 40: "outside"}
    assert [point.variation for point in judgement.points[38:]] == ["concerning", "concerning"]
    runs = judgement.segments[0].runs
    assert (runs.longest, runs.longest_allowed, runs.crossings, runs.crossings_needed) == (6, 8, 20, 14)
    assert not runs.is_signal


# -- vector 4: limits that start anew (qicharts2, cdi) ----------------------------------------------------------------


def test_each_segment_has_limits_and_rules_of_its_own() -> None:
    judgement = judge(series(INFECTIONS), Settings("decrease", rebases=(Rebase(months(25)[-1]),), target=20))

    first, second = judgement.segments
    assert (first.size, second.size) == (24, 12)
    assert (first.mean_range, second.mean_range) == pytest.approx((4.727273, 3.454545), abs=1e-6)
    assert lines_of(judgement, 0) == pytest.approx((18.708333, 6.133788, 31.282879), abs=1e-6)
    assert lines_of(judgement, 1) == pytest.approx((7.083333, -2.105758, 16.272424), abs=1e-6)
    assert flagged(judgement) == {20: "outside"}
    assert judgement.points[19].variation == "improving"
    assert judgement.assurance == "pass"


@pytest.mark.parametrize(("target", "told"), [(20.0, "pass"), (10.0, "hit_or_miss"), (-3.0, "fail")])
def test_assurance_is_that_of_the_segment_in_force(target: float, told: str) -> None:
    judgement = judge(series(INFECTIONS), Settings("decrease", rebases=(Rebase(months(25)[-1]),), target=target))

    assert judgement.assurance == told


def test_a_target_below_limits_that_should_fall_fails() -> None:
    assert judge(series(INFECTIONS[:24]), Settings("decrease", target=5.0)).assurance == "fail"


def test_limits_fixed_before_a_change_show_all_that_came_after() -> None:
    judgement = judge(series(INFECTIONS), Settings("decrease", fix_after=24))

    outside = dict.fromkeys((20, 29, 30, 31, 32, 34, 35), "outside")
    near = dict.fromkeys((25, 27), "two_of_three")
    assert flagged(judgement) == dict.fromkeys(range(22, 37), "shift") | near | outside
    assert {point.variation for point in judgement.points[21:]} == {"improving"}


def test_a_run_chart_holds_values_against_the_median_of_the_first() -> None:
    judgement = judge(series(INFECTIONS), Settings("decrease", chart="run", fix_after=24))

    (segment,) = judgement.segments
    assert (segment.limits.centre, segment.limits.upper) == (19, None)
    runs = segment.runs
    assert (runs.useful, runs.longest, runs.longest_allowed) == (31, 15, 8)
    assert (runs.crossings, runs.crossings_needed, runs.is_signal) == (8, 11, True)


def test_a_chart_of_counts_starts_anew_too() -> None:
    judgement = judge(series(INFECTIONS), Settings("decrease", chart="c", rebases=(Rebase(months(25)[-1]),)))

    assert lines_of(judgement, 0) == pytest.approx((18.708, 5.732, 31.684), abs=1e-3)
    assert lines_of(judgement, 1) == pytest.approx((7.083, 0, 15.068), abs=1e-3)
    assert "outside" not in flagged(judgement).values()


# -- vector 5: other charts (Montgomery's tables, as qicharts2's tests hold them) -------------------------------------


def test_a_chart_of_shares_has_limits_by_denominator() -> None:
    counts = numbers("12,8,6,9,10,12,11,16,10,6,20,15,9,8,6,8,10,7,5,8,5,8,10,6,9")
    sizes = numbers("100,80,80,100,110,110,100,100,90,90,110,120,120,120,110,80,80,80,90,100,100,100,100,90,90")

    judgement = judge(ratios(counts, sizes), Settings("decrease", chart="p"))

    found = {
        size: (point.limits.lower, point.limits.upper) for size, point in zip(sizes, judgement.points, strict=True)
    }
    assert judgement.segments[0].limits.centre == pytest.approx(0.095510, abs=1e-6)
    assert found[80] == pytest.approx((0, 0.194093), abs=1e-6)
    assert found[90] == pytest.approx((0.002565, 0.188455), abs=1e-6)
    assert found[100] == pytest.approx((0.007335, 0.183686), abs=1e-6)
    assert found[110] == pytest.approx((0.011438, 0.179582), abs=1e-6)
    assert found[120] == pytest.approx((0.015017, 0.176003), abs=1e-6)
    assert flagged(judgement) == {11: "outside"}
    assert judgement.record()["segments"][0]["upper"] is None


def test_what_is_left_out_counts_in_no_limit_and_is_tested() -> None:
    counts = numbers("21,24,16,12,15,5,28,20,31,25,20,24,16,19,10,17,13,22,18,39,30,24,16,19,17,15")

    judgement = judge(series(counts, excluded=(5, 19)), Settings(chart="c"))

    assert lines_of(judgement) == pytest.approx((19.666667, 6.362532, 32.970801), abs=1e-6)
    assert flagged(judgement) == {6: "outside", 20: "outside"}
    assert [number for number, point in enumerate(judgement.points, 1) if point.is_excluded] == [6, 20]


def test_a_chart_of_rates_equals_montgomery() -> None:
    counts = numbers("2,3,8,1,1,4,1,4,5,1,8,2,4,3,4,1,8,3,7,4")

    judgement = judge(ratios(counts, [50.0] * 20), Settings(chart="u"))

    limits = judgement.points[0].limits
    assert (limits.centre, limits.lower, limits.upper) == pytest.approx((0.074, 0, 0.189412), abs=1e-6)
    assert flagged(judgement) == {}


def test_a_chart_of_times_between_equals_montgomery() -> None:
    times = numbers("286,948,536,124,816,729,4,143,431,8,2837,596,81,227,603,492,1199,1214,2831,96")

    judgement = judge(series(times), Settings("increase", chart="t"))

    assert lines_of(judgement) == pytest.approx((430.040952, 0, 6937.933488), abs=1e-4)
    assert flagged(judgement) == {}


# -- vector 6 and the data sets ---------------------------------------------------------------------------------------


def test_a_trend_may_cross_the_mean() -> None:
    judgement = judge(series(CROSSING), Settings("increase"))

    assert lines_of(judgement) == pytest.approx((13.125, 9.895, 16.355), abs=1e-6)
    assert flagged(judgement) == dict.fromkeys(range(1, 6), "shift") | dict.fromkeys(range(6, 12), "trend") | {
        12: "outside",
        13: "outside",
    }
    told = [point.variation for point in judgement.points]
    assert told == ["concerning"] * 5 + ["improving"] * 8 + ["common"] * 3


def test_far_values_on_opposite_sides_stay_common_causes() -> None:
    judgement = judge(series([1.0, -1.0] * 7 + [5.5, -5.5]), Settings("increase"))

    assert lines_of(judgement)[1:] == pytest.approx((-6.175, 6.175), abs=1e-6)
    assert flagged(judgement) == {}


def published(file: Path) -> dict[tuple[str, str], list[dict[str, str]]]:
    """Return the published points by name and facet of their series."""
    found: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in rows_of(file):
        found.setdefault((row["series"], row["facet"]), []).append(row)
    return found


def check_published(file: Path) -> int:
    """Judge every series of a file of published results, compare every point, and return how many there were."""
    summary = rows_of(SAMPLES / "xmr-expected-summary.csv")
    icons = {row["series"]: ICONS[row["assurance_type"]] for row in summary}
    count = 0
    for (name, _), rows in published(file).items():
        starts = [row for before, row in pairwise(rows) if before["rebase_group"] != row["rebase_group"]]
        given = Series(name, tuple(row["period"] for row in rows), tuple(float(row["value"]) for row in rows))
        judgement = judge(given, replace(JUDGED_BY[name], rebases=tuple(Rebase(row["period"]) for row in starts)))
        check_points(judgement, rows)
        assert judgement.assurance == icons[name], name
        count += len(rows)
    return count


def check_points(judgement: Judgement, rows: list[dict[str, str]]) -> None:
    """Compare every point of a judgement with the published ones."""
    for point, row in zip(judgement.points, rows, strict=True):
        place = f"{row['series']} {row['facet']} {row['period']}"
        limits = (point.limits.centre, point.limits.lower, point.limits.upper)
        assert limits == pytest.approx((float(row["mean"]), float(row["lpl"]), float(row["upl"])), rel=1e-9), place
        assert sign_of(point.value, point.limits.centre) == int(row["relative_to_mean"]), place
        assert point.variation == MEANINGS[row["point_type"]], place
        assert point.rule == rule_of(row["special_cause_type"]), place


def rule_of(cause: str) -> str | None:
    """Return our word for a cause of the package."""
    if cause in CAUSES:
        return CAUSES[cause]
    return "two_of_three" if cause.startswith("2 in 3") else "shift" if "CL" in cause else "trend"


def test_QC_02_samples_of_published_points_are_reproduced() -> None:
    assert check_published(SAMPLES / "xmr-expected-points.csv") == 96


def test_QC_02_all_432_published_points_are_reproduced(data_dir: Path) -> None:
    assert check_published(data_dir / "spc" / "xmr-expected-points.csv") == 432


@pytest.mark.parametrize("row", [row for row in rows_of(SAMPLES / "xmr-rule-cases.csv") if row["rule"] == "assurance"])
def test_assurance_equals_the_cases_of_the_package(row: dict[str, str]) -> None:
    lower, upper, target = numbers(row["input"])

    told = assurance(Limits((lower + upper) / 2, lower, upper), target, row["second_input"])  # type: ignore[arg-type]

    assert told == ICONS[row["expected"]], row["case"]


@pytest.mark.parametrize("row", [row for row in rows_of(SAMPLES / "xmr-rule-cases.csv") if row["rule"][:6] == "limits"])
def test_limits_equal_the_cases_of_the_package(row: dict[str, str]) -> None:
    judgement = judge(series(numbers(row["input"])), Settings(screen=row["rule"] == "limits_screened"))

    assert lines_of(judgement) == pytest.approx(tuple(numbers(row["expected"])), rel=1e-9)
    assert flagged(judgement) == {5: "outside"}


# -- directions -------------------------------------------------------------------------------------------------------


def test_a_measure_without_direction_neither_improves_nor_concerns() -> None:
    judgement = judge(series(DEVIATIONS), Settings("neutral", target=1.0))

    assert judgement.points[4].variation == "neutral"
    assert judgement.points[4].side == 1
    assert judgement.assurance is None


def test_variation_follows_the_side_and_the_direction() -> None:
    told = [variation_of(side, direction) for direction in ("increase", "decrease", "neutral") for side in (1, 0, -1)]

    assert told == [
        "improving", "common", "concerning", "concerning", "common", "improving", "neutral", "common", "neutral",
    ]  # fmt: skip


# -- where the sources are silent -------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", range(1, 6))
def test_ME_08_fewer_than_six_values_have_no_limits(count: int) -> None:
    judgement = judge(series(DEVIATIONS[:count]), Settings("increase", target=100.0))

    (segment,) = judgement.segments
    assert (segment.missing, segment.limits.upper, judgement.assurance) == (6 - count, None, None)
    assert not segment.is_trial


@pytest.mark.parametrize(("count", "is_trial"), [(6, True), (11, True), (12, False)])
def test_ME_08_limits_on_six_to_eleven_values_are_trial_limits(count: int, is_trial: bool) -> None:
    judgement = judge(series(DEVIATIONS[:count]), Settings("increase", target=100.0))

    assert judgement.has_limits
    assert judgement.assurance == "fail"
    assert judgement.segments[0].is_trial is is_trial


def test_a_series_without_values_says_nothing() -> None:
    judgement = judge(series([None, None]), Settings("increase", target=1.0))

    assert judgement.record() == {
        "measure": "m1", "direction": "increase", "segments": [], "points": [], "variation": None, "assurance": None,
    }  # fmt: skip
    assert judgement.latest is None
    assert not judgement.has_limits


def test_values_that_are_all_alike_have_no_limits() -> None:
    judgement = judge(series([4.0] * 20), Settings("increase", target=9.0))

    assert (judgement.has_limits, judgement.assurance, flagged(judgement)) == (False, None, {})


def test_a_shift_is_told_where_screening_leaves_no_variation() -> None:
    judgement = judge(series([4.0] * 20 + [9.0] * 10), Settings("increase", target=9.0))

    assert (judgement.has_limits, judgement.assurance, judgement.variation) == (False, None, "improving")
    assert set(flagged(judgement).values()) == {"shift"}


def test_sums_that_miss_by_a_rounding_are_equal() -> None:
    judgement = judge(series([0.1 + 0.2, 0.3] * 6), Settings("increase"))

    assert not judgement.has_limits
    assert flagged(judgement) == {}


def test_one_missing_value_is_bridged_and_two_are_not() -> None:
    bridged = judge(series([1.0, 2, 1, None, 5, 6, 5, 6]), Settings(screen=False))
    broken = judge(series([1.0, 2, 1, None, None, 5, 6, 5, 6]), Settings(screen=False))

    assert bridged.segments[0].mean_range == pytest.approx((1 + 1 + 4 + 1 + 1 + 1) / 6)
    assert broken.segments[0].mean_range == pytest.approx(1.0)
    assert [point.gap for point in broken.points] == [0, 0, 0, 2, 0, 0, 0]


def test_runs_go_on_across_missing_values() -> None:
    values = [1.0, 3, 1, 3, 1, 3, 1, 5, 6, 5, None, None, None, 6, 5, 6, 5]

    judgement = judge(series(values), Settings("increase", screen=False))

    assert [point.rule for point in judgement.points[7:]] == ["shift"] * 7


def test_days_without_a_row_are_bridged() -> None:
    days = ("2026-01-01", "2026-01-02", "2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04")

    judgement = judge(Series("m1", days, (1.0, 2.0, 9.0, 9.0, 9.0, 9.0)), Settings(screen=False))

    assert judgement.segments[0].mean_range == pytest.approx((1 + 7) / 5)


def test_what_is_left_out_is_in_no_moving_range() -> None:
    judgement = judge(series([1.0, 2, 90, 1, 2, 1, 2, 1], excluded=(2,)), Settings("increase", screen=False))

    assert judgement.segments[0].mean_range == pytest.approx((1 + 1 + 1 + 1 + 1 + 1) / 6)
    assert judgement.segments[0].limits.centre == pytest.approx(10 / 7)
    assert flagged(judgement) == {3: "outside"}
    assert (judgement.segments[0].size, judgement.segments[0].counted) == (8, 7)


def test_a_segment_starts_at_the_first_value_on_or_after_the_day() -> None:
    judgement = judge(series([1.0, 2, 1, 2, None, 5, 6]), Settings(rebases=(Rebase("2000-04-02"),)))

    assert [(segment.start, segment.end) for segment in judgement.segments] == [
        ("2000-01-01", "2000-04-01"),
        ("2000-06-01", "2000-07-01"),
    ]


def test_a_day_before_the_first_or_after_the_last_value_starts_nothing() -> None:
    judgement = judge(series(DEVIATIONS), Settings(rebases=(Rebase("1999-01-01"), Rebase("2030-01-01"))))

    assert len(judgement.segments) == 1


@pytest.mark.parametrize(("start", "told"), [("", "fail"), ("2001-06-01", "fail"), ("2001-06-02", None)])
def test_a_target_counts_from_its_first_day_on(start: str, told: str | None) -> None:
    judgement = judge(series(DEVIATIONS), Settings("increase", target=100.0, target_from=start))

    assert judgement.points[-1].date == "2001-06-01"
    assert judgement.assurance == told


def test_limits_fixed_on_too_few_values_are_a_problem_and_ignored() -> None:
    judgement = judge(series(RNORM), Settings("increase", fix_after=11))

    (problem,) = judgement.problems
    assert (problem.message, problem.suggestion) == (
        "limits cannot be fixed on 11 values; they are computed from all",
        "give 12 or more",
    )
    assert lines_of(judgement) == pytest.approx((0.1416238, -3.01138, 3.294627), abs=1e-6)


@pytest.mark.parametrize(
    ("chart", "values", "why"),
    [
        ("p", [1.0] * 8, "this chart needs a numerator, and a denominator above 0, with every value"),
        ("t", [1.0, 0.0, 2.0], "times between events must be above 0"),
        ("c", [1.0, -1.0, 2.0], "counts cannot be below 0"),
    ],
)
def test_a_chart_that_the_values_forbid_is_a_problem(chart: str, values: list[float], why: str) -> None:
    judgement = judge(series(values), Settings(chart=chart))  # type: ignore[arg-type]

    assert [problem.message for problem in judgement.problems] == [f"m1: {why}; its single values are judged"]
    assert judgement.settings.chart == "xmr"


def test_the_record_is_what_json_can_hold() -> None:
    record = judge(series(DEVIATIONS), Settings("increase", target=1.0)).record()

    assert list(record) == ["measure", "direction", "segments", "points", "variation", "assurance"]
    assert list(record["segments"][0]) == ["from", "to", "n", "centre", "lower", "upper"]
    assert list(record["points"][0]) == ["date", "value", "centre", "lower", "upper", "rule", "variation"]
    assert json.loads(json.dumps(record, allow_nan=False)) == record
