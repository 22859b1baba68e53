"""Questions over GraphQL: all at once or one, with facts, what is missing, and what changed."""

from __future__ import annotations

import pytest

from tests.api.asking import ask, refused

pytestmark = pytest.mark.slow

TEXT = """
OrgUnit U1; OrgUnit U2
Need N1 "Be seen soon" importance=5; Need N2 importance=5; Service S1 -meets-> N2
Process R1 "Receive" lane=mainstay unit=U1; Process R2 lane=mainstay unit=U2 -owned_by-> Role W1
"""


def test_OQ_15_one_call_answers_all_questions() -> None:
    asked = (
        "{ questions { id part question verdict confidence facts(first: 2) { totalCount nodes { sentence } } query } }"
    )

    data = ask(asked, TEXT)["questions"]

    assert len(data) == 32
    assert [data[0]["id"], data[-1]["id"]] == ["Q1", "N16"]
    assert {one["part"] for one in data} == {"OPERATING", "GUIDE"}


def test_one_question_comes_with_its_facts_their_nodes_and_evidence() -> None:
    facts = "facts { nodes { sentence finding { id } nodes { nodes { id } } evidence { fact } } }"
    missing = "missing { sentence least nodes { totalCount } }"

    answer = ask(f'{{ question(id: "q7a") {{ questionCy verdict confidence source {facts} {missing} }} }}', TEXT)[
        "question"
    ]

    assert answer["verdict"] == "1 need asks for a service that is not there."
    assert (answer["confidence"], answer["missing"]) == ("HIGH", [])
    (fact,) = answer["facts"]["nodes"]
    assert fact["finding"] == {"id": "P04:N1"}
    assert fact["nodes"]["nodes"] == [{"id": "N1"}]
    assert fact["evidence"]
    assert answer["questionCy"].endswith("?")


def test_MO_01_a_question_is_asked_of_a_unit() -> None:
    data = ask('{ all: question(id: "Q8") { verdict } one: question(id: "Q8", scope: "U1") { verdict } }', TEXT)

    assert data["all"]["verdict"].startswith("0 of 2 processes of daily work have")
    assert data["one"]["verdict"].startswith("0 of 1 process of daily work has")


def test_LS_19_a_scenario_answers_questions_too_and_has_no_past() -> None:
    asked = 'question(id: "Q7a") { verdict changed(since: "2026-01-01") { verdict } }'
    data = ask(f'{{ scenario(changes: [{{ end: "N1" }}]) {{ {asked} }} }}', TEXT)

    assert data["scenario"]["question"]["verdict"].startswith("Nothing: what is needed and asked for")
    assert data["scenario"]["question"]["changed"] is None


def test_what_is_no_question_is_refused() -> None:
    code, message = refused('{ question(id: "Q99") { verdict } }', TEXT)

    assert code == "NOT_FOUND"
    assert "There is no question called 'Q99'" in message
