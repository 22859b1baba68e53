"""The differences that docs/series.md shows between published tools are those that the code makes."""

from __future__ import annotations

from itertools import groupby

import pytest

from graph.analysis.spc import judge
from graph.analysis.spc_settings import RULE_SETS, Settings
from tests.graph.analysis.charted import flagged, numbers, series
from tests.graph.analysis.test_spc import DEVIATIONS, INFECTIONS
from tests.tree import ROOT
from visual.figures import figure

PAGE = (ROOT / "docs" / "series.md").read_text(encoding="utf-8")
SHOWN = {
    "10 12 9 11 10 12 9 11 10 12 9 10 11 12 13": "five values that rise",
    "10 9 11 9 10 8 10 9 11 12 12 11.5 12 11 12 9": "seven values above the mean",
    "10 11 10 11 10 11 10 11 10 11 10 11 13 15 10": "one value near a limit, the next outside it",
}


def _places(numbers: list[int]) -> str:
    return f"{numbers[0]}–{numbers[-1]}" if len(numbers) > 1 else str(numbers[0])


@pytest.mark.parametrize("values", SHOWN)
def test_the_page_shows_what_each_set_of_rules_marks(values: str) -> None:
    marked = []
    for rules in RULE_SETS.values():
        found = flagged(judge(series(numbers(values)), Settings("decrease", rule_set=rules)))
        runs = [(rule, [*numbers]) for rule, numbers in groupby(found, key=found.__getitem__)]
        marked.append(", ".join(f"{_places(numbers)} {rule.replace('_', ' ')}" for rule, numbers in runs) or "–")

    assert f"| {SHOWN[values]} | `{values}` | {' | '.join(marked)} |" in PAGE


@pytest.mark.parametrize(("name", "values"), [("ten among ones", DEVIATIONS), ("infections", INFECTIONS[:24])])
def test_the_page_shows_what_screening_changes(name: str, values: list[float]) -> None:
    cells = []
    for screen in (True, False):
        judgement = judge(series(values), Settings("decrease", screen=screen))
        limits = judgement.segments[0].limits
        cells.append(f"{figure(limits.lower)} to {figure(limits.upper)}, {len(flagged(judgement))} outside")

    assert f"| {name} | {' | '.join(cells)} |" in PAGE


def test_every_set_of_rules_and_every_chart_is_on_the_page() -> None:
    assert [name for name in RULE_SETS if f"`{name}`" not in PAGE] == []
