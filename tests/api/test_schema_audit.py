"""The audit log over GraphQL: read by admins, a page at a time, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from api.graphql_door import execute
from api.graphql_request import Document
from api.rights import KEEPER, Rights
from api.served import Served
from tests.api.doors import served
from tests.guarded import PEOPLE, guarded_store

PAGE = """query($first: Int! = 50, $after: String) { audit(first: $first, after: $after) {
  totalCount pageInfo { endCursor } faults nodes { at who rights where did about } } }"""


@pytest.fixture
def organisation(tmp_path: Path) -> Iterator[Served]:
    """Return an organisation in whose audit log there are three entries."""
    guarded_store(tmp_path / "store.db").close()
    with served(tmp_path / "store.db") as held:
        held.audit.write("see", who="Wyn", rights="contributor", where="10.0.0.1", about={"Role.holder": {"count": 1}})
        held.audit.write("change", who="Siân", rights="steward", where="10.0.0.2", about={"revisions": [3]})
        held.audit.write("token new", who="", about={"token": "64f4"})
        yield held


def audit(organisation: Served, rights: Rights = KEEPER, **variables: Any) -> Any:
    """Return the answer to the question for the audit log."""
    return execute(organisation, organisation.asked(rights), Document(PAGE, variables))


def test_admins_read_who_did_what_from_where_the_newest_first(organisation: Served) -> None:
    told = audit(organisation)["data"]["audit"]

    last, change, _ = told["nodes"]
    assert (told["totalCount"], told["faults"]) == (3, [])
    assert (last["who"], last["rights"], last["where"], last["did"]) == (None, None, "command line", "token new")
    assert (change["who"], change["where"], change["about"]) == ("Siân", "10.0.0.2", {"revisions": [3]})


def test_a_page_goes_on_where_it_ended_while_more_is_noted(organisation: Served) -> None:
    first = audit(organisation, first=1)["data"]["audit"]
    organisation.audit.write("change", who="Ann", about={"revisions": [4]})

    then = audit(organisation, after=first["pageInfo"]["endCursor"])["data"]["audit"]

    assert [one["who"] for one in then["nodes"]] == ["Siân", "Wyn"]


def test_a_log_that_is_not_what_was_written_says_so(organisation: Served) -> None:
    path = organisation.audit.path
    path.write_bytes(path.read_bytes().replace(b"Wyn", b"Eve"))

    assert audit(organisation)["data"]["audit"]["faults"] == ["store.db.audit, line 1: it is not what was written"]


@pytest.mark.parametrize(
    "rights", [PEOPLE["anybody"], PEOPLE["steward"], replace(KEEPER, scopes=frozenset({"read", "personal", "write"}))]
)
def test_nobody_else_reads_it(organisation: Served, rights: Rights) -> None:
    answered = audit(organisation, rights)

    assert answered["data"] is None
    assert [one["extensions"]["code"] for one in answered["errors"]] == ["FORBIDDEN"]
