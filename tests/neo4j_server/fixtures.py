"""Lends tests an empty database of a real server: one server for each line of Neo4j and each process of tests."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from graph.store.neo4j_address import Login
from tests.neo4j_server.artifacts import LTS, Edition, Missing
from tests.neo4j_server.server import PASSWORD, USER, Server

GIVEN = "NEO4J_TEST_URI"


@dataclass(frozen=True, slots=True)
class Database:
    """An empty database for one test.

    Attributes:
        url: Its address, as a user of the product writes it.
        login: Who may do everything there.
        server: What it is on; None where it is one that was given and is not ours to stop.
    """

    url: str
    login: Login
    server: Server | None

    def ask(self, query: str, **parameters: object) -> list[list[object]]:
        """Return the rows of a query, as a user of Neo4j's own tools would see them."""
        from graph.store.neo4j_address import address_of
        from graph.store.neo4j_connection import Connection

        connection = Connection(address_of(self.url), self.login)
        found = connection.run(query, **parameters)
        connection.close()
        return found


Lend = Callable[[Edition], Database]


@pytest.fixture(scope="session")
def neo4j_servers() -> Iterator[Callable[[Edition], Server]]:
    """Return what starts the server of a line, once; all are stopped in the end."""
    started: dict[Edition, Server] = {}

    def start(edition: Edition) -> Server:
        if edition not in started:
            try:
                started[edition] = Server(edition)
            except Missing as missing:
                pytest.skip(str(missing))
            started[edition].start()
        return started[edition]

    yield start
    for server in started.values():
        server.stop()


@pytest.fixture
def lend_neo4j(neo4j_servers: Callable[[Edition], Server]) -> Lend:
    """Return what gives an empty database of a line of Neo4j, or of the server that NEO4J_TEST_URI names."""

    def lend(edition: Edition = LTS) -> Database:
        given = os.environ.get(GIVEN)
        if given:
            login = Login(os.environ.get("NEO4J_TEST_USER", USER), os.environ.get("NEO4J_TEST_PASSWORD", PASSWORD))
            database = Database(given, login, None)
        else:
            server = neo4j_servers(edition)
            database = Database(f"{server.address}/neo4j", Login(USER, PASSWORD), server)
        wipe(database)
        return database

    return lend


@pytest.fixture
def neo4j_database(lend_neo4j: Lend) -> Database:
    """Return an empty database of the long-term line."""
    return lend_neo4j(LTS)


def wipe(database: Database) -> None:
    """Empty a database; constraints stay: every store needs most of them, and making them takes seconds."""
    database.ask("MATCH (found) CALL (found) { DETACH DELETE found } IN TRANSACTIONS OF 10000 ROWS")
