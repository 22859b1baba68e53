"""A server in tests: the application on a store of its own, asked without a network."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from api.app import create_app
from api.auth import Door
from api.demo import load_example
from api.limits import Limits
from api.served import Served
from api.session import Session
from api.settings import read_settings
from tests.api.asking import schema

PORT = 8765
HOST = f"http://127.0.0.1:{PORT}"
TODAY = "2026-11-25"


def example_store(folder: Path, name: str = "small") -> Path:
    """Return a store that holds an example."""
    store = folder / f"{name}.db"
    session = Session(read_settings(store=str(store), today=TODAY))
    load_example(session, name, "Tester")
    session.close()
    return store


def organisation_of(store: Path, limits: Limits | None = None) -> Served:
    """Return the organisation of a store, with the schema of the shipped kinds that all tests share."""
    organisation = Served(read_settings(store=str(store), today=TODAY), limits)
    organisation.schema = schema(organisation.limits)
    return organisation


@contextmanager
def served(store: Path, limits: Limits | None = None) -> Iterator[Served]:
    """Give the organisation of a store, closed afterwards whatever happens."""
    organisation = organisation_of(store, limits)
    try:
        yield organisation
    finally:
        organisation.close()


@contextmanager
def stranger(store: Path, door: Door, limits: Limits | None = None) -> Iterator[TestClient]:
    """Give a client of a server that knows nothing of it but its address."""
    organisation = organisation_of(store, limits)
    with TestClient(create_app(organisation, door), base_url=HOST, follow_redirects=False) as client:
        yield client


@contextmanager
def keeper(store: Path, limits: Limits | None = None) -> Iterator[TestClient]:
    """Give a client that has opened the address with the token."""
    door = Door(PORT)
    with stranger(store, door, limits) as client:
        assert client.get("/", params={"token": door.token}).status_code == 303
        yield client


def asked(client: TestClient, document: Any, **variables: Any) -> Any:
    """Return the answer to a GraphQL document, errors and all."""
    return client.post("/graphql", json={"query": document, "variables": variables}).json()
