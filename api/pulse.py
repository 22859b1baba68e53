"""Notices for all who follow an organisation that something was recorded, by whatever process, or a day has begun."""

from __future__ import annotations

import asyncio
from datetime import date

from api.served import Served
from graph.errors import GoldenThreadError

EVERY_S = 0.25
"""So often it is looked; what another process recorded is noticed that late at most."""

Mark = tuple[int, str]
"""A revision and a day."""


class Pulse:
    """Looks where an organisation stands as long as somebody follows it, once for all who do.

    Attributes:
        mark: Where it stood when it was looked last.
    """

    def __init__(self, served: Served) -> None:
        self.mark: Mark = (-1, "")
        self._served = served
        self._next = asyncio.Event()
        self._followers = 0
        self._looking: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Pulse:
        """Begin to follow."""
        self._followers += 1
        if self._looking is None:
            self._looking = asyncio.create_task(self._look())
        return self

    async def __aexit__(self, *_: object) -> None:
        """Follow no more; after the last one nobody looks."""
        self._followers -= 1
        if not self._followers and self._looking is not None:
            self._looking.cancel()
            self._looking = None

    @property
    def beat(self) -> asyncio.Event:
        """What is set when the mark moves next, or the server is told to stop: take it before you look at either."""
        return self._next

    async def _look(self) -> None:
        stopping = False
        while True:
            mark = await asyncio.to_thread(self._found)
            if mark != self.mark or self._served.is_stopping != stopping:
                self.mark, stopping = mark, self._served.is_stopping
                self._next.set()
                self._next = asyncio.Event()
            await asyncio.sleep(EVERY_S)

    def _found(self) -> Mark:
        """Return where it stands; where it stood last if that cannot be told now."""
        today = (self._served.settings.today or date.today()).isoformat()
        try:
            return self._served.store.head().revision, today
        except GoldenThreadError:
            return self.mark
