"""Finds the node that a text names, among what a batch brings and what is known already: by id, else by exact name."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Protocol

from graph.known import Known
from graph.merge import merged_node
from graph.model import Node
from graph.values import nearest

MOST_COMPARISONS = 3_000_000
"""Looking for the nearest word stops there, so that a file of nothing but errors is answered soon."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a text names: a node, or why there is none.

    Attributes:
        node: The node, or None.
        why: What is wrong, from "there is no …" on; empty if nothing is.
        suggestion: The nearest name or id, or what to do; or empty.
    """

    node: Node | None
    why: str = ""
    suggestion: str = ""


class Texts(Protocol):
    """Texts of which it can be told whether one is among them."""

    def __contains__(self, text: object, /) -> bool: ...
    def update(self, *texts: Iterable[str]) -> None:
        """Add some."""


@dataclass
class Directory:
    """The nodes of a batch, as they will be, before those that are known already.

    Attributes:
        known: What is there already.
        stored: The known nodes among those that the batch mentions, by id.
        refused: Ids and names of nodes that the batch brings and that are refused.
    """

    known: Known
    stored: dict[str, Node] = field(default_factory=dict)
    refused: Texts = field(default_factory=set[str])
    _own: dict[str, Node] = field(default_factory=dict)
    _by_name: dict[str, set[str]] = field(default_factory=dict)
    _unnamed: list[Node] = field(default_factory=list)
    _words: list[tuple[str, str]] | None = None
    _compared: int = 0

    def learn(self, texts: Collection[str], names: Collection[str]) -> None:
        """Look up, all at once, texts that may be ids or names, and names."""
        self.stored |= self.known.nodes([text for text in texts if text not in self.stored])
        wanted = {text for text in texts if text not in self.stored} | set(names)
        for name, nodes in self.known.named_any(wanted).items():
            self._by_name.setdefault(name, set()).update(node.id for node in nodes)
            self.stored |= {node.id: node for node in nodes}

    def add(self, node: Node) -> None:
        """Take a node of the batch in, as it will be."""
        whole = merged_node(self.stored.get(node.id), node)
        self._own[node.id] = whole
        self._unnamed.append(whole)

    def remove(self, node: Node) -> None:
        """Take a node of the batch out again: what is known of it stays as it was."""
        self._own.pop(node.id)
        if before := self.stored.get(node.id):
            self._by_name.setdefault(before.name, set()).add(node.id)

    def get(self, node_id: str) -> Node | None:
        """Return the node of an id as it will be, or None."""
        return self._own.get(node_id) or self.stored.get(node_id)

    def called(self, name: str, kinds: Collection[str]) -> list[Node]:
        """Return the nodes of exactly that name and of one of these kinds, ordered by id."""
        # Inputs that give ids everywhere never ask for names: they are gathered when the first one is asked for.
        for node in self._unnamed:
            self._by_name.setdefault(node.name, set()).add(node.id)
        self._unnamed.clear()
        found = (self.get(node_id) for node_id in sorted(self._by_name.get(name, ())))
        return [node for node in found if node and node.name == name and node.kind in kinds]

    def find(self, text: str, kinds: Collection[str], what: str) -> Found:
        """Return the node of one of these kinds that a text names.

        Args:
            text: An id or an exact name.
            kinds: Kinds that will do.
            what: What is looked for, in words, such as "Role" or "node".
        """
        if (node := self.get(text)) and (node.kind in kinds or not self.called(text, kinds)):
            return Found(node)
        found = self.called(text, kinds)
        if len(found) == 1:
            return Found(found[0])
        if found:
            ids = " and ".join(node.id for node in found)
            return Found(None, f"{text!r} is the name of {len(found)} of them, {ids}", "give the id instead")
        if text in self.refused:
            return Found(None, f"{text!r} was refused itself", "mend its own row first")
        return Found(None, f"there is no {what} {text!r}", self._nearest(text, kinds))

    def known_as(self, text: str, kinds: Collection[str]) -> Node | None:
        """Return the one node of one of these kinds that has a text as its id or exact name, or None."""
        if (node := self.get(text)) and node.kind in kinds:
            return node
        named = self.called(text, kinds) if not node else []
        return named[0] if len(named) == 1 else None

    def _nearest(self, text: str, kinds: Collection[str]) -> str:
        if self._words is None:
            columns = self.known.columns().nodes
            everything = [*zip(columns.ids, columns.kinds, columns.names, strict=True), *_told(self._own.values())]
            self._words = [(word, kind) for node_id, kind, name in everything for word in (name, node_id)]
        if self._compared > MOST_COMPARISONS:
            return ""
        self._compared += len(self._words)
        return nearest(text, dict.fromkeys(word for word, kind in self._words if kind in kinds))


def _told(nodes: Iterable[Node]) -> Iterable[tuple[str, str, str]]:
    return ((node.id, node.kind, node.name) for node in nodes)
