"""Organisations for tests: from the notation, and random ones of every shape that the ontology allows."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from graph.analysis.sight import Sight
from graph.analysis.snapshot import Snapshot
from graph.columns import columns_of
from graph.declarations import load_ontology
from graph.model import Link, Node
from graph.notation import parse
from tests.graph.analysis.brute import Brute

DAY = "2026-07-01"
DAYS_BEFORE = ["", "2026-06-30", DAY, "2026-07-02"]
STATUSES = ["active"] * 6 + ["paused", "completed", "draft"]
KINDS = [
    "Purpose", "Need", "StakeholderGroup", "Priority", "Objective", "Outcome", "Service", "Process", "Process",
    "Improvement", "Activity", "Driver", "Resource",
]  # fmt: skip


def snapshot_of(text: str, date: str = DAY) -> Snapshot:
    """Return the organisation that a text in the notation describes."""
    batch = parse(text)
    return Snapshot(load_ontology(), columns_of(batch.nodes, batch.links), date, lambda: batch.readings)


def sight_of(text: str, date: str = DAY) -> Sight:
    """Return the sight of the organisation that a text in the notation describes."""
    return Sight(snapshot_of(text, date))


def ids(snapshot: Snapshot, positions: object) -> list[str]:
    """Return positions as ids."""
    return [snapshot.ids[position] for position in positions]


@cache
def _kinds_between(source: str, target: str) -> tuple[str, ...]:
    ontology = load_ontology()
    links = [link for link in ontology.links.values() if {"sight", "impact"} & link.roles.keys()]
    return tuple(link.name for link in links if target in link.targets(source))


@st.composite
def nodes(draw: st.DrawFn, *, least: int = 1, most: int = 9, kinds: list[str] | None = None) -> list[Node]:
    """Draw some nodes, most of them live."""
    drawn = draw(st.lists(st.sampled_from(kinds or KINDS), min_size=least, max_size=most))
    return [Node(f"n{number}", kind, f"Name {number}", draw(_node_fields(kind))) for number, kind in enumerate(drawn)]


@st.composite
def _node_fields(draw: st.DrawFn, kind: str) -> dict[str, object]:
    fields: dict[str, object] = {"status": draw(st.sampled_from(STATUSES))}
    fields |= draw(_validity())
    if kind == "Need":
        fields["importance"] = draw(st.integers(1, 5))
    if kind == "Activity":
        fields["work_type"] = draw(st.sampled_from(["business_as_usual", "legacy"]))
    return {name: value for name, value in fields.items() if value != ""}


@st.composite
def _validity(draw: st.DrawFn) -> dict[str, object]:
    if draw(st.integers(0, 3)):
        return {}
    return {
        "valid_from": draw(st.sampled_from(DAYS_BEFORE)),
        "valid_to": draw(st.sampled_from(["", "", *DAYS_BEFORE])),
    }


@st.composite
def links_among(draw: st.DrawFn, among: list[Node], *, most: int = 24) -> list[Link]:
    """Draw links that the ontology allows between nodes: parallel ones, circles and self-loops too."""
    allowed = [
        (source.id, kind, target.id)
        for source in among
        for target in among
        for kind in _kinds_between(source.kind, target.kind)
    ]
    if not allowed:
        return []
    drawn = draw(st.lists(st.sampled_from(allowed), max_size=most))
    links = []
    for number, (source, kind, target) in enumerate(drawn):
        nth = sum(triple == (source, kind, target) for triple in drawn[:number])
        fields = {"strength": draw(st.integers(1, 3))} | draw(_validity())
        links.append(Link(source, kind, target, {key: value for key, value in fields.items() if value != ""}, nth=nth))
    return links


@st.composite
def organisations(draw: st.DrawFn, *, most: int = 9, most_links: int = 24) -> Brute:
    """Draw a random organisation, to be asked by definition."""
    drawn = draw(nodes(most=most))
    return Brute(load_ontology(), drawn, draw(links_among(drawn, most=most_links)), DAY)


def frozen(brute: Brute) -> Snapshot:
    """Return the same organisation as a snapshot."""
    return Snapshot(brute.ontology, columns_of(brute.nodes, brute.links), brute.date)
