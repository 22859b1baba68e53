"""Known attacks on GraphQL servers, each over HTTP: all are refused with a code or answered at an ordinary price.

The list follows the OWASP cheat sheet on GraphQL and advisories of servers in other languages.
"""

from __future__ import annotations

import logging
from typing import Any

import orjson
import pytest
from starlette.testclient import TestClient

pytestmark = pytest.mark.slow

CHAIN = " ".join(f"fragment F{n} on Query {{ ...F{n + 1} }}" for n in range(400))
LEAF = "on Query { about { links } }"
DOUBLING = " ".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(100))
WIDENING = " ".join(f"fragment F{n} on About {{ nodes ...F{n + 1} links ...F{n + 1} }}" for n in range(40))
CONDITIONS = "{not: " * 40 + "{}" + "}" * 40
PAGES = "{ processes(first: 200) { nodes { flowsTo(first: 200) { nodes { flowsTo(first: 200) { nodes { id } } } } } } }"
DEAR = "{ processes(first: 200) { nodes { whyNot { sentence } a: whyNot { sentence } } } }"
AGAIN = "query Q { __schema { types { fields { type { fields { type { fields { name } } } } } } } }"
COMMAS = "{ about { links } }" + " ,,,, #" + " x" * 5_000 + "\n" + " { a }" * 2_000
TYPES = "__schema { types { fields { args { name type { name } } } } }"


def nested(opening: str, closing: str, times: int) -> str:
    """Return a text within itself so many times."""
    return opening * times + closing * times


