"""The chart beside a finding: of the measure it rests on, in the reader's language; none where it rests on none."""

from __future__ import annotations

import pytest

from api.small_chart import small_chart
from api.whereabouts import Whereabouts
from tests.api.asking import view
from tests.visual.test_html import read

SERIES = "\n".join(f"m @ 2026-{month:02}-01 = {10 + month % 3}" for month in range(1, 13))
MEASURED = f"""
Measure m "Waiting <b>" direction=decrease measured_in=days frequency=monthly target=2
{SERIES}
"""


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_finding_about_a_series_shows_it(language: str) -> None:
    asked = view(MEASURED)
    found = [one for one in asked.findings().open if any(fact["fact"] == "series" for fact in one.evidence)]
    place = Whereabouts("cy" if language == "cy" else "en")

    charts = [small_chart(asked, place, one, "chart") for one in found]

    assert found
    for chart in charts:
        shown = read(str(chart))
        assert "svg" in shown.tags
        assert "b" not in shown.tags
        assert "Waiting <b>" in "".join(shown.texts)


def test_a_finding_that_rests_on_no_measure_shows_none() -> None:
    asked = view('Process r "Alone" lane=support')
    found = [one for one in asked.findings().open if all("measure" not in fact for fact in one.evidence)]

    assert found
    assert [small_chart(asked, Whereabouts("en"), one, "chart") for one in found] == [None] * len(found)
