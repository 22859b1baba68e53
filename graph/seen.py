"""A store as somebody may see it: whatever is asked of it, what is kept from them is not there.

Everything that is told of an organisation is read from a store, its past included; so what is left out here can come
out nowhere. What is kept from them is judged by what holds now, for the past as well.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from graph.columns import Columns
from graph.errors import NotFound, WrongUse
from graph.forgetting import FORGET, forgotten_in
from graph.model import Aside, Change, Commit, Link, Node, Reading, Record, What
from graph.records import change_of, link_of, link_record, node_of, node_record, same
from graph.seen_columns import columns_seen
from graph.store.base import Forgotten, Head, Recorded, Store
from graph.unseen import Unseen


def let_all(_: list[Change]) -> None:
    """Let any changes be made."""


class SeenStore:
    """A store without what is kept from somebody. See `Store` for its methods.

    Attributes:
        store: The whole one.
        unseen: What is kept from them.
    """

    def __init__(self, store: Store, unseen: Unseen, guard: Callable[[list[Change]], None] = let_all) -> None:
        """Begin.

        Args:
            store: The whole one.
            unseen: What is kept from them.
            guard: Raises an error where changes must not be made by them.
        """
        self.store = store
        self._guard = guard
        self.unseen = unseen
        self._gone: dict[str, bool] = {}
        self._touches: dict[int, bool] = {}

    def know(self, unseen: Unseen) -> None:
        """Learn what is there by now, while the same is kept from them as before."""
        self.unseen = unseen
        self._gone.clear()

    @property
    def url(self) -> str:
        """Its address, as the user may write it."""
        return self.store.url

    def head(self) -> Head:
        """Return where it stands."""
        return self.store.head()

    def commits(self, *, since: int = 0) -> Iterator[Recorded]:
        """Yield the commits after a revision, oldest first.

        The reason of one that touched what is kept from them may tell of it, and is left out.
        """
        for recorded in self.store.commits(since=since):
            if recorded.commit.action == FORGET and self._hides(forgotten_in(recorded.commit)[0]):
                continue
            hushed = recorded.commit.why and self._touched_unseen(recorded)
            yield replace(recorded, commit=replace(recorded.commit, why="")) if hushed else recorded

    def changes(
        self, *, since: int = 0, until: int | None = None, key: str | None = None, what: What | None = None
    ) -> Iterator[tuple[int, Change]]:
        """Yield the changes that they may see, with their revisions, in order; see `Store.changes`."""
        if key is not None and self._hides(key):
            return
        for revision, change in self.store.changes(since=since, until=until, key=key, what=what):
            if (seen := self._seen(change)) is not None:
                yield revision, seen

    def columns(self) -> Columns:
        """Return everything live that they may see."""
        return columns_seen(self.store.columns(), self.unseen)

    def columns_before(self, revision: int) -> None:
        """Return nothing: what is kept from them is judged by what holds now, so the log has to be gone through."""

    def nodes(self, ids: Collection[str]) -> dict[str, Node]:
        """Return the live nodes among these ids that they may see, by id."""
        return {node_id: self._node(node) for node_id, node in self._known(self.store.nodes(ids)).items()}

    def links(self, ids: Collection[str]) -> list[Link]:
        """Return the live links that touch any of these nodes, with both ends seen, in their order."""
        wanted = [node_id for node_id in ids if not self._hides(node_id)]
        found = self.store.links(wanted)
        return [self._link(link) for link in found if not (self._hides(link.source) or self._hides(link.target))]

    def named(self, name: str) -> list[Node]:
        """Return the live nodes of exactly that name, ordered by id."""
        return self.named_any([name]).get(name, [])

    def named_any(self, names: Collection[str]) -> dict[str, list[Node]]:
        """Return the live nodes of each of these names, ordered by id; names that nothing seen has are left out."""
        found = {
            name: [self._node(node) for node in nodes if not self.unseen.hides(node_record(node))]
            for name, nodes in self.store.named_any(names).items()
        }
        return {name: nodes for name, nodes in found.items() if nodes}

    def readings(self, measures: Collection[str] | None = None) -> Iterator[Reading]:
        """Yield readings of these measures, or of all, ordered by measure and date."""
        return (reading for reading in self.store.readings(measures) if not self._hides(reading.measure))

    def asides(self) -> dict[str, Aside]:
        """Return what is set aside, by finding; what only a hidden record or value tells of is not among it."""
        return {finding: aside for finding, aside in self.store.asides().items() if not self._hides_finding(finding)}

    def origins(self) -> dict[str, str]:
        """Return what brought each live node and link (by key), for those that a load brought."""
        return {key: origin for key, origin in self.store.origins().items() if not self._hides_key(key)}

    def keep(self, name: str, text: str) -> None:
        """Keep a note about the store."""
        self.store.keep(name, text)

    def kept(self, start: str) -> dict[str, str]:
        """Return the notes whose names begin with a text, by name, ordered by name."""
        return self.store.kept(start)

    def verify(self) -> list[str]:
        """Check the seal of the log and the projection."""
        return self.store.verify()

    def backup(self, path: Path) -> None:
        """Refuse: a copy holds everything.

        Raises:
            WrongUse: Always.
        """
        raise WrongUse(f"{path}: a backup holds everything, what you may not see included; ask who may see it all")

    def close(self) -> None:
        """Do nothing: the whole store belongs to somebody else."""

    def forget(self, commit: Commit, node_id: str, field: str) -> Forgotten:  # noqa: ARG002  the promise of `Store`
        """Refuse: nobody can forget what they may not see.

        Raises:
            WrongUse: Always.
        """
        raise WrongUse(f"{field} of {node_id} can be forgotten only by who may see it; ask a steward")

    # -- writing ------------------------------------------------------------------------------------------------------

    def append(self, commit: Commit, changes: Iterable[Change], *, expected: int | None = None) -> int:
        """Add one commit; what its changes could not know of what is kept from the writer is put back first.

        What hangs on a node that goes, such as a link from a hidden node, goes with it. See `Store.append`.

        Raises:
            WrongUse: If a new node would take the id of one that is there, or a commit is taken back of which they may
                not see all: it would be taken back by half.
        """
        if commit.undoes and not self._tells_all(commit.undoes):
            raise WrongUse(
                f"revision {commit.undoes} touched what you may not see, so that you cannot take it back; ask a steward"
            )
        whole = [one for change in changes for one in self._whole(change)]
        self._guard(whole)
        return self.store.append(commit, whole, expected=expected)

    def _whole(self, change: Change) -> Iterator[Change]:
        """Yield a change as it is to the whole store, after what has to go before."""
        if change.what == "link" and change.old is None and self._hides_key(change.key):
            raise NotFound(f"there are no such nodes as those of the link {change.key.replace(chr(9), ' ')}")
        record = self._record(change)
        if change.old is None or record is None or not same(change.what, change.old, self._shown(change.what, record)):
            if change.what == "node" and change.old is None and record is not None:
                raise WrongUse(f"the id {change.key!r} cannot be given; choose another, or give none")
            yield change
            return
        if change.what == "node" and change.new is None:
            yield from self._hanging_on(change.key)
        new = None if change.new is None else self.unseen.restored(change.what, change.new, record)
        yield replace(change, old=record, new=new)

    def _hanging_on(self, node_id: str) -> Iterator[Change]:
        """Yield the removal of what they may not see and what cannot be without a node."""
        for link in self.store.links([node_id]):
            if self._hides(link.source) or self._hides(link.target):
                yield change_of("link", link_record(link), None)

    def _record(self, change: Change) -> Record | None:
        """Return the whole record of a node or link as it is now; None where there is none, or of anything else."""
        if change.what == "node":
            node = self.store.nodes([change.key]).get(change.key)
            return None if node is None else node_record(node)
        if change.what == "link":
            found = (link_record(link) for link in self.store.links([change.key.partition("\t")[0]]))
            return next((record for record in found if change_of("link", record, None).key == change.key), None)
        return None

    # -- what is kept from them ---------------------------------------------------------------------------------------

    def _seen(self, change: Change) -> Change | None:
        if self._is_about_unseen(change):
            return None
        return change if change.what == "aside" else self.unseen.change(change)

    def _tells_all(self, revision: int) -> bool:
        """Tell whether they may see all that a commit did."""
        done = self.store.changes(since=revision - 1, until=revision)
        return not any(self._is_about_unseen(change) or not self.unseen.tells(change) for _, change in done)

    def _is_about_unseen(self, change: Change) -> bool:
        return self._hides_finding(change.key) if change.what == "aside" else self._hides_key(change.key)

    def _hides_key(self, key: str) -> bool:
        """Tell whether a key speaks of a node that is kept from them: of a link, an end of it."""
        source, *others = key.split("\t")
        return self._hides(source) or (len(others) == 3 and self._hides(others[1]))

    def _hides_finding(self, finding: str) -> bool:
        rule, _, nodes = finding.partition(":")
        told = nodes.split("+")
        if rule in self.unseen.rules and not self.unseen.own.issuperset(told[:1]):
            return True
        return any(self._hides(node_id) for node_id in told)

    def _hides(self, node_id: str) -> bool:
        """Tell whether a node is kept from them; one that is gone, if any record of it was hidden."""
        if self.unseen.is_there(node_id):
            return node_id in self.unseen.hidden
        if node_id not in self._gone:
            self._gone[node_id] = self._was_hidden(node_id)
        return self._gone[node_id]

    def _was_hidden(self, node_id: str) -> bool:
        node = self.store.nodes([node_id]).get(node_id)
        if node is not None:
            return self.unseen.hides(node_record(node))
        changes = (change for _, change in self.store.changes(key=node_id, what="node"))
        records = (record for change in changes for record in (change.old, change.new) if record is not None)
        return any(self.unseen.hides(record) for record in records)

    def _known(self, nodes: dict[str, Node]) -> dict[str, Node]:
        return {node_id: node for node_id, node in nodes.items() if not self.unseen.hides(node_record(node))}

    def _node(self, node: Node) -> Node:
        return node_of(self.unseen.shown("node", node_record(node)))

    def _link(self, link: Link) -> Link:
        return link_of(self.unseen.shown("link", link_record(link)))

    def _shown(self, what: What, record: Record) -> Record:
        return self.unseen.shown(what, record)

    def _touched_unseen(self, recorded: Recorded) -> bool:
        revision = recorded.revision
        if recorded.commit.action == FORGET:
            return forgotten_in(recorded.commit)[0] not in self.unseen.own
        if revision not in self._touches:
            done = self.store.changes(since=revision - 1, until=revision)
            self._touches[revision] = any(self._seen(change) != change for _, change in done)
        return self._touches[revision]
