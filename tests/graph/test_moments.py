"""Tests of `graph.moments`: which revision a day, a time or a number means."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from graph.errors import WrongUse
from graph.moments import Moment, day_of, moment_of, revision_at
from graph.store.base import Store
from graph.store.sqlite import SqliteStore
from tests.graph.store.builders import put, task
from tests.graph.workshop import workshop

FIRST = datetime(2026, 5, 1, 12, 0, 30, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a store with a revision on each of three days, half a minute after noon."""
    days = count()
    clock = lambda: FIRST + timedelta(days=next(days))  # noqa: E731  shorter than a function
    with closing(SqliteStore(tmp_path / "store.db", workshop(), clock=clock)) as opened:
        for node_id in "abc":
            put(opened, task(node_id))
        yield opened


@pytest.mark.parametrize(
    ("moment", "revision"),
    [
        ("0", 0),
        (2, 2),
        ("2026-04-30", 0),
        ("2026-05-01", 1),
        (" 2026-12-31 ", 3),
        ("2026-05-02T12:00:29Z", 1),
        ("2026-05-02T12:00:30Z", 2),
        ("2026-05-02T12:00", 2),
        ("2026-05-02 12:00Z", 2),
        ("2026-05-02T13:00+01:00", 2),
        ("2026-05-02T12:59+01:00", 1),
    ],
)
def test_a_moment_is_a_revision_a_day_or_a_time_and_the_last_two_mean_their_end(
    store: Store, moment: int | str, revision: int
) -> None:
    assert revision_at(store, moment) == revision


@pytest.mark.parametrize("moment", ["4", "soon", "", "2026-02-31", "2026-05", "2026-05-02T25:00", "0001-01-01T00+14"])
def test_what_is_no_moment_is_refused(store: Store, moment: str) -> None:
    with pytest.raises(WrongUse):
        revision_at(store, moment)


def test_the_day_of_a_revision_is_the_one_it_was_recorded_on(store: Store) -> None:
    assert [day_of(store, moment) for moment in ("0", "2", "2026-05-09", "2026-05-02T23:30-01:00")] == [
        *("", "2026-05-02", "2026-05-09", "2026-05-03")
    ]


def test_words_of_a_user_name_a_moment() -> None:
    assert moment_of("2025-01-20", " 3 ") == Moment("2025-01-20", "3")
    assert moment_of(None, None) == Moment()
    assert not Moment()
    with pytest.raises(WrongUse, match="--as-of"):
        moment_of("last year", None)
