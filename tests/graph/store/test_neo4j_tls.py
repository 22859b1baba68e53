"""A server that is spoken to by TLS: what vouches for it is named, and without that it is not trusted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from api.settings import read_settings
from graph.errors import StoreUnreachable, WrongUse
from graph.ontology import Ontology
from graph.store.neo4j import Neo4jStore
from graph.store.neo4j_address import Login
from tests.graph.store.builders import put, task
from tests.neo4j_server.artifacts import LTS
from tests.neo4j_server.certificates import certified, settings
from tests.neo4j_server.server import PASSWORD, USER, Server

KNOWN = Login(USER, PASSWORD)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the certificate of the server."""
    return certified(tmp_path_factory.mktemp("certificate"))


@pytest.fixture(scope="module")
def secure(certificate: Path) -> Iterator[str]:
    """Return the address of a server that answers by TLS, without its scheme."""
    server = Server(LTS)
    server.start(settings(certificate.parent))
    yield server.address.partition("://")[2]
    server.stop()


@pytest.mark.neo4j
@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_a_server_whose_certificate_is_named_is_trusted(
    secure: str, certificate: Path, tasks: Ontology, scheme: str
) -> None:
    login = read_settings(store_user=USER, store_password=PASSWORD, store_certificate=certificate).login

    with closing(Neo4jStore(f"{scheme}://{secure}", tasks, login=login)) as store:
        put(store, task(scheme))

        assert scheme in store.nodes([scheme])


@pytest.mark.neo4j
@pytest.mark.slow
@pytest.mark.parametrize("other", [False, True], ids=["none named", "another one named"])
def test_a_server_for_which_nothing_vouches_is_refused(
    secure: str, tasks: Ontology, tmp_path: Path, other: bool
) -> None:
    login = replace(KNOWN, certificate=certified(tmp_path)) if other else KNOWN

    with pytest.raises(StoreUnreachable, match=r"certificate is not trusted here; name the file .*STORE_CERTIFICATE"):
        Neo4jStore(f"bolt+s://{secure}", tasks, login=login)


@pytest.mark.neo4j
@pytest.mark.slow
def test_a_certificate_that_the_server_made_itself_is_taken_where_the_address_says_so(
    secure: str, tasks: Ontology
) -> None:
    with closing(Neo4jStore(f"bolt+ssc://{secure}", tasks, login=KNOWN)) as store:
        assert put(store, task("ssc")) > 0


def test_a_certificate_that_is_not_there_is_told(tasks: Ontology, tmp_path: Path) -> None:
    login = replace(KNOWN, certificate=tmp_path / "absent.crt")

    with pytest.raises(WrongUse, match=r"absent.crt: there is no such file"):
        Neo4jStore("bolt+s://127.0.0.1:9", tasks, login=login)


@pytest.mark.parametrize("scheme", ["bolt", "neo4j+ssc"])
def test_a_certificate_that_the_address_would_not_look_at_is_refused(
    certificate: Path, tasks: Ontology, scheme: str
) -> None:
    with pytest.raises(WrongUse, match=r"\+s:// to ask for TLS"):
        Neo4jStore(f"{scheme}://127.0.0.1:9", tasks, login=replace(KNOWN, certificate=certificate))
