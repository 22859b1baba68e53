"""`spc`: measures of the store and tables without a store, in words and as JSON."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.api.cli.calls import call
from tests.api.cli.test_asking import load_notation
from tests.graph.analysis.charted import months, numbers

DEVIATIONS = numbers("1,2,1,2,10,1,2,1,2,1,2,1,2,1,2,1,2,1")


def table(**series: list[float]) -> str:
    """Write a table of readings and return its name."""
    rows = [
        f"{name},{day},{value}"
        for name, values in series.items()
        for day, value in zip(months(len(values)), values, strict=True)
    ]
    Path("readings.csv").write_text("\n".join(["measure,date,value", *rows, ""]), encoding="utf-8")
    return "readings.csv"


def store_with(fields: str, values: list[float]) -> None:
    """Load one measure, m1, with its values."""
    readings = "; ".join(f"m1 @ {day} = {value}" for day, value in zip(months(len(values)), values, strict=True))
    load_notation(f'Measure m1 "Waits" {fields}; {readings}')


def test_a_table_is_judged_without_a_store() -> None:
    answer = call(
        "spc", table(Waits=DEVIATIONS, Falls=[4.0, 5.0]), "--direction", "increase", "--target", "4", "--json"
    )

    waits, falls = answer.json["series"]
    assert answer.code == 0
    assert (waits["measure"], waits["direction"], waits["variation"]) == ("Waits", "increase", "common")
    assert waits["assurance"] == "hit_or_miss"
    (segment,) = waits["segments"]
    assert (segment["from"], segment["to"], segment["n"]) == ("2000-01-01", "2001-06-01", 18)
    assert segment["upper"] == pytest.approx(4.604444, abs=1e-6)
    assert waits["points"][4] == {
        "date": "2000-05-01", "value": 10, "centre": segment["centre"], "lower": segment["lower"],
        "upper": segment["upper"], "rule": "outside", "variation": "improving",
    }  # fmt: skip
    assert (falls["measure"], falls["segments"][0]["upper"]) == ("Falls", None)
    assert not Path("goldenthread.db").exists()


def test_options_say_how_a_table_is_judged() -> None:
    answer = call(
        "spc", table(Waits=DEVIATIONS * 2), "--no-screen", "--fix-after", "12", "--rebase", "2001-07-01", "--json"
    )

    (waits,) = answer.json["series"]
    assert [segment["n"] for segment in waits["segments"]] == [18, 18]
    first = DEVIATIONS[:12]
    assert waits["segments"][1]["centre"] == pytest.approx(sum(first) / 12)
    assert waits["direction"] == "neutral"


def test_too_few_values_to_fix_limits_on_are_told_on_standard_error() -> None:
    answer = call("spc", table(Waits=DEVIATIONS), "--fix-after", "5", "--json")

    assert answer.code == 0
    assert "Limits cannot be fixed on 5 values; they are computed from all." in " ".join(answer.err.split())
    assert answer.json["series"][0]["segments"][0]["n"] == 18


def test_everything_wrong_with_the_options_is_told_at_once() -> None:
    answer = call("spc", table(Waits=DEVIATIONS), "--direction", "increas", "--rebase", "2001-02-31", "--chart", "xmr2")

    told = " ".join(answer.err.split())
    assert answer.code == 2
    assert "--direction increas: there is no such word; did you mean increase?" in told
    assert "--rebase 2001-02-31: there is no such day; write it as 2026-04-01" in told
    assert "--chart xmr2" in told


@pytest.mark.parametrize("target", ["nan", "inf"])
def test_a_target_is_a_finite_number(target: str) -> None:
    answer = call("spc", table(Waits=DEVIATIONS), "--target", target)

    assert (answer.code, "--target" in answer.err) == (2, True)


def test_rows_that_cannot_be_read_are_told_and_the_others_judged() -> None:
    Path("r.csv").write_text(
        "measure,date,value\nWaits,2026-01-01,1\nWaits,2026-01-01,2\nWaits,soon,3\n", encoding="utf-8"
    )

    answer = call("spc", "r.csv", "--json")

    assert answer.code == 1
    assert [point["value"] for point in answer.json["series"][0]["points"]] == [1]
    assert "the first" in answer.err
    assert "row 4" in answer.err


def test_a_file_that_is_not_there_is_named() -> None:
    answer = call("spc", "nowhere.csv")

    assert answer.code == 2
    assert "There is no file nowhere.csv" in answer.err


def test_a_measure_of_the_store_is_judged_by_its_own_fields() -> None:
    store_with("direction=increase target=100 measured_in=weeks", DEVIATIONS)

    answer = call("spc", "waits", today="2002-01-01")

    assert answer.code == 0
    assert "“Waits” (weeks, better when it rises)" in answer.out
    assert "18 values since 1 January 2000, mean 1.94, limits −0.716 to 4.6." in answer.out
    assert "The target of 100 cannot be met as the process is designed." in answer.out


def test_QC_03_no_explanation_is_asked_for_common_causes() -> None:
    store_with("direction=increase target=3", DEVIATIONS)

    answer = call("spc", "m1", today="2002-01-01")

    assert "The last value is common-cause variation: it needs no explanation of its own." in answer.words
    assert "Find out what caused" not in answer.words
    assert "Make it vary less, or move its centre, by changing the process." in answer.words


def test_QC_03_a_special_cause_asks_for_its_cause() -> None:
    store_with("direction=decrease target=3", [*DEVIATIONS, 12.0])

    answer = call("spc", "m1", today="2002-01-01")

    assert "The last value is special-cause variation, concerning: above the upper limit." in answer.words
    assert "Find out what caused the change." in answer.words


def test_ME_08_too_few_values_get_no_limits_and_are_told_how_many_are_missing() -> None:
    store_with("direction=decrease target=3", DEVIATIONS[:4])

    answer = call("spc", "m1", today="2002-01-01")

    assert "4 values since 1 January 2000, mean 1.5: too few for limits; 2 more are needed." in answer.words
    assert "The target" not in answer.words


def test_QA_11_what_is_said_rests_on_the_series_and_not_on_the_last_value() -> None:
    store_with("direction=increase target=100", [*DEVIATIONS, 101.0])

    answer = call("spc", "m1", today="2002-01-01")

    assert "19 values since 1 January 2000, mean 7.16" in answer.words
    assert "The target of 100 cannot be met as the process is designed." in answer.words


def test_what_measures_measure_names_them_too() -> None:
    load_notation('Measure m1 direction=decrease; m1 @ 2026-01-01 = 3; m1 -measures-> Process r1 "Triage"')

    assert [one["measure"] for one in call("spc", "triage", "--json").json["series"]] == ["m1"]


def test_what_no_measure_measures_is_refused() -> None:
    load_notation('Process r1 "Triage"')

    answer = call("spc", "r1")

    assert answer.code == 2
    assert "has no readings, and no measure measures it" in " ".join(answer.err.split())


def test_without_a_name_every_live_measure_is_judged_in_order() -> None:
    load_notation(
        "Measure m1 direction=decrease; Measure m2 direction=decrease; Measure m3 status=stopped; m2 @ 2026-01-01 = 3"
    )

    series = call("spc", "--json").json["series"]

    assert [(one["measure"], one["variation"]) for one in series] == [("m1", None), ("m2", "common")]


def test_readings_after_the_day_asked_about_do_not_count() -> None:
    store_with("direction=decrease", DEVIATIONS)

    series = call("spc", "m1", "--as-of", "2000-03-15", "--json").json["series"]

    assert [point["date"] for point in series[0]["points"]] == list(months(3))


def test_limits_that_started_anew_say_why_and_who_decided() -> None:
    text = 'rebase_dates=["2000-10-01 second theatre (by the theatre board)"]'
    store_with(f"direction=decrease {text}", DEVIATIONS)

    answer = call("spc", "m1", today="2002-01-01")

    assert "- 1 October 2000: second theatre, decided by the theatre board." in answer.out


def test_new_limits_are_offered_after_a_lasting_shift() -> None:
    before = [10.0, 9, 11] * 4
    store_with("direction=decrease fix_after=12", [*before, 5.0, 6, 4, 5, 6, 4, 5, 6])

    answer = call("spc", "m1", today="2003-01-01")

    assert "Since 1 January 2001, 8 values in a row lie below the centre." in answer.words
    assert "--rebase 2001-01-01" in answer.words


def test_a_chart_is_written_as_svg_and_a_page_as_html() -> None:
    file = table(Waits=DEVIATIONS)

    one = call("spc", file, "--out", "waits.svg")
    page = call("spc", file, "--out", "charts/waits.html")

    assert (one.out, page.code) == ("Written to waits.svg.\n", 0)
    assert Path("waits.svg").read_text(encoding="utf-8").startswith('<?xml version="1.0" encoding="UTF-8"?>\n<svg ')
    assert "18 values since 1 January 2000" in Path("charts/waits.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("out", "why"),
    [
        ("two.svg", "An SVG file holds one chart, and there are 2"),
        ("two.png", "A chart is written as .svg or .html, and"),
    ],
)
def test_what_cannot_be_written_is_refused_and_nothing_is_left(out: str, why: str) -> None:
    answer = call("spc", table(Waits=DEVIATIONS, Falls=DEVIATIONS), "--out", out)

    assert answer.code == 2
    assert why in " ".join(answer.err.split())
    assert not Path(out).exists()


def test_a_chart_never_takes_the_place_of_a_file() -> None:
    Path("waits.svg").write_text("mine", encoding="utf-8")

    answer = call("spc", table(Waits=DEVIATIONS), "--out", "waits.svg")

    assert (answer.code, Path("waits.svg").read_text(encoding="utf-8")) == (2, "mine")


def test_a_measure_is_drawn_in_plain_characters_where_there_is_no_terminal() -> None:
    store_with("direction=increase", DEVIATIONS)

    answer = call("spc", "m1", today="2002-01-01")

    assert "o common causes  I improving  - mean  . limits" in answer.out
    assert answer.out.isascii() or "●" not in answer.out


def test_a_measure_is_meant_before_other_things_of_that_name() -> None:
    load_notation('Measure m1 "Waits" direction=decrease; Process waiting "Waits for care"; m1 @ 2026-01-01 = 3')

    assert [one["measure"] for one in call("spc", "wait", "--json").json["series"]] == ["m1"]


def test_rows_without_a_value_are_gaps_across_which_no_range_is_taken() -> None:
    values = ["1", "2", "", "", *"989898"]
    rows = "".join(f"Waits,2026-01-{day:02},{value}\n" for day, value in enumerate(values, start=1))
    Path("r.csv").write_text(f"measure,date,value\n{rows}", encoding="utf-8")

    answer = call("spc", "r.csv", "--no-screen", "--json")

    (waits,) = answer.json["series"]
    assert answer.code == 0
    assert len(waits["points"]) == 8
    assert waits["segments"][0]["upper"] - waits["segments"][0]["centre"] == pytest.approx(2.66)
    assert "There is no value: kept as a gap" in " ".join(answer.err.split()).replace("2 times: there", "There")
