"""Tells a store's history in sentences: what was done, by whom, when and why; and what revisions changed in the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from graph.errors import NotFound, WrongUse
from graph.forgetting import FORGET, forgotten_in
from graph.model import Change, Commit
from graph.ontology import Ontology
from graph.records import same
from graph.sentences import Wording, quoted
from graph.store.base import Recorded, Store

VERBS = ("added", "changed", "taken out")
NOUNS = {"node": "node", "link": "link", "reading": "reading", "aside": "finding set aside"}
MOST = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One commit, told.

    Attributes:
        revision: Its number.
        recorded_at: When, UTC, ISO with seconds.
        commit: Who, why, from where; what it takes back.
        sentences: What it did. For a commit of very many changes, how many of each sort.
    """

    revision: int
    recorded_at: str
    commit: Commit
    sentences: tuple[str, ...]


def history(
    store: Store, ontology: Ontology, node_id: str | None = None, *, most: int = MOST, until: int | None = None
) -> list[Entry]:
    """Return the commits of a store, oldest first, or those that touched a node, its links or its readings.

    Args:
        store: Where to look.
        ontology: Where the words come from.
        node_id: Id of a node, live or not; None for everything.
        most: A commit with more changes is told by counts.
        until: Last revision told of, or None for the newest.

    Raises:
        NotFound: If no node had that id by then.
    """
    told: dict[int, list[Change]] = {}
    counts: dict[int, Counter[tuple[str, str]]] = {}
    for revision, change in store.changes(key=node_id, until=until):
        counts.setdefault(revision, Counter())[change.what, _verb(change)] += 1
        kept = told.setdefault(revision, [])
        if len(kept) < most:
            kept.append(change)
    if node_id is not None and not told:
        raise NotFound(f"no node ever had the id {node_id!r}")
    forgot = _forgotten(store, node_id, until)
    counts |= {revision: Counter() for revision in forgot}
    small = [revision for revision, count in counts.items() if 0 < count.total() <= most]
    wording = Wording(ontology, names_for(store, ontology, (change for revision in small for change in told[revision])))
    commits = {recorded.revision: recorded for recorded in store.commits()}
    entries = []
    for revision, count in sorted(counts.items()):
        said = forgot.get(revision) or _counted(count)
        if 0 < count.total() <= most:
            said = [sentence for change in told[revision] for sentence in wording.sentences(change)]
        entries.append(_entry(commits[revision], said))
    return entries


def _forgotten(store: Store, node_id: str | None, until: int | None) -> dict[int, list[str]]:
    """Return by revision what was said to be forgotten, of a node or of everything."""
    found = {}
    for recorded in store.commits():
        if recorded.commit.action == FORGET and (until is None or recorded.revision <= until):
            whose, field = forgotten_in(recorded.commit)
            if node_id in {None, whose}:
                said = f"All values of {quoted(field.replace('_', ' '))} of {quoted(whose)} were forgotten for ever."
                found[recorded.revision] = [said]
    return found


def changes_between(store: Store, first: int, last: int) -> list[Change]:
    """Return the net effect of the revisions after one, up to another: what came and went between is not in it.

    Raises:
        WrongUse: If the second lies before the first.
    """
    if last < first:
        raise WrongUse(f"revision {last} lies before revision {first}; give the earlier moment first")
    return net_changes(change for _, change in store.changes(since=first, until=last))


def net_changes(changes: Iterable[Change]) -> list[Change]:
    """Return the net effect of changes in their order: one change a thing, none where it ends as it began."""
    net: dict[tuple[str, str], Change] = {}
    for change in changes:
        identity = (change.what, change.key)
        net[identity] = replace(net[identity], new=change.new) if identity in net else change
    order = list(NOUNS)
    left = [change for change in net.values() if not same(change.what, change.old, change.new)]
    return sorted(left, key=lambda change: order.index(change.what))


def names_for(store: Store, ontology: Ontology, changes: Iterable[Change]) -> dict[str, str]:
    """Return the names of all nodes that changes speak of, by id; the last one for those that are gone."""
    ids = {node_id for change in changes for node_id in _ids(ontology, change)}
    names = {node.id: node.name for node in store.nodes(ids).values()}
    return names | dict(_gone(store, ids - names.keys()))


def _gone(store: Store, ids: Collection[str]) -> Iterator[tuple[str, str]]:
    for node_id in ids:
        for _, change in store.changes(key=node_id):
            if change.what == "node":
                yield node_id, str((change.new or change.old or {})["name"])


def _ids(ontology: Ontology, change: Change) -> Iterator[str]:
    for record in (change.old, change.new):
        if record is not None and change.what != "aside":
            yield from (str(record[name]) for name in ("id", "from", "to", "measure") if name in record)
        if record is not None and change.what == "node" and record["kind"] in ontology.kinds:
            declared = ontology.fields_of(record["kind"])
            naming = [
                value for name, value in record.get("fields", {}).items() if name in declared and declared[name].of
            ]
            yield from (
                str(part) for value in naming for part in (value if isinstance(value, list) else [value]) if part
            )


def _verb(change: Change) -> str:
    if change.old is None:
        return VERBS[0]
    return VERBS[2] if change.new is None else VERBS[1]


def _counted(counts: Counter[tuple[str, str]]) -> list[str]:
    """Return how many things of each sort were added, changed or taken out.

    >>> _counted(Counter({("link", "added"): 30, ("node", "added"): 1}))
    ['1 node was added.', '30 links were added.']
    """
    said = []
    for verb in VERBS:
        for what, noun in NOUNS.items():
            if number := counts[what, verb]:
                plural = noun if number == 1 else noun.replace(" ", "s ", 1) if " " in noun else f"{noun}s"
                said.append(f"{number:,} {plural} {'was' if number == 1 else 'were'} {verb}.")
    return said


def _entry(recorded: Recorded, sentences: Iterable[str]) -> Entry:
    return Entry(recorded.revision, recorded.recorded_at, recorded.commit, tuple(sentences))
