"""What a rule looks at, as far as it says: after a change it is only asked again where it could judge otherwise.

A rule that says nothing is asked again as a whole. One that judges each node by what is around it says `Near`, one that
judges the organisation by some of it says `Over`. Tests compare what is taken over with what is asked anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from graph.analysis.case import Case

Part = Literal["sight", "strength", "threads", "unit", "series"]
"""What is worked out of an organisation: the status of nodes, how strong their threads are, which links of sight there
are, to which unit nodes belong, and readings."""


@dataclass(frozen=True, slots=True)
class Near:
    """A rule judges each node by itself and by what it is linked with.

    The node is the first of each finding; where a rule cannot tell for want of a field of another node, it says of
    which node it cannot tell.

    Attributes:
        kinds: Kinds of the nodes that it judges; empty where these are of a trait.
        links: Kinds of the links that it looks along, whichever way they point.
        steps: So many links away it looks at the farthest.
        by: What that was worked out it uses of the nodes.
        reads: Whether it reads more of what it is linked with than whether that counts.
        live: Whether it judges only what counts on the day.
        trait: That of the nodes that it judges, where it names no kinds.
    """

    kinds: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    steps: int = 1
    by: tuple[Part, ...] = ()
    reads: bool = True
    live: bool = True
    trait: str = ""

    def subjects(self, case: Case) -> list[int]:
        """Return all nodes that it judges, in order."""
        snapshot = case.snapshot
        if not self.trait and self.live:
            return snapshot.live_of(*self.kinds)
        chosen = snapshot.with_trait(self.trait).nonzero()[0] if self.trait else snapshot.of_kind(*self.kinds)
        found: list[int] = (chosen[snapshot.live[chosen]] if self.live else chosen).tolist()
        return found

    def among(self, case: Case, nodes: Iterable[int]) -> list[int]:
        """Return those of some nodes that it judges, in order."""
        live, has_trait = case.snapshot.live, case.snapshot.has_trait
        return sorted(
            node
            for node in nodes
            if (has_trait(node, self.trait) if self.trait else case.kind(node) in self.kinds)
            and (live[node] or not self.live)
        )


@dataclass(frozen=True, slots=True)
class Over:
    """A rule judges the organisation, but not by all of it.

    Attributes:
        kinds: Kinds of the nodes that it reads.
        links: Kinds of the links that it follows or counts.
        by: What that was worked out it uses.
        threads_of: Of threads, only those of live nodes of these kinds; empty for those of all.
    """

    kinds: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    by: tuple[Part, ...] = ()
    threads_of: tuple[str, ...] = ()
