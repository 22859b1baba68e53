"""The organisation behind a server, opened and looked through by a thread of its own while the server is made."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from api.session import Session

if TYPE_CHECKING:
    from api.settings import Settings


class Opening:
    """An organisation that is being opened.

    Reading columns and following links leaves the interpreter to other threads most of the time, so that what a server
    is made of is imported and put together meanwhile. Nothing of that is imported here.

    Attributes:
        session: What asks the organisation.
        worker: Its one thread.
    """

    def __init__(self, settings: Settings) -> None:
        self.session = Session(settings)
        self.worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="organisation")
        self._looking: Future[None] | None = None
        self._is_closed = False

    def begin(self) -> Opening:
        """Begin to open it, unless that was done before, and return it."""
        if self._looking is None:
            self._looking = self.worker.submit(self._look)
        return self

    def finish(self) -> None:
        """Wait until it is open and what every answer needs is worked out.

        Raises:
            GoldenThreadError: If the store or the kinds cannot be read.
        """
        looking = self.begin()._looking
        if looking is not None:
            looking.result()

    def close(self) -> None:
        """Let go of the store and of the thread, when what runs is done; once is enough."""
        if not self._is_closed:
            self._is_closed = True
            self.worker.submit(self.session.close).result()
            self.worker.shutdown()

    def _look(self) -> None:
        self.session.case.sight.counts()
