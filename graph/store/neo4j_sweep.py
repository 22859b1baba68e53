"""Takes back what a load left that was cut short: rows newer than the head, and what the log says of them.

It may be cut short as well: the next one does the same again.
"""

from __future__ import annotations

from neo4j import Transaction

from graph.model import Change
from graph.records import key_of
from graph.store import neo4j_readings as series
from graph.store.neo4j_connection import Connection, rows
from graph.store.neo4j_flush import Identity, Turn, flush, lay_out
from graph.store.neo4j_live import Then
from graph.store.neo4j_log import Event
from graph.store.neo4j_lookup import rows_there
from graph.store.neo4j_rows import Shapes

AT_ONCE = 5000
PENDING = "MATCH (p:Pending) RETURN count(p)"
FENCE = "MATCH (p:Pending) SET p.token = 'swept'"
IN_BATCHES = "CALL (found) { DETACH DELETE found } IN TRANSACTIONS OF 10000 ROWS"
NEWER_LINKS = """
MATCH (:Node)-[found]->(:Node) WHERE found._revision > $revision
CALL (found) { DELETE found } IN TRANSACTIONS OF 10000 ROWS
"""
AWAY = (
    NEWER_LINKS,
    f"MATCH (found:Node) WHERE found._revision > $revision {IN_BATCHES}",
    f"MATCH (found:Aside) WHERE found._revision > $revision {IN_BATCHES}",
    f"MATCH (found:Personal) WHERE found.revision > $revision {IN_BATCHES}",
    f"MATCH (found:Change) WHERE found.revision > $revision {IN_BATCHES}",
    "MATCH (found:Pending) DELETE found",
)


def is_needed(transaction: Transaction) -> bool:
    """Tell whether a load was cut short; the caller holds the lock, so none is under way."""
    return bool(rows(transaction, PENDING)[0][0])


def sweep(connection: Connection, revision: int, shapes: Shapes) -> None:
    """Take back everything that is newer than the head; the caller holds the lock.

    Args:
        connection: The database.
        revision: The head's.
        shapes: How records look.
    """
    with connection.writing() as transaction:
        transaction.run(FENCE).consume()
    then = connection.read(lambda transaction: Then(transaction, revision))
    for sorts in ({"node"}, {"link", "aside"}):
        changed = {identity: event for identity, event in then.events.items() if identity[0] in sorts}
        _restore(connection, then, changed, shapes)
    _restore_readings(connection, then, revision)
    for query in AWAY:
        connection.run(query, revision=revision)


def _restore(connection: Connection, then: Then, events: dict[Identity, Event], shapes: Shapes) -> None:
    """Let nodes, links and what is set aside be again as they were before the load."""
    everything = list(events.items())
    for start in range(0, len(everything), AT_ONCE):
        some = dict(everything[start : start + AT_ONCE])
        with connection.writing() as transaction:
            turns = {identity: Turn(None, then.row(event)) for identity, event in some.items()}
            changes = [Change(what, key, then.record(some[what, key]), None) for what, key in some]
            for what, row in rows_there(transaction, changes):
                turns[what, key_of(what, row.record)].before = row
            lay_out(turns, shapes)
            flush(transaction, turns, {})


def _restore_readings(connection: Connection, then: Then, revision: int) -> None:
    """Take readings away that are newer, and put those back that were there."""
    while True:
        with connection.writing() as transaction:
            found = rows(transaction, series.NEWER, revision=revision, most=AT_ONCE)
            groups = {
                key: {day: row for day, row in series.group_in(properties).items() if row.revision <= revision}
                for key, properties in found
            }
            flush(transaction, {}, groups)
        if len(found) < AT_ONCE:
            break
    former = [then.row(event) for (what, _), event in then.events.items() if what == "reading"]
    with connection.writing() as transaction:
        groups = {key: {} for key in series.groups_of(row.record for row in former)}
        for key, properties in rows(transaction, series.BY_KEY, keys=list(groups)):
            groups[key] = series.group_in(properties)
        for row in former:
            groups[series.group_of(row.record)][row.record["date"]] = row
        flush(transaction, {}, groups)
