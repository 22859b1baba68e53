"""Tests of `api.reporting.report`: every claim is linked, what is missing is said."""

from __future__ import annotations

from functools import cache

import pytest

from api.reporting.report import KINDS, NEEDS_UNIT, made, wished, written
from graph.analysis.examples import case_of
from graph.analysis.findings import findings
from tests.seeds.test_health_board import board, found
from tests.test_words import judgements
from visual.report_parts import Report

UNITS = {"directorate": "mental-health", "team": "crisis-team"}


@cache
def report(kind: str, *, public: bool = False) -> Report:
    wish = wished(kind, None, "2026-11-25", "en", public=public)
    unit = board().snapshot.position(UNITS[kind]) if kind in NEEDS_UNIT else None
    return made(wish, board(), found, unit)


def claims(of: Report) -> list[str]:
    return [claim.text for part in of.parts for claim in (*part.claims, *part.missing)]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_RP_01_every_claim_names_the_records_that_it_rests_on(kind: str) -> None:
    numbers = {one.number for one in report(kind).cited}

    bare = [claim.text for part in report(kind).parts for claim in part.claims if not claim.cites]
    assert not bare
    assert {number for part in report(kind).parts for claim in part.claims for number in claim.cites} <= numbers
    assert sorted(numbers) == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_RP_07_every_report_says_what_is_missing(kind: str) -> None:
    assert [claim for part in report(kind).parts for claim in part.missing]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_report_judges(kind: str) -> None:
    assert not [one for text in claims(report(kind)) for one in judgements(text)]


def test_RP_01_the_yearly_report_tells_of_the_twelve_standards_and_of_what_failed() -> None:
    headings = [part.heading for part in report("annual").parts]

    assert [one[:2] for one in headings if one[1:4].strip(" ").startswith(tuple("123456")) and " · " in one] == [
        *(f"D{number}" for number in range(1, 7)),
        *(f"E{number}" for number in range(1, 7)),
    ]
    assert "What did not work, and what it taught" in headings
    assert "“A call before the visit” did not work." in claims(report("annual"))


def test_RP_02_the_public_form_names_no_message_problem_risk_or_role() -> None:
    kept = board().snapshot.of_kind("Feedback", "Issue", "Risk", "Role").tolist()
    names = {board().snapshot.names[node] for node in kept}

    told = [text for kind in ("annual", "board") for text in claims(report(kind, public=True))]
    cited = {one.name for kind in ("annual", "board") for one in report(kind, public=True).cited}

    assert told
    assert not [text for text in told for name in names if f"“{name}”" in text]
    assert cited.isdisjoint(names)


def test_AD_08_small_numbers_are_not_given_in_the_public_form() -> None:
    text = "Feedback f1 received_on=2026-06-01 -about-> Service s1; Feedback f2 received_on=2026-06-02 -about-> s1"
    case = case_of(text)
    wish = wished("annual", None, "2026-07-01", "en", public=True)

    told = claims(made(wish, case, lambda: findings(case), None))

    assert any("Fewer than 5 messages came in" in one for one in told)


def test_RP_05_numbers_are_the_same_in_board_and_directorate_papers() -> None:
    tables = {
        kind: {row[0]: row[1:] for part in report(kind).parts for grid in part.grids for row in grid.rows}
        for kind in ("annual", "board", "directorate")
    }

    shared = set(tables["annual"]) & set(tables["directorate"])
    assert shared
    assert all(tables["annual"][name] == tables["directorate"][name] for name in shared)


def test_BD_01_the_handover_begins_with_purpose_and_people() -> None:
    headings = [part.heading for part in report("handover").parts]

    assert headings[:2] == ["What is our purpose?", "Whom are we here for?"]


def test_QC_11_a_team_has_a_board_of_its_own() -> None:
    told = claims(report("team"))

    assert any("“Answer crisis calls” is changing" in one for one in told)


def test_of_an_empty_organisation_everything_is_missing_and_nothing_is_claimed() -> None:
    case = case_of("")
    told = made(wished("annual", None, "2026-07-01", "en", public=False), case, lambda: findings(case), None)

    assert not [claim for part in told.parts for claim in part.claims]
    assert written(told, ".html").startswith(b"<!doctype html>")


@pytest.mark.parametrize(
    ("start", "end", "begin"), [(None, "2024-02-29", "2023-02-28"), ("2026-01-01", "2026-02-01", "2026-01-01")]
)
def test_a_report_without_a_first_day_tells_of_a_year(start: str | None, end: str, begin: str) -> None:
    assert wished("annual", start, end, "en", public=False).period.start == begin
