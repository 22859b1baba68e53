"""The answer of `diff` as a value."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from api.answers.diff import DiffAnswer, End
from api.session import Session
from api.settings import Settings
from graph.declarations import load_ontology
from graph.errors import WrongUse
from graph.model import Commit
from graph.notation import parse
from graph.store.sqlite import SqliteStore
from tests.graph.store.builders import added, change

TEXT = """
Purpose p1 "Be well" -exists_to_meet-> Need d1 "Be seen"; Process r1 "Triage" -meets-> d1
Activity a1 "Post" status=stopped valid_to=2026-03-31; a1 -belongs_to-> r1
Activity a2 "Count" -belongs_to[valid_from=2026-03-01]-> r1
"""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Give a session of a store that was filled on 1 May 2026 and changed on 1 July."""
    days = iter(["2026-05-01", "2026-07-01"])
    clock = lambda: datetime.fromisoformat(next(days)).replace(hour=12, tzinfo=UTC)  # noqa: E731  as short as can be
    path = tmp_path / "a.db"
    store = SqliteStore(path, load_ontology(), clock=clock)
    batch = parse(TEXT)
    store.append(Commit("Ann", action="load"), added(*batch.nodes, *batch.links))
    count = next(node for node in batch.nodes if node.id == "a2")
    paused = parse('Activity a2 "Count" status=paused').nodes[0]
    store.append(Commit("Bob"), [change(count, paused)])
    store.close()
    opened = Session(Settings(store=str(path), today="2026-11-25"))  # type: ignore[arg-type]
    yield opened
    opened.close()


def test_two_days_are_compared_as_each_was_recorded(session: Session) -> None:
    answer = DiffAnswer(session, "2026-05-02", "2026-07-02")

    assert (answer.before, answer.after) == (End(1, "2026-05-02", True), End(2, "2026-07-02", True))
    assert answer.sentences == ("Status of “Count” is now Paused.",)
    assert [moved.record() for moved in answer.comparison.sight] == [
        {"node": "a2", "name": "Count", "before": "operational", "after": None}
    ]


def test_by_validity_both_days_are_as_known_now(session: Session) -> None:
    answer = DiffAnswer(session, "2026-02-15", "2026-04-15", by_validity=True)

    assert answer.before.revision == answer.after.revision == 2
    assert answer.sentences == (
        "Status of “Post” went from Active to Stopped.",
        "“Count” belongs to “Triage” since 1 March 2026.",
    )
    assert [(one.node, one.before, one.after) for one in answer.comparison.sight] == [
        ("a1", "operational", ""),
        ("a2", "adrift", "operational"),
    ]
    assert {"A01:a2", "A10:a2"} & set(answer.record()["findings"]["gone"])


def test_before_anything_was_recorded_there_was_nothing(session: Session) -> None:
    answer = DiffAnswer(session, "2026-02-15", "2026-05-01")

    assert answer.before.revision == 0
    assert "Activity “Post” was added (until 31 March 2026)." in answer.sentences
    assert not [sentence for sentence in answer.sentences if "ended" in sentence or "since" in sentence]


def test_a_revision_is_judged_on_the_day_it_was_recorded_and_nothing_on_that_of_the_other(session: Session) -> None:
    answer = DiffAnswer(session, "0", "1")

    assert (answer.before, answer.after) == (End(0, "2026-05-01", False), End(1, "2026-05-01", False))
    assert DiffAnswer(session, "1", None).after == End(2, "2026-11-25", False)
    assert DiffAnswer(session, "2026-05-02", None, by_validity=True).after == End(2, "2026-11-25", True)
    assert DiffAnswer(session, "0", "0").after == End(0, "2026-11-25", False)


def test_the_record_names_revisions_and_days(session: Session) -> None:
    record = DiffAnswer(session, "2026-05-02", "2").record()

    assert (record["from"], record["from_date"], record["to"], record["to_date"]) == (
        *(1, "2026-05-02"), *(2, "2026-07-01"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "by_validity"),
    [("2026-05-02", "2026-05-01", False), ("2", "1", False), ("1", "2", True), ("soon", None, False)],
)
def test_moments_that_make_no_sense_are_refused(
    session: Session, before: str, after: str | None, by_validity: bool
) -> None:
    with pytest.raises(WrongUse):
        _ = DiffAnswer(session, before, after, by_validity=by_validity).changes
