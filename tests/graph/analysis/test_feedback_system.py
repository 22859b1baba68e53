"""Feedback as a system: services, voices, sides, aspects."""

from __future__ import annotations

from graph.analysis.examples import case_of
from graph.analysis.feedback_system import FeedbackSystem, Place

BOARD = """
OrgUnit u1; OrgUnit u2
Process r1 unit=u1 -produces-> Service s1; s1 -meets-> Need d1
u1 -runs-> s1
u2 -runs-> Service s2; s2 -meets-> d1
StakeholderGroup g1 customer=current; StakeholderGroup g2 customer=future; StakeholderGroup g3 customer=no
Feedback f1 state=new origin=external class=insight received_on=2026-06-01 -about-> r1
Feedback f2 state=acting origin=external class=insight received_on=2026-06-02 -about-> s1
Feedback f3 state=told_back origin=internal class=current_performance polarity=good received_on=2026-06-03 -about-> u2
Feedback f4 state=new origin=internal received_on=2020-06-03
f1 -raised_by-> g1; f4 -raised_by-> g2
f2 -informs-> Plan p1
"""


def system_of(text: str = BOARD, unit: str = "") -> FeedbackSystem:
    """Return what is heard in a text, or in one of its units."""
    case = case_of(text)
    return FeedbackSystem(case, case.snapshot.index[unit] if unit else None)


def ids(system: FeedbackSystem, positions: object) -> list[str]:
    """Return positions as ids."""
    return [system.case.snapshot.ids[position] for position in positions]  # type: ignore[attr-defined]


def by_service(system: FeedbackSystem) -> dict[str, Place]:
    """Return what is heard about each service, by id; about none, by an empty text."""
    names = system.case.snapshot.ids
    return {"" if place.service is None else names[place.service]: place for place in system.places}


def test_FB_06_breaks_are_counted_for_each_service_and_for_what_belongs_to_none() -> None:
    places = by_service(system_of())

    assert places["s1"].waiting == {"considered": 1, "acted": 1}
    assert places["s2"].waiting == {}
    assert places[""].waiting == {"considered": 1}
    assert system_of().waiting == {"considered": 2, "acted": 1}


def test_an_item_concerns_the_nearest_services_that_what_it_is_about_leads_to() -> None:
    system = system_of()

    assert [ids(system, system.services(item)) for item in system.items] == [["s1"], ["s1"], ["s2"], []]


def test_FB_03_a_service_that_hears_one_side_only_is_told() -> None:
    places = by_service(system_of())

    assert places["s1"].unheard == ("internal",)
    assert places["s2"].unheard == ("external",)
    assert system_of().origins == {"internal": 1, "external": 2}


def test_FB_03_a_service_of_which_nothing_is_heard_hears_neither_side() -> None:
    assert by_service(system_of("Service s1 -meets-> Need d1"))["s1"].unheard == ("internal", "external")


def test_FB_07_groups_of_which_nothing_was_heard_lately_are_told_with_the_last_day() -> None:
    system = system_of()

    assert ids(system, (voice.group for voice in system.voices)) == ["g1", "g2"]
    assert [voice.record(system.case) for voice in system.missing_voices] == [
        {"group": "g2", "lately": 0, "last": "2020-06-03"}
    ]


def test_FB_01_every_aspect_shows_the_feedback_that_reaches_it() -> None:
    system = system_of()

    assert [(one.aspect, ids(system, one.items)) for one in system.inbound] == [
        ("planning", ["f2"]), ("improvement", []), ("control", ["f1", "f2"]), ("assurance", []),
    ]  # fmt: skip


def test_FB_02_every_class_is_counted_those_without_news_too() -> None:
    assert system_of().classes == {
        "horizon_scanning": 0, "insight": 2, "policy_context": 0, "population_need": 0, "current_performance": 1,
    }  # fmt: skip


def test_a_unit_hears_what_is_about_something_inside_it() -> None:
    assert ids(system_of(unit="u1"), system_of(unit="u1").items) == ["f1", "f2"]
    assert list(by_service(system_of(unit="u2"))) == ["s2"]


def test_nothing_heard_is_nothing() -> None:
    system = system_of("Need d1")

    assert (system.traces, system.waiting, system.messages, system.places) == ([], {}, [], [])
