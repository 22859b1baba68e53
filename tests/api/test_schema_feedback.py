"""What becomes of feedback, over GraphQL."""

from __future__ import annotations

import pytest

from tests.api.asking import ask, refused
from tests.graph.analysis.test_feedback_system import BOARD
from tests.graph.analysis.test_feedback_trace import ANSWERED, BETTER, CHART

pytestmark = pytest.mark.slow


def test_the_system_tells_traces_services_voices_messages_and_aspects() -> None:
    found = ask(
        "{ feedbackSystem { waiting { stage count } classes { code count } origins { code count } "
        "traces(waitsFor: [ACTED]) { nodes { item { id } stage waitsFor closed age services { id } sentence } } "
        "services { totalCount nodes { service { id } items { totalCount } waiting { stage count } unheard } } "
        "voices(missing: true) { nodes { group { id } lately last } } "
        "messages { nodes { theme items { totalCount } about { id } inHand { id } sentence } } "
        "aspects { aspect items { totalCount } } } }",
        BOARD.replace("f4 state=new", "f4 theme=a state=new").replace("f1 state", "f1 theme=a state"),
    )["feedbackSystem"]

    assert found["waiting"] == [{"stage": "CONSIDERED", "count": 2}, {"stage": "ACTED", "count": 1}]
    assert found["traces"]["nodes"][0] == {
        "item": {"id": "f2"}, "stage": "DECIDED", "waitsFor": "ACTED", "closed": False, "age": 29,
        "services": [{"id": "s1"}],
        "sentence": "“f2” (feedback, f2): it came in 29 days ago and waits for something to be done.",
    }  # fmt: skip
    assert [one["service"] and one["service"]["id"] for one in found["services"]["nodes"]] == ["s1", "s2", None]
    assert found["services"]["nodes"][0]["unheard"] == ["internal"]
    assert found["voices"]["nodes"] == [{"group": {"id": "g2"}, "lately": 0, "last": "2020-06-03"}]
    assert found["messages"]["nodes"] == []
    assert found["aspects"][0] == {"aspect": "PLANNING", "items": {"totalCount": 1}}


def test_one_item_is_traced_stage_by_stage() -> None:
    found = ask(
        '{ feedbackTrace(id: "f1") { stage waitsFor steps { stage state on by { id } measures { id } sentence } } }',
        ANSWERED.format("told_back") + CHART + BETTER,
    )["feedbackTrace"]

    assert (found["stage"], found["waitsFor"]) == ("TOLD_BACK", None)
    assert found["steps"][4] == {
        "stage": "CHECKED", "state": "REACHED", "on": None, "by": [{"id": "i1"}], "measures": [{"id": "m1"}],
        "sentence": "Effect seen in the series: “m1” has got better since, and not by chance.",
    }  # fmt: skip


def test_what_was_never_heard_cannot_be_traced() -> None:
    assert refused('{ feedbackTrace(id: "r1") { stage } }', BOARD)[0] == "NOT_FOUND"


def test_a_page_of_services_goes_on_after_a_cursor() -> None:
    document = (
        "query Q($after: String) { feedbackSystem { services(first: 2, after: $after) { "
        "pageInfo { endCursor } nodes { service { id } } } } }"
    )
    first = ask(document, BOARD)["feedbackSystem"]["services"]

    rest = ask(document, BOARD, after=first["pageInfo"]["endCursor"])["feedbackSystem"]["services"]

    assert [one["service"] for one in rest["nodes"]] == [None]
