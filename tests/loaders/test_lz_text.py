"""Texts packed by lz-string: read back as they were, and never more than is allowed."""

from __future__ import annotations

import pytest

from loaders.lz_text import unpacked
from tests.loaders.conftest import SAMPLES

PACKED = (SAMPLES / "prsm" / "packed.prsm").read_bytes().decode()


def test_a_packed_text_is_read_back() -> None:
    text = unpacked(PACKED, 10_000)

    assert text.startswith('{"saved":"2026-05-01"')
    assert text.endswith("}")


def test_characters_of_every_width_come_back() -> None:
    # What lz-string 1.5.0 makes of “aé€😀a”.
    assert unpacked("\u10e2\u2f2d\u20b1\u3c3b\u4023\u6f30 ", 100) == "aé€😀a"


def test_a_small_text_that_holds_very_much_is_refused() -> None:
    with pytest.raises(ValueError, match="more than 100 characters"):
        unpacked(PACKED, 100)


@pytest.mark.parametrize("text", ["", PACKED[:40], "pl\x07in", " ", PACKED[::-1]])
def test_what_is_no_packed_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="it "):
        unpacked(text, 10_000)
