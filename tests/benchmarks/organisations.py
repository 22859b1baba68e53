"""Synthetic organisations of any size, to measure on: the same one for the same size, of the shape of a large real one.

Sight links lead from tests of change up to purposes. Popular targets are very popular (the number of links into a node
follows a power law), work loops back (2 % of the links between processes), 8 % of the nodes are misaligned (they only
lead to one another), some records have ended or not begun, links have all three strengths, ids come in random order.
Nearly all work is owned, measured and described as rules ask for, so that about one record in ten gives a finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import orjson

from graph.columns import Columns, LinkColumns, NodeColumns
from graph.model import Change
from graph.packed import blobs, coded
from graph.records import change_of

SIZES = {"S": (1_000, 3_000), "M": (100_000, 400_000), "L": (1_000_000, 4_000_000)}
DAY = "2026-07-01"
OVER = "2026-01-31"
SEED = 20260701
MISALIGNED = 0.08
LEADING_BACK = 0.02
POPULARITY = 3.0
CARED_FOR = 0.995
MAINSTAY = 0.4
NAMED = 0.8
DRAWS = 12
STATUSES = ("active", "completed", "paused", "draft")
STATUS_SHARES = (0.93, 0.04, 0.01, 0.02)
STRENGTH_SHARES = (0.15, 0.25, 0.6)
ENDED = 0.02

KINDS = {
    "OrgUnit": 0.01, "Purpose": 0.001, "StakeholderGroup": 0.003, "Need": 0.012, "Priority": 0.002, "Outcome": 0.004,
    "Objective": 0.05, "Service": 0.03, "Process": 0.47, "Role": 0.02, "StandardWork": 0.02, "Measure": 0.04,
    "Improvement": 0.06, "Activity": 0.24, "Driver": 0.012, "ChangeIdea": 0.012, "Test": 0.012,
}  # fmt: skip
LASTING = {"OrgUnit", "Purpose", "StakeholderGroup", "Need", "Priority", "Service", "Role", "StandardWork", "Measure"}
# Source, kind of link, target, and how many such links a source has compared with others.
SIGHT = (
    ("Purpose", "exists_to_meet", "Need", 6), ("Need", "felt_by", "StakeholderGroup", 2),
    ("Priority", "aligns_to", "Purpose", 2), ("Priority", "achieves", "Outcome", 1),
    ("Outcome", "achieves", "Purpose", 2), ("Objective", "aligns_to", "Objective", 4),
    ("Objective", "aligns_to", "Priority", 2), ("Service", "meets", "Need", 2),
    ("Process", "contributes_to", "Objective", 2), ("Process", "flows_to", "Process", 6),
    ("Process", "enables", "Process", 3), ("Process", "steers", "Process", 3), ("Process", "produces", "Service", 2),
    ("Improvement", "delivers", "Objective", 4), ("Improvement", "improves", "Process", 4),
    ("Activity", "belongs_to", "Process", 2), ("Activity", "belongs_to", "Improvement", 1),
    ("Driver", "drives", "Objective", 3), ("Driver", "drives", "Improvement", 1),
    ("ChangeIdea", "acts_on", "Driver", 2), ("Test", "tests", "ChangeIdea", 1),
)  # fmt: skip
# What takes care of each node of a kind: one link to (or, reversed, from) a node of another.
CARE = (
    ("Process", "owned_by", "Role", ""), ("Process", "standardised_by", "StandardWork", ""),
    ("Measure", "measures", "Process", "process"), ("Improvement", "sponsored_by", "Role", ""),
    ("Improvement", "led_by", "Role", ""), ("Measure", "measures", "Improvement", "outcome"),
    ("Measure", "measures", "Improvement", "balancing"), ("Measure", "measures", "Improvement", "process"),
    ("Measure", "measures", "Objective", "outcome"), ("Measure", "measures", "Objective", "balancing"),
    ("Measure", "measures", "Priority", "outcome"), ("Measure", "measures", "Priority", "balancing"),
    ("Measure", "owned_by", "Role", ""),
)  # fmt: skip
BODIES = {
    "Need": '"importance":4',
    "Improvement": '"work_type":"strategic","wte":1.5,"stage":"implementing","start":"2026-05-04",'
    '"aim":"From 40 to 20 days by 2027-03","lived_experience":"involved"',
    "Process": '"importance":3,"current_state":4',
    "Activity": '"work_type":"business_as_usual"',
    "Objective": '"level":"team","intent":"improve"',
    "Priority": '"horizon":"strategic"',
    "Measure": '"direction":"increase","frequency":"monthly","measured_in":"days","definition":"From start to end"',
    "OrgUnit": '"level":"team"',
    "StakeholderGroup": '"customer":"no","stake":"partner"',
    "Purpose": '"type":"purpose","statement":"To serve","reviewed_on":"2026-06-01"',
}

Ints = npt.NDArray[np.int64]
Random = np.random.Generator


@dataclass(frozen=True)
class _Draft:
    """Nodes by kind, before ids are shuffled: the first and the number of each kind."""

    starts: dict[str, int]
    sizes: dict[str, int]
    misaligned: npt.NDArray[np.bool_]

    def any_of(self, kind: str, count: int, random: Random) -> Ints:
        return self.starts[kind] + random.integers(0, self.sizes[kind], count)

    def all_of(self, kind: str) -> Ints:
        return self.starts[kind] + np.arange(self.sizes[kind])


@dataclass(frozen=True)
class _Ties:
    """Links before ids are shuffled."""

    sources: Ints
    kinds: list[str]
    targets: Ints
    bodies: list[bytes]


@cache
def organisation(size: str) -> Columns:
    """Return the organisation of a size, see `SIZES`, packed as stores hand columns over."""
    nodes, links = SIZES[size]
    random = np.random.default_rng(SEED)
    draft = _draft(nodes, random)
    care = _care(draft, random)
    ties = _joined(_sight(draft, links - len(care.kinds), random), care)
    place = random.permutation(nodes)
    return Columns(1, _node_columns(draft, place, random), _link_columns(ties, place, random))


def _draft(nodes: int, random: Random) -> _Draft:
    sizes = {kind: max(2, round(nodes * share)) for kind, share in KINDS.items()}
    sizes["Process"] += nodes - sum(sizes.values())
    starts = dict(zip(sizes, np.cumsum([0, *sizes.values()]).tolist(), strict=False))
    misaligned = random.random(nodes) < MISALIGNED
    misaligned[: starts["Objective"]] = False
    return _Draft(starts, sizes, misaligned)


def _sight(draft: _Draft, wanted: int, random: Random) -> _Ties:
    """Draw a first sight link for each node, then more than wanted of which as many different ones are kept."""
    firsts = [
        _tied(draft, number, nodes, random) for source in KINDS for number, nodes in _dealt(draft, source, random)
    ]
    needs = draft.all_of("Need")
    needs = needs[random.random(len(needs)) < NAMED]
    named = np.stack([draft.any_of("Purpose", len(needs), random), np.zeros_like(needs), needs], axis=1)
    first = np.unique(np.concatenate((named, *firsts)), axis=0)
    per_share = wanted * 1.5 / sum(weight * draft.sizes[source] for source, _, _, weight in SIGHT)
    others = []
    for number, (source, _, _, weight) in enumerate(SIGHT):
        tails = draft.any_of(source, round(weight * draft.sizes[source] * per_share), random)
        others.append(_tied(draft, number, tails, random))
    more = np.unique(np.concatenate(others), axis=0)
    more = more[~np.isin(_keys(more), _keys(first))]
    more = more[np.sort(random.permutation(len(more))[: wanted - len(first)])]
    rows = np.concatenate((first, more))
    kinds = [SIGHT[number][1] for number in rows[:, 1].tolist()]
    return _Ties(rows[:, 0], kinds, rows[:, 2], [b"{}"] * len(kinds))


def _dealt(draft: _Draft, kind: str, random: Random) -> list[tuple[int, Ints]]:
    """Deal the nodes of a kind out to the sorts of sight links that may start at it, more to the last ones."""
    sorts = [number for number, (source, *_) in enumerate(SIGHT) if source == kind]
    drawn = random.integers(0, len(sorts), (DRAWS, draft.sizes[kind])).max(axis=0) if sorts else []
    return [(number, draft.all_of(kind)[drawn == place]) for place, number in enumerate(sorts)]


def _tied(draft: _Draft, number: int, tails: Ints, random: Random) -> Ints:
    """Draw a target for each source, and return what fits as rows of source, sort of link and target."""
    source, _, target, _ = SIGHT[number]
    tails, heads = tails.copy(), _popular(draft, source, target, tails, random)
    lost = np.flatnonzero(draft.misaligned[draft.all_of(target)]) + draft.starts[target]
    misled = draft.misaligned[tails] & (len(lost) > 0)
    heads[misled] = random.choice(lost, misled.sum()) if len(lost) else 0
    if source == target == "Process":
        back = random.random(len(tails)) < LEADING_BACK
        tails[back], heads[back] = heads[back], tails[back]
    fits = (tails != heads) & ~(draft.misaligned[tails] & ~draft.misaligned[heads])
    return np.stack([tails[fits], np.full(fits.sum(), number), heads[fits]], axis=1)


def _keys(rows: Ints) -> Ints:
    """Return rows of source, sort of link and target as one number each."""
    return (rows[:, 0] * len(SIGHT) + rows[:, 1]) * 10**9 + rows[:, 2]


def _popular(draft: _Draft, source: str, target: str, tails: Ints, random: Random) -> Ints:
    """Draw targets of a kind, popular ones often; within a kind they come before the source."""
    below = np.maximum(tails - draft.starts[source], 1) if source == target else draft.sizes[target]
    return draft.starts[target] + (below * random.random(len(tails)) ** POPULARITY).astype(np.int64)


def _care(draft: _Draft, random: Random) -> _Ties:
    units = draft.all_of("OrgUnit")[1:]
    found = [
        _Ties(units, ["part_of"] * len(units), draft.starts["OrgUnit"] + (units - units[0]) // 8, [b"{}"] * len(units))
    ]
    for source, kind, target, measure_type in CARE:
        cared = draft.all_of(target if measure_type else source)
        cared = cared[random.random(len(cared)) < CARED_FOR]
        carers = draft.any_of(source if measure_type else target, len(cared), random)
        ends = (carers, cared) if measure_type else (cared, carers)
        body = f'{{"measure_type":"{measure_type}"}}'.encode() if measure_type else b"{}"
        found.append(_Ties(ends[0], [kind] * len(cared), ends[1], [body] * len(cared)))
    return _distinct(_joined(*found))


def _joined(*ties: _Ties) -> _Ties:
    return _Ties(
        np.concatenate([some.sources for some in ties]),
        [kind for some in ties for kind in some.kinds],
        np.concatenate([some.targets for some in ties]),
        [body for some in ties for body in some.bodies],
    )


def _distinct(ties: _Ties) -> _Ties:
    """Keep one link of each source, kind and target."""
    keys = dict.fromkeys(zip(ties.sources.tolist(), ties.kinds, ties.targets.tolist(), strict=True))
    bodies = dict(
        zip(zip(ties.sources.tolist(), ties.kinds, ties.targets.tolist(), strict=True), ties.bodies, strict=True)
    )
    sources, kinds, targets = zip(*keys, strict=True)
    return _Ties(np.array(sources), list(kinds), np.array(targets), [bodies[key] for key in keys])


def _node_columns(draft: _Draft, place: Ints, random: Random) -> NodeColumns:
    count = len(place)
    kinds = [""] * count
    for kind in draft.sizes:
        for node in place[draft.all_of(kind)].tolist():
            kinds[node] = kind
    units = [f"n{number:07}" for number in place[draft.any_of("OrgUnit", count, random)].tolist()]
    drawn = [STATUSES[number] for number in random.choice(len(STATUSES), count, p=STATUS_SHARES).tolist()]
    over = (random.random(count) < ENDED).tolist()
    mainstay = (random.random(count) < MAINSTAY).tolist()
    return NodeColumns(
        ids=[f"n{number:07}" for number in range(count)],
        kinds=coded(kinds),
        names=[f"{kind} {number}" for number, kind in enumerate(kinds)],
        statuses=coded("active" if kind in LASTING else status for kind, status in zip(kinds, drawn, strict=True)),
        valid_from=coded([""] * count),
        valid_to=coded(OVER if gone and kind not in LASTING else "" for gone, kind in zip(over, kinds, strict=True)),
        bodies=blobs([_body(*row) for row in zip(kinds, units, mainstay, strict=True)]),
        origins=coded(["synthetic"] * count),
        recorded_on=coded(["2026-01-01"] * count),
    )


def _body(kind: str, unit: str, is_mainstay: bool) -> bytes:
    said = [BODIES.get(kind, "")]
    said += [f'"unit":"{unit}"'] if kind in {"Process", "Objective", "Priority", "Purpose"} else []
    said += [f'"lane":"{"mainstay" if is_mainstay else "driver"}"'] if kind == "Process" else []
    return f"{{{','.join(filter(None, said))}}}".encode()


def _link_columns(ties: _Ties, place: Ints, random: Random) -> LinkColumns:
    names = sorted(set(ties.kinds))
    code = {name: number for number, name in enumerate(names)}
    codes = np.array([code[kind] for kind in ties.kinds], dtype=np.int32)
    sources, targets = place[ties.sources].astype(np.int32), place[ties.targets].astype(np.int32)
    order = np.lexsort((targets, codes, sources))
    count = len(order)
    over = (random.random(count) < ENDED).tolist()
    return LinkColumns(
        sources=sources[order],
        targets=targets[order],
        kinds=codes[order],
        kind_names=names,
        strengths=random.choice(np.array([1, 2, 3], dtype=np.int32), count, p=STRENGTH_SHARES),
        nths=coded([0] * count),
        bases=coded(["agreed"] * count),
        valid_from=coded([""] * count),
        valid_to=coded(OVER if gone else "" for gone in over),
        bodies=coded(ties.bodies[row] for row in order.tolist()),
        origins=coded(["synthetic"] * count),
        recorded_on=coded(["2026-01-01"] * count),
    )


def changes_of(columns: Columns) -> Iterator[Change]:
    """Yield the changes that bring an organisation into an empty store."""
    nodes, links = columns.nodes, columns.links
    rows = zip(nodes.ids, nodes.kinds, nodes.names, nodes.statuses, nodes.valid_to, nodes.bodies, strict=True)
    for node_id, kind, name, status, valid_to, body in rows:
        fields = orjson.loads(body) | {"status": status} | ({"valid_to": valid_to} if valid_to else {})
        yield change_of("node", None, {"id": node_id, "kind": kind, "name": name, "fields": fields})
    ends = zip(links.sources.tolist(), links.kinds.tolist(), links.targets.tolist(), strict=True)
    for row, (source, kind, target) in enumerate(ends):
        fields = orjson.loads(links.bodies[row]) | {"strength": int(links.strengths[row])}
        fields |= {"valid_to": links.valid_to[row]} if links.valid_to[row] else {}
        link = {"from": nodes.ids[source], "kind": links.kind_names[kind], "to": nodes.ids[target], "fields": fields}
        yield change_of("link", None, link)
