"""Tells a store's history in sentences: what was done, by whom, when and why; and what revisions changed in the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from heapq import merge
from operator import itemgetter

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
MOST_TOLD_APART = 1_000_000
"""So many changes take some seconds and a gigabyte; what loads a whole organisation may hold more."""


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
    tallies = _tallied(store.changes(key=node_id, until=until), most)
    if node_id is not None and not tallies:
        raise NotFound(f"no node ever had the id {node_id!r}")
    commits = [one for one in store.commits() if until is None or one.revision <= until]
    forgot = [one for one in commits if is_forgetting(one.commit, node_id)]
    return _told(store, ontology, tallies | {one.revision: Tally(most) for one in forgot}, commits)


def history_between(
    store: Store, ontology: Ontology, first: int, last: int, only: frozenset[str] | None = None
) -> list[Entry]:
    """Return the commits after a revision, up to another, oldest first: all, or those that touched some nodes.

    Args:
        store: Where to look.
        ontology: Where the words come from.
        first, last: The revisions.
        only: Ids of nodes, live or not; None for everything.
    """
    tallies = _tallied(_between(store, first, last, only), MOST)
    commits = [one for one in store.commits(since=first) if one.revision <= last]
    for one in commits:
        if is_forgetting(one.commit) and (only is None or forgotten_in(one.commit)[0] in only):
            tallies[one.revision] = Tally()
    return _told(store, ontology, tallies, commits)


def _between(store: Store, first: int, last: int, only: frozenset[str] | None) -> Iterator[tuple[int, Change]]:
    """Yield what was recorded between, with its revisions, in order: all of it, or what touched some nodes."""
    found = store.changes(since=first, until=last)
    if only is not None and len(only) == 1:
        (node,) = only
        own = store.changes(since=first, until=last, key=node)
        # A store finds nodes, links and readings by a node, but not findings that were set aside.
        found = merge(own, store.changes(since=first, until=last, what="aside"), key=itemgetter(0))
    return (one for one in found if only is None or not only.isdisjoint(touched(one[1])))


def _tallied(changes: Iterable[tuple[int, Change]], most: int) -> dict[int, Tally]:
    tallies: dict[int, Tally] = {}
    for revision, change in changes:
        tallies.setdefault(revision, Tally(most)).add(change)
    return tallies


def _told(store: Store, ontology: Ontology, tallies: dict[int, Tally], commits: Iterable[Recorded]) -> list[Entry]:
    few = (change for tally in tallies.values() for change in tally.few)
    wording = Wording(ontology, names_for(store, ontology, few))
    recorded = {one.revision: one for one in commits}
    return [entry_of(recorded[revision], tally, wording) for revision, tally in sorted(tallies.items())]


class Tally:
    """Changes of one commit as they are told: a few in words, many by how many there are of each sort.

    Attributes:
        most: With more of them they are told by counts.
    """

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self._counts: Counter[tuple[str, str]] = Counter()
        self._first: list[Change] = []

    def add(self, change: Change) -> None:
        """Add a change; however many there are, few are kept."""
        self._counts[change.what, _verb(change)] += 1
        if len(self._first) < self.most:
            self._first.append(change)

    @property
    def few(self) -> list[Change]:
        """What is told in words: all changes, or none where there are too many."""
        return self._first if self._counts.total() <= self.most else []

    def sentences(self, wording: Wording) -> list[str]:
        """Return what they did; `wording` knows the names in `few`."""
        return [sentence for change in self.few for sentence in wording.sentences(change)] or _counted(self._counts)


def entry_of(recorded: Recorded, tally: Tally, wording: Wording) -> Entry:
    """Return a commit, told by its changes; one that has none, by what it forgot."""
    said = tally.sentences(wording) or _forgotten(recorded.commit)
    return Entry(recorded.revision, recorded.recorded_at, recorded.commit, tuple(said))


def is_forgetting(commit: Commit, node_id: str | None = None) -> bool:
    """Tell whether a commit forgot something, of a node or of whichever."""
    return commit.action == FORGET and node_id in {None, forgotten_in(commit)[0]}


def _forgotten(commit: Commit) -> list[str]:
    if commit.action != FORGET:
        return []
    whose, field = forgotten_in(commit)
    return [f"All values of {quoted(field.replace('_', ' '))} of {quoted(whose)} were forgotten for ever."]


def touched(change: Change) -> list[str]:
    """Return the ids of the nodes that a change touches, live or not.

    Those are the node itself, both ends of a link, the measure of a reading, what a finding that is set aside is about.

    >>> touched(Change("link", "r1\\tserves\\tn1\\t1", None, {}))
    ['r1', 'n1']
    """
    if change.what == "aside":
        return change.key.partition(":")[2].split("+")
    parts = change.key.split("\t")
    return [parts[0], parts[2]] if change.what == "link" else parts[:1]


def changes_between(store: Store, first: int, last: int, node: str = "") -> list[Change]:
    """Return the net effect of the revisions after one, up to another: what came and went between is not in it.

    Args:
        store: Whose revisions.
        first, last: The two.
        node: Only what touched the node of this id; empty: everything.

    Raises:
        WrongUse: If the second lies before the first, or more was recorded between than can be told apart.
    """
    if last < first:
        raise WrongUse(f"revision {last} lies before revision {first}; give the earlier moment first")
    recorded = recorded_between(store, first, last)
    if recorded > MOST_TOLD_APART and not node:
        raise WrongUse(
            f"{recorded:,} changes were recorded between revision {first} and {last}, and {MOST_TOLD_APART:,} are the "
            "most that can be told apart; give moments that lie closer together, or one thing"
        )
    return net_changes(change for _, change in _between(store, first, last, frozenset({node}) if node else None))


def recorded_between(store: Store, first: int, last: int) -> int:
    """Return how many changes the revisions after one, up to another, recorded."""
    return sum(one.changes for one in store.commits(since=first) if one.revision <= last)


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
