"""Where an organisation stands is looked at only while somebody follows it, and its failing stops nobody."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from api.pulse import Pulse
from api.served import Served
from graph.errors import StoreUnreachable
from graph.store.base import Head
from graph.store.sqlite import SqliteStore
from tests.api.doors import served


async def looked_until_moved(pulse: Pulse) -> tuple[int, str]:
    """Return the mark after it has moved."""
    beat = pulse.beat
    async with pulse:
        await asyncio.wait_for(beat.wait(), 30)
        return pulse.mark


def test_all_who_follow_share_one_look_and_after_the_last_nobody_looks(small_store: Path) -> None:
    async def follow(organisation: Served) -> list[int]:
        pulse, counts = Pulse(organisation), []
        async with pulse:
            async with pulse:
                counts.append(len(asyncio.all_tasks()))
            counts.append(len(asyncio.all_tasks()))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        counts.append(len(asyncio.all_tasks()))
        return counts

    with served(small_store) as organisation:
        assert asyncio.run(follow(organisation)) == [2, 2, 1]


def test_the_mark_is_the_revision_and_the_day(small_store: Path) -> None:
    with served(small_store) as organisation:
        assert asyncio.run(looked_until_moved(Pulse(organisation))) == (1, "2026-11-25")


def test_a_store_that_does_not_answer_for_a_while_is_asked_again(
    small_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([StoreUnreachable("away"), Head(7, "", "")])

    def head(_: SqliteStore) -> Head:
        answer = next(answers, Head(7, "", ""))
        if isinstance(answer, Exception):
            raise answer
        return answer

    with served(small_store) as organisation:
        organisation.wake()
        monkeypatch.setattr(SqliteStore, "head", head)
        mark = asyncio.run(looked_until_moved(Pulse(organisation)))

    assert mark[0] == 7
