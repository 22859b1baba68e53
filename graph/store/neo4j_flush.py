"""Writes what has become of things into the rows of a Neo4j store, in the order in which nodes and links need it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from neo4j import Transaction

from graph.model import What
from graph.store import neo4j_readings as series
from graph.store.neo4j_connection import put_rows, rows, value
from graph.store.neo4j_readings import Group
from graph.store.neo4j_rows import Properties, Row, Shapes, label_of, quoted, type_of

ENDS = "MATCH (a:Node {id: row[0]}) MATCH (b:Node {id: row[1]})"
JOIN = """
UNWIND $rows AS row MATCH (a) WHERE id(a) = row[0] MATCH (b) WHERE id(b) = row[1]
CREATE (a)-[r:$(row[2])]->(b) SET r = row[3] RETURN count(*)
"""
CREATE_NODES = """
UNWIND $rows AS row CREATE (n:Node:$(row[0])) SET n = row[1] RETURN collect([n.id, id(n)])
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
        properties: Those that its node or link shall have; None until they are laid out.
    """

    before: Row | None
    after: Row | None
    properties: Properties | None = None

    def become(self, after: Row | None) -> None:
        """Let it be something else in the end."""
        self.after, self.properties = after, None


Turns = dict[Identity, Turn]
Laid = tuple[Row, Properties | None]
"""What is live of a link, and the properties that are laid out for it."""


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
        known: By id.
        made: Ids of those made in the transaction that is under way.
    """

    known: dict[str, int] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)

    def take(self, made: Iterable[tuple[str, int]]) -> None:
        """Take in the ids and numbers of nodes that the transaction under way has made."""
        new = dict(made)
        self.known |= new
        self.made.extend(new)

    def ends(self, source: str, target: str) -> tuple[int, int] | None:
        """Return the numbers of both nodes, or None where the load has not made both."""
        begin, end = self.known.get(source), self.known.get(target)
        return None if begin is None or end is None else (begin, end)

    def settle(self, *, is_kept: bool) -> None:
        """Go on with those of a transaction where it was committed, and forget them where it was not."""
        if not is_kept:
            self.drop(self.made)
        self.made = []

    def drop(self, ids: Iterable[str]) -> None:
        """Forget nodes that go: the server gives a number again."""
        for node_id in ids:
            self.known.pop(node_id, None)


def lay_out(turns: Turns, shapes: Shapes) -> None:
    """Make the properties that nodes and links shall have."""
    of = {"node": shapes.node_properties, "link": shapes.link_properties}
    for (what, _), turn in turns.items():
        if turn.after is not None and turn.properties is None and what in of:
            turn.properties = of[what](turn.after)


def flush(transaction: Transaction, turns: Turns, groups: Mapping[str, Group], inner: Inner | None = None) -> None:
    """Write rows.

    Args:
        transaction: Where to.
        turns: What becomes of nodes, links and findings that are set aside, laid out; those of readings are in
            `groups`.
        groups: By key of a node of readings, what it shall hold.
        inner: What the load has made so far, which takes in what is made now; None to look at every link.

    Raises:
        EndsMissing, AlreadyThere: If something cannot be written; the transaction is of no use then.
    """
    sorts: dict[What, list[Turn]] = defaultdict(list)
    for (what, _), turn in turns.items():
        sorts[what].append(turn)
    links = sorts["link"]
    _by_kind(transaction, [(one.before, None) for one in links if one.before and not one.after], _delete_links)
    _by_kind(transaction, [(one.after, one.properties) for one in links if one.before and one.after], _update_links)
    _write_nodes(transaction, [one for one in sorts["node"] if one.after], inner)
    _come(transaction, [(one.after, one.properties) for one in links if one.after and not one.before], inner)
    write_groups(transaction, groups)
    _write_asides(transaction, sorts["aside"])
    gone = [one for one in sorts["node"] if one.before and not one.after]
    if inner is not None:
        inner.drop(turn.before.record["id"] for turn in gone if turn.before)
    _delete_nodes(transaction, gone)


def _by_kind(
    transaction: Transaction, links: Iterable[Laid], work: Callable[[Transaction, str, list[Laid]], None]
) -> None:
    kinds: dict[str, list[Laid]] = defaultdict(list)
    for row, properties in links:
        kinds[row.record["kind"]].append((row, properties))
    for kind, some in kinds.items():
        work(transaction, quoted(type_of(kind)), some)


def _ends(row: Row) -> list[Any]:
    return [row.record["from"], row.record["to"], row.record.get("nth", 0)]


def _delete_links(transaction: Transaction, named: str, links: list[Laid]) -> None:
    query = f"UNWIND $rows AS row {ENDS} MATCH (a)-[r:{named}]->(b) WHERE coalesce(r.nth, 0) = row[2] DELETE r"
    put_rows(transaction, query, [_ends(row) for row, _ in links])


