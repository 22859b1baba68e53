"""Series that were asked for, one after the other in the order asked: each with its chart and its sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from api.charting import Charted, Charts
from api.say.problems import problem_lines
from api.say.spc import judgement_lines, sentences
from api.say.words import day
from graph.days import day_in, month_in
from graph.ontology import Language
from visual.chart_texts import state_of
from visual.chart_words import Chart, Reader
from visual.figures import figure
from visual.plain_chart import Signs, plain_chart

DRAWN = 6
DIRECTIONS = {
    "increase": "better when it rises",
    "decrease": "better when it falls",
    "neutral": "neither way is better",
}


def chart_lines(found: Charts, shown: int | None, width: int, signs: Signs) -> Iterator[str]:
    """Yield every series with what is said of it, each drawn in characters where there are few or all is asked for.

    Args:
        found: What was asked for.
        shown: How many entries of a list are shown; None for all.
        width: The most characters of a line.
        signs: What charts are drawn with.
    """
    if not found.charted:
        yield "There are no readings."
    for number, one in enumerate(found.charted):
        if number:
            yield ""
        yield head_line(one)
        if shown is None or len(found.charted) <= DRAWN:
            yield from plain_chart(one.judgement, width, signs, day)
        yield from judgement_lines(one.judgement, shown)


def drawn(found: Charts, reader: Reader) -> list[Chart]:
    """Return every series ready to be drawn for somebody, with a summary of what is said of it."""
    return [drawn_one(one, reader) for one in found.charted]


def drawn_one(one: Charted, reader: Reader) -> Chart:
    """Return a series ready to be drawn for somebody, with a summary of what is said of it."""
    return told_chart(Chart(one.name, one.unit, one.judgement), reader)


def told_chart(chart: Chart, reader: Reader) -> Chart:
    """Return a chart with a summary of what its series says."""
    return replace(chart, summary=summary(chart, reader))


def reader_in(language: Language) -> Reader:
    """Return who reads charts in a language."""
    return Reader(language, partial(day_in, language=language), partial(month_in, language=language))


def summary(chart: Chart, reader: Reader) -> str:
    """Return what is said of a series as one text; in Welsh in the words on the chart, as sentences are English."""
    judgement = chart.judgement
    if reader.language == "en" or judgement.latest is None:
        return " ".join(sentences(judgement)) if reader.language == "en" else reader.says("no_values")
    limits = judgement.latest.limits
    lines = [("mean", limits.centre), ("lower", limits.lower), ("upper", limits.upper)]
    said = [reader.says(word) for word in (state_of(chart), judgement.assurance) if word]
    said.append(", ".join(f"{reader.says(word)} {figure(value)}" for word, value in lines if value is not None))
    return ". ".join(said) + "."


def head_line(one: Charted) -> str:
    """Return what a series is called, what it is counted in, and which way is better."""
    about = [part for part in (one.unit, DIRECTIONS[one.judgement.settings.direction]) if part]
    return f"“{one.name}” ({', '.join(about)})"


def problem_texts(found: Charts, shown: int | None) -> Iterator[str]:
    """Yield how foreign tables were read, and everything that is wrong."""
    from api.say.mapping import head_sentence

    yield from (head_sentence(used) for used in found.used)
    yield from problem_lines(found.problems, shown)
