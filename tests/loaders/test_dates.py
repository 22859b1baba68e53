"""Days as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.dates import day_of


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31/12/2025", "2025-12-31"),
        ("1.2.2026", "2026-02-01"),
        ("01-02-2026", "2026-02-01"),
        ("2025-12-31T10:30:00Z", "2025-12-31"),
        ("2025/12/31", "2025-12-31"),
        ("31/02/2026", None),
        ("31/02", None),
        ("12/31/2025", None),
        ("31/12-2025", None),
        ("tomorrow", None),
        ("", None),
    ],
)
def test_a_day_is_read_day_first_and_only_if_it_exists(text: str, day: str | None) -> None:
    assert day_of(text) == day


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_that_exists_is_read_back(day: date) -> None:
    assert day_of(f"{day:%d/%m/%Y}") == day.isoformat() == day_of(day.isoformat())


@given(st.text())
def test_no_text_stops_it(text: str) -> None:
    found = day_of(text)

    assert found is None or date.fromisoformat(found)
