"""Tests of `api.schema_threads`: the next things on threads, how they are linked, and how threads break."""

from __future__ import annotations

from tests.api.asking import SMALL, ask, refused

SHOWN = "{ totalCount nodes { node { id } label strength further break } }"


def test_threads_start_at_the_purpose_and_unfold_to_work() -> None:
    first = ask(f"{{ threads {SHOWN} }}", SMALL)["threads"]["nodes"]
    second = ask(f'{{ threads(of: "P1") {SHOWN} }}', SMALL)["threads"]["nodes"]

    assert first == [{"node": {"id": "P1"}, "label": None, "strength": None, "further": 1, "break": None}]
    assert [one["node"]["id"] for one in second] == ["N1"]
    assert second[0]["label"] == "exists to meet"


def test_work_that_leads_to_no_reason_is_said_to_break_off() -> None:
    found = ask(f"{{ threads(towards: PURPOSE) {SHOWN} }}", SMALL)["threads"]["nodes"]

    assert {one["node"]["id"]: one["break"] for one in found} == {
        "I1": None, "R1": None, "R2": None, "R3": "NO_REASON", "S1": None,
    }  # fmt: skip


def test_pages_follow_one_another() -> None:
    document = "{{ threads(towards: PURPOSE, first: 2{}) {{ pageInfo {{ endCursor }} nodes {{ node {{ id }} }} }} }}"
    first = ask(document.format(""), SMALL)["threads"]

    second = ask(document.format(f', after: "{first["pageInfo"]["endCursor"]}"'), SMALL)["threads"]

    assert [one["node"]["id"] for one in [*first["nodes"], *second["nodes"]]] == ["I1", "R1", "R2", "R3"]


def test_what_is_not_there_cannot_be_followed() -> None:
    assert "here is nothing with the id" in refused('{ threads(of: "X") { totalCount } }', SMALL)[1]
