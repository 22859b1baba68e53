"""The organisation behind a server: results kept for a revision, one thread, errors early."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

from api.graphql_door import execute
from api.graphql_request import Document
from api.limits import Limits, ServerBusy
from api.rights import KEEPER
from api.served import Served
from api.settings import read_settings
from graph.errors import StoreUnreachable
from tests.api.doors import served


def test_a_store_that_is_not_there_is_told_before_anybody_asks(tmp_path: Path) -> None:
    before = threading.active_count()

    with pytest.raises(StoreUnreachable):
        Served(read_settings(store=str(tmp_path / "none.db"))).wake()

    assert threading.active_count() == before


def test_everything_is_done_in_one_thread_that_is_not_the_servers(small_store: Path) -> None:
    async def threads(organisation: Served) -> set[str]:
        found = [organisation.run(lambda: threading.current_thread().name) for _ in range(5)]
        return set(await asyncio.gather(*found))

    with served(small_store) as organisation:
        names = asyncio.run(threads(organisation))

    assert names == {"organisation_0"}


def test_findings_are_worked_out_once_for_a_revision_and_scope(small_store: Path) -> None:
    with served(small_store) as organisation:
        organisation.wake()
        first, second = organisation.asked(KEEPER), organisation.asked(KEEPER)

        assert first.findings() is second.findings()
        assert first.findings(first.scope("U2")) is not first.findings()


def test_no_more_wait_than_may(small_store: Path) -> None:
    async def three_at_once(organisation: Served) -> list[object]:
        until = threading.Event()
        first = asyncio.ensure_future(organisation.run(until.wait))
        second = asyncio.ensure_future(organisation.run(lambda: "waited"))
        await asyncio.sleep(0)
        third = (await asyncio.gather(organisation.run(lambda: "too many"), return_exceptions=True))[0]
        until.set()
        return [await first, await second, third, await organisation.run(lambda: "later")]

    with served(small_store, Limits(waiting=2)) as organisation:
        first, second, third, later = asyncio.run(three_at_once(organisation))

    assert (first, second, later) == (True, "waited", "later")
    assert isinstance(third, ServerBusy)


def test_limits_come_from_the_settings(small_store: Path) -> None:
    organisation = Served(read_settings(store=str(small_store), limits={"page": 7}))

    assert organisation.limits == Limits(page=7)
    organisation.close()


def test_plans_can_be_turned_off(small_store: Path) -> None:
    document = Document("{ about { links } }")
    answers = []
    for compiled in (True, False):
        organisation = Served(read_settings(store=str(small_store), compiled=compiled))
        try:
            answer = asyncio.run(organisation.run(lambda: execute(organisation, organisation.asked(KEEPER), document)))  # noqa: B023
            answers.append((answer["data"], organisation.schema.plans.answered))
        finally:
            organisation.close()

    assert answers == [({"about": {"links": 30}}, 1), ({"about": {"links": 30}}, 0)]
