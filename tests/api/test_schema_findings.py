"""Findings over GraphQL: the same as the rules give, in their order, with all they rest on."""

from __future__ import annotations

from typing import Any

import pytest

from api.rights import ANYBODY, KEEPER, Rights
from api.schema_findings import Evidence
from api.schema_words import Severity
from graph.analysis.case import Case
from graph.analysis.findings import findings
from graph.analysis.rule import SEVERITIES
from tests.api.asking import SMALL, ask, view
from tests.graph.analysis.organisations import snapshot_of

EVERYTHING = """
query Q($after: String) { findings(first: 7, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } edges { cursor }
  nodes { id rule title severity reason action since setAside { reason until by on } nodes { id }
    whoCanHelp { id name } evidence { fact nodes { id } link field value count what date } } } }
"""


def test_every_finding_comes_once_and_in_the_order_of_the_rules() -> None:
    found: list[Any] = []
    after = None
    while True:
        page = ask(EVERYTHING, after=after)["findings"]
        found += page["nodes"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break

    wanted = findings(Case(snapshot_of(SMALL))).findings

    assert [one["id"] for one in found] == [finding.id for finding in wanted]
    assert [one["reason"] for one in found] == [finding.reason for finding in wanted]
    assert [len(one["evidence"]) for one in found] == [len(finding.evidence) for finding in wanted]
    assert all(one["evidence"] and one["action"] for one in found)


def test_findings_are_chosen_by_rule_and_by_how_pressing_they_are() -> None:
    all_of_them = ask("{ findings { nodes { rule severity } } }")["findings"]["nodes"]
    rule = all_of_them[0]["rule"]

    chosen = ask(
        "query Q($r: [String!]) { findings(rule: $r, severity: [ACT_NOW]) { nodes { rule severity } } }", r=[rule]
    )

    wanted = [one for one in all_of_them if one["rule"] == rule and one["severity"] == "ACT_NOW"]
    assert chosen["findings"]["nodes"] == wanted


def test_a_node_knows_what_is_found_of_it() -> None:
    data = ask('{ node(id: "R3") { findings { totalCount nodes { nodes { id } } } } }')["node"]["findings"]

    assert data["totalCount"] > 0
    assert all({"id": "R3"} in finding["nodes"] for finding in data["nodes"])


def test_who_can_help_is_a_role_and_never_who_holds_it() -> None:
    said = str(ask("{ findings { nodes { reason action whoCanHelp { name } evidence { value } } } }"))

    assert "Flow lead" in said
    assert "Ann Other" not in said


@pytest.mark.parametrize(("rights", "value"), [(KEEPER, "True"), (ANYBODY, None)])
def test_the_value_of_a_sensitive_field_is_evidence_only_for_who_may_see_it(rights: Rights, value: str | None) -> None:
    asked = view("Feedback F1 candour=true", rights=rights)

    fact = Evidence(asked=asked, record={"fact": "field", "node": "F1", "field": "candour", "value": True})

    assert Evidence.value(fact) == value


def test_what_cannot_be_told_comes_page_by_page() -> None:
    page = ask(
        "{ untold(first: 1) { totalCount pageInfo { hasNextPage endCursor } nodes { rule title reason } } }",
        "Process a",
    )
    after = page["untold"]["pageInfo"]["endCursor"]

    rest = ask(
        "query Q($after: String) { untold(after: $after) { totalCount nodes { reason } } }", "Process a", after=after
    )

    assert len(rest["untold"]["nodes"]) == page["untold"]["totalCount"] - 1 > 0


def test_there_is_a_word_for_each_severity() -> None:
    assert {member.value for member in Severity} == set(SEVERITIES)
