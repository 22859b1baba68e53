"""What is known, and what will be there beside it once some changes are made: for several edits in one commit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from graph.columns import Columns
from graph.known import Known
from graph.model import Change, Link, Node, Reading
from graph.records import link_of, node_of


class Ahead:
    """Something known, ahead by changes that are not made yet. See `graph.known.Known` for its methods."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._nodes: dict[str, Node | None] = {}
        self._links: dict[str, Link | None] = {}

    def take(self, changes: Iterable[Change]) -> None:
        """Know some changes of nodes and links from now on."""
        for change in changes:
            if change.what == "node":
                self._nodes[change.key] = node_of(change.new) if change.new else None
            elif change.what == "link":
                self._links[change.key] = link_of(change.new) if change.new else None

    def nodes(self, ids: Collection[str]) -> dict[str, Node]:
        """Return the nodes among these ids, by id."""
        found = self._known.nodes([one for one in ids if one not in self._nodes])
        return found | {one: node for one in ids if (node := self._nodes.get(one))}

    def named_any(self, names: Collection[str]) -> dict[str, list[Node]]:
        """Return the nodes of each of these names, ordered by id."""
        wanted = set(names)
        stored = [node for nodes in self._known.named_any(names).values() for node in nodes]
        found = [node for node in stored if node.id not in self._nodes]
        found += [node for node in self._nodes.values() if node and node.name in wanted]
        named: dict[str, list[Node]] = {}
        for node in sorted(found, key=lambda one: one.id):
            named.setdefault(node.name, []).append(node)
        return named

    def links(self, ids: Collection[str]) -> list[Link]:
        """Return the links that touch any of these nodes, ordered by source, kind, target, number."""
        wanted = set(ids)
        found = [link for link in self._known.links(ids) if _key(link) not in self._links]
        found += [link for link in self._links.values() if link and not wanted.isdisjoint((link.source, link.target))]
        return sorted(found, key=lambda one: (one.source, one.kind, one.target, one.nth))

    def readings(self, measures: Collection[str] | None = None) -> Iterator[Reading]:
        """Yield readings of these measures, or of all."""
        return self._known.readings(measures)

    def origins(self) -> dict[str, str]:
        """Return what brought each node and link, by key."""
        return self._known.origins()

    def columns(self) -> Columns:
        """Return everything that is there already."""
        return self._known.columns()


def _key(link: Link) -> str:
    return "\t".join((link.source, link.kind, link.target, str(link.nth)))
