"""The organisation behind a server: one thread of its own asks it, so that the server itself always answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import TypeVar

from api.limits import Limits
from api.resolve import Asked
from api.rights import Rights
from api.schema import Schema, build_schema
from api.session import Session
from api.settings import Settings
from graph.analysis.case import Case
from graph.analysis.findings import Findings, findings
from graph.collector import held_collector

Answer = TypeVar("Answer")


class Served:
    """An organisation, open as long as the server runs.

    Every request sees the newest revision, and one revision throughout. Results are kept until there is a newer one.

    Attributes:
        settings: Where it is kept, the day, the language.
        limits: What one request may ask for.
    """

    def __init__(self, settings: Settings, limits: Limits | None = None) -> None:
        self.settings = settings
        self.limits = limits or Limits()
        self._session = Session(settings)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="organisation")
        self._found: tuple[Case, dict[int | None, Findings]] | None = None

    async def run(self, work: Callable[[], Answer]) -> Answer:
        """Do something with the organisation in its own thread."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, work)

    def wake(self) -> None:
        """Open the store and work out what every answer needs, so that the first one is quick and errors come early.

        The schema is made meanwhile: what a large organisation is worked out with leaves room for another thread.

        Raises:
            GoldenThreadError: If the store or the kinds cannot be read; then everything is let go of.
        """
        try:
            looking = self._worker.submit(lambda: self._session.case.sight.codes)
            self.schema  # noqa: B018  made when it is first asked for
            looking.result()
        except BaseException:
            self.close()
            raise

    @cached_property
    def schema(self) -> Schema:
        """The schema of its kinds."""
        with held_collector():
            return build_schema(self._session.ontology, self.limits)

    def asked(self, rights: Rights) -> Asked:
        """Return the view of one request of the newest revision; only within `run`."""
        case = self._session.case
        return Asked(
            case, self.schema.nodes, rights, findings=lambda scope: self._findings(case, scope), limits=self.limits
        )

    def close(self) -> None:
        """Let go of the store and of the thread, when what runs is done."""
        self._worker.submit(self._session.close).result()
        self._worker.shutdown()

    def _findings(self, case: Case, scope: int | None) -> Findings:
        if self._found is None or self._found[0] is not case:
            self._found = (case, {})
        kept = self._found[1]
        if scope not in kept:
            kept[scope] = findings(case, scope=scope, asides=self._session.store.asides())
        return kept[scope]
