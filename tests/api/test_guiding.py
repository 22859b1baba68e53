"""The guide as a talk: any order, half-done kept, undone, in Welsh too, and useful after ten answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.guiding import Conversation
from api.session import Session
from api.settings import Settings
from graph.model import Commit

TEN = (
    "Valley clinic", "service", "people waiting", "treatment within a safe time", "5", "Keep the valley well",
    "Surgery", "Book appointments", "2", "Weeks until the first visit",
)  # fmt: skip


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Give a session of a store in which nothing is."""
    session = Session(Settings(store=str(tmp_path / "new.db")))
    session.new_store.head()
    yield session
    session.close()


def talk(session: Session) -> Conversation:
    """Return a talk with the guide."""
    return Conversation(session, lambda action: Commit("somebody", "", "guide", action))


def say(conversation: Conversation, *texts: str) -> str:
    """Say some things, and return what came of the last one; what waits for another sort of answer is passed by."""
    told: list[str] = []
    for text in texts:
        told = list(conversation.take(text))
    return "\n".join(told)


def played(conversation: Conversation, answers: tuple[str, ...]) -> str:
    """Give answers one after the other, going on to the step that each belongs to, and return all that was told."""
    steps = dict(zip(answers, ("N5a", "", "N4", "N3", "", "N5b", "N9", "N11", "", "N7"), strict=True))
    told: list[str] = []
    for text, step in steps.items():
        if step and conversation.placed.id != step:
            told += conversation.take(step)
        told += conversation.take(text)
    return "\n".join(told)


def test_NQ_17_ten_answers_give_a_sentence_of_line_of_sight_and_findings(session: Session) -> None:
    told = played(talk(session), TEN)

    assert "All 2 pieces of work serve the purpose" in told
    assert "No role is recorded as owning “Book appointments”." in told
    case = session.case
    process = case.snapshot.position("process-book-appointments")
    assert process is not None
    assert case.sight.status(process) == "operational"
    assert len(session.all_findings().open) >= 3


@pytest.mark.parametrize(
    ("row", "step", "text", "kind"),
    [
        ("NQ-03", "N3", "Not to fall", "Need"),
        ("NQ-04", "N4", "Older people", "StakeholderGroup"),
        ("NQ-05", "N5b", "Keep people well", "Purpose"),
        ("NQ-07", "N7", "Falls in a month", "Measure"),
        ("NQ-09", "N9", "Visits at home", "Service"),
        ("NQ-10", "N10", "This year", "Plan"),
        ("NQ-11", "N11", "Call before the visit", "Process"),
    ],
)
def test_NQ_03_each_answer_makes_a_record_at_once_whatever_was_said_before(
    session: Session, row: str, step: str, text: str, kind: str
) -> None:
    say(talk(session), step, text)

    assert [(node.kind, node.name) for node in session.store.nodes([made(kind, text)]).values()] == [(kind, text)], row


def made(kind: str, name: str) -> str:
    """Return the id that is made of a kind and a name."""
    from graph.made_ids import made_id

    return made_id(kind, name)


def test_NQ_17_a_talk_that_was_left_goes_on_where_something_is_missing(session: Session) -> None:
    say(talk(session), "Valley clinic", "service", "", "People who wait", "done")

    again = talk(session)

    assert again.placed.id == "N3"
    assert "2 recorded" in "\n".join(again.welcome())


def test_an_answer_is_taken_back_and_the_one_before_it_stays(session: Session) -> None:
    conversation = talk(session)
    say(conversation, "N9", "Surgery", "", "Visits at home")

    told = say(conversation, "undo")

    assert told.startswith("That answer is taken back.")
    assert set(session.store.nodes(["service-surgery", "service-visits-at-home"])) == {"service-surgery"}
    assert "nothing" in say(conversation, "undo", "undo").lower()


def test_a_wrong_answer_changes_nothing_and_is_asked_for_again(session: Session) -> None:
    conversation = talk(session)
    say(conversation, "N3", "Not to fall")

    told = say(conversation, "very")

    assert "a whole number" in told
    assert list(conversation.ask()) == ["How important is that to them, from 1 to 5?"]


def test_one_can_go_back_and_forth_and_skip(session: Session) -> None:
    conversation = talk(session)

    say(conversation, "N9", "back")
    before = conversation.placed.id
    say(conversation, "", "")

    assert (before, conversation.placed.id) == ("N5b", "N11")
    assert say(conversation, "N99x") != ""


def test_what_is_there_already_is_gone_on_with(session: Session) -> None:
    conversation = talk(session)
    say(conversation, "N3", "Not to fall", "4")

    told = say(conversation, "N3", "Not to fall")

    assert "is there already" in told
    assert "How important" in "\n".join(conversation.ask())


def test_a_link_is_made_by_number_by_name_and_with_something_new(session: Session) -> None:
    conversation = talk(session)
    say(conversation, "N4", "Older people", "N4", "Their families", "N3", "Not to fall", "5")

    told = say(conversation, "1; Nurses at home")

    assert "“Not to fall” is felt by “Older people”: this link was added." in told
    assert "Group of people “Nurses at home” was added." in told


def test_values_of_a_measure_become_readings_one_a_period(session: Session) -> None:
    conversation = talk(session)
    say(conversation, "N7", "Falls", "2", "falls in a month", "monthly", "N2")

    say(conversation, "12 14 9")

    days = [reading.date for reading in session.store.readings(["measure-falls"])]
    assert days == sorted(days)
    assert len(days) == 3
    assert all(day.endswith("-01") for day in days)


def test_it_lists_its_steps_and_what_can_be_said_now(session: Session) -> None:
    conversation = talk(session)
    say(conversation, "N3", "Not to fall", "5")

    assert "N3  Which needs have we found? (1 recorded)" in say(conversation, "list")
    assert "N3: 1 need is known" in say(conversation, "now")


def test_it_talks_welsh(tmp_path: Path) -> None:
    session = Session(Settings(store=str(tmp_path / "new.db"), language="cy"))
    session.new_store.head()
    conversation = talk(session)

    asked = "\n".join(conversation.ask())
    over = say(conversation, "gorffen")
    session.close()

    assert asked.startswith("N5a  Pwy ydych chi?")
    assert "wedi'i gadw" in over
