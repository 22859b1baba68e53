"""What checking and planning ask of a store; every `graph.store.base.Store` answers it, and so does nothing at all."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Protocol

from graph.columns import Columns, columns_of
from graph.model import Link, Node, Reading


class Known(Protocol):
    """What is there already. See `Store` for the meaning of each method."""

    def nodes(self, ids: Collection[str]) -> dict[str, Node]:
        """Return the live nodes among these ids, by id."""

    def named_any(self, names: Collection[str]) -> dict[str, list[Node]]:
        """Return the live nodes of each of these names, ordered by id."""

    def links(self, ids: Collection[str]) -> list[Link]:
        """Return the live links that touch any of these nodes."""

    def readings(self, measures: Collection[str] | None = None) -> Iterator[Reading]:
        """Yield readings of these measures, or of all."""

    def origins(self) -> dict[str, str]:
        """Return what brought each live node and link, by key."""

    def columns(self) -> Columns:
        """Return everything live."""


class Nothing:
    """Nothing is known: for an input looked at by itself."""

    def nodes(self, ids: Collection[str]) -> dict[str, Node]:  # noqa: ARG002  the promise of `Known`
        """Return no nodes."""
        return {}

    def named_any(self, names: Collection[str]) -> dict[str, list[Node]]:  # noqa: ARG002  the promise of `Known`
        """Return no nodes."""
        return {}

    def links(self, ids: Collection[str]) -> list[Link]:  # noqa: ARG002  the promise of `Known`
        """Return no links."""
        return []

    def readings(self, measures: Collection[str] | None = None) -> Iterator[Reading]:  # noqa: ARG002  as above
        """Yield no readings."""
        return iter(())

    def origins(self) -> dict[str, str]:
        """Return nothing."""
        return {}

    def columns(self) -> Columns:
        """Return empty columns."""
        return columns_of([])


NOTHING_KNOWN = Nothing()


@dataclass(frozen=True, slots=True)
class Apart:
    """What is known without some of its nodes: what they were before must not be taken for what they will be."""

    known: Known
    ids: frozenset[str]

    def nodes(self, ids: Collection[str]) -> dict[str, Node]:
        """Return the live nodes among these ids but those."""
        return self.known.nodes([node_id for node_id in ids if node_id not in self.ids])

    def named_any(self, names: Collection[str]) -> dict[str, list[Node]]:
        """Return the live nodes of each of these names but those."""
        found = self.known.named_any(names)
        return {name: [node for node in nodes if node.id not in self.ids] for name, nodes in found.items()}

    def links(self, ids: Collection[str]) -> list[Link]:
        """Return the live links that touch any of these nodes."""
        return self.known.links(ids)

    def readings(self, measures: Collection[str] | None = None) -> Iterator[Reading]:
        """Yield readings of these measures, or of all."""
        return self.known.readings(measures)

    def origins(self) -> dict[str, str]:
        """Return what brought each live node and link, by key."""
        return self.known.origins()

    def columns(self) -> Columns:
        """Return everything live."""
        return self.known.columns()
