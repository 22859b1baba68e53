"""Looks up, for changes that are about to be made in a Neo4j store, what is there now, many at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from typing import Any

from neo4j import Transaction

from graph.model import UNDO, Change
from graph.records import key_of
from graph.store import neo4j_readings as series
from graph.store.neo4j_connection import rows
from graph.store.neo4j_events import Making, identity_of
from graph.store.neo4j_flush import ENDS, Turn
from graph.store.neo4j_live import NODES, aside_row
from graph.store.neo4j_log import BLOCKS_OF, IDS_AT_ONCE, Event, any_of, events_in
from graph.store.neo4j_rows import Row, link_row, node_row, quoted, type_of
from graph.store.series import SERIES

EVERYTHING = 1 << 62
ACTIONS = "MATCH (r:Revision) WHERE r.revision IN $revisions RETURN r.revision, r.action"
ASIDES = "MATCH (a:Aside) WHERE a.finding IN $findings RETURN properties(a)"


def look_up(transaction: Transaction, making: Making, changes: Sequence[Change]) -> None:
    """Add what is there of the things of some changes to a commit on its way.

    Of links that come nothing is asked: writing them tells whether they were there.
    """
    unknown = []
    for change in changes:
        identity = identity_of(change)
        if change.what != "reading" and identity not in making.turns:
            making.turns[identity] = Turn(None, None)
            unknown.append(change)
    for what, row in rows_there(transaction, unknown):
        turn = making.turns[what, key_of(what, row.record)]
        turn.before = turn.after = row
    _look_up_groups(transaction, making, changes)


def rows_there(transaction: Transaction, changes: list[Change]) -> Iterator[tuple[Any, Row]]:
    ids = [change.key for change in changes if change.what == "node"]
    if ids:
        yield from (("node", node_row(properties)) for (properties,) in rows(transaction, NODES, ids=ids))
    findings = [change.key for change in changes if change.what == "aside"]
    if findings:
        found = rows(transaction, ASIDES, findings=findings)
        yield from (("aside", aside_row(properties)) for (properties,) in found)
    links: dict[str, list[list[Any]]] = defaultdict(list)
    for change in changes:
        if change.what == "link" and change.old is not None:
            links[change.old["kind"]].append([change.old["from"], change.old["to"], change.old.get("nth", 0)])
    for kind, ends in links.items():
        yield from (("link", row) for row in _links(transaction, kind, ends))


def _links(transaction: Transaction, kind: str, ends: list[list[Any]]) -> Iterator[Row]:
    found = rows(
        transaction,
        f"UNWIND $rows AS row {ENDS} MATCH (a)-[r:{quoted(type_of(kind))}]->(b) WHERE coalesce(r.nth, 0) = row[2] "
        "RETURN a.id, b.id, properties(r)",
        rows=ends,
    )
    return (link_row(source, kind, target, properties) for source, target, properties in found)


def touched_by(changes: Iterable[Change]) -> set[Hashable]:
    """Return what tells the things and groups of readings that are changed from all others."""
    return {
        series.group_of(change.new or change.old or {}) if change.what == "reading" else identity_of(change)
        for change in changes
    }


def _look_up_groups(transaction: Transaction, making: Making, changes: Sequence[Change]) -> None:
    records = (change.new if change.new is not None else change.old for change in changes if change.what == "reading")
    look_up_groups(transaction, making, series.groups_of(record or {} for record in records))


def look_up_groups(transaction: Transaction, making: Making, wanted: Sequence[str]) -> None:
    """Add the readings that some nodes of readings hold to a commit on its way."""
    keys = [key for key in wanted if key not in making.groups]
    if not keys:
        return
    making.groups.update((key, {}) for key in keys)
    for key, properties in rows(transaction, series.BY_KEY, keys=keys):
        making.groups[key] = series.group_in(properties)


def origins_of(transaction: Transaction, changes: Sequence[Change], *, is_undo: bool) -> list[str]:
    """Return, for each change, what brought its thing: what comes back by an undo has what it had."""
    if not is_undo:
        return [change.origin for change in changes]
    back = [
        change for change in changes if change.old is None and not change.origin and change.what in {"node", "link"}
    ]
    former = _former(transaction, {change.key.partition("\t")[0] for change in back}) if back else {}
    return [change.origin or former.get(identity_of(change), "") for change in changes]


def _former(transaction: Transaction, ids: Collection[str]) -> dict[tuple[Any, str], str]:
    """Return what brought things when they came last, other than back by an undo, of all that touch some nodes."""
    events = list(_events_of(transaction, sorted(ids)))
    revisions = list({event.revision for event in events})
    actions = {int(number): str(action) for number, action in rows(transaction, ACTIONS, revisions=revisions)}
    found: dict[tuple[Any, str], str] = {}
    for event in events:
        action = actions.get(event.revision, "")
        if event.what != SERIES and event.old is None and action and (event.origin or action != UNDO):
            found[event.what, key_of(event.what, event.record)] = event.origin
    return found


def _events_of(transaction: Transaction, ids: list[str]) -> Iterator[Event]:
    found: dict[int, list[Any]] = {}
    for start in range(0, len(ids), IDS_AT_ONCE):
        bounds = {"after": 0, "since": 0, "until": EVERYTHING, "what": None, "page": EVERYTHING}
        some = rows(transaction, BLOCKS_OF, query=any_of(ids[start : start + IDS_AT_ONCE]), **bounds)
        found |= {block[0]: block for block in some}
    for number in sorted(found):
        yield from events_in(*found[number])
