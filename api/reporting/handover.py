"""The handover for a new leader: what the organisation is for, what was promised, what is moving, what is not known."""

from __future__ import annotations

from collections.abc import Iterator

from api.reporting.writer import Writer
from visual.report_parts import Part

FIRST = ("N5", "N4", "N12")
THEN = ("Q1", "Q3", "Q4", "Q5", "Q11", "Q12", "Q13", "Q14", "N13")


def parts(writer: Writer) -> Iterator[Part]:
    """Yield the parts of the handover."""
    yield from writer.asked(*FIRST)
    promised = writer.of_findings(writer.matter.found("C01", "C02", "C04", "C07"))
    missing = [] if promised else [writer.claim("No message or call for help is recorded that waits too long.", ())]
    yield Part("promised", writer.says("promised"), promised, missing=missing)
    yield from writer.asked(*THEN)
