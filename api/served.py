"""The organisation behind a server: one thread of its own asks it, so that the server itself always answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cached_property
from typing import TypeVar

from api.audit import audit_log, seen
from api.graphql_request import Document
from api.limits import Budget, Limits, ServerBusy, TimeUp, TooSlow, limits_of
from api.opening import Opening
from api.resolve import Asked
from api.rights import Rights
from api.schema import Schema, build_schema
from api.schema_pages import Pager
from api.session import Session
from api.settings import Settings
from api.tags import Tags
from api.tokens import rights_by
from api.trusted import trusted_of
from api.uploads import Uploads
from api.user import user_name
from api.views import Views
from graph.collector import held_collector
from graph.saved_queries import NOTE
from graph.store.base import Store

Answer = TypeVar("Answer")


class Served:
    """An organisation, open as long as the server runs.

    Every request sees the newest revision, and one revision throughout. Results are kept until there is a newer one.

    Attributes:
        settings: Where it is kept, the day, the language.
        limits: What one request may ask for.
        tags: Makes the tags of its answers.
        uploads: Files that wait to be loaded.
        audit: Who saw and changed what, and from where.
        is_stopping: Whether the server was told to stop: what runs is answered, nothing new begins.
    """

    def __init__(self, settings: Settings, limits: Limits | None = None, opening: Opening | None = None) -> None:
        """Make what answers for an organisation.

        Args:
            settings: See above.
            limits: See above; those of the settings if not given.
            opening: The organisation, if it is being opened already.
        """
        self.settings = settings
        self.limits = limits or limits_of(settings.limits)
        self.tags = Tags()
        self._trusted = trusted_of(settings.documents)
        self.uploads = Uploads(self.limits.upload)
        self.audit = audit_log(settings)
        self.is_stopping = False
        self._waiting = 0
        self._opening = opening or Opening(settings)
        self._session, self._worker = self._opening.session, self._opening.worker
        self._views = Views(self._session)
        self._reader = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reader")

    @property
    def waiting(self) -> int:
        """How many requests are answered or wait for it."""
        return self._waiting

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
            TooSlow: If its time is up before it is done.
        """
        if self._waiting >= self.limits.waiting:
            raise ServerBusy(f"{self._waiting:,} requests wait for an answer already; ask again in some seconds")
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._worker, work)
        except TimeUp:
            raise TooSlow(f"there was no answer within {self.limits.seconds:,} seconds; ask within a scope") from None
        finally:
            self._waiting -= 1

    async def read(self, work: Callable[[Session], Answer], rights: Rights) -> Answer:
        """Read something that takes long, one at a time, while questions are still answered.

        Args:
            work: Given a session on what rights let be seen.
            rights: Those of whoever asks for it.
        """

        def reading() -> Answer:
            return work(self._views.of(rights).session)

        return await asyncio.get_running_loop().run_in_executor(self._reader, reading)

    @property
    def store(self) -> Store:
        """The store with everything in it."""
        return self._session.store

    def rights_by(self, secret: str) -> Rights | None:
        """Return the rights of who shows a token; None where it is none that is good."""
        return rights_by(self.store, secret, date.today())

    def beside_the_log(self, question: str) -> tuple[object, ...]:
        """Return what the answer to a question depends on and no revision tells of.

        Args:
            question: A document; what it asks for is named in it.
        """
        saved = self.store.kept(NOTE) if "saved" in question else {}
        return saved, self.audit.size if "audit" in question else 0

    def log_seen(self, asked: Asked, where: str) -> None:
        """Note in the audit log what a request showed that needs rights; nothing where it showed nothing.

        Raises:
            StoreUnreachable: If that cannot be noted: then it must not be shown.
        """
        if asked.seen:
            rights = asked.rights
            self.audit.write("see", who=rights.name, rights=rights.level, where=where, about=seen(asked.seen))

    def log_changes(self, asked: Asked, where: str) -> None:
        """Note in the audit log from where the changes of a request came, which history tells of."""
        who = asked.rights.name or user_name()
        since = asked.snapshot.revision
        made = [one.revision for one in self.store.commits(since=since) if one.commit.who == who]
        if made:
            self.audit.write("change", who=who, rights=asked.rights.level, where=where, about={"revisions": made})

    def wake(self) -> None:
        """Open the store and work out what every answer needs, so that the first one is quick and errors come early.

        The schema is made meanwhile.

        Raises:
            GoldenThreadError: If the store or the kinds cannot be read; then everything is let go of.
        """
        try:
            self._opening.begin()
            self.schema  # noqa: B018  made when it is first asked for
            self._opening.finish()
        except BaseException:
            self.close()
            raise

    @cached_property
    def schema(self) -> Schema:
        """The schema of its kinds."""
        with held_collector():
            schema = build_schema(self._session.ontology, self.limits, introspection=self.settings.introspection)
        return schema if self.settings.compiled else schema.without_plans()

    def asked(self, rights: Rights, budget: Budget | None = None) -> Asked:
        """Return the view of one request of the newest revision; only within `run`.

        Args:
            rights: What the asker may see and do.
            budget: What it may still ask for; None for what the limits allow from now on.
        """
        view = self._views.of(rights)
        case = view.case
        asked = Asked(
            case,
            self.schema.nodes,
            view.rights,
            findings=lambda scope: view.findings(case, scope),
            source=view.source,
            pager=Pager(self.limits, budget or self.budget()),
        )
        asked.uploads = self.uploads
        budget = asked.pager.budget
        asked.renew = lambda: self.asked(rights, budget)  # holds on to no view: those go when nobody asks them
        return asked

    def budget(self) -> Budget:
        """Return what a request that comes now may ask for."""
        return Budget(self.limits.rows, self.limits.seconds)

    def close(self) -> None:
        """Let go of the store, of what waits to be loaded and of the threads, when what runs is done."""
        self._reader.shutdown(cancel_futures=True)
        self.uploads.close()
        self._opening.close()
