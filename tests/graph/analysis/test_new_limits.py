"""New limits have a day, a reason and who decided; what lacks one is told, and not used."""

from __future__ import annotations

import pytest

from graph.analysis.new_limits import rebase_of, why_unused
from graph.analysis.spc_settings import Rebase


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2026-04-01", Rebase("2026-04-01")),
        ("2026-04-01 second theatre opened", Rebase("2026-04-01", "second theatre opened")),
        ("2026-04-01: new ward (decided by the quality board)", Rebase("2026-04-01", "new ward", "the quality board")),
        ("2026-04-01 - new ward (Cardiff)", Rebase("2026-04-01", "new ward (Cardiff)")),
        ("2026-04-01 (by the board)", Rebase("2026-04-01", "", "the board")),
        ("2026-02-31 no such day", None),
        ("April", None),
    ],
)
def test_new_limits_are_read_out_of_words(text: str, told: Rebase | None) -> None:
    assert rebase_of(text) == told


def test_new_limits_with_day_reason_and_who_decided_are_used() -> None:
    assert why_unused("m1", "2026-04-01 second theatre (by the board)") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-04-01", "new limits from 2026-04-01 lack a reason and who decided; limits go on as before"),
        ("2026-04-01 second theatre", "new limits from 2026-04-01 lack who decided; limits go on as before"),
        ("2026-04-01 (by the board)", "new limits from 2026-04-01 lack a reason; limits go on as before"),
        ("2026-04-01 second theatre (by )", "new limits from 2026-04-01 lack who decided; limits go on as before"),
        ("soon", "new limits cannot start from 'soon'; they go on as before"),
    ],
)
def test_what_is_missing_is_named_with_the_measure_and_the_day(text: str, said: str) -> None:
    problem = why_unused("m1", text)

    assert problem is not None
    assert (problem.severity, problem.message, problem.value) == ("warning", f"m1: {said}", text)
    assert "(by the theatre board)" in problem.suggestion
