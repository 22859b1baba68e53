"""The audit log in the schema."""

from __future__ import annotations

import strawberry
from strawberry.scalars import JSON

from api.audit import Entry
from api.schema_pages import Paged
from api.schema_shape import shape, shown


@shape
class AuditEntry:
    """One thing that somebody did. It names records by their ids and never holds what they say."""

    entry: strawberry.Private[Entry]

    @shown
    def at(self) -> str:
        """When, UTC."""
        return self.entry.at

    @shown
    def who(self) -> str | None:
        """Who did it; null where nobody knows."""
        return self.entry.who or None

    @shown
    def rights(self) -> str | None:
        """Their level; null on the command line."""
        return self.entry.rights or None

    @shown
    def where(self) -> str:
        """The address of the request, or `command line`."""
        return self.entry.where

    @shown
    def did(self) -> str:
        """What, in a few words: `see` values that need rights, `change` something, let somebody in."""
        return self.entry.did

    @shown
    def about(self) -> JSON:
        """More of it: which fields of which records, which revisions, which token."""
        return dict(self.entry.about)  # type: ignore[return-value]


@shape
class AuditConnection(Paged):
    """A page of the audit log, the newest first."""

    nodes: list[AuditEntry] = strawberry.field(description="The entries.")
    faults: list[str] = strawberry.field(
        description="Every line of the log that is not what was written, or is missing; none if all is well."
    )
