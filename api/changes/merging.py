"""Mutations that make two things one: of the organisation, or of files and the organisation; looked at, then done."""

from __future__ import annotations

from typing import Annotated, Any

import strawberry

from api.changes.loads import ACCEPT, DRY, LoadDone
from api.resolve import Asked
from api.schema_arguments import Info
from api.schema_inputs import Inputs
from api.schema_match import NotTaken
from api.schema_shape import shape, shown
from api.schema_wishes import Reason, Seen, wished
from api.schema_written import Written
from api.writing import Wish
from graph.check import check_all
from graph.collector import held_collector
from graph.merging import Merger, merge
from graph.model import Batch
from graph.plan import Plan, plan
from graph.store.base import Store

KEEP = strawberry.argument(description="The id of the thing that stays, with its name and what it says.")
OTHER = strawberry.argument(description="The id of the same thing, which goes: its links and readings go over.")
FILES = strawberry.argument(description="The ids that `POST /loads` gave for one file or two; of two the first counts.")
SAME = strawberry.argument(description="The pairs that are one thing each.")


@strawberry.input(description="Two things that are one.")
class SameInput:
    """Two things that somebody says are one."""

    left: strawberry.ID = strawberry.field(description="Its id in the organisation, or in the first file.")
    right: strawberry.ID = strawberry.field(description="Its id in the file that is compared.")


@shape
class Merged:
    """What became of a wish to make two things one, or what would."""

    asked: strawberry.Private[Asked]
    merger: strawberry.Private[Merger | None]
    dry_run: bool = strawberry.field(description="Whether nothing was to be stored.")
    written: Written = strawberry.field(description="What it did to sight and findings, or would.")
    keep: strawberry.Private[str]

    @shown
    def links(self) -> int:
        """How many links go over."""
        return self.merger.links if self.merger else 0

    @shown
    def readings(self) -> int:
        """How many readings go over."""
        return self.merger.readings if self.merger else 0

    @shown
    def not_taken(self) -> list[NotTaken]:
        """What the thing that goes says otherwise."""
        kept = self.merger.kept if self.merger else ()
        node = self.asked.snapshot.position(self.keep)
        kind = "" if node is None else self.asked.snapshot.kinds[node]
        return [_not_taken(self.asked, (kind, self.keep, where), value) for where, value in kept]


@shape
class FilesMerged(LoadDone):
    """What became of files that were put together and loaded, or what would."""

    not_taken: list[NotTaken] = strawberry.field(description="What the second of each pair says otherwise.")


def group(_: Inputs) -> Any:
    """Return the mutations of this file."""
    return _Merging


@shape
class _Merging:
    @shown
    def merge(
        self,
        info: Info,
        keep: Annotated[strawberry.ID, KEEP],
        other: Annotated[strawberry.ID, OTHER],
        dry_run: Annotated[bool, DRY] = False,
        reason: Reason = "",
        seen: Seen = None,
    ) -> Merged:
        """Make two things one, as one revision that can be taken back; or look at what that would do."""
        asked = info.context
        asked.rights.require("merge")
        found: list[Merger] = []

        def planned(store: Store) -> Plan:
            found.append(merge(store, asked.snapshot.ontology, keep, other))
            return found[-1].plan

        wish = Wish(planned, reason, "merge", "merge", seen, [keep, other], only_look=dry_run)
        written = wished(asked, wish)
        merger = found[-1] if found else None
        return Merged(asked=written.asked, merger=merger, dry_run=dry_run, written=written, keep=keep)

    @shown
    def merge_files(
        self,
        info: Info,
        batches: Annotated[list[strawberry.ID], FILES],
        same: Annotated[list[SameInput], SAME],
        dry_run: Annotated[bool, DRY] = False,
        accept_guess: Annotated[bool, ACCEPT] = False,
        reason: Reason = "",
    ) -> FilesMerged:
        """Load one file or two with the chosen pairs put together, as one revision; or look at what that would do."""
        from api.mapping import mappings_for, remember
        from api.matching import joined, sources  # when files come: a server starts without what reads them

        asked = info.context
        session = asked.source.session()
        uploads = [asked.upload(batch) for batch in batches]
        mappings = mappings_for(session, accept=accept_guess)
        found = sources(session, [one.path for one in uploads], mappings, asked.pager.limits.things)
        name = "; ".join(one.name for one in uploads)
        both = joined(found, {one.right: one.left for one in same}, name)

        def planned(store: Store) -> Plan:
            with held_collector():
                return plan(check_all([both.batch], session.ontology, store), store, on=session.today)

        written = wished(asked, Wish(planned, reason, "load", "load", source=name, only_look=dry_run))
        if written.outcome.changes:
            remember(session, mappings.used)
        return FilesMerged(dry_run=dry_run, not_taken=_of_files(asked, both.batch, both.kept), written=written)


def _of_files(asked: Asked, batch: Batch, kept: tuple[tuple[str, str, str], ...]) -> list[NotTaken]:
    kinds = {node.id: node.kind for node in batch.nodes}
    return [_not_taken(asked, (kinds.get(own, ""), own, where), value) for own, where, value in kept]


def _not_taken(asked: Asked, of: tuple[str, str, str], value: str) -> NotTaken:
    kind, node_id, where = of
    ontology = asked.snapshot.ontology
    declared = ontology.fields_of(kind).get(where) if kind in ontology.kinds else None
    shown_value = None if declared and declared.guarded else value
    return NotTaken(id=strawberry.ID(node_id), where=where, value=shown_value)
