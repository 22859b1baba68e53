"""Limits: each declared once, set by settings, with every mistake named; rows and time run out."""

from __future__ import annotations

from dataclasses import fields

import pytest

from api.limits import Budget, LimitReached, Limits, TimeUp, described_limits, limits_of
from graph.errors import WrongUse


def test_every_limit_says_what_it_is_and_can_be_set() -> None:
    for limit in described_limits():
        assert limit.doc.endswith(".")
        assert getattr(limits_of({limit.name: 1}), limit.name) == 1
        assert limits_of({limit.name: limit.most}) != limits_of({})
    assert len(described_limits()) == len(fields(Limits))


def test_every_wrong_limit_is_named_with_what_is_meant() -> None:
    with pytest.raises(WrongUse) as caught:
        limits_of({"dept": 3, "rows": 0, "page": True, "cost": 1.5, "seconds": 3_601})

    said = str(caught.value)
    assert "there is no limit 'dept'; did you mean 'depth'?" in said
    for name in ("rows", "page", "cost", "seconds"):
        assert f"{name} must be a whole number from 1 to" in said


def test_rows_run_out() -> None:
    budget = Budget(3)
    budget.spend(3)

    with pytest.raises(LimitReached, match="3 entries in all"):
        budget.spend(1)


def test_time_runs_out_and_no_field_can_answer_it_with_null() -> None:
    with pytest.raises(TimeUp):
        Budget(3, seconds=-1).spend(1)

    assert not issubclass(TimeUp, Exception)
