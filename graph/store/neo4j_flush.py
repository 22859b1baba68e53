"""Writes what has become of things into the rows of a Neo4j store, in the order in which nodes and links need it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from neo4j import Transaction

from graph.model import What
from graph.store import neo4j_readings as series
from graph.store.neo4j_connection import rows, value
from graph.store.neo4j_readings import Group
from graph.store.neo4j_rows import Row, Shapes, label_of, type_of

ENDS = "MATCH (a:Node {id: row[0]}) MATCH (b:Node {id: row[1]})"
JOIN = """
UNWIND $rows AS row MATCH (a) WHERE id(a) = row[0] MATCH (b) WHERE id(b) = row[1]
CREATE (a)-[r:{type}]->(b) SET r = row[2] RETURN count(*)
"""
ABSENT = "UNWIND $ids AS wanted WITH wanted WHERE NOT EXISTS { (:Node {id: wanted}) } RETURN wanted ORDER BY wanted"
DELETE_NODES = """
UNWIND $ids AS wanted MATCH (n:Node {id: wanted}) WHERE NOT EXISTS { (n)--() } DELETE n RETURN count(*)
"""
HELD = "UNWIND $ids AS wanted MATCH (n:Node {id: wanted}) WHERE EXISTS { (n)--() } RETURN wanted ORDER BY wanted"
PUT_ASIDES = "UNWIND $rows AS row MERGE (a:Aside {finding: row.finding}) SET a = row"
DELETE_ASIDES = "MATCH (a:Aside) WHERE a.finding IN $findings DELETE a"

Identity = tuple[What, str]


@dataclass(slots=True)
class Turn:
    """What becomes of one thing.

    Attributes:
        before: What its row is now; None where there is none.
        after: What it shall be; None where there shall be none.
    """

    before: Row | None
    after: Row | None


Turns = dict[Identity, Turn]


class EndsMissing(Exception):
    """Links, readings or nodes cannot be written because of other nodes.

    Attributes:
        ids: Nodes that are not there though a link or reading needs them, or cannot go.
    """

    def __init__(self, ids: list[str]) -> None:
        self.ids = ids
        super().__init__(", ".join(ids))


class AlreadyThere(Exception):
    """A link that should come is there already; the text is its key."""


@dataclass(slots=True)
class Inner:
    """The server's own numbers of nodes that a load has made: no link of theirs can have been there before.

    Attributes:
        known: By id, of those that are kept.
        made: By id, of those made in the transaction that is under way.
    """

    known: dict[str, int] = field(default_factory=dict)
    made: dict[str, int] = field(default_factory=dict)

    def of(self, node_id: str) -> int | None:
        """Return the number of a node, or None where the load has not made it."""
        found = self.made.get(node_id)
        return found if found is not None else self.known.get(node_id)

    def settle(self, *, is_kept: bool) -> None:
        """Let those of a transaction be known where it was committed, and forget them where it was not."""
        if is_kept:
            self.known |= self.made
        self.made = {}

    def drop(self, ids: Iterable[str]) -> None:
        """Forget nodes that go: the server gives a number again."""
        for node_id in ids:
            self.known.pop(node_id, None)
            self.made.pop(node_id, None)


def flush(
    transaction: Transaction, turns: Turns, groups: Mapping[str, Group], shapes: Shapes, inner: Inner | None = None
) -> None:
    """Write rows.

    Args:
        transaction: Where to.
        turns: What becomes of nodes, links and findings that are set aside; those of readings are in `groups`.
        groups: By key of a node of readings, what it shall hold.
        shapes: How records look.
        inner: What the load has made so far, which takes in what is made now; None to look at every link.

    Raises:
        EndsMissing, AlreadyThere: If something cannot be written; the transaction is of no use then.
    """
    sorts: dict[What, list[Turn]] = defaultdict(list)
    for (what, _), turn in turns.items():
        sorts[what].append(turn)
    links = sorts["link"]
    _by_kind(transaction, [one for one in links if one.after is None], _delete_links)
    _by_kind(transaction, [one for one in links if one.before and one.after], partial(_update_links, shapes=shapes))
    _write_nodes(transaction, [one for one in sorts["node"] if one.after], shapes, inner)
    coming = [one for one in links if not one.before and one.after]
    _by_kind(transaction, coming, partial(_come, shapes=shapes, inner=inner))
    write_groups(transaction, groups)
    _write_asides(transaction, sorts["aside"])
    gone = [one for one in sorts["node"] if one.before and not one.after]
    if inner is not None:
        inner.drop(turn.before.record["id"] for turn in gone if turn.before)
    _delete_nodes(transaction, gone)


def _by_kind(transaction: Transaction, turns: list[Turn], work: Callable[[Transaction, str, list[Turn]], None]) -> None:
    kinds: dict[str, list[Turn]] = defaultdict(list)
    for turn in turns:
        row = turn.after or turn.before
        if row is not None and (turn.before or turn.after):
            kinds[row.record["kind"]].append(turn)
    for kind, some in kinds.items():
        work(transaction, kind, some)


def _ends(row: Row) -> list[Any]:
    return [row.record["from"], row.record["to"], row.record.get("nth", 0)]


def _delete_links(transaction: Transaction, kind: str, turns: list[Turn]) -> None:
    found = [_ends(turn.before) for turn in turns if turn.before]
    transaction.run(
        f"UNWIND $rows AS row {ENDS} MATCH (a)-[r:{type_of(kind)}]->(b) WHERE coalesce(r.nth, 0) = row[2] DELETE r",
        rows=found,
    ).consume()


def _update_links(transaction: Transaction, kind: str, turns: list[Turn], shapes: Shapes) -> None:
    found = [[*_ends(turn.after), shapes.link_properties(turn.after)] for turn in turns if turn.after]
    transaction.run(
        f"UNWIND $rows AS row {ENDS} MATCH (a)-[r:{type_of(kind)}]->(b) WHERE coalesce(r.nth, 0) = row[2] "
        "SET r = row[3]",
        rows=found,
    ).consume()


def _come(transaction: Transaction, kind: str, turns: list[Turn], shapes: Shapes, inner: Inner | None) -> None:
    """Write links of a kind that come; where the load has made both ends, nothing need be looked up."""
    found = [[*_ends(turn.after), shapes.link_properties(turn.after)] for turn in turns if turn.after]
    looked = found
    if inner is not None:
        looked, numbered = [], []
        for source, target, nth, properties in found:
            begin, end = inner.of(source), inner.of(target)
            if begin is None or end is None:
                looked.append([source, target, nth, properties])
            else:
                numbered.append([begin, end, properties])
        if numbered and value(transaction, JOIN.format(type=type_of(kind)), rows=numbered) != len(numbered):
            raise EndsMissing(absent(transaction, [node_id for row in found for node_id in row[:2]]))
    if looked:
        _create_links(transaction, kind, looked)


def _create_links(transaction: Transaction, kind: str, found: list[list[Any]]) -> None:
    there = f"(a)-[there:{type_of(kind)}]->(b) WHERE coalesce(there.nth, 0) = row[2]"
    made = value(
        transaction,
        f"UNWIND $rows AS row {ENDS} OPTIONAL MATCH {there} WITH a, b, row WHERE there IS NULL "
        f"CREATE (a)-[r:{type_of(kind)}]->(b) SET r = row[3] RETURN count(*)",
        rows=found,
    )
    if made == len(found):
        return
    missing = absent(transaction, [node_id for row in found for node_id in row[:2]])
    if missing:
        raise EndsMissing(missing)
    # Those that were made just now are there as well: only what was there twice over or before has two.
    raise AlreadyThere(_first_twice(transaction, kind, found))


def _first_twice(transaction: Transaction, kind: str, found: list[list[Any]]) -> str:
    twice = rows(
        transaction,
        f"UNWIND range(0, size($rows) - 1) AS place WITH place, $rows[place] AS row {ENDS} "
        f"MATCH (a)-[r:{type_of(kind)}]->(b) WHERE coalesce(r.nth, 0) = row[2] AND r._revision <> row[3]._revision "
        "RETURN place LIMIT 1",
        rows=found,
    )
    source, target, nth, _ = found[twice[0][0]] if twice else found[0]
    return f"the link {source} {kind} {target} {nth}"


def _write_nodes(transaction: Transaction, turns: list[Turn], shapes: Shapes, inner: Inner | None) -> None:
    new: dict[str, list[Any]] = defaultdict(list)
    changed: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for turn in turns:
        if turn.after is None:
            continue
        properties, kind = shapes.node_properties(turn.after), turn.after.record["kind"]
        if turn.before is None:
            new[kind].append(properties)
        else:
            changed[turn.before.record["kind"], kind].append(properties)
    for kind, found in new.items():
        query = f"UNWIND $rows AS row CREATE (n:Node:{label_of(kind)}) SET n = row"
        if inner is None:
            transaction.run(query, rows=found).consume()
        else:
            ids, numbers = rows(transaction, f"{query} RETURN collect(n.id), collect(id(n))", rows=found)[0]
            inner.made |= zip(ids, numbers, strict=True)
    for (former, kind), found in changed.items():
        labels = "" if former == kind else f" REMOVE n:{label_of(former)} SET n:{label_of(kind)}"
        query = f"UNWIND $rows AS row MATCH (n:Node {{id: row.id}}) SET n = row{labels}"
        transaction.run(query, rows=found).consume()


def write_groups(transaction: Transaction, groups: Mapping[str, Group]) -> None:
    """Write nodes of readings: those that are new, those that changed, and take out those that hold none any more.

    Raises:
        EndsMissing: If a measure is not there.
    """
    held = {key: group for key, group in groups.items() if group}
    empty = [key for key, group in groups.items() if not group]
    if empty:
        transaction.run(series.REMOVE, keys=empty).consume()
    if not held:
        return
    there = {key for key, _ in rows(transaction, series.BY_KEY, keys=list(held))}
    properties = {key: series.properties_of(key, group) for key, group in held.items()}
    changed = [properties[key] for key in held if key in there]
    if changed:
        transaction.run(series.UPDATE, rows=changed).consume()
    new = [properties[key] for key in held if key not in there]
    if new and value(transaction, series.CREATE, rows=new) != len(new):
        raise EndsMissing(absent(transaction, [one["measure"] for one in new]))


def _write_asides(transaction: Transaction, turns: list[Turn]) -> None:
    put = [turn.after.record | {"_revision": turn.after.revision} for turn in turns if turn.after]
    gone = [turn.before.record["finding"] for turn in turns if turn.before and not turn.after]
    if put:
        transaction.run(PUT_ASIDES, rows=put).consume()
    if gone:
        transaction.run(DELETE_ASIDES, findings=gone).consume()


def _delete_nodes(transaction: Transaction, turns: list[Turn]) -> None:
    ids = [turn.before.record["id"] for turn in turns if turn.before]
    if ids and value(transaction, DELETE_NODES, ids=ids) != len(ids):
        raise EndsMissing([node_id for (node_id,) in rows(transaction, HELD, ids=ids)])


def absent(transaction: Transaction, ids: list[str]) -> list[str]:
    """Return which of these nodes are not there, in order."""
    return [node_id for (node_id,) in rows(transaction, ABSENT, ids=sorted(set(ids)))]
