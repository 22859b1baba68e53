"""The board of a team, for the wall: how its work runs today, what it can put right, what waits for an answer."""

from __future__ import annotations

from collections.abc import Iterator

from api.reporting.writer import Writer
from api.say.words import count, verb
from visual.report_parts import Part

ASKED = ("Q9", "Q10", "Q11", "Q8", "Q12")
CHARTS = 8


def parts(writer: Writer) -> Iterator[Part]:
    """Yield the parts of the board."""
    measures = writer.matter.followed
    if measures:
        text = f"{count(len(measures), 'measure')} {verb(len(measures), 'is', 'are')} followed here{_drawn(measures)}."
        charts = [writer.chart(one) for one in measures[:CHARTS]]
        yield Part("measures", writer.says("measure"), [writer.claim(text, measures)], charts=charts)
    yield from writer.asked(*ASKED)
    waiting = writer.of_findings(writer.matter.found("C01", "C02"))
    if waiting:
        yield Part("waiting", writer.says("promised"), waiting)


def _drawn(measures: list[int]) -> str:
    return f"; the first {CHARTS} are drawn" if len(measures) > CHARTS else ""
