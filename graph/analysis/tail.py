"""The newest snapshot of a store: a former one brought up by what the log says since, or everything read anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.analysis.snapshot import Snapshot
from graph.model import UNDO, Change, What
from graph.ontology import Ontology
from graph.revisions import readings_at
from graph.store.base import Recorded, Store

MOST = 1_000
"""With more changes than this, reading everything anew is as quick."""

Note = tuple[str, str]
"""What brought a thing, and the day it was recorded."""


@dataclass(frozen=True, slots=True)
class _Net:
    """What became of one thing over several commits: the last change of it, and what a store notes of it."""

    change: Change
    note: Note


def newest(store: Store, ontology: Ontology, date: str, former: Snapshot | None = None) -> Snapshot:
    """Return the newest revision of a store, judged on a day.

    Args:
        store: Where it is kept.
        ontology: What its kinds mean.
        date: The day, ISO.
        former: A snapshot of the same store, of any revision and day; with one a few changes cost little.
    """
    revision = store.head().revision
    if former is not None and former.revision != revision:
        former = brought_up(former, store, revision) if former.revision < revision else None
    if former is not None:
        return former.on(date)
    columns = store.columns()
    return Snapshot(ontology, columns, date, lambda: readings_at(store, columns.revision))


def brought_up(snapshot: Snapshot, store: Store, revision: int) -> Snapshot | None:
    """Return a snapshot as of a newer revision, on the same day.

    Args:
        snapshot: Of an earlier revision of the store.
        store: Its store.
        revision: The newer one.

    Returns:
        The same as a snapshot read anew; None where that has to be done, because too much has changed, or something
        came back and only the store knows what brought it first.
    """
    commits = {one.revision: one for one in store.commits(since=snapshot.revision) if one.revision <= revision}
    if sum(one.changes for one in commits.values()) > MOST or any(_asks_store(one) for one in commits.values()):
        return None
    net = _net(store.changes(since=snapshot.revision, until=revision), commits)
    if net is None:
        return None
    for (origin, day), changes in _together(net):
        snapshot = snapshot.after(changes, revision=revision, origin=origin, recorded_on=day)
    return snapshot


def _asks_store(recorded: Recorded) -> bool:
    """Tell whether a commit does what its changes do not tell: what an undo brings back has the origin it had."""
    return recorded.commit.action == UNDO or not recorded.changes


def _net(changes: Iterator[tuple[int, Change]], commits: Mapping[int, Recorded]) -> list[_Net] | None:
    """Return what became of each thing; None where one went and came back."""
    found: dict[tuple[str, str], _Net] = {}
    for revision, change in changes:
        name, day = (change.what, change.key), commits[revision].recorded_at[:10]
        before = found.get(name)
        if before is not None and before.change.new is None:
            return None
        came_with = change.origin if change.old is None else before.note[0] if before else ""
        found[name] = _Net(change, (came_with, day))
    return list(found.values())


def _together(net: list[_Net]) -> Iterator[tuple[Note, list[Change]]]:
    """Yield changes by what the store notes of them: what goes first, and links after the nodes that they join."""
    notes = {one.note for one in net if _comes(one, "node") or _comes(one, "link")}
    if len(notes) <= 1:
        yield next(iter(notes), ("", "")), [one.change for one in net]
        return
    yield ("", ""), [one.change for one in net if not (_comes(one, "node") or _comes(one, "link"))]
    for what in ("node", "link"):
        for note in sorted(notes):
            coming = [one.change for one in net if _comes(one, what) and one.note == note]
            if coming:
                yield note, coming


def _comes(one: _Net, what: What) -> bool:
    return one.change.what == what and one.change.new is not None