DOCUMENTS: dict[str, tuple[str, str]] = {
    "fields nested deeply": ("{ a { " + "b { " * 40 + "id" + " }" * 42, "TOO_DEEP"),
    "selections nested beyond the parser": ("{" + "a{" * 1_800 + "a" + "}" * 1_801, "TOO_DEEP"),
    "lists nested beyond the parser": (f"{{ node(id: {nested('[', ']', 1_800)}) {{ id }} }}", "TOO_DEEP"),
    "values nested deeply": (f"{{ processes(where: {CONDITIONS}) {{ totalCount }} }}", "TOO_DEEP"),
    "aliases by the hundred": ("{" + "".join(f"a{n}: about {{ links }}" for n in range(300)) + "}", "TOO_MANY_ALIASES"),
    "one field a thousand times": ("{ about {" + " links" * 1_200 + "} }", "TOO_MANY_FIELDS"),
    "objects to merge": ("{" + " about { links }" * 900 + "}", "TOO_MANY_FIELDS"),
    "directives by the hundred": ("{ about { links" + " @include(if: true)" * 200 + " } }", "TOO_MANY_DIRECTIVES"),
    "unknown directives by the hundred": ("{ about { links" + " @x" * 1_500 + " } }", "TOO_MANY_DIRECTIVES"),
    "fragments in a circle": ("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }", "INVALID_QUERY"),
    "a fragment in itself": ("{ ...A } fragment A on Query { about { links } ...A }", "INVALID_QUERY"),
    "a long chain of fragments": (f"{{ ...F0 }} {CHAIN} fragment F400 {LEAF}", "TOO_DEEP"),
    "fragments that double": (f"{{ ...F0 }} {DOUBLING} fragment F100 {LEAF}", "TOO_MANY_FIELDS"),
    "fragments that widen": (f"{{ about {{ ...F0 }} }} {WIDENING} fragment F40 on A {{ links }}", "TOO_MANY_FIELDS"),
    "a document of many words": (COMMAS, "TOO_LONG"),
    "pages within pages": (PAGES, "TOO_COSTLY"),
    "dear fields of many": (DEAR, "TOO_COSTLY"),
    "the schema again and again": ("{" + "".join(f"a{n}: {TYPES} " for n in range(60)) + "}", "TOO_COSTLY"),
    "the schema within itself": (AGAIN, "INVALID_QUERY"),
    "a page of billions": ("{ processes(first: 2147483647) { totalCount } }", "LIMIT_REACHED"),
    "a number beyond all": ("{ processes(first: 99999999999999999999999999) { totalCount } }", "INVALID_QUERY"),
    "a number of thousands of digits": ("{ processes(first: " + "9" * 6_000 + ") { totalCount } }", "INVALID_QUERY"),
    "a day that is none": ('{ processes(asOf: "2025-99-99") { totalCount } }', "INVALID_QUERY"),
    "a number below nothing": ("{ processes(first: -1) { totalCount } }", "WRONG_USE"),
    "a cursor made up": ('{ processes(after: "WyJhIiwgMSwgbnVsbF0") { totalCount } }', "BAD_CURSOR"),
    "a cursor of no sense": ('{ processes(after: "\\u0000\\uffff") { totalCount } }', "BAD_CURSOR"),
    "several operations": ("query A { about { links } } query B { about { links } }", "WHICH_OPERATION"),
    "nothing but a fragment": ("fragment A on Query { about { links } }", "WHICH_OPERATION"),
    "defer, which is not offered": ("{ ... @defer { about { links } } }", "INVALID_QUERY"),
    "types of its own": ("type Query { a: Int } { about { links } }", "INVALID_QUERY"),
    "a lone surrogate": ('{ node(id: "\\uD800") { id } }', "SYNTAX"),
    "a string without end": ('{ node(id: "', "SYNTAX"),
    "a null character": ("{ about { links\0 } }", "SYNTAX"),
}  # fmt: skip


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_hostile_document_is_refused_with_a_code(
    let_in: TestClient, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    document, code = DOCUMENTS[name]

    answer = let_in.post("/graphql", json={"query": document})

    errors = answer.json()["errors"]
    assert {error["extensions"]["code"] for error in errors} == {code}
    assert len(answer.content) < 20_000
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


BODIES: dict[str, tuple[bytes, int]] = {
    "several questions at once": (orjson.dumps([{"query": "{ about { links } }"}] * 10), 400),
    "nested beyond JSON": (b'{"query": "{a}", "variables": ' + b'{"a":' * 2_000 + b"1" + b"}" * 2_001, 400),
    "variables nested deeply": (b'{"query": "{a}", "variables": ' + b'{"a":' * 200 + b"1" + b"}" * 201, 400),
    "no UTF-8": (b'{"query": "\xff\xfe"}', 400),
    "half a surrogate": (b'{"query": "\\ud800"}', 400),
    "a mark before it": (b"\xef\xbb\xbf" + b'{"query": "{ about { links } }"}', 400),
    "a number beyond all": (b'{"query": "{a}", "variables": {"n": ' + b"9" * 5_000 + b"}}", 400),
    "not a number": (b'{"query": "{a}", "variables": {"n": NaN}}', 400),
    "a hash of another text": (orjson.dumps({"query": "{ about { links } }", "documentId": "0" * 64}), 400),
    "a hash that is none": (orjson.dumps({"extensions": {"persistedQuery": {"sha256Hash": ["a"]}}}), 400),
    "a body without end": (b'{"query": "' + b" " * 300_000, 413),
}  # fmt: skip


@pytest.mark.parametrize("name", BODIES)
def test_a_hostile_body_is_refused_before_anything_is_asked(let_in: TestClient, name: str) -> None:
    body, status = BODIES[name]

    answer = let_in.post("/graphql", content=body, headers={"content-type": "application/json"})

    assert answer.status_code == status
    assert "INTERNAL" not in answer.text


@pytest.mark.parametrize(
    ("variables", "code"),
    [
        ({"n": 2**31}, "LIMIT_REACHED"),
        ({"n": 2**53}, "LIMIT_REACHED"),
        ({"n": -(2**53)}, "INVALID_QUERY"),
        ({"n": 1e300}, "INVALID_QUERY"),
        ({"n": True}, "INVALID_QUERY"),
        ({"n": "1"}, "INVALID_QUERY"),
        ({"n": [1]}, "INVALID_QUERY"),
        ({"n": {"__proto__": 1}}, "INVALID_QUERY"),
        ({"n": None}, "INVALID_QUERY"),
        ({}, "INVALID_QUERY"),
        ({"n": 10**6}, "LIMIT_REACHED"),
    ],
)
def test_a_hostile_variable_is_refused(let_in: TestClient, variables: dict[str, Any], code: str) -> None:
    document = "query Q($n: Int!) { processes(first: $n) { totalCount } }"

    answer = let_in.post("/graphql", json={"query": document, "variables": variables})

    assert [error["extensions"]["code"] for error in answer.json()["errors"]] == [code]


@pytest.mark.parametrize(
    "text",
    ["", " " * 10_000, "a" * 50_000, "\0", "\u202e\u2066", "💥" * 5_000, "%' OR 1=1 --", "<script>", "(a+)+$"],
)  # fmt: skip
def test_a_hostile_text_finds_nothing_and_breaks_nothing(let_in: TestClient, text: str) -> None:
    document = "query Q($text: String!) { search(text: $text, first: 5) { totalCount nodes { name } } }"

    answer = let_in.post("/graphql", json={"query": document, "variables": {"text": text}}).json()

    assert "INTERNAL" not in str(answer.get("errors"))


FOREIGN = {"origin": "https://evil.example"}
FORM = {"content-type": "text/plain"}


def test_no_other_site_can_ask_or_change_anything(let_in: TestClient) -> None:
    body = b'{"query": "mutation { a }"}'
    answers = [
        let_in.post("/graphql", content=body, headers=FORM),
        let_in.post("/graphql", content=body, headers={"content-type": "application/json", **FOREIGN}),
        let_in.post("/graphql", data={"query": "{ about { links } }"}),
        let_in.post("/graphql", files={"map": b"{}", "operations": body}),
        let_in.get("/graphql", params={"query": "mutation { a }"}),
        let_in.get("/graphql", params={"query": "subscription { a }"}),
        let_in.options("/graphql", headers={**FOREIGN, "access-control-request-method": "POST"}),
        let_in.post("/loads?name=a.csv", content=b"id", headers=FORM),
    ]

    assert [answer.status_code for answer in answers] == [415, 403, 415, 415, 405, 406, 403, 415]
    assert [name for answer in answers for name in answer.headers if name.startswith("access-control")] == []


def test_a_method_cannot_be_overridden(let_in: TestClient) -> None:
    override = {"x-http-method-override": "POST", "x-method-override": "POST"}

    answer = let_in.get("/graphql", params={"query": "mutation { a }"}, headers=override)

    assert answer.status_code == 405
