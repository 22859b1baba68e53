"""Items that say the same, put together by their words."""

from __future__ import annotations

from graph.analysis.examples import case_of
from graph.analysis.feedback_themes import MOST_SHARED, messages


def said(text: str) -> list[tuple[str, str]]:
    """Return the theme and the ids of each message of a text."""
    case = case_of(text)
    found = messages(case, case.snapshot.live_with("feedback"))
    return [(one.theme, "+".join(case.snapshot.ids[item] for item in one.items)) for one in found]


def test_the_same_or_a_like_theme_is_one_message() -> None:
    text = (
        'Feedback f1 "A" theme="Long wait"; Feedback f2 "B" theme="long  wait"; Feedback f3 "C" theme="the long wait"\n'
        'Feedback f4 "D" theme="kindness"; Feedback f5 "E"'
    )

    assert said(text) == [("Long wait", "f1+f2+f3")]


def test_like_names_are_one_message_whatever_their_order_of_words() -> None:
    text = 'Feedback f1 "Nobody answers the telephone"; Feedback f2 "The telephone nobody answers"; Feedback f3 "Food"'

    assert said(text) == [("Nobody answers the telephone", "f1+f2")]


def test_the_most_often_said_comes_first_with_what_it_is_about_and_what_is_in_hand() -> None:
    case = case_of(
        "Feedback f1 theme=cold received_on=2026-01-01; Feedback f2 theme=cold received_on=2026-03-01\n"
        "Feedback f3 theme=late -about-> Process r1; Feedback f4 theme=late -about-> r1; Feedback f5 theme=late\n"
        "f5 -about-> Service s1; f3 -answered_by-> Improvement i1"
    )

    late, cold = messages(case, case.snapshot.live_with("feedback"))

    assert late.record(case) == {
        "theme": "late", "items": ["f3", "f4", "f5"], "about": ["r1", "s1"], "first": None, "last": None,
        "in_hand": ["i1"],
    }  # fmt: skip
    assert (cold.record(case)["first"], cold.record(case)["last"]) == ("2026-01-01", "2026-03-01")


def test_a_word_that_very_many_share_leads_to_no_more_comparisons() -> None:
    names = "; ".join(f'Feedback f{number:03} "Ward {"abcdefghij"[number % 10] * 9}{number}"' for number in range(200))

    assert len(said(names)) <= MOST_SHARED
