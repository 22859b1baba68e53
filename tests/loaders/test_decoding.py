"""Which encoding a text file has."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model import Place
from loaders import decoding
from loaders.decoding import about_encoding, encoding_of, open_text


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("Tŷ".encode(), "utf-8"),
        ("Tŷ".encode("utf-8-sig"), "utf-8-sig"),
        ("Tŷ".encode("utf-16"), "utf-16"),
        ("Café".encode("cp1252"), "cp1252"),
        (b"", "utf-8"),
        ("Tŷ".encode()[:-1], "cp1252"),
    ],
)
def test_the_mark_decides_else_what_can_be_decoded(tmp_path: Path, content: bytes, encoding: str) -> None:
    (tmp_path / "a.csv").write_bytes(content)

    assert encoding_of(tmp_path / "a.csv") == encoding


def test_a_sign_cut_by_the_size_of_a_chunk_is_still_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "CHUNK", 2)
    (tmp_path / "a.csv").write_bytes("aŷb".encode())

    assert encoding_of(tmp_path / "a.csv") == "utf-8"


def test_only_the_fallback_is_worth_a_warning() -> None:
    assert about_encoding("utf-8", Place("a.csv")) == []
    assert [problem.severity for problem in about_encoding("cp1252", Place("a.csv"))] == ["warning"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60))
def test_any_bytes_are_text_in_some_encoding(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(content)

    with open_text(tmp_path / "a.csv", encoding_of(tmp_path / "a.csv")) as file:
        assert isinstance(file.read(), str)