def _update_links(transaction: Transaction, named: str, links: list[Laid]) -> None:
    there = f"(a)-[r:{named}]->(b) WHERE coalesce(r.nth, 0) = row[2]"
    query = f"UNWIND $rows AS row {ENDS} MATCH {there} SET r = row[3]"
    put_rows(transaction, query, [[*_ends(row), properties] for row, properties in links])


def _come(transaction: Transaction, links: list[Laid], inner: Inner | None) -> None:
    """Write links that come; where the load has made both ends, nothing need be looked up."""
    numbered: list[list[Any]] = []
    others: list[Laid] = []
    for row, properties in links:
        ends = inner.ends(row.record["from"], row.record["to"]) if inner is not None else None
        if ends is None:
            others.append((row, properties))
        else:
            numbered.append([*ends, type_of(row.record["kind"]), properties])
    if numbered and put_rows(transaction, JOIN, numbered) != len(numbered):
        raise EndsMissing(absent(transaction, [node_id for row, _ in links for node_id in _ends(row)[:2]]))
    _by_kind(transaction, others, _create_links)


def _create_links(transaction: Transaction, named: str, links: list[Laid]) -> None:
    there = f"(a)-[there:{named}]->(b) WHERE coalesce(there.nth, 0) = row[2]"
    query = (
        f"UNWIND $rows AS row {ENDS} OPTIONAL MATCH {there} WITH a, b, row WHERE there IS NULL "
        f"CREATE (a)-[r:{named}]->(b) SET r = row[3] RETURN count(*)"
    )
    if put_rows(transaction, query, [[*_ends(row), properties] for row, properties in links]) == len(links):
        return
    missing = absent(transaction, [node_id for row, _ in links for node_id in _ends(row)[:2]])
    if missing:
        raise EndsMissing(missing)
    # Those that were made just now are there as well: only what was there twice over or before has two.
    raise AlreadyThere(_first_twice(transaction, named, [row for row, _ in links]))


def _first_twice(transaction: Transaction, named: str, links: list[Row]) -> str:
    twice = rows(
        transaction,
        f"UNWIND range(0, size($rows) - 1) AS place WITH place, $rows[place] AS row {ENDS} "
        f"MATCH (a)-[r:{named}]->(b) WHERE coalesce(r.nth, 0) = row[2] AND r._revision <> row[3] "
        "RETURN place LIMIT 1",
        rows=[[*_ends(row), row.revision] for row in links],
    )
    record = links[twice[0][0] if twice else 0].record
    return f"the link {record['from']} {record['kind']} {record['to']} {record.get('nth', 0)}"


def _write_nodes(transaction: Transaction, turns: list[Turn], inner: Inner | None) -> None:
    new: list[list[Any]] = []
    changed: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for turn in turns:
        if turn.after is None:
            continue
        kind = turn.after.record["kind"]
        if turn.before is None:
            new.append([label_of(kind), turn.properties])
        else:
            changed[turn.before.record["kind"], kind].append(turn.properties)
    if new:
        made = put_rows(transaction, CREATE_NODES, new)
        if inner is not None:
            inner.take(made)
    for (former, kind), found in changed.items():
        labels = "" if former == kind else f" REMOVE n:{quoted(label_of(former))} SET n:{quoted(label_of(kind))}"
        query = f"UNWIND $rows AS row MATCH (n:Node {{id: row.id}}) SET n = row{labels}"
        put_rows(transaction, query, found)


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
        put_rows(transaction, series.UPDATE, changed)
    new = [properties[key] for key in held if key not in there]
    if new and put_rows(transaction, series.CREATE, new) != len(new):
        raise EndsMissing(absent(transaction, [one["measure"] for one in new]))


def _write_asides(transaction: Transaction, turns: list[Turn]) -> None:
    put = [turn.after.record | {"_revision": turn.after.revision} for turn in turns if turn.after]
    gone = [turn.before.record["finding"] for turn in turns if turn.before and not turn.after]
    if put:
        put_rows(transaction, PUT_ASIDES, put)
    if gone:
        transaction.run(DELETE_ASIDES, findings=gone).consume()


def _delete_nodes(transaction: Transaction, turns: list[Turn]) -> None:
    ids = [turn.before.record["id"] for turn in turns if turn.before]
    if ids and value(transaction, DELETE_NODES, ids=ids) != len(ids):
        raise EndsMissing([node_id for (node_id,) in rows(transaction, HELD, ids=ids)])


def absent(transaction: Transaction, ids: list[str]) -> list[str]:
    """Return which of these nodes are not there, in order."""
    return [node_id for (node_id,) in rows(transaction, ABSENT, ids=sorted(set(ids)))]
