"""Takes a commit back as a new one, as a whole or not at all; an undo can be taken back too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.circles import circles_among
from graph.errors import NotFound, Refused, WrongUse
from graph.history import names_for, net_changes
from graph.merge import overlap
from graph.model import UNDO, Change, Commit, Link, Problem, Record, What
from graph.ontology import Ontology
from graph.records import (
    change_of,
    key_of,
    link_of,
    link_record,
    node_of,
    node_record,
    reading_record,
    same,
)
from graph.sentences import quoted
from graph.store.base import Recorded, Store

Identity = tuple[What, str]


def undo(
    store: Store, ontology: Ontology, revision: int, *, who: str, why: str = ""
) -> tuple[Commit, tuple[Change, ...]]:
    """Return the commit that takes a revision back, and its changes, to be appended.

    Args:
        store: Where it is.
        ontology: What may be.
        revision: The commit to take back.
        who: Who takes it back.
        why: Why, or empty.

    Raises:
        NotFound: If there is no such revision.
        Refused: If something of it was changed again since, or is needed by what came since; with the whole list.
        WrongUse: If there is nothing left to take back.
    """
    recorded = next(store.commits(since=revision - 1), None) if revision > 0 else None
    if recorded is None or recorded.revision != revision:
        raise NotFound(f"there is no revision {revision}; `goldenthread history` lists them")
    done = net_changes(change for _, change in store.changes(since=revision - 1, until=revision))
    undone = tuple(_inverse(change) for change in reversed(done))
    if not undone:
        raise WrongUse(f"revision {revision} changed nothing in the end; there is nothing to take back")
    _refuse_if_any([*_changed_since(store, ontology, revision, done), *_in_the_way(store, ontology, undone)])
    return Commit(who, why or f"takes back revision {revision}", "", UNDO, revision), undone


def _inverse(change: Change) -> Change:
    return change_of(change.what, _readable(change.what, change.new), _readable(change.what, change.old))


def _readable(what: What, record: Record | None) -> Record | None:
    """Return a record without the fields that were forgotten: those cannot come back."""
    if record is None or what in {"reading", "aside"}:
        return record
    return node_record(node_of(record)) if what == "node" else link_record(link_of(record))


def _changed_since(store: Store, ontology: Ontology, revision: int, done: Sequence[Change]) -> Iterator[Problem]:
    """Yield of each thing that is not any more as the revision left it who changed it again."""
    left = {(change.what, change.key): change for change in done}
    now: dict[Identity, tuple[int, Record | None]] = {}
    for number, change in store.changes(since=revision):
        if (change.what, change.key) in left:
            now[change.what, change.key] = (number, change.new)
    again = [(left[identity], number) for identity, (number, record) in now.items() if not _is(left[identity], record)]
    commits = {recorded.revision: recorded for recorded in store.commits(since=revision)} if again else {}
    names = names_for(store, ontology, (change for change, _ in again))
    for change, number in again:
        yield Problem("error", f"{_named(change, names)} was changed again {_by(commits[number])}", value=change.key)


def _is(change: Change, record: Record | None) -> bool:
    return same(change.what, change.new, record)


def _by(recorded: Recorded) -> str:
    return f"in revision {recorded.revision} by {recorded.commit.who} on {recorded.recorded_at[:10]}"


def _named(change: Change, names: dict[str, str]) -> str:
    some = change.new or change.old or {}
    if change.what == "link":
        ends = [quoted(names.get(node_id, node_id)) for node_id in (str(some["from"]), str(some["to"]))]
        return f"the link {ends[0]} {some['kind']} {ends[1]}"
    if change.what == "reading":
        measure = str(some["measure"])
        return f"the reading of {quoted(names.get(measure, measure))} for {some['date']}"
    return f"the finding {some['finding']}" if change.what == "aside" else quoted(str(some["name"]))


def _in_the_way(store: Store, ontology: Ontology, undone: Sequence[Change]) -> Iterator[Problem]:
    yield from _left_alone(store, undone)
    yield from _without_ends(store, undone)
    back = [link_of(change.new) for change in undone if change.what == "link" and change.new is not None]
    touched = {change.key for change in undone if change.what == "link"}
    beside = [
        link for link in store.links({link.source for link in back}) if key_of("link", link_record(link)) not in touched
    ]
    for link in back:
        if any(_ends(link) == _ends(other) and overlap(link, other) for other in beside):
            yield Problem("error", f"the link {' '.join(_ends(link))} was made anew since", value=link.target)
    forbidding = [kind.name for kind in ontology.links.values() if kind.acyclic]
    circles = circles_among(back, forbidding, store)
    for link in back:
        if circle := circles.closed_by(link):
            yield Problem("error", f"it would go round in a circle: {' → '.join(circle)}", value=link.target)


def _left_alone(store: Store, undone: Sequence[Change]) -> Iterator[Problem]:
    """Yield links and readings that would be without their node."""
    going = {change.key for change in undone if change.what == "node" and change.new is None}
    if not going:
        return
    with_them = {(change.what, change.key) for change in undone if change.new is None}
    for link in store.links(going):
        if ("link", key_of("link", link_record(link))) not in with_them:
            yield Problem("error", f"the link {' '.join(_ends(link))} was made since", value=link.source)
    for reading in store.readings(going):
        if ("reading", key_of("reading", reading_record(reading))) not in with_them:
            yield Problem("error", f"{reading.measure} got a reading of {reading.date} since", value=reading.date)


def _without_ends(store: Store, undone: Sequence[Change]) -> Iterator[Problem]:
    """Yield nodes that are gone, although links or readings that would come back need them."""
    back = [change.new for change in undone if change.new is not None and change.what in {"link", "reading"}]
    needed = {str(record[name]) for record in back for name in ("from", "to", "measure") if name in record}
    coming = {change.key for change in undone if change.what == "node" and change.new is not None}
    for missing in sorted(needed - coming - store.nodes(needed).keys()):
        yield Problem(
            "error", f"{missing} was taken out since, and something to be brought back needs it", value=missing
        )


def _ends(link: Link) -> tuple[str, str, str]:
    return link.source, link.kind, link.target


def _refuse_if_any(problems: Sequence[Problem]) -> None:
    if problems:
        raise Refused(problems)
