"""Sources about the same things: which of their nodes may be one, with reasons, and what two of them give together.

Nothing is put together here by itself: pairs are suggestions, and `together` takes only those that somebody chose.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.alike_names import AlikeNames
from graph.merge import filled, otherwise, overlap
from graph.model import Batch, Link, Lost, Node, Reading, Record, Value
from graph.other_ids import OTHER_IDS, with_other_ids

SAME_ID = "the id is the same"
LEAST_ALIKE = 82
LEAST_TOGETHER = 60
NEIGHBOUR = 12
MOST_NEIGHBOURS = 3
SURE = 100


@dataclass(frozen=True, slots=True)
class Match:
    """Two nodes that may be one thing.

    Attributes:
        left, right: The nodes: of the first source, and of the second.
        weight: What the order goes by, 0 to 100; 100 where the id is the same.
        reasons: Why, one clause each; never empty.
        differing: Fields that both give, and differently.
    """

    left: Node
    right: Node
    weight: int
    reasons: tuple[str, ...]
    differing: tuple[str, ...] = ()

    def record(self) -> Record:
        """Return the documented JSON shape."""
        return {
            "kind": self.left.kind,
            "left": self.left.id,
            "left_name": self.left.name,
            "right": self.right.id,
            "right_name": self.right.name,
            "reasons": list(self.reasons),
            "differing": list(self.differing),
        }


@dataclass(frozen=True, slots=True)
class Side:
    """What one source holds.

    Attributes:
        nodes: All with ids.
        links: Ends by id.
    """

    nodes: Sequence[Node]
    links: Sequence[Link] = ()


@dataclass(frozen=True, slots=True)
class Together:
    """Two sources as one.

    Attributes:
        batch: What is to be loaded.
        kept: What the second said otherwise and the first keeps: id, field and the value that is not taken.
    """

    batch: Batch
    kept: tuple[tuple[str, str, str], ...] = ()


def matches(left: Side, right: Side) -> list[Match]:
    """Return the pairs of nodes of two sources that may be one thing, the likeliest first, each node at most once.

    Only nodes of one kind are compared: by id, by likeness of their names, and by what they are linked with.
    """
    best: list[Match] = []
    taken: set[tuple[int, str]] = set()
    for match in sorted(_Pairs(left, right).all(), key=_likeliest):
        ends = {(0, match.left.id), (1, match.right.id)}
        if not ends & taken:
            taken |= ends
            best.append(match)
    return best


def duplicates(side: Side, of: str = "") -> list[Match]:
    """Return the pairs of nodes of one source that may be one thing, the likeliest first.

    Their names have to be alike, and both have to hold on some day: what came after the other is not it. What is linked
    with the other is not it, either.

    Args:
        side: What the source holds.
        of: Id of a node: only pairs with it, in which it comes first.
    """
    asked = [node for node in side.nodes if node.id == of] if of else side.nodes
    pairs = _Pairs(Side(asked, side.links), side, is_one=True)
    return sorted((match for match in pairs.all() if of or match.left.id < match.right.id), key=_likeliest)


def _likeliest(match: Match) -> tuple[int, str, str]:
    return -match.weight, match.left.id, match.right.id


@dataclass
class _Pairs:
    """Pairs of nodes of two sources, as they are looked for.

    Attributes:
        left, right: The sources.
        is_one: Whether they are one source, in which a node is looked for twice.
        alike: How alike the names of two nodes are that are worth comparing.
    """

    left: Side
    right: Side
    is_one: bool = False
    alike: dict[tuple[str, str], int] = field(default_factory=dict)

    def all(self) -> Iterator[Match]:
        """Yield every pair that something speaks for."""
        by_kind: dict[str, list[Node]] = defaultdict(list)
        for node in self.right.nodes:
            by_kind[node.kind].append(node)
        named = {kind: AlikeNames([node.name for node in nodes]) for kind, nodes in by_kind.items()}
        by_id = {node.id: node for node in self.right.nodes}
        candidates = [
            (node, other)
            for node in self.left.nodes
            if node.kind in named
            for other in self._worth_comparing(node, by_kind[node.kind], named[node.kind], by_id)
        ]
        if self.is_one:
            linked = {(link.source, link.target) for link in self.right.links}
            candidates = [(one, other) for one, other in candidates if linked.isdisjoint(_both_ways(one, other))]
        around = self._around(candidates)
        for node, other in candidates:
            if match := self._match(node, other, around.get((node.id, other.id), [])):
                yield match

    def _worth_comparing(
        self, node: Node, others: Sequence[Node], names: AlikeNames, by_id: Mapping[str, Node]
    ) -> Iterable[Node]:
        """Return the nodes most like one by name, and the one of its id."""
        found: dict[str, Node] = {}
        for likeness, at in names.like(node.name, LEAST_ALIKE if self.is_one else LEAST_TOGETHER):
            other = others[at]
            if not self.is_one or (other.id != node.id and overlap(node, other)):
                self.alike[node.id, other.id] = likeness
                found[other.id] = other
        same = by_id.get(node.id)
        if same and same.kind == node.kind and not self.is_one:
            found[same.id] = same
        return found.values()

    def _around(self, candidates: Sequence[tuple[Node, Node]]) -> dict[tuple[str, str], list[str]]:
        """Return of each pair the names of what both are linked with in the same way: pairs themselves, and alike."""
        paired: dict[str, set[str]] = defaultdict(set)
        for one, other in candidates:
            if self._is_sure(one, other):
                paired[one.id].add(other.id)
        ties = _ties(self.left), _ties(self.right)
        names = {node.id: node.name for node in (*self.right.nodes, *self.left.nodes)}
        found: dict[tuple[str, str], list[str]] = {}
        for one, other in candidates:
            theirs = ties[1].get(other.id, set())
            shared = (
                end
                for kind, is_source, end in ties[0].get(one.id, ())
                if any((kind, is_source, there) in theirs for there in (*paired[end], *([end] if self.is_one else ())))
            )
            found[one.id, other.id] = [names.get(end, end) for end in shared]
        return found

    def _is_sure(self, one: Node, other: Node) -> bool:
        return one.id == other.id or self.alike.get((one.id, other.id), 0) >= LEAST_ALIKE

    def _match(self, one: Node, other: Node, around: Sequence[str]) -> Match | None:
        alike = self.alike.get((one.id, other.id), 0)
        together = min(SURE - 1, alike + NEIGHBOUR * min(len(around), MOST_NEIGHBOURS))
        reasons = [SAME_ID] if one.id == other.id else []
        if alike >= SURE:
            reasons.append("the names are the same")
        elif alike >= LEAST_TOGETHER:
            reasons.append(f"the names are alike, “{one.name}” and “{other.name}”")
        if around:
            shown = ", ".join(f"“{name}”" for name in sorted(set(around))[:2])
            reasons.append(f"both are linked in the same way with {shown}")
        weight = SURE if one.id == other.id else together
        if weight < LEAST_ALIKE or not reasons:
            return None
        return Match(one, other, weight, tuple(reasons), otherwise(one, other))


def _both_ways(one: Node, other: Node) -> tuple[tuple[str, str], tuple[str, str]]:
    return (one.id, other.id), (other.id, one.id)


def text_of(value: Value) -> str:
    """Return a value as people read it."""
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def _ties(side: Side) -> dict[str, set[tuple[str, bool, str]]]:
    """Return how each node is linked: kind of link, whether it starts there, and the other end."""
    found: dict[str, set[tuple[str, bool, str]]] = defaultdict(set)
    for link in side.links:
        found[link.source].add((link.kind, True, link.target))
        found[link.target].add((link.kind, False, link.source))
    return found


def together(left: Batch, right: Batch, same: Mapping[str, str], source: str) -> Together:
    """Return two batches as one in which chosen pairs are one node each.

    Args:
        left: Its ids, names and values are kept where both say something.
        right: What it says besides is added. What has the id of something in `left` is that.
        same: Id in `left`, by id in `right`.
        source: What the new batch is called.
    """
    nodes = {node.id: node for node in left.nodes}
    kept: list[tuple[str, str, str]] = []
    for node in right.nodes:
        own = same.get(node.id, node.id)
        known = nodes.get(own)
        if known is None:
            nodes[own] = replace(node, id=own)
            continue
        others = {"name": node.name, **node.extra, **node.fields}
        kept += [(own, name, text_of(others[name])) for name in otherwise(known, node) if name != OTHER_IDS]
        nodes[own] = with_other_ids(filled(known, node), known, node) if own != node.id else filled(known, node)
    links = _links([*left.links, *(_renamed(link, same) for link in right.links)])
    renamed = (replace(one, measure=same.get(one.measure, one.measure)) for one in right.readings)
    readings = _readings([*left.readings, *renamed])
    lost: Sequence[Lost] = (*left.lost, *right.lost)
    problems = (*left.problems, *right.problems)
    structure = left.kept_as_structure + right.kept_as_structure
    readable = left.readable and right.readable
    return Together(
        Batch(source, tuple(nodes.values()), links, readings, problems, lost, structure, readable), tuple(kept)
    )


def _renamed(link: Link, same: Mapping[str, str]) -> Link:
    return replace(link, source=same.get(link.source, link.source), target=same.get(link.target, link.target))


def _links(links: Iterable[Link]) -> tuple[Link, ...]:
    """Return links of which the first counts where several say the same at the same time."""
    found: dict[tuple[str, str, str], list[Link]] = defaultdict(list)
    for link in links:
        before = found[link.source, link.kind, link.target]
        if not any(overlap(link, one) for one in before):
            before.append(link)
    return tuple(link for some in found.values() for link in some)


def _readings(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    found: dict[tuple[str, str], Reading] = {}
    for reading in readings:
        found.setdefault((reading.measure, reading.date), reading)
    return tuple(found.values())
