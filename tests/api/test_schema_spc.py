"""Series over GraphQL: readings page by page, limits, special causes, variation and assurance."""

from __future__ import annotations

import pytest

from tests.api.asking import ask, refused

pytestmark = pytest.mark.slow

# NHSRplotthedots, vignette "Deviations from Excel defaults": mean 1.94, limits -0.72 and 4.60 without large steps.
VALUES = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
SERIES = "Measure M1 direction=increase target=20\n" + "\n".join(
    f"M1 @ 2026-05-{day:02} = {value}" for day, value in enumerate(VALUES, start=1)
)


def test_readings_are_asked_for_from_a_day_to_a_day() -> None:
    document = (
        "query Q($after: String) { measures { nodes { "
        'readings(from: "2026-05-03", to: "2026-05-05", first: 2, after: $after) '
        "{ totalCount pageInfo { endCursor } nodes { date } } } } }"
    )
    first = ask(document, SERIES)["measures"]["nodes"][0]["readings"]

    rest = ask(document, SERIES, after=first["pageInfo"]["endCursor"])["measures"]["nodes"][0]["readings"]

    assert (first["totalCount"], [one["date"] for one in first["nodes"]]) == (3, ["2026-05-03", "2026-05-04"])
    assert [one["date"] for one in rest["nodes"]] == ["2026-05-05"]


def test_a_series_comes_judged_with_its_limits_and_special_causes() -> None:
    measure = ask(
        "{ measures { nodes { variation assurance spc { variation assurance direction chart target problems sentences "
        "segments { start end size centre lower upper missing trial } "
        "points(first: 6) { totalCount nodes { date value centre lower upper rule variation excluded } } } } } }",
        SERIES,
    )["measures"]["nodes"][0]

    spc = measure["spc"]
    assert spc["sentences"]
    assert (measure["variation"], measure["assurance"]) == ("COMMON", "FAIL")
    assert (spc["direction"], spc["chart"], spc["target"], spc["problems"]) == ("INCREASE", "XMR", 20.0, [])
    segment = spc["segments"][0]
    assert (segment["start"], segment["end"], segment["size"]) == ("2026-05-01", "2026-05-18", 18)
    assert [segment[name] for name in ("centre", "lower", "upper")] == pytest.approx(
        [1.944444, -0.715556, 4.604444], abs=1e-6
    )
    assert (spc["points"]["totalCount"], spc["points"]["nodes"][4]["rule"]) == (18, "OUTSIDE")
    assert spc["points"]["nodes"][4]["variation"] == "IMPROVING"


def test_a_series_is_judged_otherwise_when_asked() -> None:
    spc = ask(
        "{ measures { nodes { spc(settings: {screen: false, direction: DECREASE, target: -5, chart: XMR, "
        'ruleSet: IHI, rebase: ["2026-05-13"]}) { assurance direction segments { size upper missing } '
        "points(first: 18) { nodes { rule } } } } } }",
        SERIES,
    )["measures"]["nodes"][0]["spc"]

    assert (spc["direction"], [segment["size"] for segment in spc["segments"]]) == ("DECREASE", [12, 6])
    assert spc["points"]["nodes"][4]["rule"] is None
    assert spc["segments"][0]["upper"] == pytest.approx(26 / 12 + 2.66 * 26 / 11, abs=1e-3)


def test_what_cannot_be_followed_is_told() -> None:
    nodes = ask("{ measures { nodes { spc(settings: {fixAfter: 3}) { problems } } } }", SERIES)["measures"]["nodes"]

    assert len(nodes[0]["spc"]["problems"]) == 1


def test_a_measure_without_readings_shows_nothing() -> None:
    measure = ask("{ measures { nodes { variation assurance spc { variation segments { size } } } } }", "Measure M1")

    assert measure["measures"]["nodes"] == [
        {"variation": None, "assurance": None, "spc": {"variation": None, "segments": []}}
    ]


def test_a_chart_that_does_not_exist_is_no_question() -> None:
    assert refused("{ measures { nodes { spc(settings: {chart: PIE}) { chart } } } }", SERIES)[0] == "INVALID_QUERY"
