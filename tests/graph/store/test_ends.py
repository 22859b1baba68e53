"""Tests of `graph.store.ends`: very many numbers in little room."""

from __future__ import annotations

import pytest

from graph.store import ends
from graph.store.ends import Ends


def test_each_number_comes_once_in_order_whenever_it_was_added(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ends, "MOST_LOOSE", 3)
    found = Ends()

    found.update([7, 3])
    found.update([9, 7, 1, 12])
    found.update([3, 2])

    assert list(found.parts(4)) == [[1, 2, 3, 7], [9, 12]]
    assert list(Ends().parts(4)) == []
