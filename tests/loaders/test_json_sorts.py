"""Whose JSON a file is, by what stands at its start."""

from __future__ import annotations

import pytest

from loaders.accepts import HEAD_BYTES
from loaders.json_sorts import sort_of


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf", b" \n\xef\xbb\xbf \n"])
def test_blanks_and_a_mark_may_stand_before_the_brace(start: bytes) -> None:
    assert sort_of(start + b'{"elements": []}') == "kumu"


def test_blanks_without_end_are_no_json_and_are_looked_at_once() -> None:
    assert sort_of(b"\n" * HEAD_BYTES) == ""
