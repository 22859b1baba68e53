"""Two sources about the same things: which of their nodes may be one, with reasons, and what both give together.

Nothing is put together here by itself: pairs are suggestions, and `together` takes only those that somebody chose.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.merge import merged_node, overlap
from graph.model import Batch, Link, Lost, Node, Reading, Record, Value

SAME_ID = "the id is the same"
LEAST_ALIKE = 82
LEAST_TOGETHER = 60
NEIGHBOUR = 12
MOST_NEIGHBOURS = 3
COMPARED = 50
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
    found = _Pairs(left, right)
    best: list[Match] = []
    taken: set[tuple[int, str]] = set()
    for match in sorted(found.all(), key=lambda one: (-one.weight, one.left.id, one.right.id)):
        ends = {(0, match.left.id), (1, match.right.id)}
        if not ends & taken:
            taken |= ends
            best.append(match)
    return best


@dataclass
class _Pairs:
    """Pairs of nodes of two sources, as they are looked for."""

    left: Side
    right: Side
    alike: dict[tuple[str, str], int] = field(default_factory=dict)

    def all(self) -> Iterator[Match]:
        """Yield every pair that something speaks for."""
        by_kind: dict[str, list[Node]] = defaultdict(list)
        for node in self.right.nodes:
            by_kind[node.kind].append(node)
        candidates = [
            (node, other) for node in self.left.nodes for other in self._worth_comparing(node, by_kind[node.kind])
        ]
        around = self._around(candidates)
        for node, other in candidates:
            if match := self._match(node, other, around.get((node.id, other.id), [])):
                yield match

    def _worth_comparing(self, node: Node, others: Sequence[Node]) -> Iterator[Node]:
        """Yield the nodes most like one by name, and the one of its id."""
        from rapidfuzz import fuzz, process, utils

        names = [other.name for other in others]
        best = process.extract(
            node.name, names, scorer=fuzz.token_sort_ratio, processor=utils.default_process, limit=COMPARED,
            score_cutoff=LEAST_TOGETHER,
        )  # fmt: skip
        for _, likeness, at in best:
            self.alike[node.id, others[at].id] = round(likeness)
        found = {others[at].id: others[at] for _, _, at in best}
        same = (other for other in others if other.id == node.id)
        yield from {**found, **{other.id: other for other in same}}.values()

    def _around(self, candidates: Iterable[tuple[Node, Node]]) -> dict[tuple[str, str], list[str]]:
        """Return of each pair the names of what both are linked with in the same way: pairs themselves, and alike."""
        sure = {(one.id, other.id) for one, other in candidates if self._is_sure(one, other)}
        of_right = _ties(self.right)
        names = {node.id: node.name for node in self.left.nodes}
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        by_end: dict[tuple[str, bool, str], list[str]] = defaultdict(list)
        for own, ties in of_right.items():
            for tie in ties:
                by_end[tie].append(own)
        paired: dict[str, list[str]] = defaultdict(list)
        for one, other in sure:
            paired[one].append(other)
        for own, ties in _ties(self.left).items():
            for kind, is_source, end in ties:
                for there in paired.get(end, ()):
                    for other in by_end.get((kind, is_source, there), ()):
                        found[own, other].append(names.get(end, end))
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
        return Match(one, other, weight, tuple(reasons), _differing(one, other))


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


def _differing(one: Node, other: Node) -> tuple[str, ...]:
    names = [] if one.name == other.name else ["name"]
    return (*names, *(name for name in one.fields if name in other.fields and one.fields[name] != other.fields[name]))


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
        others = {"name": node.name, **node.fields}
        kept += [(own, name, text_of(others[name])) for name in _differing(known, node)]
        nodes[own] = replace(merged_node(node, known), place=known.place)
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
