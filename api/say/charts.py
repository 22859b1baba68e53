"""Series that were asked for, one after the other in the order asked: each with its chart and its sentences."""

from __future__ import annotations

from collections.abc import Iterator

from api.charting import Charted, Charts
from api.say.mapping import head_sentence
from api.say.problems import problem_lines
from api.say.spc import judgement_lines

DIRECTIONS = {
    "increase": "better when it rises",
    "decrease": "better when it falls",
    "neutral": "neither way is better",
}


def chart_lines(found: Charts, shown: int | None) -> Iterator[str]:
    """Yield every series with what is said of it."""
    if not found.charted:
        yield "There are no readings."
    for number, one in enumerate(found.charted):
        if number:
            yield ""
        yield head_line(one)
        yield from judgement_lines(one.judgement, shown)


def head_line(one: Charted) -> str:
    """Return what a series is called, what it is counted in, and which way is better."""
    about = [part for part in (one.unit, DIRECTIONS[one.judgement.settings.direction]) if part]
    return f"“{one.name}” ({', '.join(about)})"


def problem_texts(found: Charts, shown: int | None) -> Iterator[str]:
    """Yield how foreign tables were read, and everything that is wrong."""
    yield from (head_sentence(used) for used in found.used)
    yield from problem_lines(found.problems, shown)
