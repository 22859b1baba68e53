"""How many series end, worked out at once, is how each ends alone."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.examples import case_of, monthly
from graph.analysis.measure_ends import ends_of
from graph.analysis.measure_series import judge_measure
from graph.analysis.snapshot import Snapshot
from graph.analysis.spc_end import end_of
from graph.columns import columns_of
from graph.declarations import load_ontology
from graph.model import Node, Reading
from tests.graph.analysis.charted import months

ONTOLOGY = load_ontology()
DAY = "2010-01-01"
VALUES = st.one_of(
    st.none(),
    st.integers(0, 6).map(float),
    st.sampled_from([0.1 + 0.2, 0.3, 20.0, float("inf"), float("nan")]),
    st.floats(-5, 5),
)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "value": VALUES,
            "numerator": st.sampled_from([None, None, 1.0, 3.0]),
            "denominator": st.sampled_from([None, 4.0, 0.0]),
            "excluded": st.sampled_from([False, False, False, True]),
        }
    ),
    min_size=1,
    max_size=30,
)
FIELDS = st.fixed_dictionaries(
    {"direction": st.sampled_from(["increase", "decrease", "neutral"])},
    optional={
        "measured_in": st.sampled_from(["per cent", "weeks"]),
        "chart": st.sampled_from(["run", "p"]),
        "screen_moving_ranges": st.booleans(),
        "fix_after": st.sampled_from([5, 12, 15]),
        "target": st.sampled_from([2.0, 9.0]),
        "target_from": st.sampled_from(["2000-06-15", "2005-01-01"]),
    },
)
Drawn = list[tuple[dict[str, Any], list[dict[str, Any]]]]


def organisation(measures: Drawn) -> Snapshot:
    """Return a snapshot with these measures: the fields of each, and its readings a month apart."""
    readings = [
        Reading(f"m{number}", day, **row)
        for number, (_, rows) in enumerate(measures)
        for day, row in zip(months(len(rows)), rows, strict=True)
    ]
    nodes = [Node(f"m{number}", "Measure", f"m{number}", fields) for number, (fields, _) in enumerate(measures)]
    return Snapshot(ONTOLOGY, columns_of(nodes), DAY, lambda: readings)


@given(st.lists(st.tuples(FIELDS, ROWS), min_size=1, max_size=6))
def test_many_ends_are_told_as_each_alone(measures: Drawn) -> None:
    snapshot = organisation(measures)
    asked = list(range(len(measures)))

    found = ends_of(snapshot, asked)

    assert found == {measure: end_of(judge_measure(snapshot, measure, chart="xmr")) for measure in asked}


def test_what_starts_anew_or_has_two_readings_of_a_day_is_left_to_be_judged_alone() -> None:
    anew = 'Measure m1 rebase_dates=["2026-01-01 a second theatre (by the board)"]'
    case = case_of(f"{anew}; Measure m2; Measure m3; {monthly('m1', 1, 2)}; {monthly('m3', 1, 2)}")
    case.snapshot.series["m2"] = [Reading("m2", "2026-01-01", 3.0), Reading("m2", "2026-01-01", 4.0)]

    assert list(ends_of(case.snapshot, [0, 1, 2])) == [2]


def test_no_measures_have_no_ends() -> None:
    assert ends_of(case_of("Measure m1").snapshot, []) == {}
