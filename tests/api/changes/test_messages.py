"""Tests of `api.changes.messages`: feedback given, work questioned, answers told back."""

from __future__ import annotations

from tests.api.changes.conftest import Change, ids

FIELDS = """... on Feedback {
  type state receivedOn summary answer disposition toldBackOn about { nodes { id } } ownedBy { nodes { id } }
}"""
CHALLENGE = 'challenge(id: "R3", question: "Why do we triage twice?", more: "Ask Ann")'
ASKED = "feedback-why-do-we-triage-twice"


def test_LS_05_work_is_challenged_by_anyone_and_the_challenge_is_answered(write: Change, ask: Change) -> None:
    assert write(CHALLENGE)["done"]
    said = ask(f'{{ node(id: "{ASKED}") {{ {FIELDS} }} }}')["data"]["node"]
    assert said == {
        "type": "CHALLENGE",
        "state": "NEW",
        "receivedOn": "2026-11-25",
        "summary": "Ask Ann",
        "answer": None,
        "disposition": None,
        "toldBackOn": None,
        "about": {"nodes": [{"id": "R3"}]},
        "ownedBy": {"nodes": [{"id": "W1"}]},
    }

    assert write(f'answerFeedback(id: "{ASKED}", text: "We stop the second", disposition: ACT, by: ["I1"])')["done"]
    told = ask(f'{{ node(id: "{ASKED}") {{ {FIELDS} }} }}')["data"]["node"]
    assert (told["state"], told["answer"], told["toldBackOn"]) == ("TOLD_BACK", "We stop the second", "2026-11-25")


def test_the_same_may_be_asked_twice(write: Change) -> None:
    write(CHALLENGE)

    assert f"{ASKED}-2" in ids(write(CHALLENGE)["nodes"])


def test_feedback_is_recorded_with_what_it_concerns(write: Change, ask: Change) -> None:
    written = write(
        """giveFeedback(
          message: {name: "Lift is broken", type: SERVICE_USER, origin: EXTERNAL, class: INSIGHT, polarity: BAD}
          about: ["S1", "R6"]
        )"""
    )

    node = ask(f'{{ node(id: "feedback-lift-is-broken") {{ {FIELDS} }} }}')["data"]["node"]
    assert written["done"]
    assert (node["state"], node["receivedOn"]) == ("NEW", "2026-11-25")
    assert ids(node["about"]) == ["R6", "S1"]


def test_a_challenge_to_nothing_and_an_empty_question_are_refused(write: Change) -> None:
    assert not write('challenge(id: "none", question: "Why?")')["changed"]
    assert not write('challenge(id: "R3", question: "  ")')["changed"]


def test_what_was_not_heard_cannot_be_answered_and_an_answer_says_something(write: Change) -> None:
    write(CHALLENGE)

    nothing = write('answerFeedback(id: "R3", text: "x", disposition: ACT)')
    empty = write(f'answerFeedback(id: "{ASKED}", text: " ", disposition: ACT)')
    wrong = write(f'answerFeedback(id: "{ASKED}", text: "x", disposition: NO_ACTION, by: ["R3"])')

    assert nothing["problems"][0]["message"] == "'Triage referrals' was not heard, so it cannot be answered"
    assert empty["problems"][0]["message"] == "the answer is empty"
    assert not wrong["changed"]
