"""Making two things of the store one, for whoever can read the store itself: looked at, then done, as one revision."""

from __future__ import annotations

from dataclasses import dataclass

from api.editing import Edited, edit
from api.session import Session
from graph.merging import Merger, merge
from graph.model import Commit, Record
from graph.plan import Plan
from graph.store.base import Store


@dataclass(frozen=True, slots=True)
class Merged:
    """What making two things one did, or would do.

    Attributes:
        first, second: Their ids; the second goes.
        merger: What goes over.
        edited: What it did to the store and the findings.
        dry_run: Whether nothing was to be stored.
    """

    first: str
    second: str
    merger: Merger
    edited: Edited
    dry_run: bool

    def record(self) -> Record:
        """Return the documented JSON shape."""
        return {
            "first": self.first,
            "second": self.second,
            "links": self.merger.links,
            "readings": self.merger.readings,
            "kept": [{"where": where, "other": value} for where, value in self.merger.kept],
            "dry_run": self.dry_run,
            **self.edited.record(),
        }


def merge_things(session: Session, first: str, second: str, commit: Commit, *, dry_run: bool) -> Merged:
    """Make two things one, or look at what that would do.

    Args:
        session: Whose store.
        first: Id of the thing that stays.
        second: Id of the thing that goes.
        commit: Who and why.
        dry_run: Only look.

    Raises:
        NotFound, Refused: As the plan does.
    """
    found: list[Merger] = []

    def planned(store: Store) -> Plan:
        found.append(merge(store, session.ontology, first, second))
        return found[-1].plan

    edited = edit(session, planned, commit, only_look=dry_run)
    return Merged(first, second, found[-1], edited, dry_run)
