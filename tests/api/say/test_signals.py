"""Signals in sentences: shown to be no chance, and what they may touch as a hypothesis."""

from __future__ import annotations

from api.answers.signals import SignalsAnswer
from api.say.names import Names
from api.say.signals import signal_lines
from graph.analysis.examples import case_of, monthly

STEADY = [10, 12] * 6
MAP = 'OrgUnit u1; OrgUnit u2; Measure m1 "Seen in time" direction=increase -measures-> Process r1 "Treat" unit=u1\n'
SERVICE = 'r1 -produces-> Service s1 "Care"\n'


def said(text: str, *, unit: str = "", measures: tuple[str, ...] = ()) -> list[str]:
    """Return the lines for a text."""
    case = case_of(text)
    index = case.snapshot.index
    answer = SignalsAnswer(case, index[unit] if unit else None, tuple(index[one] for one in measures))
    return list(signal_lines(answer, Names(case.snapshot), 12))


def test_a_signal_is_told_with_its_series_what_it_may_touch_and_how() -> None:
    lines = said(MAP + SERVICE + monthly("m1", *STEADY, 0))

    assert lines[0] == "1 of 1 measure with values shows a special cause now."
    assert lines[2].startswith("“Seen in time” (measure, m1) is getting worse, and not by chance: a value lies below")
    assert (
        lines[3] == "By the map, and so only as a hypothesis, it may touch 1 process (“Treat”) and 1 service (“Care”)."
    )
    assert lines[5] == ("  - “Care” (service, s1): “Seen in time” measures “Treat”, which produces “Care”.")


def test_QC_03_no_alarm_is_raised_on_common_causes() -> None:
    assert said(MAP + monthly("m1", *STEADY)) == [
        "None of 1 measure with values shows a special cause now: what varies as it always does asks for no response."
    ]


def test_a_measure_of_nothing_says_so() -> None:
    assert said(f"Measure m1; {monthly('m1', *STEADY, 0)}")[-1].startswith("What it may touch cannot be told")


def test_a_unit_or_single_measures_can_be_asked_about() -> None:
    text = MAP + monthly("m1", *STEADY, 0)

    assert said(text, unit="u1")[0].startswith("1 of 1 measure")
    assert said(text, unit="u2")[0].startswith("No measure here has values")
    assert said(text, measures=("m1",))[0].startswith("1 of 1 measure")
