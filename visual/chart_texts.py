"""The texts on a chart: what it says in words, the labels of its lines, its notes; each as long as there is room."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources

from graph.analysis.spc_judgement import Point
from graph.analysis.spc_limits import Limits
from visual.chart_marks import number
from visual.chart_scale import ALONE, Scale, Size
from visual.chart_words import Chart, Reader, state_word
from visual.figures import figure
from visual.html import Html, tag

MOST_NOTES = 8
LETTER = 0.6
"""Mean width of a letter, by its height."""
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart about to be drawn for somebody at some size.

    Attributes:
        chart: What is drawn.
        reader: Whom it is for.
        size: How large.
        id: Told apart from other charts of a page by this.
        is_alone: True for a file of its own: then its name, notes and values are on it.
    """

    chart: Chart
    reader: Reader
    size: Size = ALONE
    id: str = "chart"
    is_alone: bool = True


def chart_style() -> str:
    """Return the style sheet of charts."""
    return resources.files("visual").joinpath("static", "chart.css").read_text(encoding="utf-8")


def description(drawing: Drawing) -> str:
    """Return what a chart shows in words; where it stands alone, with all its values."""
    reader, judgement = drawing.reader, drawing.chart.judgement
    said = [drawing.chart.summary or reader.says("no_values")]
    if drawing.is_alone:
        said += [f"{reader.day(day)}: {note}." for day, note in notes_of(drawing.chart, reader)]
        said += [point_says(point, reader) + "." for point in judgement.points]
    return " ".join(said)


def point_says(point: Point, reader: Reader) -> str:
    """Return what is said of one value, in a few words."""
    parts = [f"{reader.day(point.date)}: {figure(point.value)}"]
    if point.rule:
        parts += [reader.says(state_word(point.variation, point.side)), reader.says(point.rule)]
    if point.is_excluded:
        parts.append(reader.says("excluded"))
    return ", ".join(parts)


def state_of(chart: Chart) -> str:
    """Return the state that the icon of a chart shows: that of the last value, `none` or `steady` without limits."""
    judgement = chart.judgement
    if not judgement.points:
        return "none"
    last = judgement.points[-1]
    if judgement.has_limits or last.rule or judgement.settings.chart == "run":
        return state_word(last.variation, last.side)
    return "none" if judgement.segments[-1].missing else "steady"


def notes_of(chart: Chart, reader: Reader) -> list[tuple[str, str]]:
    """Return what happened, each with its ISO day: notes of values, and where limits start anew with the reason."""
    series = chart.judgement.series
    noted = [(day, note) for day, note in zip(series.dates, series.notes, strict=False) if note]
    for _, rebase in chart.judgement.starts_anew:
        by = f", {reader.says('by', by=rebase.by)}" if rebase.by else ""
        said = f"{reader.says('new_limits')}: {rebase.reason or reader.says('no_reason')}{by}"
        noted.append((rebase.date, said))
    return sorted(noted)


def plain(text: str) -> str:
    """Return a text without characters that XML forbids, its lines as one."""
    return " ".join(_NO_XML.sub("\ufffd", text).split())


def line_labels(drawing: Drawing, scale: Scale) -> Iterator[Html]:
    """Yield what the lines are, at their right ends, moved apart where they would cover each other."""
    size = scale.size
    if size.right < size.left:
        return
    limits = drawing.chart.judgement.points[-1].limits
    centre = "median" if drawing.chart.judgement.settings.chart in {"run", "g"} else "mean"
    lines = [(drawing.reader.says(centre), limits.centre), *_limits(limits, drawing)]
    target = drawing.chart.judgement.settings.target
    if target is not None:
        lines.append((drawing.reader.says("target"), target))
    placed = sorted((scale.y(value), f"{word} {figure(value)}") for word, value in lines)
    free = 0.0
    for y, text in placed:
        free = max(y + size.text / 3, free)
        yield line_of_text(text, size.width - size.right + 10, free, room=_letters(size.right - 12, size))
        free += size.text + 2


def _limits(limits: Limits, drawing: Drawing) -> Iterator[tuple[str, float]]:
    if limits.lower is not None:
        yield drawing.reader.says("lower"), limits.lower
    if limits.upper is not None:
        yield drawing.reader.says("upper"), limits.upper


def note_lines(drawing: Drawing) -> list[str]:
    """Return what is said below a chart that stands alone: its notes, numbered as on the chart, cut to its width."""
    reader = drawing.reader
    noted = notes_of(drawing.chart, reader)
    shown = [f"{place} – {reader.day(day)}: {plain(note)}" for place, (day, note) in enumerate(noted, start=1)]
    if len(shown) > MOST_NOTES:
        shown = [*shown[: MOST_NOTES - 1], reader.says("more", number=len(shown) - MOST_NOTES + 1)]
    return [shortened(line, _letters(drawing.size.width - 24, drawing.size)) for line in shown]


def line_of_text(text: str, x: float, y: float, *, room: int = 0, class_: str = "") -> Html:
    """Return a line of text; one longer than so many letters is cut, and says all when pointed at."""
    cut = shortened(text, room) if room else text
    title = tag("title", text) if cut != text else None
    return tag("text", title, cut, x=number(x), y=number(y), class_=class_ or None)


def shortened(text: str, room: int) -> str:
    """Return a text with at most so many letters.

    >>> shortened("a long name", 6)
    'a lon…'
    """
    return text if len(text) <= room else f"{text[: room - 1]}…"


def _letters(width: float, size: Size) -> int:
    return max(int(width / (size.text * LETTER)), 2)


def drawn_lowers(points: Sequence[Point]) -> list[float | None]:
    """Return where lower limits are drawn: at 0 where one lies below and no value does; rules keep to the limit."""
    is_above = all(point.value >= 0 for point in points)
    lowers = (point.limits.lower for point in points)
    return [max(lower, 0.0) if lower is not None and is_above else lower for lower in lowers]
