"""The example `one_team` is half a graph: it gives true, useful sentences, and never a false no."""

from __future__ import annotations

import pytest

from graph.analysis.case import Case
from graph.analysis.findings import findings
from graph.analysis.snapshot import Snapshot
from graph.check import check
from graph.columns import columns_of
from graph.declarations import load_ontology
from loaders import read_file
from tests.tree import ROOT

EXPECTED = {
    "C01:fb-01", "C01:fb-02", "C01:fb-05", "C02:fb-05", "C03:fb-01+fb-02+fb-03", "C03:plan-visits", "C04:car-off-road",
    "C05:riverside",
    "M05:dressings-late", "M10:huddles-held", "M10:seen-in-time", "M15:dressings-late", "S01:hand-over",
    "S01:keep-the-rota", "S02:hand-over", "S02:keep-the-rota", "S02:visit-at-home", "S03:hand-over", "S03:plan-visits",
    "S03:visit-at-home", "S05:keep-the-rota", "S07:keep-the-rota",
}  # fmt: skip
STRATEGY = {"Purpose", "Priority", "Objective", "Plan", "Outcome", "Directive", "Requirement", "Improvement", "Risk"}
LEAST_WEEKS = 12


@pytest.fixture(scope="module")
def case() -> Case:
    """Give the example as a case on a day of its autumn, checked: nothing may be wrong with it."""
    ontology = load_ontology()
    batch = read_file(ROOT / "seeds" / "one_team", ontology)
    checked = check(batch, ontology)
    assert (batch.problems, checked.problems, batch.lost) == ((), (), ())
    columns = columns_of(checked.nodes, checked.links)
    return Case(Snapshot(ontology, columns, "2026-11-25", lambda: checked.readings))


def test_AD_01_it_holds_daily_control_and_nothing_of_a_strategy(case: Case) -> None:
    kinds = set(case.snapshot.kinds)

    assert kinds.isdisjoint(STRATEGY)
    assert {"Process", "Measure", "Feedback", "Issue", "StandardWork"} <= kinds


def test_AD_01_it_is_not_answerable_so_rules_about_alignment_are_withheld(case: Case) -> None:
    found = findings(case)

    assert not case.sight.answerable
    assert [withheld.by.id for withheld in found.withheld] == ["A01", "A02", "A10", "A11"]


def test_AD_01_what_is_found_is_what_the_board_shows_and_nothing_else(case: Case) -> None:
    assert findings(case).ids == EXPECTED


def test_AD_01_no_finding_says_that_work_serves_nothing(case: Case) -> None:
    reasons = " ".join(finding.reason for finding in findings(case).findings)

    assert not any(word in reasons for word in ("purpose", "priority", "thread", "adrift"))


def test_every_measure_has_at_least_twelve_weeks_of_values(case: Case) -> None:
    counts = [len(case.readings(measure)) for measure in case.live_of("Measure")]

    assert min(counts) >= LEAST_WEEKS


def test_every_name_is_there_in_welsh(case: Case) -> None:
    missing = [
        case.snapshot.ids[node] for node in range(len(case.snapshot)) if not case.snapshot.given(node).get("name_cy")
    ]

    assert missing == []
