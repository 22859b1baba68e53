"""Compressed answers: only where it is worth it, never where a secret is, and always the same when unpacked."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
import zstandard
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from api.compression import Compression

LONG = b"The same words, over and over. " * 200
UNPACK = {
    "gzip": gzip.decompress,
    "zstd": lambda body: zstandard.ZstdDecompressor().decompressobj().decompress(body),
    None: bytes,
}


def app(media: str = "application/json", body: bytes = LONG, **headers: str) -> TestClient:
    """Return a client of an application with one answer, at several addresses."""

    async def whole(_: Request) -> Response:
        return Response(body, media_type=media, headers=headers)

    async def stream(_: Request) -> Response:
        async def parts() -> Any:
            for at in range(0, len(body), 1_000):
                yield body[at : at + 1_000]

        return StreamingResponse(parts(), media_type=media, headers=headers)

    made = Starlette(routes=[Route("/", whole), Route("/stream", stream), Route("/loads", whole)])
    made.add_middleware(Compression)
    return TestClient(made)


def raw(client: TestClient, path: str, accepted: str) -> tuple[str | None, bytes, Any]:
    """Return coding, raw body and headers of an answer."""
    with client.stream("GET", path, headers={"accept-encoding": accepted}) as answer:
        return answer.headers.get("content-encoding"), b"".join(answer.iter_raw()), answer.headers


@pytest.mark.parametrize("path", ["/", "/stream"])
@pytest.mark.parametrize(
    ("accepted", "expected"),
    [("gzip, deflate, br, zstd", "zstd"), ("gzip", "gzip"), ("br", None), ("", None), ("zstd;q=0, gzip;q=0.1", "gzip")],
)
def test_an_answer_is_the_same_when_unpacked(path: str, accepted: str, expected: str | None) -> None:
    coding, body, headers = raw(app(), path, accepted)

    assert coding == expected
    assert UNPACK[coding](body) == LONG
    assert "Accept-Encoding" in headers["vary"]
    assert expected is None or len(body) < len(LONG) / 10
    assert "content-length" not in headers or int(headers["content-length"]) == len(body)


@pytest.mark.parametrize(
    ("media", "body", "path"),
    [
        ("application/json", b"short", "/"),
        ("image/png", LONG, "/"),
        ("text/event-stream", LONG, "/stream"),
        ("application/json", LONG, "/loads"),
    ],
)
def test_what_is_short_packed_already_flows_or_holds_a_secret_is_sent_as_it_is(
    media: str, body: bytes, path: str
) -> None:
    coding, sent, _ = raw(app(media, body), path, "zstd, gzip")

    assert (coding, sent) == (None, body)


def test_what_is_compressed_already_is_left_alone() -> None:
    coding, sent, _ = raw(app(body=gzip.compress(LONG), **{"content-encoding": "gzip"}), "/", "zstd, gzip")

    assert (coding, gzip.decompress(sent)) == ("gzip", LONG)


def test_a_strong_tag_becomes_a_weak_one_where_the_bytes_differ() -> None:
    client = app(etag='"a"')

    assert raw(client, "/", "gzip")[2]["etag"] == 'W/"a"'
    assert raw(client, "/", "")[2]["etag"] == '"a"'
