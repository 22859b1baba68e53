"""Line of sight written straight from its definitions, as slowly as it takes: what the fast code must agree with.

Works on nodes and links as values; answers are ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import combinations, pairwise

from graph.model import Link, Node
from graph.notation import write
from graph.ontology import Ontology

ENDED = {"paused", "completed", "stopped", "archived"}
NOT_YET = {"draft", "proposed"}
Pair = tuple[str, str]


def _text(thing: Node | Link, name: str) -> str:
    return str(thing.fields.get(name, ""))


class Brute:
    """An organisation on a day, asked by definition."""

    def __init__(self, ontology: Ontology, nodes: list[Node], links: list[Link], date: str) -> None:
        self.ontology = ontology
        self.nodes = nodes
        self.links = links
        self.date = date
        self.by_id = {node.id: node for node in nodes}

    def __repr__(self) -> str:
        return f"Brute({write(self.nodes, self.links)})"

    # -- live ---------------------------------------------------------------------------------------------------------

    def _has_begun(self, thing: Node | Link) -> bool:
        return _text(thing, "valid_from") <= self.date

    def _has_passed(self, thing: Node | Link) -> bool:
        return _text(thing, "valid_to") != "" and _text(thing, "valid_to") < self.date

    def live(self, node: str) -> bool:
        thing = self.by_id[node]
        status = thing.fields.get("status", "active")
        return status == "active" and self._has_begun(thing) and not self._has_passed(thing)

    def ended(self, node: str) -> bool:
        thing = self.by_id[node]
        status = thing.fields.get("status", "active")
        if status in NOT_YET or not self._has_begun(thing):
            return False
        return status in ENDED or self._has_passed(thing)

    def link_live(self, link: Link) -> bool:
        valid = self._has_begun(link) and not self._has_passed(link)
        return valid and self.live(link.source) and self.live(link.target)

    def link_was(self, link: Link) -> bool:
        ends = (link.source, link.target)
        return self._has_begun(link) and all(self.live(end) or self.ended(end) for end in ends)

    def has(self, node: str, trait: str) -> bool:
        kind = self.ontology.kinds[self.by_id[node].kind]
        if trait not in kind.traits:
            return False
        return all(self.by_id[node].fields.get(name) != value for name, value in kind.traits[trait].items())

    def all_with(self, trait: str) -> list[str]:
        return [node.id for node in self.nodes if self.live(node.id) and self.has(node.id, trait)]

    # -- reach --------------------------------------------------------------------------------------------------------

    @cached_property
    def sight(self) -> list[Link]:
        return [link for link in self.links if self._is_sight(link) and self.link_live(link)]

    @cached_property
    def former_sight(self) -> list[Link]:
        return [link for link in self.links if self._is_sight(link) and self.link_was(link)]

    def _is_sight(self, link: Link) -> bool:
        return "sight" in self.ontology.links[link.kind].roles

    @cached_property
    def pairs(self) -> set[Pair]:
        return {(link.source, link.target) for link in self.sight}

    def up(self, node: str, pairs: Iterable[Pair] | None = None) -> set[str]:
        edges = set(self.pairs if pairs is None else pairs)
        found = {node}
        while more := {target for source, target in edges if source in found} - found:
            found |= more
        return found

    def down(self, node: str) -> set[str]:
        return {other.id for other in self.nodes if node in self.up(other.id)}

    @cached_property
    def anchors(self) -> set[str]:
        purposes = set(self.all_with("anchor"))
        return purposes | self._named(self.sight, purposes)

    @cached_property
    def former_anchors(self) -> set[str]:
        was = {node.id for node in self.nodes if self.live(node.id) or self.ended(node.id)}
        purposes = {node for node in was if self.has(node, "anchor")}
        return purposes | self._named(self.former_sight, purposes)

    def _named(self, links: list[Link], purposes: set[str]) -> set[str]:
        naming = {kind.name for kind in self.ontology.links_with_trait("names_need")}
        return {link.target for link in links if link.kind in naming and link.source in purposes}

    def serves(self, node: str) -> bool:
        return bool(self.up(node) & self.anchors)

    def serves_priority(self, node: str) -> bool:
        return any(self.serves(priority) for priority in self.up(node) & set(self.all_with("priority")))

    def status(self, node: str) -> str:
        if self.serves_priority(node):
            return "strategic"
        if self.serves(node):
            return "operational"
        if self.up(node) & set(self.all_with("aim")):
            return "broken"
        former = {(link.source, link.target) for link in self.former_sight}
        return "lapsed" if self.up(node, former) & self.former_anchors else "adrift"

    def helps_to_meet(self, node: str) -> set[str]:
        meeting = {kind.name for kind in self.ontology.links_with_trait("meets")}
        return {link.target for link in self.sight if link.kind in meeting and link.source in self.up(node)}

    # -- paths --------------------------------------------------------------------------------------------------------

    def shown(self, source: str, target: str) -> Link:
        """Return the link that is shown between two nodes."""
        parallel = [link for link in self.sight if (link.source, link.target) == (source, target)]
        return min(parallel, key=lambda link: (-self.strength_of(link), link.kind, link.nth))

    def strength_of(self, link: Link) -> int:
        return int(link.fields.get("strength", 3))

    def paths(self, node: str) -> Iterator[list[str]]:
        """Yield every simple path from a node to an anchor."""
        waiting = [[node]]
        while waiting:
            path = waiting.pop()
            if path[-1] in self.anchors:
                yield path
            waiting += [[*path, head] for tail, head in self.pairs if tail == path[-1] and head not in path]

    def weakest(self, path: list[str]) -> int:
        hops = pairwise(path)
        return min((self.strength_of(self.shown(*hop)) for hop in hops), default=3)

    def best_path(self, node: str) -> list[str] | None:
        return min(self.paths(node), key=lambda path: (-self.weakest(path), len(path), path), default=None)

    def disjoint_paths(self, node: str) -> int:
        """Return how many links must go before a node reaches no anchor, at most 3."""
        if node in self.anchors:
            return 0
        for count in range(3):
            for removed in combinations(self.pairs, count):
                if not self.up(node, self.pairs - set(removed)) & self.anchors:
                    return count
        return 3

    def links_every_path_crosses(self, node: str) -> set[Pair]:
        return {pair for pair in self.pairs if not self.up(node, self.pairs - {pair}) & self.anchors}

    def without(self, node: str) -> set[str]:
        """Return the nodes that would still serve if one were gone."""
        pairs = {pair for pair in self.pairs if node not in pair}
        others = [other.id for other in self.nodes if other.id != node]
        return {other for other in others if self.up(other, pairs) & (self.anchors - {node})}

    def only_through(self, node: str) -> set[str]:
        """Return the nodes that would serve no more if one were gone."""
        return {other.id for other in self.nodes if other.id != node and self.serves(other.id)} - self.without(node)

    def rests_on_one(self, node: str) -> bool:
        """Tell whether one link, or one node that is no anchor, carries every path of a node."""
        if not self.serves(node) or node in self.anchors:
            return False
        carriers = {other.id for other in self.nodes} - self.anchors - {node}
        return bool(self.links_every_path_crosses(node)) or any(node in self.only_through(other) for other in carriers)

    # -- components ---------------------------------------------------------------------------------------------------

    def components(self, pairs: set[Pair], nodes: Iterable[str]) -> list[tuple[str, ...]]:
        reach = {node: self.up(node, pairs) for node in nodes}
        found = {
            tuple(sorted(other for other in reach if other in reach[node] and node in reach[other])) for node in reach
        }
        return sorted(found)

    def frontier(self, node: str) -> list[tuple[str, ...]]:
        return self.dead_ends(self.up(node))

    def dead_ends(self, nodes: set[str]) -> list[tuple[str, ...]]:
        """Return the components among nodes that no link to another of the nodes leaves."""
        pairs = {pair for pair in self.pairs if set(pair) <= nodes}
        return [
            component
            for component in self.components(pairs, nodes)
            if not any(tail in component and head not in component for tail, head in pairs)
        ]

    def cycles(self, *, without_trait: str = "") -> list[tuple[str, ...]]:
        kinds = {kind.name for kind in self.ontology.links.values() if without_trait not in kind.traits}
        pairs = {(link.source, link.target) for link in self.sight if link.kind in kinds}
        found = self.components(pairs, [node.id for node in self.nodes])
        return [component for component in found if len(component) > 1 or (component[0], component[0]) in pairs]

    # -- repair -------------------------------------------------------------------------------------------------------

    def to_mend(self) -> set[str]:
        """Return what work that does not serve reaches, people left out."""
        found: set[str] = set()
        for work in self.all_with("work"):
            if not self.serves(work):
                found |= self.up(work)
        return {node for node in found if not self.has(node, "people")}

    def mended_by(self, pairs: set[Pair], made: Iterable[str] = ()) -> bool:
        """Tell whether everything to mend serves, with more links, when what is made serves."""
        ends = self.anchors | set(made)
        named = {need for purpose, need in pairs if purpose in ends and need in self.by_id and self.has(need, "need")}
        return all(self.up(node, self.pairs | pairs) & (ends | named) for node in self.to_mend())

    def can_be_mended(self, count: int) -> bool:
        """Tell whether some number of additions, new links and records that serve, mends everything. Tries them all."""
        kinds = [kind for kind, declared in self.ontology.kinds.items() if "people" not in declared.traits]
        useful = [kind for kind in kinds if any(self._new_links(node, kind) for node in self.to_mend())]
        for records in range(count + 1):
            for made in combinations(useful, records):
                links = self._possible_links(made)
                for chosen in combinations(links, count - records):
                    if self.mended_by(set(chosen), made):
                        return True
        return False

    def _possible_links(self, made: tuple[str, ...]) -> list[Pair]:
        others = {node.id: node.kind for node in self.nodes if self.live(node.id)} | {kind: kind for kind in made}
        found = {
            (node, other) if towards else (other, node)
            for node in self.to_mend()
            for other, kind in others.items()
            for towards in self._new_links(node, kind)
        }
        return sorted(found)

    def _new_links(self, node: str, kind: str) -> set[bool]:
        """Return whether a node may be linked towards a kind (True), or named by it (False)."""
        own = self.by_id[node].kind
        ways = {True for link in self.ontology.with_role("sight") if self.ontology.allows(own, link.name, kind)}
        naming = self.ontology.links_with_trait("names_need")
        anchor = "anchor" in self.ontology.kinds[kind].traits
        return ways | {False for link in naming if anchor and self.ontology.allows(kind, link.name, own)}
