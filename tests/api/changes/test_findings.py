"""Tests of `api.changes.findings`: set aside with a reason, taken up again."""

from __future__ import annotations

from tests.api.changes.conftest import Change

ASIDE = "{ findings(setAside: true) { nodes { id setAside { reason until } } } }"


def test_a_finding_is_set_aside_until_a_day_and_taken_up_again(write: Change, ask: Change) -> None:
    assert write('setAside(finding: "S01:R2", reason: "by design", until: "2027-01-31")')["done"]
    assert ask(ASIDE)["data"]["findings"]["nodes"] == [
        {"id": "S01:R2", "setAside": {"reason": "by design", "until": "2027-01-31"}}
    ]

    assert write('takeUp(finding: "S01:R2")')["done"]
    assert ask(ASIDE)["data"]["findings"]["nodes"] == []


def test_a_finding_is_not_set_aside_without_a_reason(write: Change) -> None:
    written = write('setAside(finding: "S01:R2", reason: " ")')

    assert [problem["message"] for problem in written["problems"]] == ["a finding is set aside with a reason"]


def test_what_is_no_finding_cannot_be_set_aside_nor_taken_up(write: Change) -> None:
    assert not write('setAside(finding: "S01:none", reason: "x")')["done"]
    assert write('takeUp(finding: "S01:R2")')["problems"][0]["message"] == "the finding S01:R2 was not set aside"
