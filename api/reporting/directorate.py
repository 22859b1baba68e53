"""The paper for a directorate: what changed, how its work runs, what needs help, and whether improvements worked."""

from __future__ import annotations

from collections.abc import Iterator

from api.reporting.writer import Writer
from api.say.words import count, verb
from visual.report_parts import Part

ASKED = ("Q1", "Q5", "Q6a", "Q6b", "Q7b", "Q8", "Q9", "Q10", "Q11", "Q12", "Q13")


def parts(writer: Writer) -> Iterator[Part]:
    """Yield the parts of the paper."""
    measures = writer.matter.followed
    if measures:
        grid = writer.moved(measures, writer.says("outcomes"))
        text = f"{count(len(measures), 'measure')} {verb(len(measures), 'is', 'are')} followed here."
        yield Part("measures", writer.says("outcomes"), [writer.claim(text, measures)], [grid])
    yield from writer.asked(*ASKED)
