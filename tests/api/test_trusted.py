"""Trusted documents: known by hash, and nothing else is answered where there are any."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.auth import Door
from api.graphql_request import Document, Unreadable
from api.served import Served
from api.settings import read_settings
from api.trusted import Trusted, hash_of, trusted_of
from graph.errors import WrongUse
from tests.api.doors import HOST, PORT, TODAY
from visual.parts import queries

TEXT = "{ about { links } }"
HASH = hash_of(TEXT)


def code_of(trusted: Trusted, asked: Document) -> str:
    """Return the code with which a document is refused."""
    with pytest.raises(Unreadable) as caught:
        trusted.document(asked)
    return caught.value.code


def test_every_document_is_answered_where_none_are_named() -> None:
    trusted = trusted_of(None)

    assert trusted.document(Document(TEXT)).query == TEXT
    assert trusted.document(Document(TEXT, sha256=HASH)).query == TEXT
    assert code_of(trusted, Document(TEXT, sha256="0" * 64)) == "BAD_REQUEST"
    assert code_of(trusted, Document("", sha256=HASH)) == "PERSISTED_QUERY_NOT_SUPPORTED"


def test_only_trusted_documents_are_answered_where_some_are_named(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "about.graphql").write_bytes(TEXT.encode())

    trusted = trusted_of(tmp_path)

    assert trusted.document(Document("", sha256=HASH)).query == TEXT
    assert trusted.document(Document(TEXT)).query == TEXT
    assert code_of(trusted, Document("", sha256="0" * 64)) == "PERSISTED_QUERY_NOT_FOUND"
    assert code_of(trusted, Document(TEXT + " ")) == "NOT_TRUSTED"
    assert code_of(trusted, Document("{ about { nodes } }", sha256=HASH)) == "NOT_TRUSTED"


def test_a_json_file_holds_texts_by_hash(tmp_path: Path) -> None:
    file = tmp_path / "documents.json"
    file.write_bytes(orjson.dumps({f"sha256:{HASH}": TEXT}))

    assert trusted_of(file).document(Document("", sha256=HASH)).query == TEXT


@pytest.mark.parametrize("name", queries())
def test_what_the_explorer_asks_is_trusted_by_itself(tmp_path: Path, name: str) -> None:
    (tmp_path / "about.graphql").write_bytes(TEXT.encode())

    trusted = trusted_of(tmp_path)

    assert trusted.document(Document(queries()[name])).query == queries()[name]
    assert code_of(trusted, Document(f"{queries()[name]} # and more")) == "NOT_TRUSTED"


@pytest.mark.parametrize(
    ("held", "says"),
    [(b"{", "is no JSON"), (b"{}", "holds no document"), (b"[]", "holds no document"),
     (b'{"a": "b"}', "what stands at 'a'"), (b'{"a": 1}', "what stands at 'a'"), (b"\xff", "UTF-8")],
)  # fmt: skip
def test_what_is_no_such_file_is_told_when_the_server_starts(tmp_path: Path, held: bytes, says: str) -> None:
    file = tmp_path / "documents.json"
    file.write_bytes(held)

    with pytest.raises(WrongUse, match=says):
        trusted_of(file)


def test_a_place_that_is_not_there_is_told_when_the_server_starts(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="there is no file or folder"):
        trusted_of(tmp_path / "none")


@pytest.mark.slow
def test_over_http_a_hash_is_enough_and_graphiql_is_not_there(tmp_path: Path, small_store: Path) -> None:
    (tmp_path / "about.graphql").write_bytes(TEXT.encode())
    served = Served(read_settings(store=str(small_store), today=TODAY, documents=tmp_path))
    kept = {"persistedQuery": {"version": 1, "sha256Hash": HASH}}
    with TestClient(create_app(served, Door(PORT, is_open=True)), base_url=HOST) as client:
        posted = client.post("/graphql", json={"extensions": kept})
        got = client.get("/graphql", params={"extensions": orjson.dumps(kept).decode()})
        named = client.post("/graphql", json={"documentId": f"sha256:{HASH}"})
        other = client.post("/graphql", json={"query": "{ about { nodes } }"})
        page, editor = client.get("/"), client.get("/graphiql")

    assert [one.json()["data"] for one in (posted, got, named)] == [{"about": {"links": 30}}] * 3
    assert (other.status_code, other.json()["errors"][0]["extensions"]["code"]) == (403, "NOT_TRUSTED")
    assert editor.status_code == 404
    assert "graphiql" not in page.text
