"""The mutation of loads: a file that was sent by `POST /loads` is looked at, or loaded as one revision."""

from __future__ import annotations

from typing import Annotated, Any

import strawberry

from api.schema_arguments import Info
from api.schema_inputs import Inputs
from api.schema_shape import shape, shown
from api.schema_tables import TableInput, TableRead, TableUnread, tables_read, tables_unread
from api.schema_wishes import Reason, wished
from api.schema_written import Written
from api.session import Session
from api.writing import Wish
from graph.check import check_all
from graph.collector import held_collector
from graph.model import Batch
from graph.plan import Counts, Plan, plan
from graph.store.base import Store

BATCH = strawberry.argument(description="The id that `POST /loads` gave for the file.")
DRY = strawberry.argument(description="Only look at what it would do.")
STRICT = strawberry.argument(description="Load nothing if anything is wrong; else what is wrong stays out.")
REPLACE = strawberry.argument(description="End what the same file brought before and does not bring any more.")
ACCEPT = strawberry.argument(description="Read a foreign table as it is guessed; else only as such a table was before.")
TABLES = strawberry.argument(
    description="What foreign tables are, by whoever looked at how they would be read; others are read as guessed then."
)


@shape
class LoadCount:
    """How many nodes, links or readings a load touches."""

    what: strawberry.Private[str]
    counts: strawberry.Private[Counts]

    @shown
    def of(self) -> str:
        """`nodes`, `links` or `readings`."""
        return self.what

    @shown
    def created(self) -> int:
        """How many were not there."""
        return self.counts.created

    @shown
    def changed(self) -> int:
        """How many were otherwise."""
        return self.counts.changed

    @shown
    def same(self) -> int:
        """How many were so already."""
        return self.counts.same

    @shown
    def ended(self) -> int:
        """How many ended."""
        return self.counts.ended

    @shown
    def refused(self) -> int:
        """How many stay out, for their problems."""
        return self.counts.refused


@shape
class LoadDone:
    """What every load did, or would do."""

    dry_run: bool = strawberry.field(description="Whether nothing was to be stored.")
    written: Written = strawberry.field(
        description="What it did to sight and findings, or would. What had problems stayed out, the rest was loaded."
    )

    @shown
    def counts(self) -> list[LoadCount]:
        """How many nodes, links and readings it touches."""
        return [LoadCount(what=what, counts=counts) for what, counts in self.written.outcome.counts.items()]


@shape
class FileLoaded(LoadDone):
    """What became of a load, or what would."""

    file: str = strawberry.field(description="Name of the file.")
    tables: list[TableRead] = strawberry.field(
        description="How its foreign tables were read; those in our own form, and models, are not among them."
    )
    unread: list[TableUnread] = strawberry.field(
        description="Its foreign tables for which nothing could be guessed; `tables` takes the kind of their rows."
    )


def group(_: Inputs) -> Any:
    """Return the mutation of this file."""
    return _Loads


@shape
class _Loads:
    @shown
    def load_file(
        self,
        info: Info,
        batch: Annotated[strawberry.ID, BATCH],
        dry_run: Annotated[bool, DRY] = False,
        strict: Annotated[bool, STRICT] = False,
        replace: Annotated[bool, REPLACE] = False,
        accept_guess: Annotated[bool, ACCEPT] = False,
        tables: Annotated[list[TableInput] | None, TABLES] = None,
        reason: Reason = "",
    ) -> FileLoaded:
        """Load a file that was sent, as one revision that can be taken back; or look at what that would do."""
        from api.loading import read_all  # when a file comes: a server starts without what reads files
        from api.mapping import mappings_for, remember
        from api.mending import mend

        asked = info.context
        session = asked.source.session()
        upload = asked.upload(batch)
        wishes = [one.wish() for one in tables or ()]
        mappings = mend(session, upload.path, wishes) if wishes else mappings_for(session, accept=accept_guess)
        batches = read_all(session, [upload.path], mappings=mappings, most=asked.pager.limits.things)

        def planned(store: Store) -> Plan:
            return _plan(session, batches, store, strict=strict, replace=replace)

        wish = Wish(planned, reason, "load", "load", source=upload.name, only_look=dry_run)
        written = wished(asked, wish)
        if written.outcome.changes:
            remember(session, mappings.used)
        read = tables_read(mappings.used, session.ontology)
        unread = tables_unread(mappings.unguessed)
        return FileLoaded(file=upload.name, dry_run=dry_run, tables=read, unread=unread, written=written)


def _plan(session: Session, batches: tuple[Batch, ...], store: Store, *, strict: bool, replace: bool) -> Plan:
    with held_collector():
        checked = check_all(batches, session.ontology, store)
        return plan(checked, store, replace=replace, strict=strict, on=session.today)
