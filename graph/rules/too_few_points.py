"""M06."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.case import Case
from graph.analysis.examples import monthly
from graph.analysis.looking import Near
from graph.analysis.rule import Charted, Hit, rule
from graph.analysis.spc_end import FULL
from graph.analysis.words_numbers import so_many
from graph.analysis.words_series import followed, ordinal

NO_LIMITS = "too few for limits, which need {few} more, and {many} more to be full ones"
TRIAL = "so its limits are trial limits, which need {many} more to be full ones"


@rule(
    id="M06",
    title="Too few points to judge",
    severity="L",
    source="NHS Wales (2024), Part 2 (tools of Quality Improvement)",
    action="Wait, and show it as a line, or with its limits marked as a trial.",
    fires={
        f"Measure m1; {monthly('m1', 3)}": ("m1",),
        f"Measure m1; {monthly('m1', *[10, 12] * 5, 10)}": ("m1",),
        f'Measure m1 rebase_dates=["2026-03-01 new ward (by the board)"]; {monthly("m1", *[10, 12] * 9)}': ("m1",),
        f"Measure m1; {monthly('m1', *[10, 12] * 6, last='2026-08')}": ("m1",),
    },
    quiet=[
        f"Measure m1; {monthly('m1', *[10, 12] * 6)}",
        "Measure m1",
        'Measure m1; m1 @ 2026-06-01 note="not counted"',
        f"Measure m1 status=draft; {monthly('m1', 3)}",
    ],
    looks=Near(trait="readings", by=("series",)),
)
def too_few_points(case: Case, measures: Sequence[int]) -> Iterator[Hit]:
    """Limits that rest on few values move with each new one, and what they seem to tell is often chance.

    Below six values there are no limits at all; from six to eleven they are trial limits. Counted are the values since
    limits last began anew.

    Not a problem where everybody knows that it has just begun.
    """
    for measure in followed(case, measures):
        end = case.judged.end(measure)
        if end is None or end.size >= FULL:
            continue
        why = NO_LIMITS if end.missing else TRIAL
        words = {"values": so_many(end.size, "value"), "why": why.format(few=end.missing, many=FULL - end.size)}
        yield Hit((measure,), "{0} has {values}, {why}.", (Charted(measure),), words, since=ordinal(end.start))
