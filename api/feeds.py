"""Feeds: everything that is in a list, as tables with the same columns every time, for Power BI, Excel and notebooks.

A feed is what a connection of GraphQL holds, without pages: the nodes of each kind, all nodes, links, readings,
findings, and what rules cannot tell. Columns are the same whatever is recorded, so that a report does not break when a
field is empty everywhere. What a kind does not know (`extra` columns of a file) is in exports, not here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from api.resolve import Asked
from api.session import Session
from graph.analysis.case import Case
from graph.analysis.graphs import Ints
from graph.ontology import Field, Kind, Ontology
from graph.records import reading_record

ROWS = 1_000
MEASURES = 50
NODE = ("id", "kind", "name", "status", "unit", "valid_from", "valid_to", "live", "sight")
LINK = ("from", "link", "to", "live")
READING = ("measure", "date", "value", "numerator", "denominator", "note", "excluded", "reason")
FINDING = ("id", "rule", "title", "severity", "reason", "action", "nodes", "since", "who_can_help", "set_aside",
           "set_aside_until")  # fmt: skip
SEVERITIES = {"H": "act_now", "M": "plan", "L": "tidy", "+": "good_news"}
UNTOLD = ("rule", "title", "reason", "node")

Row = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of a feed is asked for.

    Attributes:
        scope: Position of a unit: only what belongs to it or to units below it; None for everything.
        live: Only what counts on the day asked about, or only the rest; None for both.
    """

    scope: int | None = None
    live: bool | None = None


Rows = Callable[[Session, Asked, Wanted], Iterator[Row]]


@dataclass(frozen=True, slots=True)
class Feed:
    """One table.

    Attributes:
        name: Its name in addresses.
        doc: What a row is.
        columns: Their names, always these, in this order.
        rows: Gives the rows, one by one, of a view and of the session behind it; what needs rights is noted as seen.
    """

    name: str
    doc: str
    columns: tuple[str, ...]
    rows: Rows


def feeds_of(ontology: Ontology) -> Mapping[str, Feed]:
    """Return every feed by its name: those of the kinds in the order of the ontology, then the others."""
    kinds = [_kind_feed(kind, ontology) for kind in ontology.kinds.values()]
    fields = dict.fromkeys(name for kind in ontology.links for name in ontology.fields_of_link(kind))
    others = (
        Feed("nodes", "Every node, whatever its kind.", NODE, _all_nodes),
        Feed("links", "Every link.", (*LINK, *fields), partial(_links, tuple(fields))),
        Feed("readings", "Every reading of every measure, up to the day asked about.", READING, _readings),
        Feed("findings", "What the rules find, the most pressing first.", FINDING, _findings),
        Feed("untold", "What the rules cannot tell, and why.", UNTOLD, _untold),
    )
    return {feed.name: feed for feed in (*kinds, *others)}


def _kind_feed(kind: Kind, ontology: Ontology) -> Feed:
    names = tuple(ontology.fields_of(kind.name))
    columns = ("id", "name", "live", "sight", *names)
    return Feed(kind.table.casefold(), f"{kind.plural.en}. {kind.doc}", columns, partial(_nodes, kind.name, columns))


def _nodes(kind: str, columns: Sequence[str], _: Session, asked: Asked, wanted: Wanted) -> Iterator[Row]:
    snapshot = asked.snapshot
    fields = snapshot.ontology.fields_of(kind)
    return _node_rows(asked, snapshot.of_kind(kind), {name: fields.get(name) for name in columns}, wanted)


def _all_nodes(_: Session, asked: Asked, wanted: Wanted) -> Iterator[Row]:
    fields = asked.snapshot.ontology.node_fields
    every = np.arange(len(asked.snapshot), dtype=np.int32)
    return _node_rows(asked, every, {name: fields.get(name) for name in NODE}, wanted)


def _node_rows(asked: Asked, positions: Ints, columns: Mapping[str, Field | None], wanted: Wanted) -> Iterator[Row]:
    for part in _parts(_chosen(asked.case, positions, wanted), ROWS):
        yield from zip(*(_column(asked, part, *column) for column in columns.items()), strict=True)


def _chosen(case: Case, positions: Ints, wanted: Wanted) -> list[int]:
    if wanted.live is not None:
        positions = positions[case.snapshot.live[positions] == wanted.live]
    chosen: list[int] = positions.tolist()
    return chosen if wanted.scope is None else [at for at in chosen if case.inside(at, wanted.scope)]


def _parts(positions: list[int], size: int) -> Iterator[list[int]]:
    return (positions[start : start + size] for start in range(0, len(positions), size))


def _column(asked: Asked, positions: Sequence[int], name: str, field: Field | None) -> Sequence[Any]:
    snapshot = asked.snapshot
    if field is not None:
        return asked.values(positions, field)
    if name == "live":
        return [bool(snapshot.live[at]) for at in positions]
    if name == "sight":
        return [asked.case.sight.status(at) or None for at in positions]
    if name == "unit":
        units = [asked.case.unit(at) for at in positions]
        return [None if unit is None else snapshot.ids[unit] for unit in units]
    own = {"id": snapshot.ids, "kind": snapshot.kinds, "name": snapshot.names}[name]
    return [own[at] for at in positions]


def _links(fields: Sequence[str], _: Session, asked: Asked, wanted: Wanted) -> Iterator[Row]:
    case, snapshot = asked.case, asked.snapshot
    links, ontology = snapshot.columns.links, snapshot.ontology
    own = {kind: ontology.fields_of_link(kind) for kind in links.kind_names if kind in ontology.links}
    for link in range(len(snapshot.sources)):
        source, target = int(snapshot.sources[link]), int(snapshot.targets[link])
        live = bool(snapshot.link_live[link])
        inside = wanted.scope is None or case.inside(source, wanted.scope) or case.inside(target, wanted.scope)
        if inside and wanted.live in {None, live}:
            kind = links.kind_names[int(links.kinds[link])]
            known = own.get(kind, {})
            values = [asked.link_value(link, known[name]) if name in known else None for name in fields]
            yield [snapshot.ids[source], kind, snapshot.ids[target], live, *values]


def _readings(session: Session, asked: Asked, wanted: Wanted) -> Iterator[Row]:
    snapshot, known = asked.snapshot, session.past or session.store
    measures = np.flatnonzero(snapshot.with_trait("readings")).astype(np.int32)
    for part in _parts(_chosen(asked.case, measures, wanted), MEASURES):
        for reading in known.readings([snapshot.ids[at] for at in part]):
            if reading.date <= snapshot.date:
                record = reading_record(reading)
                yield [record.get(name) for name in READING]


def _findings(_: Session, asked: Asked, wanted: Wanted) -> Iterator[Row]:
    for finding in asked.findings(wanted.scope).findings:
        aside = finding.set_aside
        told = (aside.reason, aside.until or None) if aside else (None, None)
        roles = [role["role"] for role in finding.who_can_help]
        yield [finding.id, finding.rule, finding.title, SEVERITIES[finding.severity], finding.reason, finding.action,
               list(finding.nodes), finding.since or None, roles, *told]  # fmt: skip


def _untold(_: Session, asked: Asked, wanted: Wanted) -> Iterator[Row]:
    found = asked.findings(wanted.scope)
    for withheld in found.withheld:
        yield [withheld.by.id, withheld.by.title, withheld.reason, None]
    for gap in found.cannot_tell:
        yield [gap.by.id, gap.by.title, gap.reason, gap.node]
