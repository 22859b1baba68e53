"""What a Neo4j store has beside its graph: constraints and indexes derived from the ontology, and where it stands.

One node `Head` says the format, where the log ends, and holds the lock of whoever writes.
"""

from __future__ import annotations

import secrets
from hashlib import sha256

from graph.errors import NoStore, StoreTooNew, StoreUnreachable
from graph.ontology import Ontology
from graph.store.neo4j_connection import Connection, rows
from graph.store.neo4j_rows import label_of, quoted
from graph.store.seal import GENESIS

FORMAT = 1
ONLINE_TIMEOUT_S = 600
FIXED = (
    "CREATE CONSTRAINT gt_head IF NOT EXISTS FOR (n:Head) REQUIRE n.name IS UNIQUE",
    "CREATE CONSTRAINT gt_node IF NOT EXISTS FOR (n:Node) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX gt_node_name IF NOT EXISTS FOR (n:Node) ON (n.name)",
    "CREATE CONSTRAINT gt_readings IF NOT EXISTS FOR (n:Readings) REQUIRE n.key IS UNIQUE",
    "CREATE INDEX gt_readings_measure IF NOT EXISTS FOR (n:Readings) ON (n.measure)",
    "CREATE CONSTRAINT gt_revision IF NOT EXISTS FOR (n:Revision) REQUIRE n.revision IS UNIQUE",
    "CREATE CONSTRAINT gt_change IF NOT EXISTS FOR (n:Change) REQUIRE n.number IS UNIQUE",
    "CREATE INDEX gt_change_revision IF NOT EXISTS FOR (n:Change) ON (n.revision)",
    "CREATE FULLTEXT INDEX gt_change_ids IF NOT EXISTS FOR (n:Change) ON EACH [n.ids] "
    "OPTIONS {indexConfig: {`fulltext.analyzer`: 'keyword'}}",
    "CREATE CONSTRAINT gt_personal IF NOT EXISTS FOR (n:Personal) REQUIRE n.digest IS UNIQUE",
    "CREATE CONSTRAINT gt_aside IF NOT EXISTS FOR (n:Aside) REQUIRE n.finding IS UNIQUE",
    "CREATE CONSTRAINT gt_note IF NOT EXISTS FOR (n:Note) REQUIRE n.name IS UNIQUE",
)
FIND = "MATCH (h:Head {name: 'head'}) RETURN h.format, h.schema"
COUNT = "MATCH (n) RETURN count(n)"
NAMES = "SHOW INDEXES YIELD name"
"""A constraint has an index of its name."""
BEGIN = """
MERGE (h:Head {name: 'head'})
ON CREATE SET h.product = 'Golden Thread', h.format = $format, h.store = $store, h.revision = 0, h.recorded_at = '',
    h.digest = $digest, h.changes = 0
"""


def statements(ontology: Ontology) -> list[str]:
    """Return what makes every constraint and index, in the order of the ontology."""
    kinds = [
        f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{quoted(label_of(kind))}) REQUIRE n.id IS UNIQUE"
        for kind in ontology.kinds
        for name in ["`gt_kind_" + kind.replace("`", "``") + "`"]
    ]
    return [*FIXED, *kinds]


def prepare(connection: Connection, ontology: Ontology, *, create: bool) -> None:
    """Make a database ready to be used as a store, or refuse it.

    Raises:
        NoStore: If there is no store in it and none may be made.
        StoreUnreachable: If it holds something else.
        StoreTooNew: If a newer product made it.
    """
    url = connection.address.url
    found = connection.read(lambda transaction: rows(transaction, FIND))
    mark = sha256("\n".join(statements(ontology)).encode()).hexdigest()
    if not found:
        if connection.read(lambda transaction: rows(transaction, COUNT))[0][0]:
            raise StoreUnreachable(f"{url}: this database holds something else; name one that is empty")
        if not create:
            raise NoStore(f"{url}: there is no store; load something into it first, or name another with --store")
        _make(connection, ontology, mark)
        return
    number, schema = found[0]
    if number > FORMAT:
        raise StoreTooNew(
            f"{url}: it was made by a newer Golden Thread (format {number}; this one knows {FORMAT}); "
            "install the newer one"
        )
    if schema != mark and create:
        _make(connection, ontology, mark)


def _make(connection: Connection, ontology: Ontology, mark: str) -> None:
    there = {name for (name,) in connection.run(NAMES)}
    absent = [statement for statement in statements(ontology) if _name_in(statement) not in there]
    for statement in absent:
        connection.run(statement)
    if absent:
        connection.run("CALL db.awaitIndexes($seconds)", seconds=ONLINE_TIMEOUT_S)
    with connection.writing() as transaction:
        transaction.run(BEGIN, format=FORMAT, store=secrets.token_hex(16), digest=GENESIS.hex()).consume()
        transaction.run("MATCH (h:Head) SET h.schema = $mark", mark=mark).consume()


def _name_in(statement: str) -> str:
    """Return the name of what a statement makes.

    >>> _name_in("CREATE CONSTRAINT `gt_kind_Task` IF NOT EXISTS FOR …")
    'gt_kind_Task'
    """
    return statement.partition(" IF NOT EXISTS")[0].rpartition(" ")[2].strip("`").replace("``", "`")
