"""The organisation behind a server: one thread of its own asks it, so that the server itself always answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import TypeVar

from api.graphql_request import Document
from api.limits import Budget, Limits, ServerBusy, limits_of
from api.recorded import Source
from api.resolve import Asked
from api.rights import ANYBODY, Rights
from api.schema import Schema, build_schema
from api.schema_pages import Pager
from api.session import Session
from api.settings import Settings
from api.tags import Tags
from api.trusted import trusted_of

Answer = TypeVar("Answer")


class Served:
    """An organisation, open as long as the server runs.

    Every request sees the newest revision, and one revision throughout. Results are kept until there is a newer one.

    Attributes:
        settings: Where it is kept, the day, the language.
        limits: What one request may ask for.
        tags: Makes the tags of its answers.
    """

    def __init__(self, settings: Settings, limits: Limits | None = None) -> None:
        self.settings = settings
        self.limits = limits or limits_of(settings.limits)
        self.tags = Tags()
        self._trusted = trusted_of(settings.documents)
        self._waiting = 0
        self._session = Session(settings)
        self._source = Source(self._session)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="organisation")

    @property
    def shows_graphiql(self) -> bool:
        """Whether there is a page to write questions in: not where only trusted ones are answered."""
        return self.settings.graphiql and self.settings.documents is None

    def trusted(self, document: Document) -> Document:
        """Return a document with its text.

        Raises:
            Unreadable: If it is none that this server answers.
        """
        return self._trusted.document(document)

    async def run(self, work: Callable[[], Answer]) -> Answer:
        """Do something with the organisation in its own thread.

        Raises:
            ServerBusy: If too many wait already.
        """
        if self._waiting >= self.limits.waiting:
            raise ServerBusy(f"{self._waiting:,} requests wait for an answer already; ask again in some seconds")
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._worker, work)
        finally:
            self._waiting -= 1

    def wake(self) -> None:
        """Open the store and work out what every answer needs, so that the first one is quick and errors come early.

        Raises:
            GoldenThreadError: If the store or the kinds cannot be read; then everything is let go of.
        """
        try:
            self._worker.submit(lambda: self.asked(ANYBODY).case.sight.codes).result()
        except BaseException:
            self.close()
            raise

    @cached_property
    def schema(self) -> Schema:
        """The schema of its kinds."""
        return build_schema(self._session.ontology, self.limits, introspection=self.settings.introspection)

    def asked(self, rights: Rights, budget: Budget | None = None) -> Asked:
        """Return the view of one request of the newest revision; only within `run`.

        Args:
            rights: What the asker may see.
            budget: What it may still ask for; None for what the limits allow from now on.
        """
        session = self._session
        case = session.case
        return Asked(
            case,
            self.schema.nodes,
            rights,
            findings=lambda scope: session.findings_of(case, scope),
            source=self._source,
            pager=Pager(self.limits, budget or self.budget()),
        )

    def budget(self) -> Budget:
        """Return what a request that comes now may ask for."""
        return Budget(self.limits.rows, self.limits.seconds)

    def close(self) -> None:
        """Let go of the store and of the thread, when what runs is done."""
        self._worker.submit(self._session.close).result()
        self._worker.shutdown()
