"""A chart in characters fits its width, and shows every value with a sign of its sort."""

from __future__ import annotations

import pytest

from graph.analysis.spc import judge
from graph.analysis.spc_settings import Rebase, Settings
from tests.graph.analysis.charted import months, numbers, series
from visual.plain_chart import PLAIN, RICH, plain_chart

DEVIATIONS = numbers("1,2,1,2,10,1,2,1,2,1,2,1,2,1,2,1,2,1")


def test_a_chart_is_drawn_in_letters() -> None:
    judgement = judge(series(DEVIATIONS), Settings("increase", target=8.0))

    lines = plain_chart(judgement, 60, PLAIN, str)

    assert lines[0].split("|")[0].strip() == "10"
    assert lines[0].index("I") == 10 + 4 * 2
    assert sum(line.count("o") for line in lines[:13]) == 17
    assert lines[-2].strip() == "2000-01-01 to 2001-06-01"
    assert lines[-1].strip() == "o common causes  I improving  - mean  . limits  = target"


@pytest.mark.parametrize("count", [1, 7, 30, 31, 200])
def test_no_line_is_wider_than_asked_for(count: int) -> None:
    judgement = judge(series([float(number % 7) for number in range(count)]), Settings("increase", target=3.0))

    assert max(map(len, plain_chart(judgement, 40, RICH, str)[:-1])) <= 40


def test_of_more_values_than_have_room_the_last_are_shown() -> None:
    judgement = judge(series([float(number % 7) for number in range(200)]))

    assert plain_chart(judgement, 40, PLAIN, str)[-2].strip() == f"{months(171)[-1]} to {months(200)[-1]}"


def test_new_limits_are_marked() -> None:
    judgement = judge(series(DEVIATIONS), Settings("increase", rebases=(Rebase(months(10)[-1]),)))

    assert sum(":" in line for line in plain_chart(judgement, 60, PLAIN, str)[:13]) >= 10


@pytest.mark.parametrize("values", [[4.0], [4.0] * 9, [0.0]])
def test_values_that_are_all_alike_can_be_drawn(values: list[float]) -> None:
    lines = plain_chart(judge(series(values)), 40, PLAIN, str)

    assert sum(line.count("o") for line in lines[:13]) == len(values)


def test_no_values_are_no_lines() -> None:
    assert plain_chart(judge(series([])), 40, PLAIN, str) == []
